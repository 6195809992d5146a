"""Ballots: opening one, its slips, voting on the web and with a helper, paper, the result anybody can count again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import exports, forms, policies, presenters, selectors, services
from lianxin.deliberation.views.ballot_steps import BALLOT_STEPS, OPEN, is_open, keeps, strikes_said_of, strikes_waiting
from lianxin.deliberation.views.comments import may_appeal
from lianxin.deliberation.views.decisions import bundle_response
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import REASONED_KINDS
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import broken_in_words, fitting_steps, take_step
from lianxin.people import selectors as people


@reads(public=True)
def ballots(request):
    place = place_of(request)
    page = selectors.ballots(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {"place": place, "page": page, "rows": [presenters.ballot_row(each) for each in page]}
    return render(request, "deliberation/ballots.html", context)


@writes
def open_ballot(request, public_id):
    """A ballot over the roll of a body."""
    body = selectors.find_body(public_id, request.actor)
    body.rolls = people.adopted_rolls(body.division, body.held_to.roll) if body.held_to.roll else []
    return take_step(
        request, OPEN, body, heading=body.name, back=reverse("deliberation:body", args=[public_id]),
        done=lambda made: reverse("deliberation:ballot", args=[made.public_id]),
    )  # fmt: skip


@reads(public=True)
def ballot(request, public_id):
    """The question and its last day; after closing the result, the turnout, and every sheet by its tracker."""
    found = selectors.find_ballot(public_id)
    open_now, item, budgeting = is_open(found), found.item, selectors.budgeting_of(found)
    reasoned = found.kind in REASONED_KINDS and found.bundle_id is not None
    helps = bool(policies.can_help_voting(request.actor, found))
    looks = bool(policies.can_confirm_strike(request.actor, found))
    shows = item and policies.can_view_meeting(request.actor, item.meeting, seated=False)
    context = {
        "ballot": found,
        "row": presenters.ballot_row(found),
        "facts": presenters.ballot_facts(found),
        "lines": presenters.result_lines(found) if found.result else [],
        "rounds": presenters.other_rounds(found),
        "sentences": presenters.result_sentences(found) if found.result and not budgeting else [],
        "reasons": presenters.reasons_in_words(found) if found.result else [],
        "reads_reasons": reasoned and bool(policies.can_moderate_here(request.actor, found.division_path)),
        "hidden": [(each, may_appeal(request.actor, each)) for each in selectors.rulings_on_reasons(found)]
        if reasoned
        else [],
        "item": item if shows else None,
        "verdict": presenters.verdict_in_words(item.outcome, "majority") if shows and found.decides_item else None,
        "budgeting": budgeting,
        "is_listed": selectors.is_listed(found),
        "may_vote": open_now and found.closes_at > clock.now(),
        "helps": open_now and helps,
        "steps": fitting_steps(BALLOT_STEPS.values(), found, request.actor),
        "strikes": presenters.strike_lines(strikes_said_of(found)) if open_now and looks else [],
        "differing": presenters.differing_lines(found) if open_now and helps else [],
        "keeps": open_now and bool(keeps(request.actor, found)),
    }
    return render(request, "deliberation/ballot.html", context)


@writes
def act_on_ballot(request, public_id, verb):
    if verb not in BALLOT_STEPS:
        raise Http404
    found = selectors.find_ballot(public_id)
    if verb in ("paper", "strike"):
        found.found = selectors.find_voters(found, request.GET.get("q", "").strip()) if request.GET.get("q") else []
        if not found.found:
            return _find(request, found)
    if verb.startswith("strike-"):
        found.waiting_strikes = strikes_waiting(found)
    back = reverse("deliberation:ballot", args=[public_id])
    done = (lambda made: reverse("deliberation:ballot", args=[made.public_id])) if verb == "again" else None
    return take_step(request, BALLOT_STEPS[verb], found, heading=found.question, back=back, done=done)


@reads
def roll(request, public_id):
    """After closing: whether one's own entry was used, and how; staff and supervisors look it up for who has no phone."""
    found, text = selectors.find_ballot(public_id), request.GET.get("q", "").strip()
    is_closed = not is_open(found)
    may_find = is_closed and bool(policies.can_check_roll(request.actor, found))
    context = {
        "ballot": found,
        "is_closed": is_closed,
        "own": selectors.own_entry(found, request.actor) if is_closed else None,
        "may_find": may_find,
        "text": text,
        "voters": selectors.find_voters(found, text) if may_find and text else [],
    }
    return render(request, "deliberation/roll.html", context)


