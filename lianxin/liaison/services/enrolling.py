"""Who is a liaison of a place, what they are good at, and what they are spared."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.liaison import policies
from lianxin.liaison.models import Liaison
from lianxin.liaison.services.assigning import close_assignments
from lianxin.liaison.vocabulary import AuditTag, EndReason, Skill
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@action
def enrol_liaison(
    *, user, division, starts_on, by, branch=None, phone="", skills=(), own_cap=None, exemption="", volunteers=False
):  # fmt: skip
    """Somebody becomes a liaison of a place. Refuses who has no role there, and who is one already."""
    policies.can_assign(by, division.path).or_raise()
    territory.must_use(System.LIAISON, division)
    if not accounts.actor_for(user).holds(*policies.MAY_BE_LIAISON, path=division.path):
        raise RuleBroken(
            _("{name}在这里还没有“联系户党员”等角色，请先由乡镇授予。").format(name=user.name), field="user"
        )
    if Liaison.objects.filter(user=user, division=division, ends_on__isnull=True).exists():
        raise RuleBroken(_("{name}已经是这里的联系户党员。").format(name=user.name), field="user")
    liaison = Liaison.objects.create(
        user=user,
        division=division,
        division_path=division.path,
        branch=branch,
        phone=phone,
        skills=_known(skills),
        own_cap=own_cap,
        exemption=exemption,
        volunteers=volunteers,
        starts_on=starts_on,
    )
    audit.record(AuditTag.LIAISON_ENROLLED, liaison, by, after={"place": division.name})
    return liaison


@action
def change_liaison(*, liaison, by, phone, skills, own_cap, exemption, volunteers, branch=None):
    """Set down anew what is kept of a liaison. Households already assigned stay until somebody reassigns them."""
    policies.can_assign(by, liaison.division_path).or_raise()
    liaison = Liaison.objects.select_for_update().get(pk=liaison.pk)
    before = {"own_cap": liaison.own_cap, "volunteers": liaison.volunteers, "skills": liaison.skills}
    liaison.phone, liaison.skills, liaison.own_cap = phone, _known(skills), own_cap
    liaison.exemption, liaison.volunteers, liaison.branch = exemption, volunteers, branch
    liaison.save(update_fields=["phone", "skills", "own_cap", "exemption", "volunteers", "branch"])
    after = {"own_cap": own_cap, "volunteers": volunteers, "skills": liaison.skills}
    audit.record(AuditTag.LIAISON_CHANGED, liaison, by, before=before, after=after)
    return liaison


@action
def leave_liaison(*, liaison, by, reason=EndReason.LEFT, at=None):
    """A liaison stops: every household of theirs is without one from now on, which becomes a task if it lasts."""
    policies.can_assign(by, liaison.division_path).or_raise()
    at = at or clock.now()
    liaison = Liaison.objects.select_for_update().get(pk=liaison.pk)
    if liaison.ends_on:
        raise RuleBroken(_("{name}已经不再担任。").format(name=liaison.user.name))
    liaison.ends_on = max(clock.day_of(at), liaison.starts_on)
    liaison.save(update_fields=["ends_on"])
    ended = close_assignments(liaison.assignments.filter(ends_at__isnull=True), reason=reason, by=by, at=at)
    audit.record(AuditTag.LIAISON_LEFT, liaison, by, after={"households": ended}, reason=EndReason(reason).label)
    return liaison


def _known(skills):
    return [str(Skill(skill)) for skill in skills]
