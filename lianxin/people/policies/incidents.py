"""Who keeps, reads and reports incidents with personal data."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.people.models import Incident
from lianxin.people.vocabulary.incidents import INCIDENT_KEEPERS, INCIDENT_READERS, INCIDENT_REPORTERS


def can_report_incident(actor):
    """Say that something happened: the operator may, and reads nothing of what becomes of it."""
    return check(
        actor.is_user and actor.holds(*INCIDENT_REPORTERS),
        _("个人信息安全事件由县级干部登记，运维人员可以报告。您发现了情况，请马上告诉他们。"),
    )


def can_see_incidents(actor):
    return check(actor.holds(*INCIDENT_READERS), _("只有县级干部和审计人员可以看个人信息安全事件。"))


def can_view_incident(actor, incident):
    return allow() if actor.holds(*INCIDENT_READERS, path=incident.division_path) else hide()


def incidents_visible_to(actor, queryset):
    """Twin of ``can_view_incident``."""
    return queryset.filter(within_any(actor.scopes(*INCIDENT_READERS), "division_path"))


def can_keep_incident(actor, incident):
    seen = can_view_incident(actor, incident)
    return seen and check(
        actor.holds(*INCIDENT_KEEPERS, path=incident.division_path), _("只有县级干部可以办理这件事，审计人员只看。")
    )


def incidents_to_settle(actor):
    """What waits for this person: the authority or the people have not been told. ``None`` for who keeps none."""
    if not actor.is_user or not actor.holds(*INCIDENT_KEEPERS):
        return None
    untold = Q(authority_told_at__isnull=True) | Q(people_told_at__isnull=True, not_told_why="")
    found = Incident.objects.filter(untold, closed_at__isnull=True)
    return found.filter(within_any(actor.scopes(*INCIDENT_KEEPERS), "division_path"))
