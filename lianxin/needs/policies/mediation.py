"""Who may mediate, and who may see one: its mediator and the head of the station there. Nobody above, no auditor."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.needs.models import Mediation
from lianxin.needs.policies.cases import can_dispatch_need

#: Sit on the people's mediation committee of their place.
MEDIATORS = (Role.STATION_STAFF, Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER)


def can_mediate_at(actor, division_path):
    """Take up a mediation at this place."""
    return check(
        actor.holds(*MEDIATORS, path=division_path), _("调解由本地调解委员会的人来做：站点人员、两委成员、支部书记。")
    )


def can_mediate_need(actor, need):
    """Take a need to mediation: the desk it is at, when its people mediate there."""
    return can_dispatch_need(actor, need) and can_mediate_at(actor, need.division_path)


def can_see_mediations(actor):
    """The list is for who mediates."""
    return check(actor.holds(*MEDIATORS), _("这一页给调解员和站点负责人用。"))


def _headed(actor):
    """Places of which the actor is the head: that very place, none below it."""
    return {r.scope_path for r in actor.roles if r.role == Role.BRANCH_SECRETARY and r.unit_id is None}


def can_view_mediation(actor, mediation):
    """Its mediator, as long as they mediate there, and the branch secretary of exactly that place."""
    is_mediator = actor.is_user and mediation.mediator_id == actor.id
    if is_mediator and can_mediate_at(actor, mediation.division_path):
        return allow()
    return allow() if mediation.division_path in _headed(actor) else hide()


def visible_mediations(actor):
    """Twin of ``can_view_mediation``."""
    if not actor.is_user:
        return Mediation.objects.none()
    own = Q(pk__in=[])
    for scope in actor.scopes(*MEDIATORS):
        own |= Q(mediator_id=actor.id, division_path__startswith=scope)
    return Mediation.objects.filter(own | Q(division_path__in=_headed(actor)))
