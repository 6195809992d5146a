"""Who may read the trail. The public log needs no policy: it is public."""

from django.utils.translation import gettext_lazy as _

from lianxin.audit.models import AuditEvent
from lianxin.audit.vocabulary import NEVER_WITH, TRAIL_READERS
from lianxin.kit.decisions import check
from lianxin.kit.tree import within_any

_NOT_A_READER = _("办事记录只给审计、村务监督和县级干部看。您若需要查某件事的经过，请到那件事的页面看它的进展。")
_OPERATOR = _("运维人员不能查办事记录：管系统的人和查账的人要分开。")
_ELSEWHERE = _("这件事不在您的管辖范围内。")


def can_read_trail(actor):
    """May this actor open the trail at all?"""
    return check(actor.scopes(*TRAIL_READERS), _NOT_A_READER) and check(not actor.holds(*NEVER_WITH), _OPERATOR)


def can_read_event(actor, event):
    """May this actor read this event?"""
    return can_read_trail(actor) and check(actor.holds(*TRAIL_READERS, path=event.scope_path), _ELSEWHERE)


def readable_events(actor):
    """Twin of ``can_read_event``: the events within the actor's scope."""
    if not can_read_trail(actor):
        return AuditEvent.objects.none()
    return AuditEvent.objects.filter(within_any(actor.scopes(*TRAIL_READERS), "scope_path"))
