"""Who is due to attend a branch: put on its list, excused, taken off. Nothing else of a member is kept."""

from django.utils.translation import gettext as _

from lianxin.activities import policies, selectors
from lianxin.activities.models import Member
from lianxin.activities.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

#: A branch has fifty members, seldom more.
MOST_MEMBERS = 200


@action
def add_members(*, unit, names, has_vote, by, starts_on=None):
    """Put people on the list of who is due to attend; those on it already are left alone."""
    policies.can_record(by, unit).or_raise()
    there = set(selectors.members_of(unit).values_list("name", flat=True))
    new = [name for name in dict.fromkeys(names) if name not in there]
    if not new:
        raise RuleBroken(_("这些人都已经在名单上。"), field="names")
    if len(new) + len(there) > MOST_MEMBERS:
        raise RuleBroken(_("一个支部最多 {n} 人。").format(n=MOST_MEMBERS), field="names")
    starts_on = starts_on or clock.today()
    made = Member.objects.bulk_create(
        Member(unit=unit, name=name, has_vote=has_vote, starts_on=starts_on) for name in new
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
def end_member(*, member, on, by):
    """Somebody leaves the list: moved away, died or otherwise; why is no business of this list."""
    policies.can_keep_member(by, member).or_raise()
    if not member.starts_on <= on <= clock.today():
        raise RuleBroken(_("日子要在上名单以后，不晚于今天。"), field="on")
    member.ends_on = on
    member.save(update_fields=["ends_on"])
    audit.record(AuditTag.END_MEMBER, member, by, after={"ends_on": on.isoformat()})
    return member
