"""For whoever assigns: the liaisons of a place, households without one, and the form that gives them somebody."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.paging import page
from lianxin.liaison import forms, policies, presenters, selectors, services
from lianxin.liaison.views.common import place_of, settle
from lianxin.liaison.vocabulary import AssignmentKind
from lianxin.organisations import selectors as organisations
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


def _rows_of(place):
    """The place's liaisons as rows; one profile for all of them."""
    profile = territory.profile(place)
    found = selectors.serving(place.path)
    return [presenters.liaison_row(each, selectors.cap_of(each, AssignmentKind.LEAD, profile)) for each in found[:300]]


@reads
def keep(request):
    """联系户安排: who serves here and how many households wait."""
    place = place_of(request)
    context = {
        "place": place,
        "below": territory.children_of(place),
        "rows": _rows_of(place),
        "vacant": selectors.without_lead(place.path).count(),
        "may_assign": bool(policies.can_assign(request.actor, place.path)),
        "is_off": not territory.uses(System.LIAISON, place),
    }
    return render(request, "liaison/keep.html", context)


@reads
def vacant(request):
    """Households nobody leads, by code."""
    place = place_of(request)
    found = page(
        selectors.without_lead(place.path).select_related("division"),
        order=("code", "id"),
        cursor=request.GET.get("after", ""),
    )
    ids = [home.pk for home in found]
    members, before = people.members_by_household(ids), selectors.leads_before(ids)
    context = {
        "place": place,
        "rows": [presenters.vacant_row(home, request.actor, members[home.pk], before.get(home.pk)) for home in found],
        "next_cursor": found.next_cursor,
        "may_assign": bool(policies.can_assign(request.actor, place.path)),
    }
    return render(request, "liaison/vacant.html", context)


@writes
def assign(request, kind, public_id):
    """Give a household, a person or a group to somebody."""
    target = selectors.find_target(request.actor, kind, public_id)
    if target is None:
        raise Http404
    policies.can_assign(request.actor, target.division_path).or_raise()
    liaisons = {each.public_id: each for each in selectors.serving(target.division_path)}
    profile = territory.profile(target.division)
    offered = [
        presenters.liaison_row(each, selectors.cap_of(each, AssignmentKind.LEAD, profile)) for each in liaisons.values()
    ]
    initial = {"kind": request.GET.get("part", AssignmentKind.LEAD)}
    form = forms.AssignForm(posted(request)[0], offered=offered, initial=initial)

    def run():
        data = dict(form.cleaned_data)
        services.assign(target=target, liaison=liaisons[data.pop("liaison")], by=request.actor, **data)

    back = f"{reverse('liaison:vacant')}?place={target.division.public_id}"
    empty = "" if offered else _("这里还没有联系户党员。请先登记，再来安排。")
    return settle(request, form, _("安排联系人"), run, _("安排好了，户里和联系人都会收到消息。"), back, empty=empty)


@writes
def enrol(request):
    """Somebody becomes a liaison here."""
    place = place_of(request)
    policies.can_assign(request.actor, place.path).or_raise()
    serving = {each.user_id for each in selectors.serving(place.path)}
    able = accounts.users_with_role(policies.MAY_BE_LIAISON, place.path)
    form = forms.EnrolForm(
        posted(request)[0],
        users=[user for user in able if user.pk not in serving],
        branches=list(organisations.branches_of(place)),
    )

    def run():
        services.enrol_liaison(division=place, starts_on=clock.today(), by=request.actor, **form.values())

    back = f"{reverse('liaison:keep')}?place={place.public_id}"
    return settle(request, form, _("登记联系户党员"), run, _("登记好了，可以给他（她）安排联系户。"), back)


def _liaison(request, public_id):
    liaison = selectors.find_liaison(public_id)
    if liaison is None or liaison.ends_on:
        raise Http404
    policies.can_see_assignments(request.actor, liaison.division_path).or_raise()
    policies.can_assign(request.actor, liaison.division_path).or_raise()
    return liaison


@writes
def change(request, public_id):
    """What is kept of a liaison."""
    liaison = _liaison(request, public_id)
    kept = {name: getattr(liaison, name) for name in ("phone", "skills", "own_cap", "exemption", "volunteers")}
    kept["branch"] = liaison.branch.public_id if liaison.branch_id else ""
    form = forms.LiaisonForm(
        posted(request)[0], initial=kept, branches=list(organisations.branches_of(liaison.division))
    )

    def run():
        services.change_liaison(liaison=liaison, by=request.actor, **form.values())

    back = f"{reverse('liaison:keep')}?place={liaison.division.public_id}"
    return settle(request, form, liaison.user.name, run, _("已更正。"), back, leave=liaison)


@writes
def leave(request, public_id):
    """A liaison stops; their households wait for somebody else."""
    liaison = _liaison(request, public_id)
    form = forms.EndForm(posted(request)[0])

    def run():
        services.leave_liaison(liaison=liaison, by=request.actor, **form.cleaned_data)

    back = f"{reverse('liaison:vacant')}?place={liaison.division.public_id}"
    heading = _("{name}不再担任联系户党员").format(name=liaison.user.name)
    return settle(request, form, heading, run, _("已登记。这些户现在没有联系人，请尽快安排。"), back)
