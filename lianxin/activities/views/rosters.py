"""Members brought as a list: the first POST shows whom it would add, the second, unchanged, adds them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.activities import policies, selectors, services
from lianxin.kit.http import writes
from lianxin.kit.rosters import Column, RosterForm, ask_for_list, faults_answer, sample_answer
from lianxin.kit.steps import Step, StepForm, take_step

_UNDO = Step(
    "undo", "", _L("整份撤回"), StepForm, services.undo_members, "roster",
    lambda actor, roster: policies.can_record(actor, roster.unit), _L("这份花名册加的人都会从名单上删掉。"),
)  # fmt: skip


class MembersForm(RosterForm):
    columns = (
        Column("name", _L("姓名"), ("名字", "党员姓名"), is_required=True),
        Column("stage", _L("到哪一步"), ("阶段", "人员类别", "类别")),
        Column("stage_on", _L("从哪天起"), ("日期", "入党日期", "转正日期")),
    )
    sample = (
        ("李芒种", "正式党员", "2019-07-01"),
        ("王小满", "预备党员", "2026-05-20"),
        ("周立夏", "入党积极分子", "2026-03-11"),
    )


@writes
def bring_members(request, public_id):
    """Bring a list for a branch."""
    unit = selectors.find_branch(public_id)
    policies.can_record(request.actor, unit).or_raise()
    if "sample" in request.GET:
        return sample_answer(MembersForm, "members.csv")
    context, kept = ask_for_list(
        request, MembersForm, named=lambda made: made.name,
        attempt=lambda rows: services.bring_members(unit=unit, rows=rows, by=request.actor),
        keep=lambda rows: services.import_members(unit=unit, rows=rows, by=request.actor),
    )  # fmt: skip
    if kept:
        messages.success(request, _("加了 {n} 人。").format(n=kept.count))
        return redirect("activities:members", public_id=public_id)
    if "faults" in request.POST and context["found"]:
        return faults_answer(context["form"], context["found"].faults, "members-faults.csv")
    context |= {"unit": unit, "rosters": selectors.rosters_of(unit), "undo": "activities:undo_members"}
    return render(request, "activities/roster.html", context, status=422 if context["form"].errors else 200)


@writes
def undo_members(request, public_id):
    """Take a list back whole."""
    roster = selectors.find_roster(public_id)
    back = reverse("activities:bring_members", args=[roster.unit.public_id])
    return take_step(request, _UNDO, roster, heading=str(roster), back=back)