def _find(request, found):
    """Whose entry: asked before the form of a step about one."""
    policies.can_help_voting(request.actor, found).or_raise()
    context = {"ballot": found, "text": request.GET.get("q", "")}
    return render(request, "deliberation/find_voter.html", context)


@writes(public=True)
def vote(request, public_id):
    """Vote with the code of a slip, which the page fills in by itself where the slip was scanned, or signed in. The tracker is shown once and kept nowhere beside the name."""
    found = selectors.find_ballot_to_vote(public_id)
    as_oneself = request.actor.is_user and request.GET.get("as") == "me"
    form = forms.ChoiceForm(posted(request)[0], ballot=found, asks_code=not as_oneself)
    if request.method == "POST" and form.is_valid():
        cast = services.cast_as_oneself if as_oneself else services.cast_by_code
        more = {"by": request.actor} if as_oneself else {}
        return _cast(request, found, form, cast, more)
    return _vote_page(request, found, form)


@writes
def help_vote(request, public_id):
    """Somebody of the staff helps a voter beside them."""
    found = selectors.find_ballot(public_id)
    policies.can_help_voting(request.actor, found).or_raise()
    voters = selectors.find_voters(found, request.GET["q"].strip()) if request.GET.get("q") else []
    if not voters:
        return _find(request, found)
    form = forms.ChoiceForm(posted(request)[0], ballot=found, voters=voters)
    if request.method == "POST" and form.is_valid():
        return _cast(request, found, form, services.cast_with_helper, {"by": request.actor})
    return _vote_page(request, found, form)


def _cast(request, found, form, cast, more):
    try:
        made = cast(ballot=found, **more, **form.cleaned_data)
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        return _vote_page(request, found, form)
    tracker, receipt = made if isinstance(made, tuple) else (made, "")
    paper = forms.ReceiptPaperForm(initial={"tracker": tracker, "receipt": receipt}) if receipt else None
    context = {"ballot": found, "tracker": tracker, "receipt": receipt, "paper": paper}
    return render(request, "deliberation/voted.html", context)


def _vote_page(request, found, form):
    helps = "voter" in form.fields
    may_be_me = request.actor.is_user and request.GET.get("as") != "me" and not helps
    context = {"ballot": found, "form": form, "helps": helps, "may_be_me": may_be_me}
    return render(request, "deliberation/vote.html", context, status=422 if form.errors else 200)


@writes(methods=("GET", "HEAD", "POST"))
def slips(request, public_id):
    """Print a slip with a code for everybody who has not voted; printing again makes new codes."""
    found = selectors.find_ballot(public_id)
    keeps(request.actor, found).or_raise()
    if request.method != "POST":
        return render(request, "deliberation/slips.html", {"ballot": found})
    made = services.make_slips(ballot=found, by=request.actor)
    if not made:
        messages.info(request, _("都投过了，不用再印。"))
        return redirect("deliberation:ballot", public_id=public_id)
    address = request.build_absolute_uri(reverse("deliberation:vote", args=[public_id]))
    return paper_response("slips", exports.slips(found, made, address=address), f"投票单-{found.title}.pdf")


@reads(public=True)
def ballot_bundle(request, public_id):
    """The bundle of a closed ballot; of a poll only where none of its numbers tells of very few people."""
    found = selectors.find_ballot(public_id)
    if not selectors.is_listed(found):
        raise Http404
    return bundle_response(found)
