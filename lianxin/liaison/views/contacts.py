"""One household and who keeps in touch with it; my own households; and what the household itself sees."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.panels import panels_for
from lianxin.liaison import forms, policies, presenters, selectors, services
from lianxin.liaison.views.common import contact_or_404, settle
from lianxin.liaison.vocabulary import AssignmentKind
from lianxin.people import selectors as people


@reads
def mine(request):
    """我的联系户: whom I keep in touch with."""
    held = list(selectors.my_assignments(request.actor.id))
    by_way = request.GET.get("order") == "way"
    if by_way:
        held = selectors.by_the_way(held, request.actor.id)
    members = people.members_by_household([each.contact.household_id for each in held if each.contact.household_id])
    dues = selectors.dues_of([each for each in held if each.kind != AssignmentKind.GRID and not each.is_refused])
    promises = selectors.open_promises([each.contact_id for each in held])
    rows = [
        (
            each,
            presenters.contact_face(
                each.contact, request.actor, members.get(each.contact.household_id), is_keeper=True
            ),
            presenters.due_face(dues[each.contact_id]) if each.contact_id in dues else None,
            [presenters.promise_face(one) for one in promises.get(each.contact_id, ())],
        )
        for each in held
    ]
    context = {"rows": rows, "by_way": by_way, **presenters.order_face(held)}
    return render(request, "liaison/mine.html", context)


@reads
def show(request, public_id):
    """One contact: who keeps in touch, who did before."""
    contact = contact_or_404(request, public_id)
    keepers, ever = selectors.keepers_now_and_ever(contact)
    persons = people.members_by_household([contact.household_id])[contact.household_id] if contact.household_id else []
    mine = request.actor.is_user and any(each.liaison.user_id == request.actor.id for each in keepers)
    known = policies.Standing(of_household=_is_one_of(request.actor, contact, persons), is_liaison=mine)
    context = {
        "contact": contact,
        "face": presenters.contact_face(contact, request.actor, persons, is_keeper=mine),
        "keepers": [presenters.keeper_face(each) for each in keepers],
        "past": [presenters.past_row(each) for each in ever[:50]],
        "may_assign": bool(policies.can_assign(request.actor, contact.division_path)),
        "is_mine": mine,
        "panels": panels_for("contact", request.actor, contact.household) if mine and contact.household_id else [],
        "may_record": mine or bool(policies.can_enter_paper(request.actor, contact.division_path)),
        **_visits(request, contact, known),
        "declinable": [each.public_id for each in keepers if policies.can_decline(request.actor, each, known=known)],
    }
    return render(request, "liaison/contact.html", context)


def _is_one_of(actor, contact, persons):
    inside = [contact.person] if contact.person_id else persons
    return actor.is_user and any(person.user_id == actor.id for person in inside)


def _visits(request, contact, known):
    """Visits and promises as this reader may see them; who may speak for the household gets the buttons."""
    whole = bool(policies.can_see_visits(request.actor, contact, known=known))
    visits = selectors.visits_of(contact)
    ids = [each.client_id for each in visits]
    twins = {each for each in ids if ids.count(each) > 1}
    speaks = bool(policies.can_speak_for_household(request.actor, contact, None, known=known))
    faces = [
        (presenters.visit_face(each, whole=whole, twins=twins), speaks and each.author_id != request.actor.id)
        for each in visits
    ]
    promises = [
        (presenters.promise_face(each), each.keeper.user_id == request.actor.id)
        for each in (selectors.promises_of(contact) if whole else ())
    ]
    return {"visits": faces, "promises": promises, "whole": whole}


@reads
def ours(request):
    """我家的联系人: what the household, or somebody without one here, sees: a button to call and one to change."""
    household = people.household_of_user(request.actor.id)
    target = household or people.person_of(request.actor.id)
    contact = selectors.contact_of(target) if target else None
    keepers = selectors.keepers_of(contact) if contact else []
    context = {"household": household, "person": target, "keepers": [presenters.keeper_face(each) for each in keepers]}
    known = policies.Standing(of_household=True, is_liaison=False)
    context |= _visits(request, contact, known) if contact else {"visits": [], "promises": []}
    return render(request, "liaison/ours.html", context)


@writes(methods=("POST",))
def decline(request, public_id):
    """Either side says no; no reason is asked."""
    assignment = selectors.find_assignment(public_id)
    if assignment is None:
        raise Http404
    policies.can_decline(request.actor, assignment).or_raise()
    try:
        services.decline(assignment=assignment, by=request.actor)
        messages.success(request, _("记下了，不用说理由。村里会另外安排。"))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect(_way_back(request, assignment))


def _way_back(request, assignment):
    """Who gave a household back no longer sees it."""
    if policies.is_of_household(request.actor, assignment.contact):
        return "liaison:ours"
    if policies.can_see_assignments(request.actor, assignment.contact.division_path):
        return "liaison:keep"
    return "liaison:mine"


@writes
def end(request, public_id):
    """End one assignment without a successor."""
    assignment = selectors.find_assignment(public_id)
    if assignment is None:
        raise Http404
    policies.can_see_assignments(request.actor, assignment.contact.division_path).or_raise()
    policies.can_assign(request.actor, assignment.contact.division_path).or_raise()
    form = forms.EndForm(posted(request)[0])

    def run():
        services.end_assignment(assignment=assignment, by=request.actor, **form.cleaned_data)

    heading = _("结束{name}的联系").format(name=assignment.liaison.user.name)
    back = f"/liaison/contacts/{assignment.contact.public_id}/"
    return settle(request, form, heading, run, _("已结束。请再安排别人。"), back)
