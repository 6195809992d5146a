"""Members come and go by their own will; each names who speaks for it."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts import services as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.alliances import policies, selectors
from lianxin.alliances.models import Delegate, Member
from lianxin.alliances.services.running import check_running, lock, member_again
from lianxin.alliances.services.telling import county_words
from lianxin.alliances.vocabulary import SETTLED, AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def admit_member(*, alliance, joined_on, by, unit=None, name="", turn=0, may_chair=True):
    """An organisation joins: one of the county by its ``unit``, one from outside by its ``name``."""
    alliance = lock(alliance)
    policies.can_keep(by, alliance).or_raise()
    check_running(alliance)
    name = unit.name if unit else name.strip()
    if not name:
        raise RuleBroken(_("请选县里的单位，或者写县外单位的名称。"), field="name")
    if unit and unit.pk == alliance.unit_id:
        raise RuleBroken(_("联盟不能加入自己。"), field="unit")
    if not alliance.founded_on <= joined_on <= clock.today():
        raise RuleBroken(_("加入日要在联盟成立以后，不晚于今天。"), field="joined_on")
    same = Q(name=name) | Q(unit=unit) if unit else Q(name=name)
    if Member.objects.filter(same, alliance=alliance, left_on__isnull=True).exists():
        raise RuleBroken(_("{name}已经是成员。").format(name=name), field="unit" if unit else "name")
    made = Member.objects.create(
        alliance=alliance, unit=unit, name=name, turn=turn, may_chair=may_chair, joined_on=joined_on,
        sits_from=joined_on if _was_written_today(alliance) else clock.today(),
    )  # fmt: skip
    audit.record(AuditTag.ADMIT, made, by, after={"outside": unit is None, "joined_on": joined_on.isoformat()})
    return made


@action
def leave_alliance(*, member, reason, by):
    """A member leaves today. Refused while something it claimed or was promised is under way."""
    member = _lock(member)
    policies.can_keep(by, member.alliance).or_raise()
    check_running(member.alliance)
    if left := selectors.matches_of(member).exclude(state__in=SETTLED).count():
        raise RuleBroken(_("还有 {n} 件对接没有办完，先办完或者写明不办了。").format(n=left))
    today = clock.today()
    end_delegates(member.alliance_id, by=by, member=member)
    with county_words():
        member.items.filter(done_on__isnull=True, off_on__isnull=True).update(off_on=today, off_reason=_("退出联盟"))
    member.left_on, member.left_reason = today, reason.strip()
    member.save(update_fields=["left_on", "left_reason"])
    audit.record(AuditTag.LEAVE, member, by, reason=reason)
    return member


@action
def name_delegate(*, member, user, by):
    """Somebody speaks for a member from today: the account gets the role of a partner for this alliance alone."""
    member = _lock(member)
    policies.can_keep(by, member.alliance).or_raise()
    check_running(member.alliance)
    if Delegate.objects.filter(member=member, user=user, ends_on__isnull=True).exists():
        raise RuleBroken(_("{name}已经是代表。").format(name=user.name), field="username")
    with county_words():
        basis = _("{member}的代表").format(member=member.name)
    grant = accounts.give_grant(
        user=user, role=Role.ALLIANCE_PARTNER, scope_label=member.alliance.unit.name, unit_id=member.alliance.unit_id,
        starts_on=clock.today(), basis=basis, by=by,
    )  # fmt: skip
    made = Delegate.objects.create(member=member, user=user, grant=grant, starts_on=clock.today())
    audit.record(AuditTag.NAME, made, by, after={"user": user.username, "member": member.name})
    return made


@action
def recall_delegate(*, delegate, by):
    """Somebody speaks for a member no more; the role ends with it."""
    delegate = Delegate.objects.select_related("member__alliance__unit", "grant", "user").get(pk=delegate.pk)
    policies.can_keep(by, delegate.member.alliance).or_raise()
    if delegate.ends_on:
        raise RuleBroken(_("{name}已经不是代表。").format(name=delegate.user.name))
    _end(delegate, by)
    audit.record(AuditTag.RECALL, delegate, by, after={"member": delegate.member.name})
    return delegate


def end_delegates(alliance_id, *, by, member=None):
    """End every delegate of an alliance, or of one member: part of an action."""
    found = Delegate.objects.filter(member__alliance=alliance_id, ends_on__isnull=True).select_related("grant")
    for delegate in found.filter(member=member) if member else found:
        _end(delegate, by)


def _end(delegate, by):
    """The role's last day was yesterday; of one given today it is today."""
    accounts.end_grant(grant=delegate.grant, on=clock.today() - timedelta(days=1), by=by)
    delegate.ends_on = delegate.grant.ends_on
    delegate.save(update_fields=["ends_on"])


def _was_written_today(alliance):
    """Before the day an alliance itself was written down nobody held a chair by this record."""
    return clock.day_of(alliance.charters.earliest("entered_at").entered_at) == clock.today()


def _lock(member):
    lock(member.alliance)
    found = member_again(member)
    if found.left_on:
        raise RuleBroken(_("{name}已经退出。").format(name=found.name))
    return found
