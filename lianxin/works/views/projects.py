"""Projects: what everybody reads, the desk behind it, each step, the payments."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import steps_of, take_step
from lianxin.people import selectors as people
from lianxin.works import policies, presenters, selectors
from lianxin.works.views.steps import (
    AFTERWARDS,
    COMMENT_STEPS,
    NEW_STEPS,
    PAYMENT_STEPS,
    PHOTO_STEPS,
    PROJECT_STEPS,
    SITE_STEPS,
    UPKEEP_STEPS,
)
from lianxin.works.vocabulary import BUILT, IN_USE, PROJECT_WAYS, ProjectState


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


def _listed(request, place):
    page = selectors.projects(place=place.path if place else "", cursor=request.GET.get("after", ""))
    return {"place": place, "page": page, "rows": [presenters.project_row(each) for each in page]}


@reads(public=True)
def index(request):
    """村里的项目: what a place builds, for everybody."""
    context = _listed(request, place_of(request)) | {"may_work": bool(policies.can_work_on_projects(request.actor))}
    return render(request, "works/index.html", context)


@reads
def desk(request):
    """The desk: what is mine to do, and all projects of the place."""
    policies.can_work_on_projects(request.actor).or_raise()
    place, ours = place_of(request), selectors.work_of(request.actor)
    ours = [] if ours is None else ours.select_related("division").order_by("id")[:30]
    context = _listed(request, place) | {
        "ours": [
            *map(presenters.project_row, ours),
            *map(presenters.split_row, selectors.splits_to_answer(request.actor)),
        ],
        "may_open": bool(place) and bool(policies.can_open_project(request.actor, place.path)),
    }
    return render(request, "works/desk.html", context)


@writes
def new_project(request, verb):
    """Opened from a resolution, or as an idea."""
    place = shown(place_of(request))
    if verb not in NEW_STEPS:
        raise Http404
    return take_step(
        request, NEW_STEPS[verb], place, heading=place.name, back=f"{reverse('works:desk')}?place={place.public_id}",
        done=lambda made: reverse("works:project", args=[made.public_id]),
    )  # fmt: skip


@reads(public=True)
def project(request, public_id):
    """One project: where, why, who decided, money by source, plan beside what happened, and the next step."""
    found = selectors.find_project(public_id)
    lines, purses = selectors.lines_and_purses(found)
    left_out = selectors.undecided(lines)
    found.in_hand = sum(
        purses[each.pk].in_hand for each in lines if not each.is_labour
    )  # the steps ask for it, for the sources and whether there is one
    found.sources, found.has_lines = lines, bool(lines)
    may_see_drafts = bool(policies.can_see_drafts(request.actor, found))
    drafts = selectors.waiting_payments(found) if may_see_drafts else []
    asset = selectors.asset_of(found) if found.state in IN_USE else None
    card = getattr(found, "card", None) if asset or found.state == ProjectState.CANCELLED else None
    context = {
        "thing": selectors.thing_of(card) if card else None,
        "asset": presenters.asset_facts(asset) if asset else [],
        "inspections": presenters.inspection_rows(selectors.inspections_of(asset)) if asset else [],
        "project": found, "tone": presenters.project_tone(found), "facts": presenters.where_and_who(found),
        "costs": presenters.cost_facts(found, selectors.changes_of(found), selectors.unsourced_fen(found, lines, left_out)), "items": presenters.item_rows(found),
        "decided": presenters.decided(found, request.actor), "picture": presenters.money_picture(lines, purses, left_out),
        "sources": presenters.source_rows(lines, purses, left_out), "totals": presenters.totals(lines, purses, left_out),
        "milestones": presenters.time_line(found, selectors.stages_of(found)),
        "steps": steps_of(PROJECT_STEPS, PROJECT_WAYS, found, found.state, request.actor),
        "pictures": presenters.picture_rows(selectors.photos_of(found), most=3),
        "watching": "" if asset else presenters.drawn_names(found, names=may_see_drafts),
        "card": presenters.card_of_project(card),
        "drafts": presenters.draft_rows(drafts, PAYMENT_STEPS, request.actor),
    }  # fmt: skip
    return render(request, "works/project.html", context)


@reads(public=True)
def money(request, public_id):
    """Every movement of its money, for everybody."""
    found = selectors.find_project(public_id)
    page = selectors.movements_page(found, cursor=request.GET.get("after", ""))
    context = {"project": found, "page": page, "rows": presenters.move_rows(found, page, AFTERWARDS, request.actor)}
    return render(request, "works/money.html", context)


@reads(public=True)
def site(request, public_id):
    """Who watches the work, what they wrote down, what the acceptances said, and their next step."""
    found = selectors.find_project(public_id)
    page = selectors.notes_page(found, cursor=request.GET.get("after", ""))
    has_sheet = found.state in BUILT and bool(policies.can_see_sheet(request.actor, found))
    context = {
        "project": found, "page": page, "sheets": selectors.sheets_of(found) if has_sheet else [],
        "watch": presenters.watch(found, page, names=bool(policies.can_see_drafts(request.actor, found))),
        "steps": steps_of(SITE_STEPS, PROJECT_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/site.html", context)


@reads(public=True)
def upkeep(request, public_id):
    """Who keeps what was built, with how much money a year, what was done with it, when somebody has to look."""
    found = selectors.find_project(public_id)
    asset = selectors.asset_of(found) if found.state in IN_USE else None
    context = {
        "project": found, "facts": presenters.asset_facts(asset) if asset else [],
        "years": presenters.upkeep_years(selectors.upkeep_years(asset)) if asset else [],
        "works": presenters.upkeep_works(selectors.upkeep_works(asset)) if asset else [],
        "steps": steps_of(UPKEEP_STEPS, PROJECT_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/upkeep.html", context)


@reads(public=True)
def photos(request, public_id):
    """How the place looked before, looks while it is built, and looks now."""
    found = selectors.find_project(public_id)
    context = {
        "project": found, "pictures": presenters.picture_rows(selectors.photos_of(found)),
        "steps": steps_of(PHOTO_STEPS, PROJECT_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/photos.html", context)


@reads(public=True)
def comments(request, public_id):
    """What people say to the design, and what they are answered."""
    found = selectors.find_project(public_id)
    context = {
        "project": found, "comments": presenters.comment_rows(found),
        "steps": steps_of(COMMENT_STEPS, PROJECT_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/comments.html", context)


#: The page a step belongs to.
_PAGES = {
    "works:comments": COMMENT_STEPS,
    "works:project": PROJECT_STEPS,
    "works:site": SITE_STEPS,
    "works:photos": PHOTO_STEPS,
    "works:upkeep": UPKEEP_STEPS,
}


@writes
def act_on_project(request, public_id, verb):
    """The form of one step."""
    page = next((page for page, steps in _PAGES.items() if verb in steps), None)
    if page is None:
        raise Http404
    found, step = selectors.find_project(public_id), _PAGES[page][verb]
    back = reverse(page, args=[public_id])
    return take_step(request, step, found, heading=found.audit_label, back=back)


@writes
def act_on_payment(request, public_id, verb):
    """The second person looks at a payment."""
    if verb not in PAYMENT_STEPS:
        raise Http404
    found = selectors.find_payment(public_id)
    back = reverse("works:project", args=[found.project.public_id])
    return take_step(request, PAYMENT_STEPS[verb], found, heading=_payment_heading(found), back=back)


def _payment_heading(payment):
    """Of wages with everybody who gets some: only who takes the step comes to read it."""
    wages = presenters.wage_lines(selectors.wages_of(payment)) if payment.is_wages else []
    return "\n".join([presenters.payment_heading(payment), *wages])
