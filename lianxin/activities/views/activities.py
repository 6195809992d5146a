"""组织生活: what a branch has before it, what it held, who is due to attend."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.activities import exports, forms, policies, presenters, selectors, services
from lianxin.activities.vocabulary import Kind
from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.paging import page
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, take_step

ADD = Step("add", "", _L("加党员"), forms.MembersForm, services.add_members, "unit", policies.can_record)
MEMBER_STEPS = {
    "exempt": Step(
        "exempt", "", _L("不作出席要求"), forms.ExemptForm, services.exempt_member, "member", policies.can_keep_member
    ),
    "know": Step(
        "know", "", _L("写人口档案编号"), forms.KnowForm, services.know_member, "member", policies.can_keep_member,
        told=_L("写了编号，本人在“我家”查得到自己在名单上的情况，选举时和同名的人分得清。"),
    ),
    "vote": Step(
        "vote", "", _L("改表决权"), forms.VoteForm, services.set_vote, "member", policies.can_keep_member,
        told=_L("党内的会和选举按这里记的算人数。只记现在有没有，正式的记录在党员管理系统里。"),
    ),
    "stage": Step(
        "stage", "", _L("下一步"), forms.StageForm, services.enter_stage, "member", policies.can_keep_member,
        told=_L("只记哪一步、哪一天，材料在组织部门。"),
    ),
    "away": Step(
        "away", "", _L("流动党员"), forms.AwayForm, services.note_away, "member", policies.can_keep_member,
        told=_L("外出六个月以上、没有转组织关系的，记在哪里、支部谁联系。只给支部和上级看。"),
    ),
    "transfer": Step(
        "transfer", "", _L("转组织关系"), forms.TransferForm, services.draft_transfer, "member",
        policies.can_keep_member,
        told=_L("这里只填介绍信、记回执，正式的接转在党员管理系统里办。对方接收以前，还是原支部的党员。"),
    ),
    "end": Step("end", "", _L("不在名单上了"), forms.EndForm, services.end_member, "member", policies.can_keep_member),
}  # fmt: skip
WITHDRAW = Step(
    "withdraw",
    "",
    _L("撤回这条记录"),
    forms.WithdrawForm,
    services.withdraw_activity,
    "activity",
    policies.can_withdraw,
)


@reads
def index(request):
    """The branches the actor keeps or oversees; who has one alone goes straight to it."""
    units = selectors.branches_led(request.actor, policies.READERS)
    found = page(units, order=("division_path", "id"), cursor=request.GET.get("after", ""), size=50)
    if len(found) == 1 and not request.GET.get("after"):
        return redirect("activities:branch", found.items[0].public_id)
    return render(request, "activities/index.html", {"page": found})


@reads
def branch(request, public_id):
    """A branch: what is still to be held, and what was."""
    unit = selectors.find_branch(public_id)
    policies.can_read_branch(request.actor, unit).or_raise()
    today = clock.today()
    context = {
        "unit": unit,
        "due": presenters.due_words(selectors.due_of_branch(unit, today)),
        "page": selectors.activities_page(unit, request.GET.get("after", "")),
        "has_members": selectors.members_of(unit).exists(),
        "may_record": bool(policies.can_record(request.actor, unit)),
        "kinds": Kind.choices,
        "year": today.year,
    }
    return render(request, "activities/branch.html", context)


@reads
def members(request, public_id):
    """Who is due to attend."""
    unit = selectors.find_branch(public_id)
    policies.can_read_branch(request.actor, unit).or_raise()
    context = {
        "unit": unit,
        "stages": presenters.by_stage(selectors.everybody_of(unit)),
        "may_record": bool(policies.can_record(request.actor, unit)),
        "may_read_reasons": bool(policies.can_read_reasons(request.actor, unit)),
    }
    return render(request, "activities/members.html", context)


@writes
def record(request, public_id, kind):
    """Record an activity of one kind."""
    if kind not in Kind.values:
        raise Http404
    unit, kind = selectors.find_branch(public_id), Kind(kind)
    form = partial(forms.RecordForm, kind=kind)
    label = _("记：{kind}").format(kind=kind.label)
    step = Step("record", "", label, form, services.record_activity, "unit", policies.can_record)
    return take_step(request, step, unit, heading=unit.name, back=reverse("activities:branch", args=[public_id]))


@writes
def add_members(request, public_id):
    """Put people on the list."""
    unit = selectors.find_branch(public_id)
    return take_step(request, ADD, unit, heading=unit.name, back=reverse("activities:members", args=[public_id]))


@writes
def member(request, public_id, verb):
    """One step of somebody on the list."""
    if verb not in MEMBER_STEPS:
        raise Http404
    found = selectors.find_member(public_id)
    if verb == "exempt":
        policies.can_read_reasons(request.actor, found.unit).or_raise()
    back = reverse("activities:members", args=[found.unit.public_id])

    def done(result):
        return reverse("activities:transfer", args=[result.public_id]) if verb == "transfer" else back

    return take_step(request, MEMBER_STEPS[verb], found, heading=found.name, back=back, done=done)


@reads
def activity(request, public_id):
    """The minutes of one."""
    found = selectors.find_activity(public_id)
    policies.can_read_branch(request.actor, found.unit).or_raise()
    attendance = selectors.attendance_of(found)
    due, present, absent, exempt = presenters.attendance_words(attendance)
    context = {
        "activity": found, "due": due, "present": present, "absent": absent, "exempt": exempt,
        "vote": presenters.vote_words(found, attendance),
        "may_withdraw": not found.withdrawn_at and bool(policies.can_withdraw(request.actor, found)),
        "may_read_reasons": bool(policies.can_read_reasons(request.actor, found.unit)),
    }  # fmt: skip
    return render(request, "activities/activity.html", context)


@writes
def withdraw(request, public_id):
    """It was recorded wrongly."""
    found = selectors.find_activity(public_id)
    return take_step(
        request, WITHDRAW, found, heading=str(found), back=reverse("activities:activity", args=[public_id])
    )


@reads
def handbook(request, public_id, year):
    """The branch handbook of a year."""
    unit = selectors.find_branch(public_id)
    policies.can_read_branch(request.actor, unit).or_raise()
    if not 2000 <= year <= clock.today().year:
        raise Http404
    address = request.build_absolute_uri(reverse("activities:branch", args=[public_id]))
    with as_on_paper():
        data = exports.handbook(unit, year, address)
        return paper_response("report", data, _("支部工作手册-{unit}-{year}.pdf").format(unit=unit.name, year=year))
