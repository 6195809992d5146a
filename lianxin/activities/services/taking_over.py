"""A branch went into another: its members are the successor's from that day on."""

from django.db.models import F
from django.db.models.functions import Greatest

from lianxin.activities import selectors
from lianxin.activities.models import Member
from lianxin.activities.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit.actions import action


@action
def take_over_members(*, unit, into, on, by):
    """They leave the one list and stand on the other, exempt and with a vote as before; where a name is there twice, the
    newcomer's says from where."""
    leaving = list(selectors.members_to_carry(unit))
    if not leaving:
        return
    names = set(selectors.members_to_carry(into).values_list("name", flat=True))
    Member.objects.filter(pk__in=[member.pk for member in leaving]).update(ends_on=Greatest(F("starts_on"), on))
    Member.objects.bulk_create(
        Member(
            unit=into, name=_name_apart(member.name, unit, names), has_vote=member.has_vote,
            exempt_reason=member.exempt_reason, starts_on=max(on, member.starts_on),
        )
        for member in leaving
    )  # fmt: skip
    audit.record(AuditTag.TAKE_OVER_MEMBERS, into, by, after={"from": unit.name, "count": len(leaving)})


def _name_apart(name, unit, names):
    return f"{name}（{unit.short_name or unit.name}）"[:40] if name in names else name
