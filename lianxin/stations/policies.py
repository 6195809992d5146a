"""Who may do what at a station. Each ``can_view_…`` has its queryset twin."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, deny, hide
from lianxin.kit.tree import within_any
from lianxin.stations.models import Errand, ServiceCase
from lianxin.stations.vocabulary import ErrandState

#: Work at the counter of a place.
DESK = (Role.STATION_STAFF, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: Lead those on duty.
LEADERS = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: Say where and when somebody is there.
KEEPERS = (*DESK, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
#: Hear at the counter or at the door that somebody needs an errand, and may run it.
RUNNERS = (*DESK, Role.LIAISON, Role.GRID_WORKER)


def can_keep_station(actor, division_path):
    """Open, change and close the stations of a place."""
    return check(
        actor.is_system or actor.holds(*KEEPERS, path=division_path),
        _("站点的地点和时间由本地站点、村（社区）和上级维护。"),
    )


def can_keep_some_station(actor):
    """Keep stations somewhere (the place is checked when it is known)."""
    return check(actor.holds(*KEEPERS), _("这一页给站点、村（社区）和上级的工作人员用。"))


def can_work_at(actor, division_path):
    """Receive visitors at the counter of a place."""
    return check(actor.holds(*DESK, path=division_path), _("这要由本地站点和村（社区）工作人员来做。"))


def can_work_somewhere(actor):
    """Work at some counter."""
    return check(actor.holds(*DESK), _("这一页给站点和村（社区）工作人员用。"))


def can_run_somewhere(actor):
    """Run errands somewhere."""
    return check(actor.holds(*RUNNERS), _("这一页给站点、联系户党员和网格员用。"))


def can_manage_catalogue(actor):
    """Say which services there are and what they ask for: the county alone, so that no station asks for more."""
    return check(actor.is_system or actor.holds(Role.COUNTY_OFFICER), _("服务事项由县里统一定，站点不能增加材料。"))


def can_ask_errand(actor, division_path, *, for_user_id=None):
    """Residents ask for themselves; staff, grid workers and liaisons write down who asked them."""
    return check(
        actor.holds(*RUNNERS, path=division_path) or (actor.is_user and for_user_id == actor.id),
        _("代办由本人提出，或由本地站点、联系户党员、网格员代为登记。"),
    )


def is_principal(actor, errand):
    return bool(actor.is_user and errand.principal_user_id == actor.id)


def can_view_errand(actor, errand):
    """Whose it is, who wrote it down, who runs it, and the counter of its place."""
    sees = actor.is_user and (
        actor.id in (errand.principal_user_id, errand.asked_by_id, errand.taker_id)
        or actor.holds(*DESK, path=errand.division_path)
    )
    return allow() if sees else hide()


def visible_errands(actor):
    """Twin of ``can_view_errand``."""
    if not actor.is_user:
        return Errand.objects.none()
    mine = Q(principal_user_id=actor.id) | Q(asked_by_id=actor.id) | Q(taker_id=actor.id)
    return Errand.objects.filter(mine | within_any(actor.scopes(*DESK), "division_path"))


def can_run_errand(actor, errand):
    """Say yes or no to it, and do it: who runs it, or the counter; before anybody does, a liaison of the place too."""
    if not (decision := can_view_errand(actor, errand)):
        return decision
    open_to = RUNNERS if errand.state == ErrandState.ASKED else DESK
    runs = errand.taker_id == actor.id or actor.holds(*open_to, path=errand.division_path)
    return check(runs, _("这件代办由答应的人或本地站点来办。"))


def can_close_errand(actor, errand):
    """Say that everything is back: the principal, or whoever runs it writing down their yes."""
    return allow() if is_principal(actor, errand) else can_run_errand(actor, errand)


def can_view_case(actor, case):
    """The applicant and the counter of its place."""
    sees = actor.is_user and (case.applicant_user_id == actor.id or actor.holds(*DESK, path=case.division_path))
    return allow() if sees else hide()


def visible_cases(actor):
    """Twin of ``can_view_case``."""
    if not actor.is_user:
        return ServiceCase.objects.none()
    mine = Q(applicant_user_id=actor.id)
    return ServiceCase.objects.filter(mine | within_any(actor.scopes(*DESK), "division_path"))


def can_work_on_case(actor, case):
    """Take it a step further."""
    return can_view_case(actor, case) and can_work_at(actor, case.division_path)


def can_speak_for_case(actor, case):
    """Say what the applicant thinks or wants: the applicant, or the counter writing it down."""
    if actor.is_user and case.applicant_user_id == actor.id:
        return allow()
    return can_work_on_case(actor, case)


def can_read_book(actor, division_path):
    """Read who came: the counter of the place alone. Levels above see numbers, not names."""
    return allow() if actor.holds(*DESK, path=division_path) else hide()


def can_read_numbers(actor, division_path):
    """Read the numbers of a station: who works there, supervises it, or stands above."""
    return check(
        actor.holds(*KEEPERS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR, path=division_path),
        _("站点的数字给本站、监督委员和上级看。"),
    )


def can_clear_words(actor):
    """Empty words whose time is over: the clock alone, by the place's profile."""
    return check(actor.is_system, _("到期的内容由系统按规则清除。"))


def can_plan_duty(actor, division_path):
    """Say who is on duty when."""
    return check(actor.is_system or actor.holds(*DESK, path=division_path), _("值班由本地站点和村（社区）来排。"))


def can_decide_swap(actor, swap):
    """Say yes or no to a swap: the secretary or the committee, never who asked."""
    if swap.asked_by_id is not None and swap.asked_by_id == actor.id:
        return deny(_("自己提的换班要由别人来定。"))
    leads = actor.holds(*LEADERS, path=swap.scope_path)
    return check(leads, _("换班由带班的人（支部书记、两委成员）来定。"))
