"""What the same person or telephone came for before: so that coming again is written down as what it is."""

from datetime import timedelta

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.needs import selectors as needs
from lianxin.stations.models import IntakeEntry

#: Coming again is looked for so far back, and so many are offered.
DAYS_BACK, MOST = 180, 5


def earlier_visits(station, names, phone):
    """Lines of this place's book about one of ``names`` or a telephone, newest first; nothing under seal. One query."""
    who = Q(pk__in=[])
    if names := {name for name in names if name}:
        who |= Q(visitor_name__in=names)
    if phone:
        who |= Q(visitor_phone_hash=lookup_hash("phone", phone))
    since = clock.now() - timedelta(days=DAYS_BACK)
    found = IntakeEntry.objects.filter(who, division_path=station.division_path, at__gte=since, is_sealed=False)
    return list(found.exclude(subject="").select_related("need", "errand", "case").order_by("-at", "-id")[:MOST])


def earlier_needs(actor, phone):
    """Needs told another way with this telephone, newest first, as far as the actor may see them. One query."""
    since = clock.now() - timedelta(days=DAYS_BACK)
    return needs.needs_with_phone(actor, phone, since=since, limit=MOST) if phone else []


def find_earlier(actor, station, code):
    """``(entry, need)`` of a code like ``entry:abc`` or ``need:abc`` that the actor may point to; both may be ``None``."""
    kind, _colon, public_id = code.partition(":")
    if kind == "entry":
        return IntakeEntry.objects.filter(public_id=public_id, division_path=station.division_path).first(), None
    return None, needs.visible_need(actor, public_id) if kind == "need" else None
