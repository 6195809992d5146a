"""反复出现的事: what is told again and again, taken up as one matter; the results everybody may read."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.needs import forms, policies, presenters, selectors, services
from lianxin.needs.vocabulary import TopicState
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class TopicStep:
    """``label`` is the button; ``run`` the service taking the form's values; ``starts_from`` the states it is for."""

    name: str
    label: object
    form: type
    run: object
    allowed: object
    starts_from: tuple


_OPEN = TopicState.open_ones()
TOPIC_STEPS = {
    step.name: step
    for step in (
        TopicStep("take-up", gettext_lazy("定牵头单位和打算"), forms.TakeUpTopicForm, services.take_up_topic, policies.can_lead_topic, _OPEN),
        TopicStep("propose", gettext_lazy("提请议事厅商议"), forms.ProposeTopicForm, services.propose_topic, policies.can_lead_topic, (TopicState.NOTICED, TopicState.TAKEN_UP)),
        TopicStep("publish", gettext_lazy("公布结果"), forms.TopicResultForm, services.publish_topic_result, policies.can_lead_topic, (TopicState.TAKEN_UP,)),
        TopicStep("set-aside", gettext_lazy("不专门办"), forms.SetTopicAsideForm, services.set_topic_aside, policies.can_lead_topic, _OPEN),
        TopicStep("monthly", gettext_lazy("定为本月的“每月一题”"), forms.TopicForm, services.choose_monthly_topic, policies.can_choose_monthly_topic, _OPEN),
    )
}  # fmt: skip


@reads
def topics(request):
    """Topics of my place and below, the newest first."""
    policies.can_see_topics(request.actor).or_raise()
    state = request.GET.get("state", "")
    page = selectors.topics(request.actor, state=state, cursor=request.GET.get("after", ""))
    context = {
        "page": page,
        "rows": [presenters.topic_row(topic) for topic in page],
        "state_options": presenters.options(TopicState.choices, state),
        "query": presenters.query_without(request.GET, "after"),
    }
    return render(request, "needs/topics.html", context)


@reads
def topic(request, public_id):
    """One topic: the needs it is made of, who leads it, what can be done with it."""
    found = selectors.find_topic(public_id, request.actor)
    now = clock.now()
    context = {
        "topic": found,
        "facts": presenters.topic_facts(found),
        "hall": selectors.hall_topic_of(found, request.actor),
        "rows": [presenters.queue_row(need, now) for need in selectors.needs_of_topic(found, request.actor)],
        "steps": [s for s in TOPIC_STEPS.values() if found.state in s.starts_from and s.allowed(request.actor, found)],
    }
    return render(request, "needs/topic.html", context)


@writes
def act_on_topic(request, public_id, verb):
    """The form of one step of a topic."""
    if verb not in TOPIC_STEPS:
        raise Http404
    step, found = TOPIC_STEPS[verb], selectors.find_topic(public_id, request.actor)
    step.allowed(request.actor, found).or_raise()
    form = step.form(posted(request)[0], topic=found)
    if request.method == "POST" and form.is_valid():
        try:
            step.run(topic=found, by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("{step}，已记下。").format(step=step.label))
            return redirect("needs:topic", public_id=public_id)
    context = {"topic": found, "step": step, "form": form}
    return render(request, "needs/act_on_topic.html", context, status=422 if form.errors else 200)


@reads(public=True)
def topic_results(request):
    """What came of what was told again and again: for everybody, in general words."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    page = selectors.published_topics(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "page": page,
        "rows": [presenters.public_topic_row(topic) for topic in page],
        "place": place,
        "query": presenters.query_without(request.GET, "after"),
    }
    return render(request, "needs/topic_results.html", context)
