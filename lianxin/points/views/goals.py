"""What a group wants to reach together; and what waits for whoever works on points."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, take_step
from lianxin.points import forms, policies, presenters, selectors, services
from lianxin.points.views.rules import place_of


def _may_set(actor, division):
    return policies.can_draft_rules(actor, division.path)


NEW = Step(
    "goal", "", _L("定一个共同目标"), forms.GoalForm, services.set_goal, "division", _may_set,
    _L("几个人、一栋楼、一个小组一起做成一件事：大家的活动加在一起算，只公布总数，不写谁出了多少。"),
)  # fmt: skip


@writes
def set_goal(request):
    """定共同目标: for a group of a place that thanks by rules in force."""
    place = place_of(request)
    if place is None or selectors.rules_in_force(place) is None:
        return render(request, "points/no_rules.html", {"place": place}, status=404)
    back = f"{reverse('points:desk')}?place={place.public_id}"
    return take_step(
        request,
        NEW,
        place,
        heading=place.name,
        back=back,
        done=lambda made: reverse("points:goal", args=[made.public_id]),
    )


@reads(public=True)
def goal(request, public_id):
    """How far a group is, by which activities; nobody's own part."""
    found = selectors.find_goal(public_id)
    may_plan = bool(policies.can_draft_rules(request.actor, found.division_path))
    context = {"goal": found, "activities": selectors.activities_for(found), "may_plan": may_plan}
    return render(request, "points/goal.html", context)


@reads
def waiting(request):
    """等您办的: claims, batches, counts, appeals and dates that wait for this person, at all their places."""
    (policies.can_see_claims(request.actor) or policies.can_work_on_points(request.actor)).or_raise()
    return render(
        request, "points/waiting.html", {"rows": presenters.waiting.everything_waiting(request.actor, clock.now())}
    )
