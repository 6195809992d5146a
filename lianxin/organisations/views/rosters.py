"""Who holds which post, brought as a list: the first POST shows what it would make, the second, unchanged, keeps it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.http import writes
from lianxin.kit.rosters import Column, RosterForm, ask_for_list, faults_answer, sample_answer
from lianxin.kit.steps import Step, StepForm, take_step
from lianxin.organisations import policies, selectors, services
from lianxin.territory import selectors as territory

_UNDO = Step(
    "undo", "", _L("整份撤回"), StepForm, services.undo_roster, "roster",
    lambda actor, roster: policies.can_manage_unit(actor, roster.division_path),
    _L("这份花名册登记的任职，连同为它新设的岗位和单位，都会删掉。"),
)  # fmt: skip


class TenuresForm(RosterForm):
    columns = (
        Column("unit", _L("单位"), ("单位名称", "组织", "组织名称"), is_required=True),
        Column("kind", _L("单位类别"), ("类别",)),
        Column("post", _L("岗位"), ("职务", "职位"), is_required=True),
        Column("selection", _L("产生方式"), ("怎样产生",)),
        Column("role", _L("角色"), ("随岗位的角色",)),
        Column("is_finance", _L("管钱管账"), ("财务岗位",)),
        Column("name", _L("姓名"), ("名字",), is_required=True),
        Column("holder_ref", _L("人口档案编号"), ("档案编号",)),
        Column("starts_on", _L("任职日"), ("任职日期", "任职时间", "当选日期"), is_required=True),
        Column("term_ends_on", _L("届满日"), ("届满日期", "任期到")),
        Column("basis", _L("任职依据"), ("依据", "文号")),
        Column("is_screened", _L("已联审"), ("联审",)),
        Column("warning_words", _L("说明"), ("备注",)),
    )
    sample = (
        (
            "上河村村民委员会", "村民委员会", "主任", "选举", "两委成员", "", "李芒种", "", "2026-01-05", "",
            "2026 年换届选举", "是", "",
        ),
        (
            "上河村村民委员会", "村民委员会", "报账员", "招聘", "", "是", "王小满", "", "2026-03-01", "", "聘用合同", "是", "",
        ),
        ("上河村党支部", "党支部", "书记", "选举", "党支部书记", "", "周立夏", "", "2025-12-20", "", "镇党委批复", "", ""),
    )  # fmt: skip


@writes
def bring(request):
    """Bring a list for a place."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    if place is None or place.valid_to:
        raise Http404
    policies.can_manage_unit(request.actor, place.path).or_raise()
    if "sample" in request.GET:
        return sample_answer(TenuresForm, "roster.csv")
    context, kept = ask_for_list(
        request, TenuresForm, named=lambda made: made.holder_name,
        attempt=lambda rows: services.bring_rows(place=place, rows=rows, by=request.actor),
        keep=lambda rows: services.import_roster(place=place, rows=rows, by=request.actor),
    )  # fmt: skip
    if kept:
        messages.success(request, _("登记了 {n} 个任职。").format(n=kept.count))
        return redirect(f"{reverse('organisations:index')}?place={place.public_id}")
    if "faults" in request.POST and context["found"]:
        return faults_answer(context["form"], context["found"].faults, "roster-faults.csv")
    context |= {"place": place, "rosters": selectors.rosters_of(place), "undo": "organisations:undo"}
    return render(request, "organisations/roster.html", context, status=422 if context["form"].errors else 200)


@writes
def undo(request, public_id):
    """Take a list back whole."""
    roster = selectors.find_roster(public_id)
    back = f"{reverse('organisations:bring')}?place={roster.division.public_id}"
    return take_step(request, _UNDO, roster, heading=str(roster), back=back)
