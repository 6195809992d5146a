"""What reaches a site is entered by name and ends on a day. A place never says of itself that it is reached."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.coverage import policies, selectors
from lianxin.coverage.calc.lacking import ORGANISED
from lianxin.coverage.models import Site, SiteLink
from lianxin.coverage.services.renewing import look_no_more, renew_gaps
from lianxin.coverage.vocabulary import STATION_UNITS, UNIT_LINKS, AuditTag, Link
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def link_unit(*, site, unit, starts_on, basis, by):
    """An organisation or a station reaches a site; which kind of link it is follows from what the unit is."""
    site = _lock(site)
    policies.can_link(by, site).or_raise()
    kind = Link.STATION if unit.kind in STATION_UNITS else UNIT_LINKS.get(unit.kind)
    if kind is None:
        raise RuleBroken(
            _("“{unit}”是{kind}，不是党组织，也不是站点。").format(unit=unit.name, kind=unit.get_kind_display()),
            field="unit",
        )
    if unit.dissolved_on or (unit.established_on and starts_on < unit.established_on):
        raise RuleBroken(_("{unit}那天还没有成立，或者已经撤销。").format(unit=unit.name), field="starts_on")
    return _link(site, by, kind=kind, unit=unit, starts_on=starts_on, basis=basis)


@action
def link_person(*, site, person, starts_on, basis, by):
    """A liaison or a grid worker, ``(link, user)`` of ``selectors.people_for``, looks after a site."""
    site = _lock(site)
    policies.can_link(by, site).or_raise()
    if person not in selectors.people_for(site):
        raise RuleBroken(_("这个人现在不是这里的联系人或网格员。"), field="person")
    kind, user = person
    return _link(site, by, kind=kind, user=user, starts_on=starts_on, basis=basis)


@action
def send_instructor(*, site, instructor, starts_on, basis, by):
    """Somebody is sent to prepare an organisation. Until there is one the site has none."""
    site = _lock(site)
    policies.can_link(by, site).or_raise()
    return _link(site, by, kind=Link.INSTRUCTOR, instructor=instructor.strip(), starts_on=starts_on, basis=basis)


@action
def end_link(*, link, on, reason, by):
    """A link ends; what the site lacks without it begins today."""
    site = _lock(link.site)
    link = SiteLink.objects.select_for_update(of=("self",)).select_related("site", "unit", "user").get(pk=link.pk)
    policies.can_end_link(by, link).or_raise()
    if link.ends_on:
        raise RuleBroken(_("这条联系已经结束了。"))
    if not link.starts_on <= on <= clock.today():
        raise RuleBroken(_("结束日要在开始日以后，不晚于今天。"), field="on")
    link.ends_on, link.ended_by_name = on, by.name
    link.save(update_fields=["ends_on", "ended_by_name"])
    _renew(site)
    audit.record(AuditTag.END_LINK, link, by, after={"ends_on": on.isoformat()}, reason=reason)
    return link


def _lock(site):
    return Site.objects.select_for_update(of=("self",)).select_related("division").get(pk=site.pk)


def _link(site, by, *, kind, starts_on, basis, **reached):
    if not site.starts_on <= starts_on <= clock.today():
        raise RuleBroken(_("日子要在登记的开始日以后，不晚于今天。"), field="starts_on")
    if SiteLink.objects.filter(site=site, kind=kind, ends_on__isnull=True, **reached).exists():
        raise RuleBroken(_("这条联系已经登记了。"))
    link = SiteLink.objects.create(
        site=site, kind=kind, starts_on=starts_on, basis=basis.strip(), entered_by_name=by.name, entered_at=clock.now(),
        **reached,
    )  # fmt: skip
    if kind in (*ORGANISED, Link.INSTRUCTOR):
        look_no_more([site], clock.today())
    _renew(site)
    audit.record(AuditTag.LINK, link, by, after={"kind": str(kind), "by": link.by_whom, "from": starts_on.isoformat()})
    return link


def _renew(site):
    renew_gaps(selectors.living_sites(site.division_path).filter(pk=site.pk), clock.today())
