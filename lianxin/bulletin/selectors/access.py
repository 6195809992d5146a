"""Who asked to see the books and papers, and what waits for an answer."""

from lianxin.bulletin import policies
from lianxin.bulletin.models import AccessRequest
from lianxin.bulletin.vocabulary import ACCESS_OPEN, AccessState
from lianxin.kit.decisions import shown
from lianxin.kit.tree import within_any


def find_access(public_id, viewer):
    """The request, for who may know of it."""
    found = shown(AccessRequest.objects.select_related("division").filter(public_id=public_id).first())
    policies.can_view_access(viewer, found).or_raise()
    return found


def my_access(actor, *, most=50):
    """What an actor asked to see, the newest first: one query."""
    return (
        list(AccessRequest.objects.filter(user_id=actor.id).select_related("division")[:most]) if actor.is_user else []
    )


def access_waiting(actor):
    """Requests that wait for the actor's answer, by day; ``None`` for who answers none."""
    theirs = policies.access_answered_by(actor)
    if theirs is None:
        return None
    rows = AccessRequest.objects.filter(theirs, state__in=ACCESS_OPEN).select_related("division")
    return rows.order_by("due_on", "id")


def access_kept(actor, *, most=50):
    """What was asked in the places whose papers an actor shows, the newest first: one query."""
    scopes = actor.scopes(*policies.SHOWERS)
    if not scopes:
        return []
    rows = AccessRequest.objects.filter(within_any(scopes, "division_path"))
    return list(rows.select_related("division")[:most])


def access_overdue(day, *, limit):
    """Requests nobody answered by their day and that were not passed on, the oldest first."""
    rows = AccessRequest.objects.filter(state=AccessState.ASKED, due_on__lt=day, passed_on_at__isnull=True)
    return list(rows.order_by("due_on", "id")[:limit])


def access_due_on(days):
    """Requests nobody answered yet that fall due on one of these days."""
    rows = AccessRequest.objects.filter(state=AccessState.ASKED, due_on__in=days)
    return list(rows.select_related("division").order_by("due_on", "id")[:500])
