"""Places that are no division are entered, counted anew, brought as a list and ended; nothing is deleted."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.coverage import policies, selectors
from lianxin.coverage.models import Gap, Site
from lianxin.coverage.services.renewing import look_no_more, renew_gaps
from lianxin.coverage.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

#: One transaction holds the whole list.
MOST_ROWS = 500
_COUNTED = ("near", "trade", "people", "full_members")


@action
def add_site(*, division, kind, name, by, near="", trade="", people=None, full_members=None, starts_on=None):
    """Enter a site of a place. What it lacks begins today."""
    policies.can_keep_site(by, division.path).or_raise()
    today = clock.today()
    starts_on = starts_on or today
    if starts_on > today:
        raise RuleBroken(_("还没有的场所先不登记：日子不能晚于今天。"), field="starts_on")
    _check_members(people, full_members)
    if Site.objects.filter(division=division, name=name, ends_on__isnull=True).exists():
        raise RuleBroken(_("{place}已经登记了“{name}”。").format(place=division.short_name, name=name), field="name")
    counted = {"near": near, "trade": trade, "people": people, "full_members": full_members}
    site = Site.objects.create(
        division=division, kind=kind, name=name, starts_on=starts_on, **counted, **_entered(division, by)
    )
    renew_gaps(selectors.living_sites(division.path).filter(pk=site.pk), today)
    audit.record(AuditTag.ADD_SITE, site, by, after={"kind": kind, **counted})
    return site


@action
def change_site(*, site, near, trade, people, full_members, by):
    """Count a site anew, as of today."""
    site = Site.objects.select_for_update(of=("self",)).select_related("division").get(pk=site.pk)
    policies.can_keep_this_site(by, site).or_raise()
    _check_members(people, full_members)
    before = {name: getattr(site, name) for name in _COUNTED}
    site.near, site.trade, site.people, site.full_members = near, trade, people, full_members
    site.counted_on = clock.today()
    site.save(update_fields=[*_COUNTED, "counted_on"])
    audit.record(AuditTag.CHANGE_SITE, site, by, before=before, after={name: getattr(site, name) for name in _COUNTED})
    return site


@action
def end_site(*, site, on, reason, by):
    """A site is no more: its links end the same day, and with them what it lacked; then the township says so."""
    site = Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    policies.can_end_site(by, site).or_raise()
    if not max(site.starts_on, clock.today() - timedelta(days=366)) <= on <= clock.today():
        raise RuleBroken(_("日子要在登记的开始日以后、最近一年里，不晚于今天。"), field="on")
    if site.links.filter(starts_on__gt=on).exists():
        raise RuleBroken(_("有联系是这天以后才开始的，请改日子，或先结束那条联系。"), field="on")
    site.links.filter(ends_on__isnull=True).update(ends_on=on, ended_by_name=by.name)
    Gap.objects.filter(site=site, ended_on__isnull=True).update(ended_on=clock.today())
    look_no_more([site], clock.today())
    site.ends_on, site.end_reason = on, reason.strip()
    site.save(update_fields=["ends_on", "end_reason"])
    audit.record(AuditTag.END_SITE, site, by, after={"ends_on": on.isoformat()}, reason=reason)
    return site


@action
def import_sites(*, place, rows, by):
    """Enter the good rows of a list in one go; those already known by place and name stay as they are."""
    policies.can_keep_site(by, place.path).or_raise()
    if len(rows) > MOST_ROWS:
        raise RuleBroken(_("一次最多 {n} 行，没有登记。请分成几份。").format(n=MOST_ROWS), field="text")
    found = selectors.read_list(place, rows)
    if not found.new:
        raise RuleBroken(_("没有可以登记的新的一行。"), field="text")
    today = clock.today()
    made = Site.objects.bulk_create(
        Site(division=division, starts_on=today, **values, **_entered(division, by)) for division, values in found.new
    )
    renew_gaps(selectors.living_sites(place.path).filter(pk__in=[site.pk for site in made]), today)
    audit.record(AuditTag.IMPORT_SITES, place, by, after={"count": len(made)})
    return made


def _check_members(people, full_members):
    if None not in (people, full_members) and full_members > people:
        raise RuleBroken(_("正式党员不会比人还多，请核对。"), field="full_members")


def _entered(division, by):
    return {
        "division_path": division.path, "counted_on": clock.today(), "entered_by_name": by.name, "entered_at": clock.now()
    }  # fmt: skip
