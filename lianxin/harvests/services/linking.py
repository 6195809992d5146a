"""How a household gains by a venture, from which day and until which."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.harvests import policies
from lianxin.harvests.models import Link
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.vocabulary import LINKED_BY_HAND, AuditTag, LinkKind, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once


@action
def link_household(*, venture, household, kind, contract, expected_fen, on, by, at=None):
    """How a household gains by it, and what it may expect in a year."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.KEEP)
    policies.can_keep(by, venture).or_raise()
    if kind not in LINKED_BY_HAND:
        raise RuleBroken(_("入股、收租金的，登记投入就算，不用再登记。"), field="kind")
    made = Link(
        venture=venture, household=household, kind=kind, contract=contract.strip(), expected_fen=expected_fen, on=on
    )
    if not insert_once(made):
        raise RuleBroken(_("这户已经这样登记过了。"), field="kind")
    audit.record(AuditTag.LINK, venture, by, after={"kind": str(LinkKind(kind).label)}, at=at)
    return made


@action
def end_link(*, venture, link, on, reason, by, at=None):
    """A household no longer gains by it this way, and why: it is counted no more, and stays to be read."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    found = Link.objects.select_for_update(of=("self",)).filter(pk=link.pk, venture=venture, ended_on=None).first()
    if found is None:
        raise RuleBroken(_("请选还在带的一户。"), field="link")
    if on > clock.day_of(at) or on < found.on:
        raise RuleBroken(_("日子要在登记的那天以后，不能在以后的日子。"), field="on")
    if not reason.strip():
        raise RuleBroken(_("请写为什么不带了。"), field="reason")
    found.ended_on, found.ended_because = on, reason.strip()[:200]
    found.save(update_fields=["ended_on", "ended_because"])
    audit.record(AuditTag.END_LINK, venture, by, after={"kind": str(found.get_kind_display())}, reason=reason, at=at)
    return found
