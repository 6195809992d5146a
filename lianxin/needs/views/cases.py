"""The page of one case, and the form of each step on it."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken
from lianxin.kit.faults import address_of
from lianxin.kit.http import posted, reads, writes
from lianxin.needs import exports, policies, presenters, selectors
from lianxin.needs.selectors import learning, orders
from lianxin.needs.views.residents import held_needs
from lianxin.needs.views.steps import STEPS, Viewer, common_and_rare, open_steps
from lianxin.needs.views.twins import staff_rows
from lianxin.needs.vocabulary import FILES, Channel, State, Verb, Verdict

#: Before these the desk sees what may be the same matter.
_ASKS_FOR_TWINS = (Verb.DISPATCH, Verb.MERGE)
#: In these the requester is spoken with.
_SPEAKS = (Verb.CONTACT, Verb.CALL_BACK)
#: And in these they are spoken to.
_TELLS = (*_SPEAKS, Verb.PROGRESS, Verb.ASK_REQUESTER, Verb.REPORT_RESOLVED, Verb.EXPLAIN)
#: After these the case may be under seal.
_MAY_SEAL = (Verb.RECLASSIFY, "rule_on_names")


def viewer_of(request, public_id):
    """Who looks at a need and by what right: as staff, as its requester, or by the pick-up code."""
    holds = public_id in held_needs(request)
    need = selectors.find_held_need(public_id, request.actor) if holds else None
    need = need or selectors.find_need(public_id, request.actor)
    return Viewer(request.actor, need, *selectors.handlers_and_callers(need), holds)


def is_requester_here(viewer):
    """The case is shown in plain words and with the whole contact: it is the viewer's own, or they may speak for whose it is."""
    return policies.is_requester(viewer.actor, viewer.need) or (
        viewer.holds_pickup
        and bool(
            policies.can_speak_as_requester(viewer.actor, viewer.need, viewer.handler_ids, holds_pickup=True),
        )
    )


@reads(public=True)
def case(request, public_id):
    """One need: for its requester in plain words, for staff with everything they may see."""
    viewer = viewer_of(request, public_id)
    need = viewer.need
    as_requester = is_requester_here(viewer)
    prefetch_related_objects([need], "steps", "pauses")
    photos = files.files_by_kind(FILES, need.public_id)
    if need.state == State.IN_PROGRESS:
        prefetch_related_objects([need], "whistle_requests")
    if need.state == State.CLOSED:
        prefetch_related_objects([need], "reviews")
    upstream = orders.upstream_of(need) if need.channel == Channel.HOTLINE else None
    promise = selectors.promise_of(need, upstream.due_at if upstream else None)
    steps = open_steps(viewer)
    named = selectors.everything_named(need)
    rules = any(step.name == "rule_on_names" for step in steps)
    sorts = any(step.verb == Verb.RECLASSIFY for step in steps)
    return render(
        request,
        "needs/case.html",
        {
            "need": need,
            "thing_address": address_of(need.source_kind, need.source_id),
            "face": presenters.clock_face(need, clock.now()),
            "steps": steps,
            "steps_by_use": common_and_rare(steps),
            "suggestion": learning.suggestion_of(need) if sorts else None,
            "timeline": presenters.timeline(need, internal=not as_requester),
            "facts": presenters.facts(
                need,
                viewer,
                as_requester=as_requester,
                promise=promise,
                upstream=upstream,
                meant=[each for each in named if each.verdict == Verdict.MEANT],
            ),
            "photos": photos["need"],
            "work_photos": photos["need_work"],
            "pauses": need.pauses.all(),
            "asked_whistle": selectors.last_whistle_request(need),
            "asked_about": selectors.asked_about(named) if rules else [],
            "promise_lines": presenters.promise_lines(promise),
            "merged_number": upstream.merged_number if upstream else need.merged_into and need.merged_into.number,
            "reviews": [presenters.review_lines(review) for review in selectors.reviews_of(need)],
            "whistles": [] if as_requester else selectors.whistle_numbers(need),
            "as_requester": as_requester,
            "sheets": exports.sheets_for(need, as_requester=as_requester),
        },
    )


@reads(public=True)
def case_receipt(request, public_id):
    """The receipt once more, without the pick-up code: that one is said only once."""
    return render(request, "needs/receipt.html", {"need": viewer_of(request, public_id).need})


def _after(step, viewer):
    """Back to the case; who has just sealed it and does not see it any more goes back to the list."""
    need = viewer.need
    if step.name in _MAY_SEAL and not selectors.still_sees(viewer.actor, need):
        return redirect("needs:queue")
    return redirect("needs:case", public_id=need.public_id)


@writes(public=True)
def act(request, public_id, verb):
    """The form of one step. The same page takes what was typed and runs the step's service."""
    if verb not in STEPS:
        raise Http404
    step, viewer = STEPS[verb], viewer_of(request, public_id)
    step.allowed(viewer).or_raise()
    need = viewer.need
    #: The likely twin whose link was followed; the template chosen.
    named = {name: request.GET.get(name, "") for name in ("into", "template")}
    form = step.form(*posted(request), need=need, actor=request.actor, initial=named)
    if request.method == "POST" and form.is_valid():
        # Who holds the pick-up code and is nobody's staff speaks as they came: without an account.
        as_holder = viewer.holds_pickup and not policies.can_view_need(request.actor, need)
        more = {"holds_pickup": viewer.holds_pickup} if step.by_requester else {}
        try:
            step.run(need=need, by=ANONYMOUS if as_holder else request.actor, **form.cleaned_data, **more)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("{step}，已记下。").format(step=step.label))
            return _after(step, viewer)
    twins = (
        staff_rows(
            selectors.likely_twins(f"{need.title}\n{need.content}", request.actor, division=need.division, besides=need)
        )
        if step.verb in _ASKS_FOR_TWINS and not need.is_sealed
        else []
    )
    context = {
        "need": need,
        "step": step,
        "call": presenters.whom_to_call(need, viewer) if step.verb in _SPEAKS else None,
        "speak": presenters.how_to_speak(need) if step.verb in _TELLS else "",
        "form": form,
        "face": presenters.clock_face(need, clock.now()),
        "twins": twins,
        "what_if": selectors.if_dispatched(need, clock.now())
        if step.verb in (Verb.DISPATCH, Verb.REDISPATCH)
        else None,
    }
    return render(request, "needs/act.html", context, status=422 if form.errors else 200)
