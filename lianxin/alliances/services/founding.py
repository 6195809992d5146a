"""An alliance comes together under a charter, changes it, and ends."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.alliances import policies, selectors
from lianxin.alliances.models import Alliance, Charter, Match
from lianxin.alliances.services.members import end_delegates
from lianxin.alliances.services.running import check_running, lock
from lianxin.alliances.vocabulary import SETTLED, AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind

_AHEAD = timedelta(days=366)


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
def amend_charter(*, alliance, starts_on, purpose, order, term_months, basis, by, turns=()):
    """Another purpose, rule or term from a day on; the rotation goes on from the last chair, ``turns`` are members in order.

    It takes the place of what was entered to begin on that day or later; what has begun stays.
    """
    alliance = lock(alliance)
    policies.can_keep(by, alliance).or_raise()
    check_running(alliance)
    if starts_on <= selectors.charter_of(alliance).starts_on:
        raise RuleBroken(_("新章程要从原来的章程以后的一天起。"), field="starts_on")
    if starts_on < clock.today():
        raise RuleBroken(_("新章程从今天或以后的一天起，不改已经过去的轮值。"), field="starts_on")
    if starts_on > clock.today() + _AHEAD:
        raise RuleBroken(_("新章程最晚从一年以后的一天起。"), field="starts_on")
    if len(set(turns)) < len(turns) or any(each.alliance_id != alliance.pk or each.left_on for each in turns):
        raise RuleBroken(_("轮值的次序里，每家成员写一次，只写现在的成员。"), field="turns")
    made = _enter(alliance, starts_on, purpose, order, term_months, basis, by, [each.public_id for each in turns])
    audit.record(AuditTag.AMEND, made, by, after={"starts_on": starts_on.isoformat()}, reason=basis)
    return made


@action
def end_alliance(*, alliance, reason, by):
    """It ends today; its delegates see it no more. Refused while something claimed is under way."""
    alliance = lock(alliance)
    policies.can_keep(by, alliance).or_raise()
    check_running(alliance)
    if left := Match.objects.filter(giver__alliance=alliance).exclude(state__in=SETTLED).count():
        raise RuleBroken(_("还有 {n} 件对接没有办完，先办完或者写明不办了。").format(n=left))
    end_delegates(alliance.pk, by=by)
    alliance.ended_on = clock.today()
    alliance.save(update_fields=["ended_on"])
    if not alliance.unit.dissolved_on:
        organisations.dissolve_unit(unit=alliance.unit, on=clock.today(), reason=reason, by=by)
    audit.record(AuditTag.END, alliance, by, reason=reason)
    return alliance


def _enter(alliance, starts_on, purpose, order, term_months, basis, by, turns=()):
    return Charter.objects.create(
        alliance=alliance, starts_on=starts_on, purpose=purpose.strip(), order=order, term_months=term_months,
        turns=list(turns), basis=basis.strip(), entered_by_name=by.name, entered_at=clock.now(),
    )  # fmt: skip
