"""Where e-mail to the county waits: a mailbox spoken to by IMAP, or a maildir folder a mail server delivers into.

Both give what waits as ``Waiting``. What was taken is marked as read there and stays: the mailbox is the operator's.
"""

import imaplib
import re
import ssl
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 30
_HEAD_BYTES = 64 * 1024
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class NoMailbox(Exception):
    """The address of the mailbox cannot be used, or its server refused."""


@dataclass(frozen=True)
class Waiting:
    """One mail that was not taken yet. ``fetch()`` brings all of it, ``fetch_head()`` at least its headers."""

    size: int
    fetch: object
    fetch_head: object
    mark_taken: object


@contextmanager
def opened(address):
    """A function that yields what waits in the mailbox at ``address``, at most so many: ``maildir:///folder``,
    ``imaps://user:password@host/INBOX``, or ``imap://`` for a server that starts TLS on the plain port.
    """
    parts = urlsplit(address)
    if parts.scheme == "maildir":
        yield lambda most: _in_maildir(Path(unquote(parts.path)), most)
    elif parts.scheme in ("imaps", "imap"):
        with _signed_in(parts) as server:
            yield lambda most: _in_imap(server, most)
    else:
        raise NoMailbox(f"{parts.scheme}:// is no mailbox")


def _in_maildir(folder, most):
    if not (folder / "new").is_dir():
        raise NoMailbox(f"{folder} is no maildir")
    for path in sorted((folder / "new").iterdir())[:most]:
        yield Waiting(
            size=path.stat().st_size,
            fetch=path.read_bytes,
            fetch_head=lambda path=path: _beginning(path),
            mark_taken=lambda path=path: path.rename(folder / "cur" / f"{path.name}:2,S"),
        )


def _beginning(path):
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


@contextmanager
def _signed_in(parts):
    context = ssl.create_default_context()
    server: imaplib.IMAP4 | None = None
    try:
        if parts.scheme == "imaps":
            server = imaplib.IMAP4_SSL(parts.hostname, parts.port or 993, ssl_context=context, timeout=TIMEOUT_SECONDS)
        else:
            server = imaplib.IMAP4(parts.hostname, parts.port or 143, timeout=TIMEOUT_SECONDS)
            if not _stays_on_this_machine(parts.hostname):
                server.starttls(ssl_context=context)  # a password never crosses a network in the clear
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        _said_yes(server.select(_quoted(unquote(parts.path.lstrip("/")) or "INBOX")))
        yield server
    except imaplib.IMAP4.error as error:
        raise NoMailbox(str(error)) from error
    finally:
        if server is not None:
            _say_goodbye(server)


def _say_goodbye(server):
    try:
        server.logout()
    except (imaplib.IMAP4.error, OSError):
        server.shutdown()


def _stays_on_this_machine(host):
    return host in ("127.0.0.1", "::1", "localhost")


def _quoted(name):
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_imap(server, most):
    _, found = _said_yes(server.uid("SEARCH", "UNSEEN"))
    for uid in (found[0] or b"").split()[:most]:
        _, sized = _said_yes(server.uid("FETCH", uid, "(RFC822.SIZE)"))
        size = _SIZE.search(sized[0] or b"") if sized else None
        if size is None:
            continue  # somebody moved it away meanwhile
        yield Waiting(
            size=int(size[1]),
            fetch=lambda uid=uid: _body(server, uid, "BODY.PEEK[]"),
            fetch_head=lambda uid=uid: _body(server, uid, "BODY.PEEK[HEADER]"),
            mark_taken=lambda uid=uid: _said_yes(server.uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")),
        )


def _body(server, uid, what):
    _, answer = _said_yes(server.uid("FETCH", uid, f"({what})"))
    return next((part[1] for part in answer if isinstance(part, tuple)), b"")


def _said_yes(answer):
    if answer[0] != "OK":
        raise NoMailbox(str(answer[1]))
    return answer
