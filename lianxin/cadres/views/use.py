"""用: posts to fill with the sheet of who agreed, and secondments."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.cadres import policies, presenters, selectors
from lianxin.cadres.views import tables
from lianxin.cadres.views.desk import place_of
from lianxin.cadres.views.files import common, opened
from lianxin.cadres.views.steps import step_on
from lianxin.cadres.vocabulary import OPENING_WAYS, Part, SecondmentVerb, SheetOrder
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import steps_of, take_step


@reads
def openings(request):
    """The posts to fill at a place."""
    place = shown(place_of(request))
    policies.can_see_openings(request.actor, place.path).or_raise()
    page = selectors.openings_page(place.path, request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.opening_row(each) for each in page],
        "may_open": bool(policies.can_open_post(request.actor, place)),
    }  # fmt: skip
    return render(request, "cadres/openings.html", context)


@writes
def open_post(request):
    """A post is to be filled."""
    place = shown(place_of(request))
    return take_step(
        request, tables.OPEN_POST, place, heading=place.name, back=f"{reverse('cadres:openings')}?place={place.public_id}",
        done=lambda made: reverse("cadres:opening", args=[made.public_id]),
    )  # fmt: skip


@reads
def opening(request, public_id):
    """A post to fill, who was asked, and those who agreed side by side: by name, or by a draw."""
    found, actor = selectors.find_opening(public_id), request.actor
    policies.can_see_openings(actor, found.division_path).or_raise()
    asked = request.GET.get("order", "")
    order = SheetOrder(asked) if asked in SheetOrder else SheetOrder.NAME
    wills = selectors.wills_of_opening(found)
    for each in wills:
        each.opening = found
    sides = selectors.sheet(found, wills, order)
    context = {
        "opening": found, "facts": presenters.opening_facts(found), "order": order.label, "names": [each.file.name for each in sides],
        "wills": presenters.will_rows(wills, tables.WILL_STEPS, actor), "sheet": presenters.sheet_rows(sides),
        "orders": presenters.sheet_orders(found, order),
        "steps": steps_of(tables.OPENING_STEPS, OPENING_WAYS, found, found.state, actor),
    }  # fmt: skip
    return render(request, "cadres/opening.html", context)


@writes
def act_on_opening(request, public_id, verb):
    """A step of a post to fill."""
    found = selectors.find_opening(public_id)
    policies.can_see_openings(request.actor, found.division_path).or_raise()
    if verb not in tables.OPENING_STEPS:
        raise Http404
    back = reverse("cadres:opening", args=[public_id])
    return take_step(request, tables.OPENING_STEPS[verb], found, heading=str(found), back=back)


@writes
def act_on_will(request, public_id, verb):
    """What somebody says to being considered."""
    found = selectors.find_will(public_id)
    return step_on(request, tables.WILL_STEPS, verb, found, found.file, "cadres:file_use")


@writes
def act_on_secondment(request, public_id, verb):
    """A step of a secondment."""
    found = selectors.find_secondment(public_id)
    if verb == SecondmentVerb.HOST and policies.is_host(request.actor, found):  # reads nothing of the file
        back = reverse("organisations:unit", args=[found.host_unit.public_id])
        return take_step(
            request, tables.SECONDMENT_STEPS[verb], found, heading=presenters.hosted_words(found), back=back
        )
    return step_on(request, tables.SECONDMENT_STEPS, verb, found, found.file, "cadres:file_use")


@writes
def act_on_task(request, public_id, verb):
    """A task is done."""
    found = selectors.find_task(public_id)
    return step_on(request, tables.TASK_STEPS, verb, found, found.secondment.file, "cadres:file_use")


@reads
def file_use(request, public_id):
    """What somebody was asked, and where they were sent."""
    found, actor = opened(request, public_id), request.actor
    policies.can_read_part(actor, found, Part.SECONDMENT).or_raise()
    cards, secondments = [], selectors.secondments_of(found)
    if policies.can_read_part(actor, found, Part.OPENING):
        wills = selectors.wills_of(found)
        for each in wills:
            each.file = found
        cards += presenters.will_cards(wills, tables.WILL_STEPS, actor)
    for each in secondments:
        each.file = found
    cards += presenters.secondment_cards(secondments, tables.SECONDMENT_STEPS, tables.TASK_STEPS, actor)
    return render(request, "cadres/file_use.html", common(request, found) | {"cards": cards})
