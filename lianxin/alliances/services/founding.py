"""An alliance comes together under a charter, changes it, and ends."""

from django.utils.translation import gettext as _

from lianxin.alliances import policies
from lianxin.alliances.models import Alliance, Charter, Match
from lianxin.alliances.services.members import end_delegates
from lianxin.alliances.services.running import check_running, lock
from lianxin.alliances.vocabulary import ENDS, AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind


@action
def found_alliance(*, division, name, founded_on, purpose, order, term_months, basis, by):
    """Found one at a place, with its first charter. It is a unit of the register, and gives no orders to any other."""
    policies.can_found(by, division).or_raise()
    if founded_on > clock.today():
        raise RuleBroken(_("日期不能晚于今天。"), field="founded_on")
    unit = organisations.create_unit(
        kind=UnitKind.ALLIANCE, name=name.strip(), division=division, established_on=founded_on, by=by
    )
    alliance = Alliance.objects.create(unit=unit, founded_on=founded_on)
    _enter(alliance, founded_on, purpose, order, term_months, basis, by)
    audit.record(AuditTag.FOUND, alliance, by, reason=basis)
    return alliance


@action
def amend_charter(*, alliance, starts_on, purpose, order, term_months, basis, by):
    """Another purpose, rule or term from a day on; the rotation goes on from the last chair."""
    alliance = lock(alliance)
    policies.can_keep(by, alliance).or_raise()
    check_running(alliance)
    if starts_on <= alliance.charters.latest("starts_on").starts_on:
        raise RuleBroken(_("新章程要从原来的章程以后的一天起。"), field="starts_on")
    if starts_on < clock.today():
        raise RuleBroken(_("新章程从今天或以后的一天起，不改已经过去的轮值。"), field="starts_on")
    made = _enter(alliance, starts_on, purpose, order, term_months, basis, by)
    audit.record(AuditTag.AMEND, made, by, after={"starts_on": starts_on.isoformat()}, reason=basis)
    return made


@action
def end_alliance(*, alliance, reason, by):
    """It ends today; its delegates see it no more. Refused while something claimed is under way."""
    alliance = lock(alliance)
    policies.can_keep(by, alliance).or_raise()
    check_running(alliance)
    if left := Match.objects.filter(giver__alliance=alliance).exclude(state__in=ENDS).count():
        raise RuleBroken(_("还有 {n} 件对接没有办完，先办完或者写明不办了。").format(n=left))
    end_delegates(alliance.pk, by=by)
    alliance.ended_on = clock.today()
    alliance.save(update_fields=["ended_on"])
    organisations.dissolve_unit(unit=alliance.unit, on=clock.today(), reason=reason, by=by)
    audit.record(AuditTag.END, alliance, by, reason=reason)
    return alliance


def _enter(alliance, starts_on, purpose, order, term_months, basis, by):
    return Charter.objects.create(
        alliance=alliance, starts_on=starts_on, purpose=purpose.strip(), order=order, term_months=term_months,
        basis=basis.strip(), entered_by_name=by.name, entered_at=clock.now(),
    )  # fmt: skip
