"""Who writes the rules, checks them, says they were adopted, lays money behind them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.points.models import RuleSet
from lianxin.points.vocabulary import OPEN_STATES, RulesState

#: Of the village itself: they draft, enter what came on paper, keep the store.
WORKERS = (Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.STATION_STAFF)
SUPERVISORS = (Role.VILLAGE_SUPERVISOR,)
#: Says whether the rules agree with the law; decides nothing of the village's own affairs.
REVIEWERS = (Role.TOWNSHIP_OFFICER,)
WATCHERS = (Role.COUNTY_OFFICER, Role.AUDITOR)
#: Lay money behind points: who keeps the collective's books, or the township that books for it.
FUNDERS = (Role.COLLECTIVE_OFFICER, Role.TOWNSHIP_OFFICER)


def can_work_on_points(actor):
    """Who is shown the desk of points."""
    return check(
        actor.is_system or actor.holds(*WORKERS, *SUPERVISORS, *REVIEWERS, *WATCHERS, *FUNDERS),
        _("这里给起草、审查和办理积分的人用。"),
    )


def can_draft_rules(actor, path):
    return check(
        actor.is_system or actor.holds(*WORKERS, path=path), _("积分规则由本村（社区）的干部和站点工作人员起草。")
    )


def can_change_rules(actor, rule_set):
    return can_draft_rules(actor, rule_set.division_path)


def can_supervise_rules(actor, rule_set):
    if not actor.holds(*SUPERVISORS, path=rule_set.division_path):
        return check(False, _("这一步由监督委员会做。"))
    return check(actor.id != rule_set.drafted_by_id, _("自己起草的自己不能审，请换一个人。"))


def can_review_rules(actor, rule_set):
    return check(actor.holds(*REVIEWERS, path=rule_set.division_path), _("合法性审查由乡镇（街道）做。"))


def can_hold_rules(actor, rule_set):
    return can_supervise_rules(actor, rule_set) or can_review_rules(actor, rule_set)


def can_view_rules(actor, rule_set):
    """Everybody reads what was put to the people; what is being written, only who works on it."""
    hung = rule_set.state == RulesState.WITHDRAWN and rule_set.source_id
    if rule_set.state in OPEN_STATES or hung or actor.is_system:
        return allow()
    return (
        allow() if actor.holds(*WORKERS, *SUPERVISORS, *REVIEWERS, *WATCHERS, path=rule_set.division_path) else hide()
    )


def visible_rules(actor):
    """Twin of ``can_view_rules``."""
    if actor.is_system:
        return RuleSet.objects.all()
    scopes = actor.scopes(*WORKERS, *SUPERVISORS, *REVIEWERS, *WATCHERS)
    hung = Q(state=RulesState.WITHDRAWN) & ~Q(source_id="")
    return RuleSet.objects.filter(Q(state__in=OPEN_STATES) | hung | within_any(scopes, "division_path"))


def can_fund(actor, rule_set):
    return check(
        actor.is_system or actor.holds(*FUNDERS, path=rule_set.division_path),
        _("钱到位由集体的会计或代管账的乡镇登记。"),
    )
