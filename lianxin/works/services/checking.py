"""What one person counted or corrected of what the collective owns counts once another has looked at it."""

from datetime import date

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.faults import tell_fault
from lianxin.kit.sql import insert_once
from lianxin.works import policies, selectors
from lianxin.works.models import CardCheck, Count
from lianxin.works.services.owning import held_card, moved_card, nothing_waits
from lianxin.works.vocabulary import IN_THE_BOOKS, AmendState, AuditTag, CardVerb, CheckKind, Found


@action
def count_card(*, card, found, words, on, by, at=None):
    """What the count of the year found; once a year for each thing, when a second person has looked too. What is broken, or not found,
    is a need from this moment."""
    at, card = at or clock.now(), held_card(card, CardVerb.COUNT)
    policies.can_count_cards(by, card).or_raise()
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if found != Found.SOUND and not words.strip():
        raise RuleBroken(_("坏了的、没有找到的，请写清楚。"), field="words")
    if card.counts.filter(year=on.year).exists():
        raise RuleBroken(_("这一年已经盘点过了。"), field="on")
    given = {"found": str(found), "words": words.strip(), "on": on.isoformat()}
    _asked(card, CheckKind.COUNT, given, "", by, at)
    if found != Found.SOUND:
        tell_fault(selectors.thing_of(card), words=words.strip(), key=f"count of {on.year}", by=by, at=at)
    return moved_card(card, CardVerb.COUNT, AuditTag.COUNT, by, at, {"found": str(Found(found).label)}, words)


#: What a card says of a thing; who uses it and what becomes of it are steps of their own.
CORRECTED = ("kind", "name", "place", "amount", "unit", "proof", "original_fen")


@action
def correct_card(*, card, kind, name, place, amount, unit, proof, original_fen, reason, by, at=None):
    """What was entered wrongly, put right, and why: it stands on the card once somebody else has compared it with the paper."""
    at, card = at or clock.now(), held_card(card, CardVerb.CORRECT)
    policies.can_keep_cards(by, card).or_raise()
    if kind in IN_THE_BOOKS:
        raise RuleBroken(_("存款、欠款照账上的数，不用登记：这一页从账里取。"), field="kind")
    for field, value in (("name", name), ("proof", proof), ("reason", reason)):
        if not value.strip():
            raise RuleBroken(_("请写叫什么、凭什么是集体的、为什么更正。"), field=field)
    if card.project_id and original_fen != card.original_fen:
        raise RuleBroken(_("项目建的，原值跟着合同的结算价走，不在这里改。"), field="original_fen")
    after = {
        "kind": str(kind), "name": name.strip(), "place": place.strip(), "amount": amount, "unit": unit.strip(), "proof": proof.strip(),
        "original_fen": original_fen,
    }  # fmt: skip
    given = {field: [getattr(card, field), after[field]] for field in CORRECTED if getattr(card, field) != after[field]}
    if not given:
        raise RuleBroken(_("没有改什么。"))
    _asked(card, CheckKind.CORRECT, given, reason, by, at)
    return moved_card(card, CardVerb.CORRECT, AuditTag.CORRECT_CARD, by, at, {"fields": sorted(given)}, reason)


@action
def agree_card(*, card, by, at=None):
    """The second person has seen the thing, or the paper: from now on the count counts, or the correction stands."""
    at, card = at or clock.now(), held_card(card, CardVerb.AGREE)
    found = _waiting(card, by)
    changes = {}
    if found.kind == CheckKind.COUNT:
        _counted(card, found, by, at)
    else:
        changes = {field: after for field, (_before, after) in found.given.items()}
    _decided(found, AmendState.AGREED, by, at)
    return moved_card(card, CardVerb.AGREE, AuditTag.AGREE_CARD, by, at, {"kind": str(found)}, **changes)


@action
def decline_card(*, card, reason, by, at=None):
    """The second person finds it otherwise, and says how: nothing counts, a right one is written down anew."""
    at, card = at or clock.now(), held_card(card, CardVerb.DECLINE)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不同意。"), field="reason")
    found = _waiting(card, by)
    _decided(found, AmendState.DECLINED, by, at, declined_because=reason.strip()[:300])
    return moved_card(card, CardVerb.DECLINE, AuditTag.DECLINE_CARD, by, at, {"kind": str(found)}, reason)


def _asked(card, kind, given, reason, by, at):
    nothing_waits(card)
    return CardCheck.objects.create(
        card=card, kind=kind, given=given, reason=reason.strip()[:300], asked_by_id=by.id, asked_at=at
    )


def _waiting(card, by):
    found = CardCheck.objects.select_related("card", "asked_by").filter(card=card, state=AmendState.WAITING).first()
    if found is None:
        raise RuleBroken(_("没有等着核对的登记。"))
    policies.can_decide_check(by, found).or_raise()
    return found


def _counted(card, found, by, at):
    on, names = date.fromisoformat(found.given["on"]), [found.asked_by.name if found.asked_by else "", by.name]
    made = Count(
        card=card, year=on.year, found=found.given["found"], words=found.given["words"], on=on, at=at,
        by_name="、".join(each for each in names if each)[:80],
    )  # fmt: skip
    if not insert_once(made):
        raise RuleBroken(_("这一年已经盘点过了。"))


def _decided(found, state, by, at, **changes):
    found.state, found.decided_by_id, found.decided_at = state, by.id, at
    for name, value in changes.items():
        setattr(found, name, value)
    found.save(update_fields=["state", "decided_by", "decided_at", *changes])
