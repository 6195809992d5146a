"""Who runs an election, who enters its result, who watches the hand-over. Everybody reads days, candidates and results."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import policies as bulletin
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.elections.vocabulary import ElectionState, Method, item_of
from lianxin.kit.decisions import allow, check
from lianxin.organisations.policies import KEEPERS

#: The election committee's clerks: the village's secretary and those above it.
RUNNERS = (Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
RECALL_READERS = (*KEEPERS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR)
READERS = (*RUNNERS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR)


def can_run(actor, election):
    """Enter what the election committee did."""
    return check(
        actor.is_system or actor.holds(*RUNNERS, path=election.division_path),
        _("选举的登记由村（社区）书记或乡镇、县的工作人员做。"),
    )


def can_plan(actor, unit):
    """Begin one: the township or the county, who guide it."""
    return check(
        actor.is_system or actor.holds(*KEEPERS, path=unit.division_path), _("换届和补选由乡镇、县的工作人员安排。")
    )


def can_see_terms(actor):
    """Whose term is nearly over, to plan the election: the township or the county."""
    return check(actor.is_user and bool(actor.scopes(*KEEPERS)), _("换届和补选由乡镇、县的工作人员安排。"))


def can_guide(actor, election):
    """Enter the result, put the elected into their posts, watch the hand-over: the township or the county."""
    return can_plan(actor, election.unit)


def can_correct_list(actor, election):
    """Another number of names on the list: who runs it while it hangs; once candidates are posted, who guides it."""
    return (can_run if election.state == ElectionState.LISTED else can_guide)(actor, election)


def can_draft_notice(actor, election):
    """Whoever fills in this item of the board's catalogue."""
    return bulletin.can_prepare(actor, election.division_path, ITEMS[item_of(election.method)])


def can_read_work(actor, election):
    """Objections by name and the hand-over: those who run it, the supervisors and the auditor."""
    return check(
        actor.is_system or actor.holds(*READERS, path=election.division_path), _("异议和交接给办选举、管监督的人看。")
    )


def can_read_recalls(actor, unit):
    """Who asks to recall whom, and why: those who guide elections, the supervisors and the auditor."""
    return check(
        actor.is_system or actor.holds(*RECALL_READERS, path=unit.division_path),
        _("罢免的登记给管换届、管监督的人看。"),
    )


def can_read_recall(actor, recall):
    """Also the member it is about, who has a right to answer."""
    if actor.is_user and actor.id == recall.tenure.user_id:
        return allow()
    return can_read_recalls(actor, recall.tenure.post.unit)


def can_handle_recall(actor, recall):
    """Enter its steps: the township or the county, who guide it; never the committee it is about."""
    return can_plan(actor, recall.tenure.post.unit)


def can_draft_recall_notice(actor, recall):
    """Of those who enter its steps whoever may fill in this item of the board's catalogue."""
    handles = can_handle_recall(actor, recall)
    return handles and bulletin.can_prepare(actor, recall.scope_path, ITEMS[item_of(Method.VILLAGERS)])
