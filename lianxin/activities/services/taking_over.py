"""A branch went into another, or into several: its members are the successor's from that day on, and so are letters under way."""

from django.db.models import F
from django.db.models.functions import Greatest

from lianxin.activities import selectors
from lianxin.activities.models import Member, StageStep, Transfer, VoteChange
from lianxin.activities.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit.actions import action


@action
def take_over_members(*, unit, into, on, by, whom=None):
    """They leave the one list and stand on the other, exempt and with a vote as before; where a name is there twice, the
    newcomer's says from where. ``whom``: these alone, by their public ids, with their own letters; the branch's other letters
    go with who is left.
    """
    leaving = selectors.members_to_carry(unit)
    leaving = list(leaving if whom is None else leaving.filter(public_id__in=whom))
    coming = selectors.transfers_to(unit)
    going = Transfer.objects.filter(from_unit=unit).exclude(state__in=selectors.ENDED)
    if whom is not None:
        coming, going = coming.none(), going.none()
    if not leaving and not coming.exists() and not going.exists():
        return
    names = set(selectors.members_to_carry(into).values_list("name", flat=True))
    Member.objects.filter(pk__in=[member.pk for member in leaving]).update(ends_on=Greatest(F("starts_on"), on))
    for member in leaving:
        here = listed_in(into, member, max(on, member.starts_on), taken=names)
        member.transfers.exclude(state__in=selectors.ENDED).update(member=here, from_unit=into)
    going.update(from_unit=into)  # of who has left already: their receipt still comes back
    coming.update(to_unit=into)
    audit.record(AuditTag.TAKE_OVER_MEMBERS, into, by, after={"from": unit.name, "count": len(leaving)})


def listed_in(unit, member, on, *, taken):
    """The same person on another branch's list, with the way so far; part of an action."""
    name = (
        f"{member.name}（{member.unit.short_name or member.unit.name}）"[:40] if member.name in taken else member.name
    )
    is_known = member.person_ref and selectors.members_to_carry(unit).filter(person_ref=member.person_ref).exists()
    here = Member.objects.create(
        unit=unit, name=name, person_ref="" if is_known else member.person_ref, has_vote=member.has_vote, stage=member.stage, stage_on=member.stage_on,
        exempt_reason=member.exempt_reason, away_since=member.away_since, away_place=member.away_place,
        away_contact=member.away_contact, starts_on=on,
    )  # fmt: skip
    steps = member.stages.values("stage", "on", "entered_by_name", "entered_at")
    StageStep.objects.bulk_create(StageStep(member=here, **step) for step in steps)
    changes = member.vote_changes.values("has_vote", "on", "entered_by_name", "entered_at")
    VoteChange.objects.bulk_create(VoteChange(member=here, **change) for change in changes)
    return here
