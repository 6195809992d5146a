"""The two places mail waits in: a maildir and a mailbox spoken to by IMAP, against a real Dovecot and one that misbehaves."""

import imaplib
import mailbox
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from itertools import takewhile
from pathlib import Path

import pytest

from lianxin.messaging.services import mailboxes
from tests.messaging.letters import mail

_DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
_CONF = """
protocols = imap
base_dir = {folder}/run
log_path = {folder}/log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
mail_location = maildir:{folder}/mail
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password=open/sesame
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def take_all(address, most=50):
    taken = []
    with mailboxes.opened(address) as waiting:
        for each in waiting(most):
            taken.append((each.size, each.fetch(), each.fetch_head()))
            each.mark_taken()
    return taken


def test_a_maildir_gives_each_mail_once(tmp_path):
    box = mailbox.Maildir(tmp_path / "box", create=True)
    for n in range(3):
        box.add(mail(f"第{n}封").as_bytes())
    address = f"maildir://{tmp_path}/box"
    assert len(take_all(address, most=2)) == 2
    [(size, raw, head)] = take_all(address)
    assert size == len(raw)
    assert raw.startswith(head[:100])
    assert take_all(address) == []
    assert all(name.endswith(":2,S") for name in os.listdir(tmp_path / "box" / "cur"))


def test_a_folder_that_is_no_maildir_and_an_address_that_is_no_mailbox(tmp_path):
    for address in (f"maildir://{tmp_path}", "pop3://x", "needs@county.test"):
        with pytest.raises(mailboxes.NoMailbox):
            take_all(address)


@pytest.fixture
def dovecot(tmp_path_factory):
    """A real IMAP server of its own; its address."""
    if _DOVECOT is None or os.getuid() != 0:
        pytest.skip("dovecot is not installed, or this is not root: apt-get install dovecot-imapd")
    folder = tmp_path_factory.mktemp("dovecot")
    for above in takewhile(lambda each: each != Path(tempfile.gettempdir()), (folder, *folder.parents)):
        above.chmod(0o755)  # the server's processes are nobody's
    for name in ("run", "mail", "home"):
        (folder / name).mkdir()
        shutil.chown(folder / name, 65534, 65534) if name != "run" else None
    port = free_port()
    (folder / "dovecot.conf").write_text(_CONF.format(folder=folder, port=port))
    server = subprocess.Popen([_DOVECOT, "-F", "-c", str(folder / "dovecot.conf")])
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port):
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


def signed_in(port):
    client = imaplib.IMAP4("127.0.0.1", port)
    client.login("needs@county.test", "open/sesame")
    return client


def test_a_real_server_gives_each_mail_once_and_keeps_it(dovecot):
    with signed_in(dovecot) as client:
        for n in range(3):
            client.append("INBOX", None, None, mail(f"第{n}封").as_bytes().replace(b"\n", b"\r\n"))
        client.create("&U7Zr1A-")  # folders beside it do no harm
    address = f"imap://needs%40county.test:open%2Fsesame@127.0.0.1:{dovecot}/INBOX"
    taken = take_all(address, most=2)
    assert [size for size, _, _ in taken] == [len(raw) for _, raw, _ in taken]
    assert all(b"Subject" in head and b"\r\n\r\n" in head for _, _, head in taken)
    assert len(take_all(address)) == 1
    assert take_all(address) == []
    with signed_in(dovecot) as client:
        assert client.select("INBOX") == ("OK", [b"3"])  # nothing is deleted
    with pytest.raises(mailboxes.NoMailbox):
        take_all(address.replace("sesame", "barley"))
    with pytest.raises(mailboxes.NoMailbox):
        take_all(address.replace("INBOX", "none"))


@pytest.fixture
def scripted():
    """``scripted(answers)``: a server that says these lines, one bundle for each command; returns its port."""
    servers = []

    def start(*answers):
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def serve():
            connection, _ = server.accept()
            with connection, connection.makefile("rb") as said:
                connection.sendall(b"* OK ready\r\n")
                for answer in answers:
                    tag = said.readline().split(b" ")[0]
                    if not tag or answer is None:
                        return
                    connection.sendall(answer.replace(b"TAG", tag))

        threading.Thread(target=serve, daemon=True).start()
        return server.getsockname()[1]

    yield start
    for server in servers:
        server.close()


_SIGNED_IN = (
    b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n",
    b"TAG OK LOGIN\r\n",
    b"* 2 EXISTS\r\nTAG OK [READ-WRITE] SELECT\r\n",
)


def test_a_server_that_hangs_up_or_refuses_is_said_so(scripted):
    for answers in ((None,), (*_SIGNED_IN[:1], b"TAG NO wrong password\r\n"), (*_SIGNED_IN, b"TAG NO busy\r\n", None)):
        port = scripted(*answers)
        with pytest.raises((mailboxes.NoMailbox, OSError)):
            take_all(f"imap://a:b@127.0.0.1:{port}/INBOX")


def test_a_mail_moved_away_meanwhile_is_passed_over(scripted):
    port = scripted(
        *_SIGNED_IN,
        b"* SEARCH 7 8\r\nTAG OK done\r\n",
        b"TAG OK nothing under 7\r\n",
        b"* 2 FETCH (UID 8 RFC822.SIZE 5)\r\nTAG OK done\r\n",
        b"* 2 FETCH (UID 8 BODY[] {5}\r\nwords)\r\nTAG OK done\r\n",
        b"* 2 FETCH (UID 8 BODY[HEADER] {4}\r\nhead)\r\nTAG OK done\r\n",
        b"TAG OK STORE\r\n",
        b"* BYE\r\nTAG OK done\r\n",
    )
    assert take_all(f"imap://a:b@127.0.0.1:{port}/INBOX") == [(5, b"words", b"head")]


def test_a_password_never_crosses_a_network_in_the_clear(scripted, monkeypatch):
    port = scripted(*_SIGNED_IN)
    monkeypatch.setattr(mailboxes, "_stays_on_this_machine", lambda _host: False)
    with pytest.raises((mailboxes.NoMailbox, OSError)):
        take_all(f"imap://a:b@127.0.0.1:{port}/INBOX")
