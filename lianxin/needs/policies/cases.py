"""Who may do what with a need. Every ``can_…`` has its reason; ``visible_needs`` is the twin of ``can_view_need``."""

from functools import lru_cache

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, deny, hide
from lianxin.kit.tree import within_any
from lianxin.needs.models import NamedPerson, NamedUnit, Need
from lianxin.needs.vocabulary import Verdict

#: Take needs in at a counter or a telephone, on behalf of a visitor or caller.
INTAKE = (Role.STATION_STAFF, Role.GRID_WORKER, Role.LIAISON, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: Decide who handles what comes to their desk.
DISPATCHERS = (Role.STATION_STAFF, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, Role.TOWNSHIP_OFFICER)
COUNTY_DISPATCHERS = (*DISPATCHERS, Role.COUNTY_OFFICER)
#: Decide one level above a unit what it may not decide about itself.
LEVELS_ABOVE = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
#: Read what happens in their scope.
READERS = (*COUNTY_DISPATCHERS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR)
#: Work for the unit of the place they hold the role over (the village's or township's own units).
PLACE_HANDLERS = (
    Role.STATION_STAFF,
    Role.GRID_WORKER,
    Role.BRANCH_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.TOWNSHIP_OFFICER,
)
#: Stand above a village: see sealed complaints in their scope.
ABOVE_VILLAGE = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.AUDITOR)


def is_requester(actor, need):
    return bool(actor.is_user and need.requester_user_id == actor.id)


def works_for(actor, unit_id, unit_path):
    """True when the actor handles cases of that unit: by a post in it, or by a role over exactly its place."""
    return unit_id is not None and (
        unit_id in actor.units()
        or any(r.role in PLACE_HANDLERS and r.unit_id is None and r.scope_path == unit_path for r in actor.roles)
    )


def is_complained_about(actor, need):
    """Somebody it names, somebody of the unit, or staff of the place whose own unit it is."""
    if not actor.is_user:
        return False
    if need.about_user_id == actor.id or actor.id in need.kept_from:
        return True
    units = (need.about_unit, *need.units_kept_from) if need.about_unit_id else need.units_kept_from
    return any(works_for(actor, unit.pk, unit.division_path) for unit in units)


def can_view_need(actor, need):
    """The requester; whoever handles it; staff whose scope holds the place. Never who is complained about."""
    if is_requester(actor, need):
        return allow()
    if is_complained_about(actor, need) or not actor.is_user:
        return hide()
    if need.unit_id and works_for(actor, need.unit_id, need.unit.division_path):
        return allow()
    if need.is_sealed and need.cleared_at:  # whom it was about is not known any more, so nobody above reads it either
        return hide()
    if need.is_sealed:
        sees = actor.holds(Role.VILLAGE_SUPERVISOR, *ABOVE_VILLAGE, path=need.division_path)
    else:
        sees = actor.holds(*READERS, path=need.division_path) or need.received_by_id == actor.id
    return allow() if sees else hide()


def visible_needs(actor):
    """All needs ``can_view_need`` allows, as a queryset (one query, no joins per row)."""
    return _visible_needs(actor).all()


@lru_cache(maxsize=1024)  # put together once for the same person with the same roles; what is read is a copy
def _visible_needs(actor):
    if not actor.is_user:
        return Need.objects.none()
    own = Q(requester_user_id=actor.id)
    sealed_scopes = actor.scopes(Role.VILLAGE_SUPERVISOR, *ABOVE_VILLAGE)
    open_scopes = actor.scopes(*READERS)
    sees = (
        handled_by(actor)
        | (Q(is_sealed=True, cleared_at__isnull=True) & within_any(sealed_scopes, "division_path"))
        | (Q(is_sealed=False) & (within_any(open_scopes, "division_path") | Q(received_by_id=actor.id)))
    )
    about_me = Q(about_user_id=actor.id, about_user__isnull=False)
    named = NamedPerson.objects.filter(user_id=actor.id).exclude(verdict=Verdict.NOT_MEANT)
    names_me = Q(names_staff=True, pk__in=named.values("need_id"))
    about_us = Q(about_unit__isnull=False) & units_fitting(actor, "about_unit")
    units = NamedUnit.objects.filter(units_fitting(actor, "unit")).exclude(verdict=Verdict.NOT_MEANT)
    names_us = Q(names_staff=True, pk__in=units.values("need_id"))
    return Need.objects.filter(own | (sees & ~(about_me | names_me | about_us | names_us)))


def handled_by(actor):
    """A ``Q``: the need is with a unit the actor works for."""
    return units_fitting(actor, "unit")


def units_fitting(actor, field):
    """A ``Q``: the unit in ``field`` is one the actor works for. What cannot fit anything is left out: it costs too."""
    places = [r.scope_path for r in actor.roles if r.role in PLACE_HANDLERS and r.unit_id is None]
    fits = Q(**{f"{field}_id__in": actor.units()})
    return fits | Q(**{f"{field}__division_path__in": places}) if places else fits


def can_dispatch_need(actor, need):
    """Accept, refuse or dispatch what waits at this desk, and what one did not ask for oneself."""
    return (
        can_view_need(actor, need)
        and check(actor.holds(*COUNTY_DISPATCHERS, path=need.desk_path), _("这件诉求由受理台的人分派。"))
        and _is_not_own(actor, need)
    )


def can_lengthen_promise(actor, need):
    """Sort it so that it is promised for later: one level above its desk, or the county for its own."""
    return check(
        any(
            r.role in LEVELS_ABOVE
            and r.covers(need.desk_path)
            and (len(r.scope_path) < len(need.desk_path) or r.role == Role.COUNTY_OFFICER)
            for r in actor.roles
        ),
        _("答复日期只能由上一级往后改。"),
    )


