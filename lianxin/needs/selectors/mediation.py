"""Mediations as their mediator and the head of their station see them: a list without words, one with all that was said."""

from datetime import timedelta

from django.db.models import Min, Q
from django.utils import timezone

from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.needs import policies
from lianxin.needs.models import Mediation, MediationOpening
from lianxin.needs.vocabulary import MEDIATION_WAYS, MediationState
from lianxin.territory import selectors as territory

#: Its mediator has something to do, or to look after.
LED_STATES = (MediationState.OPENED, MediationState.PROPOSED, MediationState.AGREED, MediationState.EFFECTIVE)


def mediations(actor, *, state="", cursor="", size=20):
    """Mediations the actor may see, the newest first; names and words are not fetched. One query."""
    rows = policies.visible_mediations(actor).select_related("division")
    rows = rows.defer("facts", "proposal", "court_words", "ended_words")
    if state in MediationState:
        rows = rows.filter(state=state)
    return page(rows, order=("-opened_at", "-id"), cursor=cursor, size=size)


def mediations_led(actor):
    """Mediations the actor leads that may want something done, or ``None`` for who leads none."""
    if not policies.can_see_mediations(actor):
        return None
    return policies.visible_mediations(actor).filter(mediator_id=actor.id, state__in=LED_STATES)


def mediations_waiting(actor, at, *, limit=20):
    """Mediations the actor leads where something is to be done: to be talked over, signed, or checked from the day agreed on.

    ``check_due`` is the earliest day of what was agreed and not found kept yet, once it has come. Names and words are not
    fetched. One query.
    """
    today = timezone.localdate(at)
    unkept = Q(items__kept__isnull=True) | Q(items__kept=False)
    mine = policies.visible_mediations(actor).filter(mediator_id=actor.id)
    waiting = mine.annotate(check_due=Min("items__due_on", filter=unkept & Q(items__due_on__lte=today))).filter(
        Q(state__in=[MediationState.OPENED, MediationState.PROPOSED, MediationState.AGREED])
        | Q(state=MediationState.EFFECTIVE, check_due__isnull=False)
    )
    rows = waiting.select_related("division").defer("facts", "proposal", "court_words", "ended_words")
    return list(rows.order_by("opened_at", "id")[:limit])


def find_mediation(public_id, viewer):
    """The mediation of this id, if ``viewer`` may see it; raises ``NotFound`` otherwise."""
    found = Mediation.objects.select_related("division", "need").filter(public_id=public_id).first()
    (policies.can_view_mediation(viewer, found) if found else hide()).or_raise()
    return found


def live_opening(mediation, viewer, session_key="", at=None):
    """The opening that still lets this viewer read the record in this session, or ``None``."""
    found = MediationOpening.objects.filter(
        mediation=mediation,
        viewer_id=viewer.id,
        session_hash=lookup_hash("session", session_key),
        expires_at__gt=at or clock.now(),
    )
    return found.order_by("-expires_at").first()


def openings_of(mediation):
    """Who looked, when and why, the newest first: what the parties are told when they ask."""
    return MediationOpening.objects.filter(mediation=mediation).order_by("-opened_at", "-id")


def can_view_scan(actor, public_id):
    """Policy for the signed sheet: who may see the mediation and has its record open."""
    found = Mediation.objects.filter(public_id=public_id).first()
    if found is None or not policies.can_view_mediation(actor, found):
        return hide()
    opened = MediationOpening.objects.filter(mediation=found, viewer_id=actor.id, expires_at__gt=clock.now())
    return policies.can_view_mediation(actor, found) if opened.exists() else hide()


def mediations_to_remind(at):
    """Those whose time for the court ends soon, and nobody was reminded. The longest warning any county may set bounds them."""
    today = timezone.localdate(at)
    waiting = Mediation.objects.filter(
        Q(confirm_by__gte=today, confirm_by__lte=today + timedelta(days=20)),
        reminded_at__isnull=True,
        court_asked_on__isnull=True,
    )
    rows = waiting.select_related("division").order_by("confirm_by")[:500]
    return [each for each in rows if each.confirm_by and each.confirm_by <= today + _warning(each)]


def _warning(mediation):
    return timedelta(days=territory.profile(mediation.division).value("mediation.remind_days"))


def may_happen(mediation, verb):
    """Whether the table lets ``verb`` start from where the mediation stands."""
    return mediation.state in MEDIATION_WAYS[verb][0]
