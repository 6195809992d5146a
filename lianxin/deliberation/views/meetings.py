"""Meetings: bodies and their members, the plan, the call, the sheet at the door, votes, minutes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import forms, policies, presenters, selectors, services
from lianxin.deliberation.calc.quorum_rules import Number
from lianxin.deliberation.views.meeting_steps import ITEM_STEPS, MEETING_STEPS, meets, still_comes
from lianxin.deliberation.vocabulary import ATTACHED, MEETING_WAYS, SCANS, MeetingState, MeetingVerb
from lianxin.files import selectors as files
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import broken_in_words, run_once, steps_of, take_step
from lianxin.people import selectors as people


@reads
def meetings(request):
    """Meetings of my places, the latest first."""
    policies.can_see_hall(request.actor).or_raise()
    state = request.GET.get("state", "")
    page = selectors.meetings(request.actor, state=state, cursor=request.GET.get("after", ""))
    rows = [presenters.meeting_row(each) for each in page]
    context = {"page": page, "rows": rows, "states": MeetingState.choices, "state": state}
    context["supervises"] = request.actor.holds(Role.VILLAGE_SUPERVISOR)
    return render(request, "deliberation/meetings.html", context)


@reads
def unsupervised(request):
    """Validated minutes this supervisor has yet to look at, the oldest first: each leads to its minutes."""
    policies.can_see_hall(request.actor).or_raise()
    rows = [presenters.meeting_row(each) for each in selectors.minutes_to_supervise(request.actor)[:100]]
    return render(request, "deliberation/unsupervised.html", {"rows": rows})


@writes
def plan(request, public_id):
    """Plan a meeting of a body."""
    found = selectors.find_body(public_id, request.actor)
    policies.can_keep_body(request.actor, found.division_path, found.kind).or_raise()
    asks = found.held_to.studied_first
    studies = selectors.studies_for(found) if asks else ()
    asked = selectors.open_convenings(found)
    form = forms.PlanForm(posted(request)[0], asks_study=asks, studies=studies, convenings=asked)
    if request.method == "POST" and form.is_valid():
        try:
            made = run_once(request, lambda: services.plan_meeting(body=found, by=request.actor, **form.cleaned_data))
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            return redirect("deliberation:meeting", public_id=made.public_id)
    context = {"body": found, "form": form, "notice": selectors.notice_of(found)[0]}
    return render(request, "deliberation/plan.html", context, status=422 if form.errors else 200)


def meeting_for(request, public_id):
    """The meeting as this reader may see it."""
    found = selectors.find_meeting(public_id, request.actor)
    policies.can_view_meeting(request.actor, found, seated=found.is_seated).or_raise()
    return found


@reads(public=True)
def meeting(request, public_id):
    """One meeting: agenda, whether enough came, how it was voted; its minutes for who was there and who keeps them."""
    found = meeting_for(request, public_id)
    staff = bool(policies.can_see_hall(request.actor, found.division_path))
    online = selectors.online_at(found) if staff and meets(found) and found.body.rule().takes_remote else []
    reads_minutes = bool(policies.can_read_minutes(request.actor, found, seated=found.is_seated))
    items = selectors.agenda_of(found)
    if reads_minutes:
        selectors.with_objections(found)  # whether one waits is asked of them too
    last = found.minutes.last() if reads_minutes else None
    until = selectors.objections_until(found, last) if last and found.state == MeetingState.MINUTED else None
    keeps_files = reads_minutes and found.ended_at
    kept = files.files_by_kind((SCANS, ATTACHED), public_id) if keeps_files else {SCANS: [], ATTACHED: []}
    context = {
        "meeting": found,
        "row": presenters.meeting_row(found),
        "facts": presenters.meeting_facts(found, staff=staff, until=until),
        "quorum": presenters.verdict_in_words(found.quorum, "quorum"),
        "lines": [presenters.item_line(item, staff=staff) for item in items],
        "steps": steps_of(MEETING_STEPS, MEETING_WAYS, found, found.state, request.actor),
        "item_steps": steps_of(ITEM_STEPS, MEETING_WAYS, items[0], found.state, request.actor) if items else [],
        "attends": found.state in MEETING_WAYS[MeetingVerb.ATTEND][0]
        and still_comes(found)
        and policies.can_enter_attendance(request.actor, found),
        "registers": found.state == MeetingState.VALIDATED and bool(policies.can_keep_meeting(request.actor, found)),
        "papers": presenters.meeting_papers(
            found, enters=policies.can_enter_attendance(request.actor, found), last=last
        ),
        "minutes": last,
        "scans": kept[SCANS],
        "attached": kept[ATTACHED],
        "attendance": presenters.who_came_in_words(last) if last else [],
        "parts": presenters.minutes_parts(last, items) if last else [],
        "objections": presenters.objection_lines(found.objections.all()) if reads_minutes else [],
        "staff": staff,
        "online": [presenters.online_line(entry) for entry in online],
        "next_try": selectors.next_try(found) if found.state == MeetingState.INQUORATE else None,
        "study": presenters.study_line(found.study) if found.study_id else None,
        "prepares": list(found.studied_for.select_related("body")[:10])
        if found.body.kind in policies.PARTY_BODIES
        else [],
    }
    return render(request, "deliberation/meeting.html", context)


@writes
def act_on_meeting(request, public_id, verb):
    """The form of one step of a meeting."""
    if verb not in MEETING_STEPS:
        raise Http404
    found = meeting_for(request, public_id)
    if verb == "call":
        found.rolls = people.adopted_rolls(found.body.division, found.body.held_to.roll)
    found.code_scanned = request.GET.get("code", "")
    back = reverse("deliberation:meeting", args=[public_id])
    done = (lambda made: reverse("deliberation:meeting", args=[made.public_id])) if verb == "again" else None
    return take_step(request, MEETING_STEPS[verb], found, heading=found.title, back=back, done=done)


@writes
def act_on_item(request, public_id, verb):
    """The form of one step of an item of the agenda."""
    if verb not in ITEM_STEPS:
        raise Http404
    item = selectors.find_item(public_id)
    back = reverse("deliberation:meeting", args=[item.meeting.public_id])
    done = (lambda made: reverse("deliberation:ballot", args=[made.public_id])) if verb == "ballot" else None
    return take_step(request, ITEM_STEPS[verb], item, heading=item.motion or item.title, back=back, done=done)


@writes
def attendance(request, public_id):
    """The sheet at the door, entered a page at a time."""
    found = meeting_for(request, public_id)
    policies.can_enter_attendance(request.actor, found).or_raise()
    text = request.GET.get("q", "").strip()
    page = selectors.seats_page(found, text=text, cursor=request.GET.get("after", ""))
    rule = found.body.rule()
    by_household = any(test.count is Number.HOUSEHOLDS_PRESENT for test in rule.quorum)
    form = forms.AttendanceForm(
        posted(request)[0], seats=page.items, takes_remote=rule.takes_remote, by_household=by_household
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.enter_attendance(meeting=found, by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(None, broken_in_words(error))
        else:
            messages.success(request, _("签到已登记。"))
            return redirect("deliberation:meeting", public_id=public_id)
    context = {"meeting": found, "form": form, "page": page, "text": text, "rule": rule}
    return render(request, "deliberation/attendance.html", context, status=422 if form.errors else 200)
