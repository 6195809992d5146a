"""E-mail comes in: each mail once, none of a machine, and whoever wrote is answered or told why not.

What a letter means is for a room above: it registers its reader. The row that says a mail was taken commits with what
the reader did, so that a worker killed anywhere takes a mail neither twice nor not at all. Photos are taken apart before
that transaction: nobody waits for a picture while the database is held.
"""

import hashlib
import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
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
#: Of one sender in a day, taken or not: more is a machine that has learned to look like a person.
MOST_A_DAY = 20
#: A round, every minute: photos of so many are taken apart one after the other.
MOST_AT_ONCE = 10
MOST_ATTEMPTS = 5
log = logging.getLogger(__name__)
#: Where people are told that a mail could not be taken; with it goes to whom the machine is entrusted.
FAILED_KIND = "messaging.mail_failed"
_DAY = timedelta(days=1)
_READERS = []


def register_letter_reader(read, prepare):
    """Let ``read(letter=…, marks=…)`` take every letter; it raises ``RuleBroken`` with what its sender is to be told.

    ``prepare(letter)`` gives the letter as ``read`` wants it, while no transaction is open.
    """
    _READERS[:] = [(read, prepare)]


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
        if not refusal and not _is_settled(letter, key):
            for _read, prepare in _READERS:
                letter = prepare(letter)
        with transaction.atomic():
            _receive(letter, refusal, key)
    except Exception:  # one letter's fault must not stop those behind it
        log.exception("a letter could not be taken")
        return _failed(letter, key)
    return True


def _is_settled(letter, key):
    """Whether its photos need no look: it was taken before, or a machine wrote it."""
    taken = ReceivedMail.objects.filter(mail_hash=key).exclude(outcome=MailOutcome.FAILED)
    return (
        letter.is_automatic or taken.exists() or _left_alone(letter, _row(letter, key, MailOutcome.TAKEN)) is not None
    )


def _receive(letter, refusal, key):
    row = _row(letter, key, MailOutcome.TAKEN)
    if not insert_once(row):
        row = ReceivedMail.objects.select_for_update().get(mail_hash=key)
        if row.outcome != MailOutcome.FAILED:
            return
    row.outcome = _left_alone(letter, row) or _hand_over(letter, refusal, row)
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
    read = (MailOutcome.TAKEN, MailOutcome.REFUSED, MailOutcome.UNANSWERED)
    return MailOutcome.TOO_MANY if _others_of_today(row).filter(outcome__in=read).count() >= MOST_A_DAY else None


def _others_of_today(row):
    today = ReceivedMail.objects.filter(sender_hash=row.sender_hash, taken_at__gt=row.taken_at - _DAY)
    return today.exclude(pk=row.pk)


def _hand_over(letter, refusal, row):
    if not refusal:
        try:
            with transaction.atomic():
                for read, _prepare in _READERS:
                    read(letter=letter, marks=addresses.marks_in(letter, settings.MAILBOX_ADDRESS))
            return MailOutcome.TAKEN
        except RuleBroken as broken:
            refusal = str(broken.message)
    return _refuse(letter, refusal, row)


def _refuse(letter, refusal, row):
    """Say why not, once a day to one sender: two machines would keep each other busy."""
    if _others_of_today(row).filter(outcome=MailOutcome.REFUSED).exists():
        return MailOutcome.UNANSWERED
    notify(
        to=Recipient(email=letter.sender, name=letter.sender_name),
        kind="letter",
        title=_("没有收下：{subject}").format(subject=letter.subject or _("您的来信")),
        body=refusal,
        key=f"letter:{row.mail_hash}",
        urgent=True,  # an answer to who has just written wakes nobody
    )
    return MailOutcome.REFUSED


def _failed(letter, key):
    """Note the attempt. Whether it was the last: then its sender and whoever runs the machine are told."""
    insert_once(_row(letter, key, MailOutcome.FAILED))
    with transaction.atomic():
        row = ReceivedMail.objects.select_for_update().get(mail_hash=key)
        row.attempts += 1
        if is_last := row.attempts >= MOST_ATTEMPTS:
            row.outcome = _left_alone(letter, row) or _give_up(letter, row)
        row.save(update_fields=["attempts", "outcome"])
    return is_last


def _give_up(letter, row):
    for keeper in accounts.users_with_role(Role.OPERATOR):
        notify(
            to=Recipient(user_id=keeper.pk, name=keeper.name),
            kind=FAILED_KIND,
            title=_("有一封来信收不进来"),
            body=_("试了 {n} 次都出错，已标为已读，没有登记。请看运行日志，信还在邮箱里。").format(n=row.attempts),
            key=f"letter:{row.mail_hash}:operator:{keeper.pk}",
        )
    words = _("我们这边出了错，您的来信没有登记。请打电话，或者到党群服务站说；也可以过两天再写一封。")
    return _refuse(letter, words, row)
