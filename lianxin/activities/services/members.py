"""Who is due to attend a branch: put on its list, excused, taken off. Nothing else of a member is kept."""

from django.utils.translation import gettext as _

from lianxin.activities import policies, selectors
from lianxin.activities.models import Member, StageStep, VoteChange
from lianxin.activities.vocabulary import AuditTag, Stage
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people

#: A branch has fifty members, seldom more.
MOST_MEMBERS = 200


@action
def add_members(*, unit, names, by, has_vote=True, stage=None, stage_on=None, starts_on=None):
    """Put people on the list; those on it already are left alone. Without a stage: full members with a vote, else on probation."""
    policies.can_record(by, unit).or_raise()
    there = set(selectors.members_to_carry(unit).values_list("name", flat=True))
    new = [name for name in dict.fromkeys(names) if name not in there]
    if not new:
        raise RuleBroken(_("这些人都已经在名单上。"), field="names")
    if len(new) + len(there) > MOST_MEMBERS:
        raise RuleBroken(_("一个支部最多 {n} 人。").format(n=MOST_MEMBERS), field="names")
    stage = stage or (Stage.FULL if has_vote else Stage.PROBATIONARY)
    starts_on = starts_on or clock.today()
    if stage_on and stage_on > clock.today():
        raise RuleBroken(_("日期不能晚于今天。"), field="stage_on")
    made = Member.objects.bulk_create(
        Member(
            unit=unit, name=name, has_vote=has_vote and stage == Stage.FULL, stage=stage, stage_on=stage_on,
            starts_on=starts_on,
        )
        for name in new
    )  # fmt: skip
    if stage_on:
        StageStep.objects.bulk_create(
            StageStep(member=each, stage=stage, on=stage_on, entered_by_name=by.name, entered_at=clock.now())
            for each in made
        )
    audit.record(AuditTag.ADD_MEMBERS, unit, by, after={"count": len(made)})
    return made


@action
def exempt_member(*, member, reason, by):
    """Nothing is asked of whom age, illness or disability excuses; without a reason they are due again."""
    policies.can_keep_member(by, member).or_raise()
    member.exempt_reason = reason.strip()
    member.save(update_fields=["exempt_reason"])
    audit.record(AuditTag.EXEMPT_MEMBER, member, by, after={"exempt": bool(member.exempt_reason)})
    return member


@action
def know_member(*, member, person_ref, by):
    """Who of the people room it is: they then find their own way in the Party in the copy of their data, and are told from a
    namesake at elections. Without a number: not known any more. The unit is held: nobody else gets the same number meanwhile.
    """
    held = Member.objects.select_for_update(of=("unit",)).select_related("unit__division")
    member = held.get(pk=member.pk)
    policies.can_keep_member(by, member).or_raise()
    person_ref = person_ref.strip()
    person = people.person_called(person_ref) if person_ref else None
    if person_ref and (person is None or person.name != member.name.partition("（")[0]):
        raise RuleBroken(_("这个编号不是{name}的，请核对。").format(name=member.name), field="person_ref")
    if (
        person_ref
        and selectors.members_to_carry(member.unit).filter(person_ref=person_ref).exclude(pk=member.pk).exists()
    ):
        raise RuleBroken(_("名单上已经有这个编号的人。"), field="person_ref")
    member.person_ref = person_ref
    member.save(update_fields=["person_ref"])
    audit.record(AuditTag.KNOW_MEMBER, member, by, after={"known": bool(person_ref)})
    return member


@action
def set_vote(*, member, has_vote, by, on=None):
    """From a day on a full member may vote and be elected no more for a time, or may again. Why is kept nowhere, and nothing
    else follows."""
    on = on or clock.today()
    member = Member.objects.select_for_update(of=("self",)).select_related("unit__division").get(pk=member.pk)
    policies.can_keep_member(by, member).or_raise()
    if member.stage != Stage.FULL:
        raise RuleBroken(_("只有正式党员有表决权、选举权和被选举权。转正以后系统自动记上。"), field="has_vote")
    if member.has_vote == has_vote:
        raise RuleBroken(_("名单上已经是这样记的。"), field="has_vote")
    last = max(
        [day for day in (member.stage_on, *member.vote_changes.values_list("on", flat=True)) if day], default=None
    )
    if on > clock.today() or (last and on < last):
        raise RuleBroken(_("日子不能早于转正和上一次改的那天，也不能晚于今天。"), field="on")
    VoteChange.objects.create(member=member, has_vote=has_vote, on=on, entered_by_name=by.name, entered_at=clock.now())
    member.has_vote = has_vote
    member.save(update_fields=["has_vote"])
    audit.record(AuditTag.SET_VOTE, member, by, after={"has_vote": has_vote})
    return member


@action
def end_member(*, member, on, by):
    """Somebody leaves the list: moved away, died or otherwise; why is no business of this list."""
    policies.can_keep_member(by, member).or_raise()
    if not member.starts_on <= on <= clock.today():
        raise RuleBroken(_("日子要在上名单以后，不晚于今天。"), field="on")
    if selectors.open_transfer_of(member):
        raise RuleBroken(_("{name}的组织关系还在接转，请先办完或者取消。").format(name=member.name))
    member.ends_on = on
    member.save(update_fields=["ends_on"])
    audit.record(AuditTag.END_MEMBER, member, by, after={"ends_on": on.isoformat()})
    return member
