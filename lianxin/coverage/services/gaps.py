"""The count finds and ends gaps; people say who sees to one."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.coverage import policies, selectors
from lianxin.coverage.models import Gap
from lianxin.coverage.services.renewing import renew_gaps
from lianxin.coverage.services.tallying import keep_tallies
from lianxin.coverage.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

#: Whoever promises more than a year ahead promises for somebody else.
LONGEST_DAYS = 366


@action
def note_gaps(*, place, by, on=None):
    """What is lacking now and was not begins today; what was and is not any more ends today. Sites are counted too, and what
    every level lacks is kept for its page."""
    today = on or clock.today()
    found, sites = selectors.coverage(place), list(selectors.living_sites(place.path))
    now = {(gap.place.path, str(link)): gap.place for gap in found.gaps for link in gap.lacks}
    before = {(gap.division_path, gap.lacks): gap for gap in selectors.open_within(place.path)}
    new = [
        Gap(division=where, division_path=path, lacks=link, since=today)
        for (path, link), where in now.items()
        if (path, link) not in before
    ]
    over = [gap.pk for key, gap in before.items() if key not in now]
    if new or over:
        Gap.objects.bulk_create(new)
        Gap.objects.filter(pk__in=over).update(ended_on=today)
    of_sites = renew_gaps(sites, today)
    began, ended = len(new) + of_sites[0], len(over) + of_sites[1]
    if keep_tallies(place, found, sites, today) or began or ended:
        audit.record(AuditTag.COUNT, place, by, after={"began": began, "ended": ended})
    return began, ended


@action
def assign_gap(*, gap, keeper, due_on, by, plan=""):
    """Say who sees to a gap, by when and how; said again, it is said anew."""
    gap = Gap.objects.select_for_update(of=("self",)).select_related("division", "keeper", "site").get(pk=gap.pk)
    policies.can_assign_gap(by, gap).or_raise()
    if gap.ended_on:
        raise RuleBroken(_("这一项已经补上了。"))
    if keeper not in selectors.keepers_for(gap):
        raise RuleBroken(_("只能定给本村（社区）两委或上级的干部。"), field="keeper")
    today = clock.today()
    if not today < due_on <= today + timedelta(days=LONGEST_DAYS):
        raise RuleBroken(_("日子要从明天起，不超过一年。"), field="due_on")
    before = _said(gap)
    gap.keeper, gap.due_on, gap.plan = keeper, due_on, plan.strip()
    gap.save(update_fields=["keeper", "due_on", "plan"])
    audit.record(AuditTag.ASSIGN, gap, by, before=before, after=_said(gap))
    return gap


def _said(gap):
    return {"keeper": gap.keeper.name, "due": gap.due_on.isoformat(), "plan": gap.plan} if gap.keeper_id else {}
