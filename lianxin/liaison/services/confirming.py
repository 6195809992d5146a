"""The household says whether the visit was as recorded: on its page, with the code of its card, or to who calls next."""

import hmac
from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.crypto import lasting_key
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import ALPHABET, normalise_code
from lianxin.liaison import policies
from lianxin.liaison.models import Confirmation, Contact, Visit
from lianxin.liaison.vocabulary import AuditTag, ConfirmWay

MAX_FAILURES = 8
LOCK_MINUTES = 15
_CODE_LENGTH = 8
#: Whom the record names where a household speaks with the code of its card.
HOUSEHOLD = "户里人"


@action
def confirm_visit(*, visit, is_so, by, words="", at=None):
    """Somebody of the household, or the next person who calls on its behalf; never the visitor. Once per visit."""
    policies.can_speak_for_household(by, visit.contact, visit.author_id).or_raise()
    way = ConfirmWay.PAGE if policies.is_of_household(by, visit.contact) else ConfirmWay.CALLER
    return _confirm(visit, is_so, way, words, by, at)


@action
def confirm_by_code(*, contact, code, visit, is_so, by, words="", at=None):
    """Whoever holds the card's code, signed in or not, but for the visitor."""
    if by.is_user and by.id == visit.author_id:
        raise RuleBroken(_("走访的人不能替户里确认。"))
    open_by_card(contact=contact, code=code, at=at)
    if visit.contact_id != contact.pk:
        raise RuleBroken(_("这次走访不是这一户的。"))
    return _confirm(visit, is_so, ConfirmWay.CODE, words, ANONYMOUS.named(HOUSEHOLD), at)


def _confirm(visit, is_so, way, words, by, at):
    visit = Visit.objects.select_for_update(of=("self",)).select_related("contact").get(pk=visit.pk)
    if Confirmation.objects.filter(visit=visit).exists():
        raise RuleBroken(_("这次走访户里已经说过了。要改，请给村里打电话。"))
    said = Confirmation.objects.create(
        visit=visit, is_so=is_so, way=way, words=words[:200], at=at or clock.now(), by_id=by.id, by_name=by.name[:80]
    )
    audit.record(AuditTag.VISIT_CONFIRMED, said, by, after={"is_so": is_so, "way": str(ConfirmWay(way).label)})
    return said


def card_code(contact):
    """The eight characters on the card; they follow from the house's lasting key, so nothing is stored."""
    drawn = hmac.digest(lasting_key("contact card"), f"{contact.public_id}:{contact.card_issue}".encode(), "sha256")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:_CODE_LENGTH])


def open_by_card(*, contact, code, at=None):
    """Refuses a wrong code; after eight in a row the card rests for fifteen minutes. Changes a counter only."""
    at = at or clock.now()
    if contact.card_locked_until and contact.card_locked_until > at:
        raise RuleBroken(_("码输错太多次，请 {minutes} 分钟后再试，或给村里打电话。").format(minutes=LOCK_MINUTES))
    rows = Contact.objects.filter(pk=contact.pk)
    if hmac.compare_digest(card_code(contact), normalise_code(code)):
        if contact.card_failures:
            rows.update(card_failures=0, card_locked_until=None)
        return contact
    failures = contact.card_failures + 1
    locked = at + timedelta(minutes=LOCK_MINUTES) if failures % MAX_FAILURES == 0 else None
    rows.update(card_failures=failures, card_locked_until=locked)
    raise RuleBroken(_("码不对，请照连心卡上的八位码核对。"))
