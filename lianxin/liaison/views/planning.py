"""The planner: ask for a proposal, read it village by village, change what does not fit, confirm."""

import time
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, wants_fragment, writes
from lianxin.kit.masking import Mask, mask_name
from lianxin.kit.paging import page
from lianxin.kit.prints import paper_response
from lianxin.kit.templatetags.kit import day
from lianxin.liaison import exports, forms, policies, selectors, services
from lianxin.liaison.calc.assignment.facts import Change
from lianxin.liaison.views.common import place_of, settle
from lianxin.liaison.vocabulary import PartState
from lianxin.people import policies as people_policies
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.calc.catalogue import KEYS

#: What takes longer is left to the worker and to whoever waits at the page.
SECONDS_PER_REQUEST = 1.5


@writes
def begin(request):
    """What a proposal weighs, and the button that asks for one."""
    place = place_of(request)
    profile = territory.profile(place)
    form = forms.PlanForm(posted(request)[0])
    if request.method == "POST" and form.is_valid():
        try:
            plan = services.ask_plan(division=place, kind=form.cleaned_data["kind"], by=request.actor)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            _work_on(plan)
            return redirect("liaison:show_plan", plan.public_id)
    context = {
        "place": place,
        "below": territory.children_of(place),
        "form": form,
        "weights": [(_(KEYS[key].label), profile.value(key)) for key in selectors.WEIGHT_KEYS.values()],
        "plans": selectors.latest_plans(place.path, request.actor),
        "may_plan": bool(policies.can_plan(request.actor, place.path)),
    }
    return render(request, "liaison/plan.html", context, status=422 if form.errors else 200)


def _work_on(plan):
    until = time.monotonic() + SECONDS_PER_REQUEST
    for part in plan.parts.filter(state=PartState.WAITING).order_by("id"):
        if time.monotonic() > until:
            return
        services.work_out_part(part=part)


def _plan(request, public_id):
    plan = selectors.find_plan(request.actor, public_id)
    if plan is None:
        raise Http404
    return plan


@reads
def show_plan(request, public_id):
    """The villages of a proposal, how far each is, and what would change there."""
    plan = _plan(request, public_id)
    parts = list(selectors.parts_of_plan(plan))
    done = sum(part.state != PartState.WAITING for part in parts)
    if len(parts) == 1 and done:
        return redirect("liaison:plan_part", parts[0].public_id)
    context = {
        "plan": plan,
        "parts": parts,
        "done": done,
        "waits": done < len(parts),
        "states": [
            (state.label, count) for state in PartState if (count := sum(each.state == state for each in parts))
        ],
        "may_plan": bool(policies.can_plan(request.actor, plan.division_path)),
    }
    return render(request, f"liaison/plan_shown.html{'#progress' if wants_fragment(request) else ''}", context)


@writes(methods=("POST",))
def go_on(request, public_id):
    """Work out some more villages; the page shows how far it is and goes on by itself or by the button."""
    plan = _plan(request, public_id)
    policies.can_plan(request.actor, plan.division_path).or_raise()
    _work_on(plan)
    return redirect("liaison:show_plan", plan.public_id)


@writes(methods=("POST",))
def drop(request, public_id):
    plan = _plan(request, public_id)
    services.drop_plan(plan=plan, by=request.actor)
    messages.success(request, _("不用这份安排了，什么都没有变。"))
    return redirect(f"{reverse('liaison:plan')}?place={plan.division.public_id}")


def _part(request, public_id):
    part = selectors.find_part(request.actor, public_id)
    if part is None:
        raise Http404
    return part


@dataclass(frozen=True)
class Line:
    """A household in the list."""

    public_id: str
    title: str
    summary: str
    reason: str
    by_hand: bool


def _lines(request, part, rows):
    members = people.members_by_household([row.household_id for row in rows])
    knows = request.actor.holds(Role.BRANCH_SECRETARY, path=part.division.path)
    return [
        Line(
            row.public_id,
            _title(request, row.household, members[row.household_id]),
            _summary(row),
            exports.reason_words(row.facts, knows_household=knows) if row.chosen_id == row.after_id else _by_hand(row),
            row.chosen_id != row.after_id,
        )
        for row in rows
    ]


