"""议事厅: what is talked over here, bringing a topic, and its steps."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import forms, policies, presenters, selectors, services
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS, TOPIC_WAYS, AffectedKind, TopicOrigin, TopicState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import Step, broken_in_words, run_once, steps_of, take_step
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


def _is_talked_over(topic):
    """Rather than only heard, as a draft of village rules is, which has a way of its own."""
    return topic.origin != TopicOrigin.RULES


def _names_somebody(topic):
    """Whether it was written down whom it concerns."""
    return _is_talked_over(topic) and bool(selectors.affected_of(topic))


def _has_groups(topic):
    """Whether one of those it concerns is a group, of whom who comes is named."""
    return any(each.kind == AffectedKind.GROUP for each in selectors.affected_of(topic))


def _has_names(topic):
    return any(selectors.names_of(each) for each in selectors.affected_of(topic))


def _is_asked_now(topic):
    return not selectors.not_asked_now(getattr(topic, "follow_up", None), clock.today())


def _enters(actor, topic):
    return policies.can_enter_for_others(actor, topic.division_path)


def _has_sheets(topic):
    return topic.origin == TopicOrigin.SIGNATURES and bool(selectors.sheets_to_check(topic))


def _step(name, verb, label, form, run, allowed=policies.can_screen_topic, fits=None, told=""):
    return Step(name, verb, label, form, run, "topic", allowed, told, fits)


_SIGNS = _L("住在本地、满十八岁的，一人签一次，手机上签了不用再签纸。够了人数就送去筛选。")
_SHEETS = _L("照着纸上写。登记以后由另一个人对着纸核对，核对了才算数；纸留在站点，谁都可以来看。")
_NAMES = _L("写明名字的才算“和这件事有关的”，议的那天来了几位按这个数。会前会上都可以写。")
_FOLLOWS = _L("一人说一次，说了不能改。只公布人数，谁怎么说的谁也不知道；回答的不到五人，什么也不公布。")


_V = TopicVerb
TOPIC_STEPS = {
    step.name: step
    for step in (
        _step(
            "sign", _V.SIGN, _L("联名"), forms.ConfirmForm, services.sign_topic, policies.can_sign_topic, told=_SIGNS
        ),
        _step(
            "sheet",
            _V.SIGN,
            _L("登记一张签名单"),
            forms.TopicSheetForm,
            services.enter_topic_sheet,
            _enters,
            told=_SHEETS,
        ),
        _step(
            "check-sheet",
            _V.SIGN,
            _L("核对签名单"),
            forms.CheckSheetForm,
            services.check_topic_sheet,
            _enters,
            _has_sheets,
        ),
        _step("accept", _V.ACCEPT, _L("采纳"), forms.ScreenForm, services.accept_topic),
        _step("refer", _V.REFER, _L("转别处办理"), forms.ScreenForm, services.refer_topic),
        _step("decline", _V.DECLINE, _L("不采纳"), forms.ScreenForm, services.decline_topic),
        _step("publish", _V.PUBLISH, _L("公布议题"), forms.PublishForm, services.publish_topic, fits=_names_somebody),
        _step(
            "conclude", _V.CONCLUDE, _L("写议的结果"), forms.ConcludeForm, services.conclude_topic, fits=_is_talked_over
        ),
        _step("affected", _V.NAME, _L("写和谁有关"), forms.AffectedForm, services.name_affected, fits=_is_talked_over),
        _step(
            "strike", _V.STRIKE, _L("去掉一个有关的"), forms.StrikeForm, services.strike_affected, fits=_names_somebody
        ),
        _step(
            "names", _V.NAME, _L("写来的是谁"), forms.GroupNamesForm, services.name_group, fits=_has_groups, told=_NAMES
        ),
        _step(
            "strike-name", _V.STRIKE, _L("去掉来的一位"), forms.StrikeNameForm, services.strike_name, fits=_has_names
        ),
        _step(
            "follow",
            _V.FOLLOW,
            _L("说一说照办了没有"),
            forms.FollowForm,
            services.answer_follow_up,
            policies.can_answer_follow_up,
            _is_asked_now,
            _FOLLOWS,
        ),
        _step("ask", _V.ASK, _L("征求意见"), forms.AskForm, services.open_asking),
    )
}


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


@reads(public=True)
def hall(request):
    """What is talked over in my place, the meetings held, and how to bring a topic."""
    place = place_of(request)
    path = place.path if place else ""
    page = selectors.public_topics(place=path, cursor=request.GET.get("after", ""))
    context = {
        "place": place,
        "page": page,
        "rows": [presenters.public_topic_row(topic) for topic in page],
        "delegations": presenters.delegation_lines(selectors.delegations_at(path)) if place else [],
        "meetings": [presenters.meeting_row(each) for each in selectors.meetings_of_place(path)],
        "is_staff": bool(policies.can_see_hall(request.actor)),
        "is_off": bool(place) and not territory.uses(System.HALL, place),
    }
    return render(request, "deliberation/hall.html", context)


@reads
def topics(request):
    """All topics of my places, those to be screened among them."""
    state = request.GET.get("state", "")
    page = selectors.topics(request.actor, state=state, cursor=request.GET.get("after", ""))
    context = {
        "page": page,
        "rows": [presenters.topic_row(topic) for topic in page],
        "states": TopicState.choices,
        "state": state,
    }
    return render(request, "deliberation/topics.html", context)


@writes
def propose(request):
    """提议题: in one's own words; staff for somebody else."""
    place = place_of(request)
    is_staff = bool(policies.can_enter_for_others(request.actor, None))
    visits = bool(policies.can_bring_from_visits(request.actor, None))
    form = forms.TopicForm(posted(request)[0], is_staff=is_staff, visits=visits, initial={"division": place})
    if request.method == "POST" and form.is_valid():
        try:
            topic = run_once(request, lambda: services.propose_topic(by=request.actor, **form.cleaned_data))
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            messages.success(request, _("议题收到了。{state}。").format(state=topic.get_state_display()))
            return redirect("deliberation:topic", public_id=topic.public_id)
    return render(request, "deliberation/propose.html", {"form": form}, status=422 if form.errors else 200)


