"""The working calendar and the rules of a place: dated, with their basis, floors of the law kept."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.caching import forget
from lianxin.kit.errors import RuleBroken
from lianxin.territory import policies, selectors
from lianxin.territory.models import CalendarOverride, ProfileVersion
from lianxin.territory.vocabulary import AuditTag, System


@action
def set_day(*, division, day, is_workday, basis, by):
    """Say of one day whether it is worked, on a basis. Setting it again replaces it."""
    policies.can_set_calendar(by, division.path).or_raise()
    if not basis.strip():
        raise RuleBroken(_("请写明依据，例如国务院办公厅的放假通知。"), field="basis")
    made, _is_new = CalendarOverride.objects.update_or_create(
        division=division,
        day=day,
        defaults={"division_path": division.path, "is_workday": is_workday, "basis": basis},
    )
    transaction.on_commit(forget)
    audit.record(AuditTag.SET_DAY, made, by, after={"day": day.isoformat(), "is_workday": is_workday}, reason=basis)
    return made


_followers = []


def register_calendar_follower(follow):
    """``follow(division=…, year=…, before=…)`` runs inside the action that makes a year whole; ``before(division, rules)`` is
    the calendar as it was."""
    _followers.append(follow)


@action
def set_year(*, division, year, off, worked, basis, by):
    """Bring the whole notice of a year: the days ``off`` on weekdays and the weekend days ``worked``. All else is as every week.

    What the place itself set for that year before is replaced. Dates promised in the year are reckoned anew by who promised them.
    """
    policies.can_set_calendar(by, division.path).or_raise()
    if not basis.strip():
        raise RuleBroken(_("请写明依据，例如国务院办公厅的放假通知。"), field="basis")
    known = selectors.national_calendar().announced_until
    if known and year <= known.year:
        raise RuleBroken(_("那一年的放假安排已经有了，没有改动。只改一天的，用“另行规定一天”。"), field="days")
    here = selectors.work_calendar(division).announced_until
    if here and year > here.year + 1:
        raise RuleBroken(_("要一年一年来：先补上 {year} 年的。没有改动。").format(year=here.year + 1), field="days")
    before = selectors.calendars_as_now()
    CalendarOverride.objects.filter(division=division, day__year=year).delete()
    days = selectors.national_calendar().differing(off, worked, year)
    last = date(year, 12, 31)
    days.setdefault(last, last in worked or (last.weekday() < 5 and last not in off))
    rows = [
        CalendarOverride(
            division=division, division_path=division.path, day=day, is_workday=is_workday, basis=basis,
            completes_year=day == last,
        )
        for day, is_workday in sorted(days.items())
    ]  # fmt: skip
    CalendarOverride.objects.bulk_create(rows)
    forget()
    transaction.on_commit(forget)
    told = {"year": year, "off": len(off), "worked": len(worked)}
    audit.record(AuditTag.SET_YEAR, rows[-1], by, after=told, reason=basis)
    for follow in _followers:
        follow(division=division, year=year, before=before)


@action
def remove_day(*, override, reason, by):
    """Take back a day a place set itself: what the State Council announced, or the place above set, counts again."""
    policies.can_set_calendar(by, override.division_path).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么取消这一天。"), field="reason")
    if override.completes_year:
        raise RuleBroken(_("整年的安排以这一天为止，没有取消。安排变了的，把那一年整个再补一次。"))
    before = {"day": override.day.isoformat(), "is_workday": override.is_workday, "basis": override.basis}
    audit.record(AuditTag.REMOVE_DAY, override, by, before=before, reason=reason)
    override.delete()
    transaction.on_commit(forget)


@action
def set_rules(*, division, values, basis, starts_on, by, basis_on=None):
    """A new version of a place's own rules: ``values`` are ``{key: value}``, ``None`` goes back to the rule above.

    ``basis`` names the law or document with its article, ``basis_on`` is its day. Earlier versions stay; what was
    decided under them keeps their id. A floor set by law cannot be undercut: the refusal names the article.
    """
    _may_set(values)(by, division.path).or_raise()
    if not basis.strip():
        raise RuleBroken(_("请写明依据：哪部法律、哪份文件、第几条。"), field="basis")
    changes = selectors.planned_changes(division, values, starts_on)
    if not changes:
        raise RuleBroken(_("没有一项和现在不同，没有保存。请改好再提交。"))
    entry = {"basis": basis, "basis_on": basis_on.isoformat() if basis_on else "", "on": starts_on.isoformat()}
    changed = {change.key.name: values[change.key.name] for change in changes}
    version = ProfileVersion.objects.create(
        division=division,
        division_path=division.path,
        starts_on=starts_on,
        values={name: None if value is None else {"value": value, **entry} for name, value in changed.items()},
        basis=basis,
        basis_on=basis_on,
        made_at=clock.now(),
        made_by_id=by.id,
        made_by_name=by.name,
    )
    transaction.on_commit(forget)
    before = {change.key.name: change.old.value for change in changes}
    audit.record(AuditTag.SET_RULES, version, by, before=before, after=changed, reason=basis)
    return version


def _may_set(values):
    """Which systems a village uses is its own to say; every other rule is set by the levels above."""
    only_systems = {system.key for system in System}.issuperset(values)
    return policies.can_set_systems if only_systems else policies.can_set_rules
