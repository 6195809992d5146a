"""Meetings: bodies and their members, the plan, the call, the sheet at the door, votes, minutes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import forms, policies, presenters, selectors, services
from lianxin.deliberation.calc.quorum_rules import Number
from lianxin.deliberation.vocabulary import ATTACHED, MEETING_WAYS, SCANS, MeetingState, MeetingVerb
from lianxin.files import selectors as files
from lianxin.kit.decisions import allow, check
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import Step, broken_in_words, steps_of, take_step
from lianxin.people import selectors as people


def _may_object(actor, meeting):
    return allow() if meeting.is_seated else policies.can_enter_attendance(actor, meeting)


def _may_sign_in(actor, meeting):
    return check(meeting.is_seated, _("您不在这次会议的名册上，可以列席旁听。"))


def _keeps_item(actor, item):
    return policies.can_keep_meeting(actor, item.meeting)


def _has_objections(meeting):
    return any(each.answered_at is None for each in meeting.objections.all())


def _meets(meeting):
    return meeting.state in (MeetingState.CALLED, MeetingState.OPEN)


def _is_unseen(meeting):
    return meeting.supervised_at is None


def _has_online(meeting):
    return bool(selectors.online_at(meeting)) if meeting.body.rule().takes_remote else False


def _is_untried(meeting):
    return selectors.next_try(meeting) is None


def _asks_study(meeting):
    return meeting.body.held_to.studied_first


def _calls_roll(item):
    return _has_online(item.meeting)


def _step(name, verb, label, form, run, allowed=policies.can_keep_meeting, told="", fits=None):
    return Step(name, verb, label, form, run, "meeting", allowed, told, fits)


_V, _F, _S = MeetingVerb, forms, services
_CALLS = _L("通知发出后，名册冻结，议程不再改。")
_OPENS = _L("按签到清点人数：够了就开会，不够就没有开成。点下去以后签到不能再改。")
_AGAIN = _L("议程、主持人、记录人都照这一次的，不用再写。定好日子以后再发通知，名册按那时候的人重新定。")
_VALIDATES = _L("核定以后记录不能再改。要由写记录以外的人核定，到会的人在纸上签了名才能核定。")
_CLOSES = _L("写了要表决的话的，每一项都要表决了，或者写明推到下次，才能散会。")
MEETING_STEPS = {
    step.name: step
    for step in (
        _step("sign-in", _V.ATTEND, _L("我来签到"), _F.SignInForm, _S.sign_in, _may_sign_in),
        _step("item", _V.ADD_ITEM, _L("加一项议程"), _F.ItemForm, _S.add_item),
        _step("study", _V.STUDY, _L("党组织先研究"), _F.StudyForm, _S.name_study, fits=_asks_study),
        _step("call", _V.CALL, _L("发通知"), _F.CallForm, _S.call_meeting, told=_CALLS),
        _step("open", _V.OPEN, _L("清点人数，开会"), _F.ConfirmForm, _S.open_meeting, told=_OPENS),
        _step(
            "identity", _V.IDENTIFY, _L("核对线上身份"), _F.IdentityForm, _S.check_identity, policies.can_enter_attendance,
            _L("线上参加的，一个一个核对是不是名册上的本人。开会以前没有核对的，不算到会，也不能表决。"), _has_online,
        ),
        _step("absences", _V.EXCUSE, _L("登记没有到会的原因"), _F.AbsencesForm, _S.note_absences, policies.can_enter_attendance),
        _step("again", _V.AGAIN, _L("再开一次"), _F.AgainForm, _S.plan_again, told=_AGAIN, fits=_is_untried),
        _step("close", _V.CLOSE, _L("散会"), _F.ConfirmForm, _S.close_meeting, told=_CLOSES),
        _step("minutes", _V.MINUTE, _L("写会议记录"), _F.MinutesForm, _S.write_minutes),
        _step("object", _V.OBJECT, _L("对记录提意见"), _F.ObjectionForm, _S.object_to_minutes, _may_object),
        Step(
            "answer", _V.ANSWER, _L("答复对记录的意见"), _F.AnswerForm, _S.answer_objection, "",
            policies.can_keep_meeting, "", _has_objections,
        ),
        _step("validate", _V.VALIDATE, _L("核定记录"), _F.ValidateForm, _S.validate_minutes, policies.can_validate_minutes, _VALIDATES),
        _step("scan", _V.SCAN, _L("附签名页"), _F.ScanForm, _S.attach_scan, policies.can_enter_attendance),
        _step("attach", _V.ATTACH, _L("附照片和材料"), _F.AttachForm, _S.attach_photos, policies.can_enter_attendance),
        _step(
            "supervise", _V.SUPERVISE, _L("监督委员会看记录"), _F.SuperviseForm, _S.supervise_minutes,
            policies.can_supervise_minutes, fits=_is_unseen,
        ),
        _step("cancel", _V.CANCEL, _L("取消会议"), _F.CancelForm, _S.cancel_meeting),
    )
}  # fmt: skip
_BALLOTS = _L(
    "名册就是现在到会、没有回避的人。纸票、网上、有人帮着投一起算；截止计票以后，结果自动记到这一项，不用再填。"
)
ITEM_STEPS = {
    "roll-call": Step(
        "roll-call",
        _V.CALL_ROLL,
        _L("线上点名"),
        _F.RollCallForm,
        _S.call_roll,
        "item",
        _keeps_item,
        _L("表决这一项以前，线上参加的一个一个点名；不在线的、不表决的，票数里不算。"),
        _calls_roll,
    ),
    "vote": Step("vote", _V.VOTE, _L("登记表决"), _F.VoteForm, _S.record_vote, "item", _keeps_item),
    "ballot": Step(
        "ballot", _V.VOTE, _L("无记名投票"), _F.ItemBallotForm, _S.put_to_ballot, "item", _keeps_item, _BALLOTS
    ),
    "put-off": Step("put-off", _V.VOTE, _L("推到下次"), _F.PutOffForm, _S.put_off_item, "item", _keeps_item),
    "amend": Step("amend", _V.AMEND, _L("改表决的话"), _F.AmendForm, _S.amend_motion, "item", _keeps_item),
    "recuse": Step("recuse", _V.RECUSE, _L("登记回避"), _F.RecuseForm, _S.recuse, "item", _keeps_item),
}


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
            made = services.plan_meeting(body=found, by=request.actor, **form.cleaned_data)
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
    online = selectors.online_at(found) if staff and _meets(found) and found.body.rule().takes_remote else []
    reads_minutes = bool(policies.can_read_minutes(request.actor, found, seated=found.is_seated))
    items = selectors.agenda_of(found)
    if reads_minutes:
        selectors.with_objections(found)  # whether one waits is asked of them too
    last = found.minutes.last() if reads_minutes else None
    keeps_files = reads_minutes and found.ended_at
    kept = files.files_by_kind((SCANS, ATTACHED), public_id) if keeps_files else {SCANS: [], ATTACHED: []}
    context = {
        "meeting": found,
        "row": presenters.meeting_row(found),
        "facts": presenters.meeting_facts(found, staff=staff),
        "quorum": presenters.verdict_in_words(found.quorum, "quorum"),
        "lines": [presenters.item_line(item, staff=staff) for item in items],
        "steps": steps_of(MEETING_STEPS, MEETING_WAYS, found, found.state, request.actor),
        "item_steps": steps_of(ITEM_STEPS, MEETING_WAYS, items[0], found.state, request.actor) if items else [],
        "attends": found.state == MeetingState.CALLED and policies.can_enter_attendance(request.actor, found),
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