def _signatures(topic):
    """``(how many there are, how many it takes)`` of what people sign for."""
    if topic.origin != TopicOrigin.SIGNATURES:
        return 0, 0
    return selectors.signatures_that_stand(topic), territory.profile(topic.division).value("deliberation.signatures")


def _takes_part(actor, topic, steps):
    """Whether the reader takes part in what has names to be read; who is asked now what came of it does, which is known by then."""
    if not _has_names(topic):
        return False
    asked = any(step.name == "follow" for step in steps)
    return asked or (not _is_asked_now(topic) and bool(policies.can_answer_oneself(actor, topic)))


@reads(public=True)
def topic(request, public_id):
    """One topic: what it is about, who talks it over when, and what came out."""
    found = selectors.find_topic(public_id, request.actor)
    staff = bool(policies.can_see_hall(request.actor, found.division_path))
    signed, needed = _signatures(found)
    matter = selectors.process_of(found)
    own = request.actor.is_user and found.proposer_id == request.actor.id
    steps = steps_of(TOPIC_STEPS, TOPIC_WAYS, found, found.state, request.actor)
    context = {
        "topic": found,
        "tone": presenters.topic_tone(found),
        "facts": presenters.topic_facts(found, staff=staff, signed=signed, needed=needed),
        "source_address": services.source_address(topic=found, viewer=request.actor),
        "shows_words": _is_talked_over(found) and (staff or own),
        "steps": steps,
        "is_public": found.state in PUBLIC_TOPICS,
        "affected": presenters.affected_lines(
            found, staff=staff, takes_part=not staff and _takes_part(request.actor, found, steps)
        ),
        "follow_up": presenters.follow_up_lines(found),
        "prints_follow_up": hasattr(found, "follow_up") and clock.today() <= found.follow_up.until,
        "sheets": presenters.sheet_lines(found) if staff and found.origin == TopicOrigin.SIGNATURES else [],
        "askings": list(found.askings.all()),
        "studies": [presenters.study_line(item.meeting) for item in selectors.studies_of(found)],
        "items": selectors.items_in_public(found),
        "staff": staff,
        "lines": presenters.topic_lines(found) if _is_talked_over(found) else [],
        "process": matter,
        "process_lines": presenters.phase_lines(matter, staff=staff) if matter else [],
        "may_start": matter is None
        and found.state in PUBLIC_TOPICS
        and _is_talked_over(found)
        and bool(policies.can_screen_topic(request.actor, found)),
    }
    return render(request, "deliberation/topic.html", context)


@writes
def act_on_topic(request, public_id, verb):
    """The form of one step of a topic."""
    if verb not in TOPIC_STEPS:
        raise Http404
    found = selectors.find_topic(public_id, request.actor)
    back = reverse("deliberation:topic", args=[public_id])
    return take_step(request, TOPIC_STEPS[verb], found, heading=found.title, back=back)