def _summary(row):
    change = Change.STAYS if row.chosen_id == row.before_id else row.change
    change = Change.MOVES if change == Change.STAYS and row.chosen_id != row.before_id else change
    return exports.summary_words(change, row.before.user.name if row.before_id else "", row.chosen.user.name)


def _by_hand(row):
    return _("由人改定；系统原拟{name}").format(name=row.after.user.name)


def _title(request, household, persons):
    leader = persons[0] if persons else None
    mask = people_policies.mask_for(request.actor, leader) if leader else None
    name = mask_name(leader.name, mask or Mask.PUBLIC) if leader else ""
    return f"{household.code} {name}".strip()


@reads
def show_part(request, public_id):
    """The change list of one village with the reason for each household."""
    part = _part(request, public_id)
    everything = request.GET.get("show") == "all"
    cursor = request.GET.get("after", "")
    found = page(selectors.rows_of(part, everything=everything), order=("place", "id"), cursor=cursor)
    context = {
        "part": part,
        "state": PartState(part.state),
        "counts": selectors.parts_of_plan(part.plan).get(pk=part.pk),
        "lines": _lines(request, part, list(found)),
        "everything": everything,
        "next_cursor": found.next_cursor,
        "conflict": exports.conflict_words(part.conflict) if part.conflict else [],
        "weights": [(_(KEYS[key].label), part.plan.weights[name]) for name, key in selectors.WEIGHT_KEYS.items()],
        "may_assign": bool(policies.can_assign(request.actor, part.division.path)),
        "may_plan": bool(policies.can_plan(request.actor, part.plan.division_path)),
    }
    return render(request, "liaison/plan_part.html", context)


@writes
def change_row(request, public_id):
    """Choose somebody else for one household."""
    row = selectors.find_row(request.actor, public_id)
    if row is None:
        raise Http404
    part = row.part
    policies.can_assign(request.actor, part.division.path).or_raise()
    liaisons = {each.public_id: each for each in selectors.serving(part.division.path) if not each.is_exempt}
    loads = selectors.loads_of(part)
    offered = [
        (key, _("{name} · 按这份安排 {n} 户").format(name=each.user.name, n=loads.get(each.pk, 0)))
        for key, each in liaisons.items()
    ]
    form = forms.RowForm(posted(request)[0], offered=offered, initial={"liaison": row.chosen.public_id})
    line = _lines(request, part, [row])[0]

    def run():
        liaison = liaisons[form.cleaned_data["liaison"]]
        services.change_plan_row(row=row, liaison=liaison, by=request.actor)

    back = reverse("liaison:plan_part", args=[part.public_id])
    return settle(request, form, line.title, run, _("改好了，还没有确认。"), back)


@writes(methods=("POST",))
def adopt(request, public_id):
    """Confirm the list of one village."""
    part = _part(request, public_id)
    try:
        made = services.adopt_plan_part(part=part, basis=request.POST.get("basis", "")[:200], by=request.actor)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, _("已确认，换了 {n} 户。户里和联系人都会收到消息。").format(n=made))
    return redirect("liaison:plan_part", part.public_id)


@reads
def paper(request, public_id):
    """The list on A4."""
    part = _part(request, public_id)
    rows = list(selectors.rows_of(part).order_by("place"))
    members = people.members_by_household([row.household_id for row in rows])
    with translation.override("zh-hans"):
        words = exports.plan_paper(
            part,
            rows,
            {row.household_id: _title(request, row.household, members[row.household_id]) for row in rows},
            knows_household=request.actor.holds(Role.BRANCH_SECRETARY, path=part.division.path),
            address=request.build_absolute_uri(reverse("liaison:plan_part", args=[part.public_id])),
            on=day(clock.today()),
        )
    return paper_response("report", words, f"联系户安排-{part.division.short_name}.pdf")
