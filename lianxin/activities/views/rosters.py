"""Members brought as a list: the first POST shows whom it would add, the second, unchanged, adds them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.activities import policies, selectors, services
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, writes
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from lianxin.kit.rosters import Column, RosterForm
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


@writes
def bring_members(request, public_id):
    """Bring a list for a branch."""
    unit = selectors.find_branch(public_id)
    policies.can_record(request.actor, unit).or_raise()
    form, found, shown = MembersForm(*posted(request)), None, []
    if form.is_valid():
        rows = form.cleaned_data["rows"]
        made, known, faults = rehearse(lambda: services.bring_members(unit=unit, rows=rows, by=request.actor))
        found, shown = {"made": made, "known": known, "faults": faults}, [each.name for each in made]
        if is_confirmed(request, form, shown) and _kept(request, unit, form):
            return redirect("activities:members", public_id=public_id)
    context = {
        "unit": unit, "form": form, "found": found, "digest": digest_of(form, shown), "rosters": selectors.rosters_of(unit),
    }  # fmt: skip
    return render(request, "activities/roster.html", context, status=422 if form.errors else 200)


def _kept(request, unit, form):
    try:
        roster = services.import_members(unit=unit, rows=form.cleaned_data["rows"], by=request.actor)
    except RuleBroken as broken:
        return form.add_error(broken.field, broken.message)
    messages.success(request, _("加了 {n} 人。").format(n=roster.count))
    return True


@writes
def undo_members(request, public_id):
    """Take a list back whole."""
    roster = selectors.find_roster(public_id)
    back = reverse("activities:bring_members", args=[roster.unit.public_id])
    return take_step(request, _UNDO, roster, heading=str(roster), back=back)
