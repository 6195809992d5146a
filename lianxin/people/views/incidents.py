"""Incidents with personal data: reported, described, told, closed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import shown
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, fitting_steps, run_once, take_step
from lianxin.people import exports, policies, selectors
from lianxin.people import services as people
from lianxin.people.errors import IncidentNotDescribed
from lianxin.people.forms import incidents as forms
from lianxin.people.views.finding import show_broken

_KEEP = policies.can_keep_incident


def _open(incident):
    return incident.closed_at is None


STEPS = {
    step.name: step
    for step in (
        Step("authority", "", _("登记已报告主管部门"), forms.AuthorityForm, people.report_to_authority, "incident", _KEEP,
             _("立即报告履行个人信息保护职责的部门。先打印报告送去，再在这里登记。"),
             lambda it: _open(it) and it.is_described and it.authority_told_at is None),
        Step("tell", "", _("告知名单上的人"), forms.TellForm, people.tell_people, "incident", _KEEP,
             _("有账号或电话的，马上收到消息，不等到天亮；没有的，打印纸质告知书送去。演练不发消息。"),
             lambda it: _open(it) and it.is_described and it.people_told_at is None),
        Step("describe", "", _("写明情况"), forms.DescribeForm, people.describe_incident, "incident", _KEEP,
             _("两份告知书都从这里来。不清楚的先写“正在查”，查清了再改。"), _open),
        Step("not-tell", "", _("不逐个告知"), forms.NotTellForm, people.decide_not_to_tell, "incident", _KEEP,
             _("只有采取的措施能有效避免危害时，才可以不告知本人（《个人信息保护法》第五十七条）。"),
             lambda it: _open(it) and not it.is_people_settled),
        Step("measure", "", _("记一项措施"), forms.MeasureForm, people.note_measure, "incident", _KEEP, fits=_open),
        Step("close", "", _("了结"), forms.CloseForm, people.close_incident, "incident", _KEEP,
             fits=lambda it: _open(it) and it.authority_told_at and it.is_people_settled),
    )
}  # fmt: skip


@reads
def show_incidents(request):
    """What happened, the newest first, and when the plan was last tried out."""
    policies.can_see_incidents(request.actor).or_raise()
    found = selectors.incident_page(request.actor, request.GET.get("cursor", ""))
    context = {
        "page": found,
        "last_drill": selectors.last_drill(request.actor),
        "may_report": bool(policies.can_report_incident(request.actor)),
    }
    return render(request, "people/incidents.html", context)


@writes
def report_incident(request):
    """Say that something happened; whoever runs the machine reads nothing of what becomes of it."""
    policies.can_report_incident(request.actor).or_raise()
    form = forms.IncidentForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            incident = run_once(request, lambda: people.report_incident(by=request.actor, **form.cleaned_data))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已登记，县级干部马上收到消息。"))
            if policies.can_view_incident(request.actor, incident):
                return redirect("people:incident", incident.public_id)
            return redirect("people:report_incident")
    context = {"form": form, "may_see": bool(policies.can_see_incidents(request.actor))}
    return render(request, "people/incident_new.html", context, status=422 if form.errors else 200)


@reads
def show_incident(request, public_id):
    incident = _found(request, public_id)
    context = {
        "incident": incident,
        "steps": fitting_steps(STEPS.values(), incident, request.actor),
        "done": list(incident.steps.order_by("pk")),
        "concerned": selectors.concerned_by(incident),
        "may_keep": bool(_KEEP(request.actor, incident)) and incident.closed_at is None,
    }
    return render(request, "people/incident.html", context)


def _found(request, public_id):
    return shown(selectors.find_incident(request.actor, public_id))


def _page(incident):
    return reverse("people:incident", args=[incident.public_id])


@writes
def take_incident_step(request, public_id, verb):
    incident = _found(request, public_id)
    if verb not in STEPS:
        raise Http404
    return take_step(request, STEPS[verb], incident, heading=incident.what, back=_page(incident))


@writes
def list_concerned(request, public_id):
    """First who it would be, then put on the list."""
    incident = _found(request, public_id)
    _KEEP(request.actor, incident).or_raise()
    form, found = forms.ConcernedForm(*posted(request)), None
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("do") == "add":
                count = people.list_concerned(incident=incident, by=request.actor, **form.cleaned_data)
                messages.success(request, _("名单加进 %(n)d 人。") % {"n": count})
                return redirect(_page(incident))
            found = selectors.concerned_when(incident, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
    context = {"incident": incident, "form": form, "found": found}
    if found:
        context["names"] = selectors.names_masked(found)
    return render(request, "people/incident_concerned.html", context, status=422 if form.errors else 200)


@reads
def print_report(request, public_id):
    """The report to the authority, on A4."""
    incident = _found(request, public_id)
    if not incident.is_described:
        raise IncidentNotDescribed
    with as_on_paper():
        words = exports.report_letter(incident)
    return paper_response("letter", words, f"个人信息安全事件报告-{public_id}.pdf")


@writes(methods=("POST",))
def print_letters(request, public_id):
    """Letters to those no message reaches, one on a page; each of them can see that their name was read."""
    incident = _found(request, public_id)
    try:
        concerned = people.open_letters(
            incident=incident, by=request.actor, session_key=request.session.session_key or ""
        )
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect(_page(incident))
    with as_on_paper():
        words = exports.personal_letters(incident, concerned)
    return paper_response("letter", words, f"个人信息安全事件告知书-{public_id}.pdf")


@writes(methods=("POST",))
def hand_letter(request, public_id, pk):
    """One letter was brought."""
    incident = _found(request, public_id)
    row = shown(selectors.find_concerned(incident, pk))
    try:
        people.hand_letter(concerned=row, by=request.actor)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect(_page(incident))
