"""Who may read the trail. The public log needs no policy: it is public."""

from django.utils.translation import gettext_lazy as _

from lianxin.audit.models import AuditEvent
from lianxin.audit.vocabulary import NEVER_WITH, TRAIL_READERS
from lianxin.kit.decisions import check
from lianxin.kit.tree import is_within, within_any

_NOT_A_READER = _("办事记录只给审计、村务监督和县级干部看。您若需要查某件事的经过，请到那件事的页面看它的进展。")
_OPERATOR = _("运维人员不能查办事记录：管系统的人和查账的人要分开。")
_ELSEWHERE = _("这件事不在您的管辖范围内。")


def can_read_trail(actor):
    """May this actor open the trail at all?"""
    return check(_roots(actor), _NOT_A_READER) and check(not _is_operator(actor), _OPERATOR)


def can_read_event(actor, event):
    """May this actor read this event?"""
    return can_read_trail(actor) and check(any(is_within(event.scope_path, root) for root in _roots(actor)), _ELSEWHERE)


def readable_events(actor):
    """Twin of ``can_read_event``: the events within the actor's scope."""
    if not can_read_trail(actor):
        return AuditEvent.objects.none()
    return AuditEvent.objects.filter(within_any(_roots(actor), "scope_path"))


def _roots(actor):
    """Subtrees the actor reads over; a role held for one unit only says nothing about a subtree."""
    return tuple(sorted({r.scope_path for r in actor.roles if r.role in TRAIL_READERS and r.unit_id is None}))


def _is_operator(actor):
    return any(r.role in NEVER_WITH for r in actor.roles)
