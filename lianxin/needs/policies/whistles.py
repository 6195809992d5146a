"""Who may call units to the spot, answer for a called one, and see it. A village asks; its township whistles."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.needs.models import Whistle, WhistleRequest
from lianxin.needs.policies.cases import (
    COUNTY_DISPATCHERS,
    LEVELS_ABOVE,
    READERS,
    can_view_need,
    units_fitting,
    works_for,
)


def can_whistle(actor, need):
    """Call units to the spot for a need: its township or sub-district, or the county."""
    return can_view_need(actor, need) and check(
        actor.holds(*LEVELS_ABOVE, path=need.division_path),
        _("吹哨由乡镇（街道）或县里来吹。村（社区）可以请镇里吹哨。"),
    )


def can_ask_whistle(actor, need):
    """Ask the township to whistle: the unit that handles the need, or its desk, as far as they cannot whistle themselves."""
    return (
        can_view_need(actor, need)
        and check(
            works_for(actor, need.unit_id, need.unit.division_path if need.unit_id else "")
            or actor.holds(*COUNTY_DISPATCHERS, path=need.division_path),
            _("请镇里吹哨由承办单位或受理台提出。"),
        )
        and check(not can_whistle(actor, need), _("您可以直接吹哨。"))
    )


def can_decide_whistle_request(actor, request):
    """Whistle as asked or say why not: the level above the village."""
    return check(actor.holds(*LEVELS_ABOVE, path=request.division_path), _("吹不吹哨由乡镇（街道）或县里来定。"))


def open_whistle_requests(actor):
    """Twin of ``can_decide_whistle_request``: what waits for an answer, the oldest first; ``None`` for who decides none."""
    if not actor.is_user or not actor.holds(*LEVELS_ABOVE):
        return None
    waiting = WhistleRequest.objects.filter(within_any(actor.scopes(*LEVELS_ABOVE), "division_path"))
    return waiting.filter(answered_at__isnull=True).select_related("need__division", "need__unit", "need__about_unit")


def is_caller(actor, whistle):
    """Speaks for the unit that whistled."""
    return actor.holds(*LEVELS_ABOVE, path=whistle.caller.division_path)


def is_of_unit(actor, unit):
    """Speaks for this unit."""
    return works_for(actor, unit.pk, unit.division_path)


def can_view_whistle(actor, whistle, called):
    """Who reads the needs of its place, and every unit that was called. ``called`` are those units."""
    if actor.holds(*READERS, path=whistle.division_path):
        return allow()
    return allow() if any(is_of_unit(actor, unit) for unit in (*called, whistle.lead)) else hide()


def visible_whistles(actor):
    """Twin of ``can_view_whistle``."""
    seen = (
        within_any(actor.scopes(*READERS), "division_path")
        | Q(pk__in=Whistle.objects.filter(units_fitting(actor, "calls__unit")).values("pk"))
        | units_fitting(actor, "lead")
    )
    return Whistle.objects.filter(seen)


def can_see_whistles(actor):
    """The list is for staff who read needs, and for units that may be called."""
    return check(actor.holds(*READERS, Role.UNIT_HANDLER), _("这一页给吹哨、报到的单位用。"))


def can_lead_whistle(actor, whistle):
    """Write the minutes and divide the work: who called, or the unit that leads."""
    return check(is_caller(actor, whistle) or is_of_unit(actor, whistle.lead), _("这一步由吹哨单位或牵头单位来做。"))


def can_call_off_whistle(actor, whistle):
    """Report a refusal, end it: who called."""
    return check(is_caller(actor, whistle), _("这一步由吹哨单位来做。"))


def can_answer_for(actor, whistle, unit):
    """Say that the unit came or cannot, tick off its task: the unit, or who called, in its place."""
    return check(
        is_of_unit(actor, unit) or is_caller(actor, whistle), _("这一步由报到单位自己来做，或由吹哨单位代为记下。")
    )


def can_speak_for_unit(actor, unit):
    """Say how working with the caller went: the called unit itself, nobody for it."""
    return check(is_of_unit(actor, unit), _("这一步由报到单位自己来说。"))
