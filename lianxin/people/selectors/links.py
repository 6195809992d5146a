"""Whose account somebody says it is, while a second pair of eyes is waited for."""

from lianxin.people.policies import links_to_settle


def links_waiting(actor):
    """Accounts that wait for the actor's eyes, the oldest first: one query."""
    return links_to_settle(actor).select_related("person").order_by("asked_at", "id")[:20]


def open_link_of(person):
    """Who asked to link this person to which account, or ``None``."""
    return person.link_requests.filter(settled_at__isnull=True).select_related("user").first()
