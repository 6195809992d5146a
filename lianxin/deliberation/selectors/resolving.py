"""Resolutions that were published, and those whose day has come."""

from django.db.models import Exists, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.models import Resolution, ResolutionStep
from lianxin.deliberation.vocabulary import LIVE, Approval, ResolutionState
from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any


def resolutions(*, place="", cursor="", size=20):
    """Those that were published, the newest first."""
    rows = Resolution.objects.filter(within(place, "division_path")).exclude(state=ResolutionState.REGISTERED)
    return page(rows.select_related("body"), order=("-registered_at", "-id"), cursor=cursor, size=size)


def resolutions_to_see_to(actor):
    """Published resolutions of the actor's places whose day is over: not told to be carried out yet, or to be looked back on and
    nothing was told since that day."""
    today, told = clock.today(), ResolutionStep.objects.filter(resolution=OuterRef("pk"))
    late = Q(state=ResolutionState.IN_FORCE, due_on__lt=today)
    look_back = Q(state__in=LIVE, review_on__lte=today)
    look_back &= ~Exists(told.filter(at__date__gte=OuterRef("review_on")))
    rows = Resolution.objects.filter(within_any(actor.scopes(*policies.KEEPERS), "division_path"))
    return rows.filter(late | look_back).select_related("body__division").order_by("due_on", "id")


def resolutions_to_approve(actor):
    """Resolutions on land that wait for the township or the county, where that is the actor's: the oldest first."""
    waits = Q(approval=Approval.TOWNSHIP) & within_any(actor.scopes(Role.TOWNSHIP_OFFICER), "division_path")
    waits |= Q(approval=Approval.COUNTY) & within_any(actor.scopes(Role.COUNTY_OFFICER), "division_path")
    return Resolution.objects.filter(waits).select_related("body__division", "item").order_by("registered_at", "id")


def resolution_on(topic):
    """The newest published resolution on a topic, or ``None``."""
    rows = Resolution.objects.filter(item__topic=topic).exclude(state=ResolutionState.REGISTERED)
    return rows.select_related("body").order_by("-registered_at", "-id").first()
