"""An e-mail as somebody else sent it, taken apart into plain words and pictures. Nothing in it is trusted.

Pure: the standard library reads the message, the HTML cleaner of the house leaves only its words. Character sets are
what Chinese mailboxes send: GB 2312 and GBK are read as GB 18030, undeclared bytes as UTF-8 or GB 18030.
"""

import email
import html
import re
from dataclasses import dataclass, replace
from email.header import decode_header
from email.utils import getaddresses

import nh3

from lianxin.kit.decoding import UnknownEncoding, decode

MOST_PARTS = 200
MOST_PICTURES = 6
#: Stands above everything our own mails say: what is below it in an answer was not written by its sender.
ANSWER_ABOVE = "————请在这条线上面写回信 / please answer above this line————"
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|heic|heif|webp|gif|bmp)$", re.IGNORECASE)
_CHINESE_SETS = frozenset({"gb2312", "gbk", "cp936", "x-gbk", "gb_2312-80", "hz-gb-2312", "gb18030"})
_ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[A-Za-z0-9.-]{1,190}")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,300}>")
_BLOCK_END = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6]|/blockquote)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_BLOCKS = {"br", "p", "div", "tr", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
#: Turn the direction of writing or cannot be seen: nobody needs them to say what is wrong.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
#: Where the mail that is answered begins, as mail programs write it.
_QUOTE_BEGINS = re.compile(
    r"^\s*(?:-{2,}\s*(?:原始邮件|原邮件|转发邮件|Original Message|Forwarded message)\b.*"
    r"|(?:发件人|寄件者|From)[:：].{3,}|.{0,80}\d.{0,80}(?:写道|wrote)[:：]?|在.{0,120}写道[:：]?)\s*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^\s*(?:(?:re|fw|fwd|aw|回复|答复|转发|回覆)\s*[:：]\s*)+", re.IGNORECASE)
_ROBOTS = frozenset(
    {"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces"}
)


class Unreadable(ValueError):
    """The bytes are no mail that could be read."""


@dataclass(frozen=True)
class Picture:
    """An attachment that says it is a picture; the files room decides whether it is one."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """``text`` is what its sender wrote, without the mail it answers; ``left_out`` names attachments not taken."""

    message_id: str
    sender: str  # an address, in small letters
    sender_name: str
    addressed_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    text: str = ""
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[str, ...] = ()
    is_automatic: bool = False


def read_letter(raw):
    """A whole mail as a ``Letter``. Raises ``Unreadable``, and nothing else, for what is no mail."""
    try:
        message = email.message_from_bytes(raw)
        parts = _leaves(message)
        pictures, left_out = _pictures(parts)
        letter = _letter(message, pictures=pictures, left_out=left_out)
        return replace(letter, text=_own_words(_text(parts), is_answer=bool(letter.references)))
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001, RUF100 - whatever a broken mail does to its reader
        if isinstance(error, MemoryError):
            raise
        raise Unreadable(type(error).__name__) from error


def read_envelope(head):
    """Only who wrote, to whom and about what: of a mail too large to be fetched. Raises ``Unreadable``."""
    try:
        return _letter(email.message_from_bytes(head))
    except Exception as error:  # noqa: BLE001, RUF100 - as above
        raise Unreadable(type(error).__name__) from error


def _letter(message, **content):
    head = _Head(message)
    named = getaddresses(head.all("From")[:1])
    name, address = named[0] if named else ("", "")
    if not _ADDRESS.fullmatch(address):
        raise Unreadable("sender")
    to = getaddresses(head.all("To", "Cc", "Delivered-To", "X-Original-To"))
    return Letter(
        message_id=head.first("Message-ID")[:300],
        sender=address.lower(),
        sender_name=_one_line(name)[:40],
        addressed_to=tuple(dict.fromkeys(each.lower() for _, each in to if each)),
        references=tuple(_MESSAGE_ID.findall(" ".join(head.all("References", "In-Reply-To")))),
        subject=_PREFIX.sub("", _one_line(head.first("Subject")))[:200],
        is_automatic=_is_automatic(head, message.get_content_type(), address.lower()),
        **content,
    )


class _Head:
    """The headers of a mail, each as one line; bytes nobody declared are read as a Chinese mailbox means them."""

    def __init__(self, message):
        self._lines = {}
        for name, value in message.raw_items():
            raw = str(value).encode("utf-8", "surrogateescape")
            self._lines.setdefault(name.lower(), []).append(re.sub(r"\r?\n[ \t]+", " ", _decoded(raw, "")).strip())

    def all(self, *names):
        return [line for name in names for line in self._lines.get(name.lower(), [])]

    def first(self, name, otherwise=""):
        return next(iter(self.all(name)), otherwise)


def _one_line(value):
    return " ".join(_plain(_header_words(value)).split())


def _header_words(value):
    words = []
    for chunk, charset in decode_header(value):
        words.append(chunk if isinstance(chunk, str) else _decoded(chunk, charset or ""))
    return "".join(words)


def _decoded(raw, charset):
    charset = charset.lower().strip()
    if charset and charset not in ("us-ascii", "ascii", "unknown-8bit"):
        try:
            return raw.decode("gb18030" if charset in _CHINESE_SETS else charset)
        except (LookupError, UnicodeDecodeError):
            pass  # it said one thing and is another
    try:
        return decode(raw)[0]
    except UnknownEncoding:
        return raw.decode("utf-8", "replace")


def _leaves(message):
    """The parts that hold something, in their order; a mail of too many parts is no letter."""
    leaves = []
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            raise Unreadable("parts")
        if not part.is_multipart():
            leaves.append(part)
    return leaves


def _text(parts):
    """The first plain text with words in it, else the first HTML as plain text."""
    for kind, to_plain in (("text/plain", str), ("text/html", _words_of_html)):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                words = _plain(
                    to_plain(_decoded(part.get_payload(decode=True) or b"", part.get_content_charset() or ""))
                )
                if words.strip():
                    return words
    return ""


def _words_of_html(text):
    """The words of a page without its tags, scripts, styles and hidden title; blocks end lines."""
    safe = nh3.clean(text, tags=_BLOCKS, attributes={}, clean_content_tags={"script", "style", "title"})
    lines = _TAG.sub("", _BLOCK_END.sub("\n", " ".join(safe.split())))
    return "\n".join(line.strip() for line in html.unescape(lines).split("\n"))


def _plain(text):
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))


def _own_words(text, *, is_answer):
    """What its sender wrote: nothing below our own line, and of an answer not the mail it answers."""
    lines = []
    for line in text.split("\n"):
        if ANSWER_ABOVE[:12] in line or (is_answer and _QUOTE_BEGINS.match(line)):
            break
        if not (is_answer and line.startswith(">")):
            lines.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pictures(parts):
    pictures, left_out = [], []
    for part in parts:
        name = _one_line(_file_name(part))[:80]
        is_picture = part.get_content_maintype() == "image" or bool(_PICTURE_NAME.search(name))
        if not is_picture and not name and part.get_content_disposition() != "attachment":
            continue
        content = part.get_payload(decode=True) if is_picture else None
        if content and len(pictures) < MOST_PICTURES:
            pictures.append(Picture(name or f"{part.get_content_subtype()}", content))
        elif content != b"":
            left_out.append(name or part.get_content_type())
    return tuple(pictures), tuple(left_out[:20])


def _file_name(part):
    name = part.get_filename() or ""
    return _decoded(name.encode("utf-8", "surrogateescape"), "")


def _is_automatic(head, content_type, sender):
    """Whether a machine sent it (RFC 3834, RFC 3464, and what older programs do): such mail is never answered."""
    return (
        not head.first("Auto-Submitted", "no").lower().startswith("no")
        or content_type == "multipart/report"
        or head.first("Precedence").lower() in ("bulk", "junk", "list", "auto_reply")
        or bool(head.all("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients"))
        or head.first("Return-Path") == "<>"
        or sender.partition("@")[0] in _ROBOTS
    )
