"""A village's own way of taking a matter through: what the law has, under the village's names, with longer waits and more steps."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.phases import STANDING, fault_of_own
from lianxin.deliberation.models import ProcessPlan
from lianxin.deliberation.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@action
def make_plan(*, division, kind, name, phases, by, at=None):
    """Copy a kind under one's own name. Refuses to leave out a step, to wait for less, to open what is closed.

    What has states of its own takes the village's way from then on; what is on its way keeps the one it set out on.
    """
    at = at or clock.now()
    policies.can_keep_body(by, division.path).or_raise()
    territory.must_use(System.HALL, division)
    name = name.strip()
    if ProcessPlan.objects.filter(division=division, name=name, ended_at__isnull=True).exists():
        raise RuleBroken(_("已经有一种走法叫这个名字，请换一个。"), field="name")
    if kind in STANDING and selectors.plan_in_use(division, kind):
        raise RuleBroken(_("本地已经有一种正在用的，先停用它，再定新的。"))
    if fault := fault_of_own(kind, phases, territory.profile(division).value):
        raise RuleBroken(_fault_in_words(*fault))
    plan = ProcessPlan.objects.create(
        division=division, division_path=division.path, kind=kind, name=name, phases=phases, made_at=at,
        made_by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.MAKE_PLAN, plan, by, after={"kind": str(kind), "phases": len(phases)}, at=at)
    return plan


def _fault_in_words(fault, phase):
    return {
        "left_out": _("“{phase}”这一步是规定要走的，不能少，也不能换先后。"),
        "too_soon": _("“{phase}”之前留的天数比规定的少，只能多，不能少。"),
        "too_late": _("“{phase}”答应大家的天数只能少，不能多。"),
        "shut": _("“{phase}”这一步要收的不能关，关了就走不下去。"),
        "added": _("这一种走到哪一步是照它自己的状态看的，不能多加“{phase}”这一步。"),
        "opened": _("“{phase}”这一步规定不开放的，自己的走法里也不能开放。"),
    }[fault].format(phase=_(phase))


@action
def end_plan(*, plan, by, at=None):
    """No matter sets out on it any more; those on their way go on."""
    at = at or clock.now()
    plan = ProcessPlan.objects.select_for_update().get(pk=plan.pk)
    policies.can_keep_body(by, plan.division_path).or_raise()
    if plan.ended_at:
        raise RuleBroken(_("这种走法已经停用了。"))
    plan.ended_at = at
    plan.save(update_fields=["ended_at"])
    audit.record(AuditTag.END_PLAN, plan, by, at=at)
    return plan