def is_at_own_desk(actor, need):
    """The need waits at the desk the actor works at; desks further down are only watched over, without the contact."""
    own = {r.scope_path for r in actor.roles if r.role in COUNTY_DISPATCHERS and r.is_over_subtree}
    return need.desk_path in own and bool(can_dispatch_need(actor, need))


def dispatch_queue(actor):
    """Twin: needs whose desk is the actor's, without their own."""
    queue = visible_needs(actor).filter(within_any(actor.scopes(*COUNTY_DISPATCHERS), "desk_path"))
    return queue.exclude(requester_user_id=actor.id)


def _is_not_own(actor, need):
    """Nobody works on what they asked for themselves, nor judges how it went for the unit."""
    return check(not is_requester(actor, need), _("这是您自己提的诉求，请别人来办；本单位没有别人的，请上一级办。"))


def can_handle_need(actor, need):
    """Work on it for the unit it was dispatched to."""
    return (
        can_view_need(actor, need)
        and check(
            works_for(actor, need.unit_id, need.unit.division_path if need.unit_id else ""),
            _("这件诉求由承办单位的人办理。"),
        )
        and _is_not_own(actor, need)
    )


def can_check_answer(actor, need, handler_ids):
    """Check an answer before call-back: another person than those who handled it."""
    if not (decision := can_view_need(actor, need) and _is_not_own(actor, need)):
        return decision
    if actor.id in handler_ids:
        return deny(_("答复要由没有经办的人核对。"))
    return check(
        actor.holds(*COUNTY_DISPATCHERS, path=need.division_path)
        or works_for(actor, need.unit_id, need.unit.division_path),
        _("核对答复由承办单位或受理台的另一个人来做。"),
    )


def can_call_back(actor, need, handler_ids):
    """Ask the requester how it went: somebody of the desk who did not handle it."""
    if not (decision := can_view_need(actor, need) and _is_not_own(actor, need)):
        return decision
    if actor.id in handler_ids:
        return deny(_("经办人不能回访自己办的诉求。"))
    return check(
        actor.holds(*COUNTY_DISPATCHERS, Role.VILLAGE_SUPERVISOR, path=need.division_path),
        _("回访由受理台的人来做。"),
    )


def can_decide_terms(actor, need):
    """Grant more time or rule on a pause, one level above the unit: a wider scope than the unit's place, or the county for county units."""
    if not (decision := can_view_need(actor, need) and _is_not_own(actor, need)):
        return decision
    unit_path = need.unit.division_path if need.unit_id else ""
    above = need.unit_id is not None and any(
        r.role in LEVELS_ABOVE
        and r.covers(unit_path)
        and (len(r.scope_path) < len(unit_path) or r.role == Role.COUNTY_OFFICER)
        for r in actor.roles
    )
    return check(above and not _is_of_unit(actor, need), _("延期和暂停由承办单位的上一级定。"))


def _is_of_unit(actor, need):
    return need.unit_id in actor.units()


def can_supervise(actor, need):
    """Agree to reopen a second time, publish or merge: township, county, or the village's supervisors."""
    return can_view_need(actor, need) and check(
        actor.holds(Role.VILLAGE_SUPERVISOR, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, path=need.division_path),
        _("再次重办由村务监督委员会或上级决定。"),
    )


def can_speak_as_requester(actor, need, handler_ids, *, holds_pickup=False):
    """Close, reopen, supplement, withdraw: the requester, or who holds the pick-up number and code.

    With the code in hand somebody may come to the station, and staff write the word down; both names stay. Never who took the
    need in, gave it out or worked on it, nor who works for the handling unit, for they would judge themselves: of that unit
    only the village's station does. Whom it is about speaks for nobody, whatever they hold.
    """
    if is_requester(actor, need):
        return allow()
    if is_complained_about(actor, need):
        return hide()
    had_part = actor.is_user and actor.id in {need.received_by_id, need.dispatched_by_id, *handler_ids}
    if need.unit_id and works_for(actor, need.unit_id, need.unit.division_path):
        at_the_counter = actor.holds(Role.STATION_STAFF, path=need.division_path) and need.unit_id not in actor.units()
        return can_view_need(actor, need) and check(
            holds_pickup and at_the_counter and not had_part,
            _("承办单位的人不能替诉求人说办得怎么样。诉求人带回执到站点，可以请没有经手的站点人员凭取件码代为记录。"),
        )
    if holds_pickup:
        return check(not had_part, _("这件由您登记、派单或经办，诉求人的话请另一位工作人员凭取件码代为记录。"))
    return can_view_need(actor, need) and deny(
        _("这要由诉求人自己来说，或凭回执上的编号和取件码来说；带着回执来的，请没有经手的工作人员凭取件码代为记录。")
    )


def writes_for_requester(actor, need):
    """Staff say what its requester came to say; whoever else holds the code of a need speaks themselves."""
    return not is_requester(actor, need) and bool(can_view_need(actor, need))


def can_clear_needs(actor):
    """Empty what was said in needs whose years are over: the clock alone, by the place's profile."""
    return check(actor.is_system, _("到期的内容由系统按规则清除。"))


def can_follow_need(actor, need):
    """Hear how somebody else's public need goes on: with an account, so that it is known where to."""
    if not need.public_summary:
        return hide()
    return check(actor.is_user, _("登录以后才能关注。不登录也可以照常提交，我们会把同一件事并到一起办。")) and check(
        not is_requester(actor, need), _("这是您自己的诉求，进展本来就会告诉您。")
    )
