"""联盟: those one is of, one of them, its lists, what may fit, what was given, and its papers."""

from django.shortcuts import render
from django.urls import reverse

from lianxin.alliances import exports, policies, presenters, selectors
from lianxin.alliances.views import tables
from lianxin.alliances.vocabulary import WANTED, ItemKind
from lianxin.kit.http import reads
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import steps_of
from lianxin.organisations.policies import KEEPERS


def page_of(public_id):
    return reverse("alliances:alliance", args=[public_id])


def read(request, alliance):
    policies.can_read(request.actor, alliance).or_raise()
    return alliance


@reads
def index(request):
    """The alliances one reads."""
    context = {
        "page": selectors.alliances_page(request.actor, request.GET.get("after", "")),
        "may_found": request.actor.holds(*KEEPERS),
    }
    return render(request, "alliances/index.html", context)


@reads
def alliance(request, public_id):
    """What for, whose turn the chair is, who is in it, what came of it, and when it met."""
    found = read(request, selectors.find_alliance(public_id))
    members, is_kept = selectors.members_of(found), bool(policies.can_keep(request.actor, found))
    context = {
        "alliance": found,
        "charter": selectors.charter_of(found),
        "more_charters": charters if len(charters := selectors.charters_of(found)) > 1 else [],
        "chairs": [] if found.ended_on else presenters.chair_rows(found, members),
        "members": presenters.member_rows(members, selectors.delegates_of(found) if is_kept else {}, is_kept),
        "results": selectors.results_of(found),
        "meetings": selectors.meetings_page(found, request.GET.get("after", "")),
        "steps": []
        if found.ended_on
        else [s for s in tables.ALLIANCE_STEPS.values() if s.allowed(request.actor, found)],
        "is_kept": is_kept and not found.ended_on,
    }
    return render(request, "alliances/alliance.html", context)


@reads
def lists(request, public_id):
    """One of the three lists."""
    found = read(request, selectors.find_alliance(public_id))
    kind = request.GET.get("kind", "")
    kind = ItemKind(kind if kind in ItemKind.values else ItemKind.NEED)
    counts, page = selectors.open_counts(found), selectors.items_page(found, kind, request.GET.get("after", ""))
    context = {
        "alliance": found,
        "kind": kind,
        "tabs": [(each, counts[each]) for each in (ItemKind.NEED, ItemKind.RESOURCE, ItemKind.PROJECT)],
        "page": page,
        "rows": presenters.item_rows(page),
        "past": selectors.past_items(found, kind),
        "may_list": bool(not found.ended_on and policies.can_list(request.actor, found)),
    }
    return render(request, "alliances/lists.html", context)


@reads
def suggestions(request, public_id):
    """What may fit, and why; a person decides."""
    found = read(request, selectors.find_alliance(public_id))
    context = {"alliance": found, "rows": presenters.suggestion_rows(selectors.suggestions_for(found))}
    return render(request, "alliances/suggestions.html", context)


@reads
def matches(request, public_id):
    """Who helps whom, and who gave and received how often."""
    found = read(request, selectors.find_alliance(public_id))
    members = selectors.members_of(found)
    page = selectors.matches_page(found, request.GET.get("after", ""))
    context = {
        "alliance": found,
        "page": page,
        "rows": presenters.match_rows(page),
        "balance": selectors.balance_of(found, members),
    }
    return render(request, "alliances/matches.html", context)


@reads
def meeting(request, public_id):
    """What was talked over and agreed on."""
    found = selectors.find_meeting(public_id)
    read(request, found.alliance)
    return render(request, "alliances/meeting.html", {"meeting": found})


@reads
def meeting_paper(request, public_id):
    """Its minutes, on paper to be signed."""
    found = selectors.find_meeting(public_id)
    read(request, found.alliance)
    address = request.build_absolute_uri(reverse("alliances:meeting", args=[public_id]))
    with as_on_paper():
        return paper_response("report", exports.minutes(found, address), f"联盟会议纪要-{found.held_on}.pdf")


@reads
def charter_paper(request, public_id):
    """The charter in force, on paper to be signed and sealed."""
    found = read(request, selectors.find_alliance(public_id))
    with as_on_paper():
        words = exports.charter(found, request.build_absolute_uri(page_of(public_id)))
        return paper_response("report", words, f"{found}章程.pdf")


@reads
def item(request, public_id):
    """One line of a list, what may fit it, and what came of it."""
    found = selectors.find_item(public_id)
    alliance = read(request, found.member.alliance)
    is_wanted, is_on = found.kind in WANTED, found.is_open and not found.is_past
    context = {
        "item": found,
        "alliance": alliance,
        "facts": presenters.item_facts(found),
        "wish": selectors.wish_of(found),
        "is_wanted": is_wanted,
        "steps": [step for step in tables.ITEM_STEPS.values() if step.allowed(request.actor, found)],
        "rows": presenters.suggestion_rows(selectors.suggestions_for(alliance, found)) if is_on else [],
        "matches": presenters.match_rows(selectors.matches_around(found)),
    }
    return render(request, "alliances/item.html", context)


@reads
def match(request, public_id):
    """How far it is, with the proof of delivery."""
    found = selectors.find_match(public_id)
    read(request, found.giver.alliance)
    context = {
        "match": found,
        "tone": presenters.TONES[found.state],
        "rows": presenters.match_steps(found),
        "photos": selectors.proof_of(found),
        "steps": steps_of(tables.MATCH_STEPS, tables.SOURCES, found, found.state, request.actor),
    }
    return render(request, "alliances/match.html", context)
