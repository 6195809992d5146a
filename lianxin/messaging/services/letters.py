"""E-mail comes in: each mail once, none of a machine, and whoever wrote is answered or told why not.

What a letter means is for a room above: it registers its reader. The row that says a mail was taken commits with what
the reader did, so that a worker killed anywhere takes a mail neither twice nor not at all.
"""

import hashlib
import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once
from lianxin.messaging.calc import addresses
from lianxin.messaging.calc.letters import Unreadable, read_envelope, read_letter
from lianxin.messaging.models import ReceivedMail
from lianxin.messaging.services import mailboxes
from lianxin.messaging.services.outbox import notify
from lianxin.messaging.vocabulary import MailOutcome, Recipient

MAX_BYTES = 25 * 1024 * 1024
#: Of one sender in a day: more is a machine that has learned to look like a person.
MOST_A_DAY = 20
MOST_AT_ONCE = 50
MOST_ATTEMPTS = 5
log = logging.getLogger(__name__)
_READERS = []


def register_letter_reader(read):
    """Let ``read(letter=…, marks=…)`` take every letter; it raises ``RuleBroken`` with what its sender is to be told."""
    _READERS[:] = [read]


def read_mailbox():
    """Take what waits in the mailbox of the settings, at most a batch. Returns how many were taken."""
    taken = 0
    if not settings.MAILBOX:
        return taken
    with override(settings.LANGUAGE_CODE), mailboxes.opened(settings.MAILBOX) as waiting:
        for mail in waiting(MOST_AT_ONCE):
            if _take(mail):
                mail.mark_taken()
                taken += 1
    return taken


def _take(mail):
    """Whether the mailbox may forget this mail: false when taking it failed and is worth another try."""
    is_too_large = mail.size > MAX_BYTES
    raw = mail.fetch_head() if is_too_large else mail.fetch()
    refusal = _("来信连附件超过 25 MB，没有收下。请把照片缩小，分几封寄。") if is_too_large else ""
    try:
        letter = read_envelope(raw) if is_too_large else read_letter(raw)
    except Unreadable:
        refusal = _("来信的格式读不出来，没有收下。请用普通文字再写一次，照片作附件。")
        try:
            letter = read_envelope(raw)
        except Unreadable:
            log.info("a mail without a readable sender was left alone")
            return True
    key = lookup_hash("mail", f"{letter.message_id or hashlib.sha256(raw).hexdigest()}\x1f{letter.sender}")
    try:
        with transaction.atomic():
            _receive(letter, refusal, key)
    except Exception:  # one letter's fault must not stop those behind it
        log.exception("a letter could not be taken")
        return _failed(letter, key) >= MOST_ATTEMPTS
    return True


def _receive(letter, refusal, key):
    row = _row(letter, key, MailOutcome.TAKEN)
    if not insert_once(row):
        row = ReceivedMail.objects.select_for_update().get(mail_hash=key)
        if row.outcome != MailOutcome.FAILED:
            return
    row.outcome = _left_alone(letter, row) or _hand_over(letter, refusal, key)
    row.save(update_fields=["outcome"])


def _row(letter, key, outcome):
    sender = lookup_hash("mail sender", letter.sender)
    return ReceivedMail(mail_hash=key, sender_hash=sender, outcome=outcome, taken_at=clock.now())


def _left_alone(letter, row):
    """Why nothing is done with it and nobody answered, or nothing."""
    own = {settings.MAILBOX_ADDRESS, settings.DEFAULT_FROM_EMAIL.lower()}
    if letter.sender in own or addresses.is_ours(letter.message_id):
        return MailOutcome.OWN
    if letter.is_automatic:
        return MailOutcome.AUTOMATIC
    today = ReceivedMail.objects.filter(
        sender_hash=row.sender_hash, taken_at__gt=row.taken_at - timedelta(days=1), outcome=MailOutcome.TAKEN
    )
    return MailOutcome.TOO_MANY if today.exclude(pk=row.pk).count() >= MOST_A_DAY else None


def _hand_over(letter, refusal, key):
    if not refusal:
        try:
            with transaction.atomic():
                for read in _READERS:
                    read(letter=letter, marks=addresses.marks_in(letter, settings.MAILBOX_ADDRESS))
            return MailOutcome.TAKEN
        except RuleBroken as broken:
            refusal = str(broken.message)
    notify(
        to=Recipient(email=letter.sender, name=letter.sender_name),
        kind="letter",
        title=_("没有收下：{subject}").format(subject=letter.subject or _("您的来信")),
        body=refusal,
        key=f"letter:{key}",
        urgent=True,  # an answer to who has just written wakes nobody
    )
    return MailOutcome.REFUSED


def _failed(letter, key):
    """Note the attempt and return how many there were."""
    row = _row(letter, key, MailOutcome.FAILED)
    insert_once(row)
    with transaction.atomic():
        row = ReceivedMail.objects.select_for_update().get(mail_hash=key)
        row.attempts += 1
        row.save(update_fields=["attempts"])
    return row.attempts
