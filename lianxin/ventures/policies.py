"""Who keeps the register, drafts a distribution, looks it through, and who reads what a household gets."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.people import policies as people
from lianxin.people import selectors as people_selectors
from lianxin.people.vocabulary import RollKind
from lianxin.ventures.models import Holder, Plan, Proposal, Register, Statement
from lianxin.ventures.vocabulary import OPEN_STATES, TOLD_STATES, ProposalVerb

#: Keep the register and draft: the collective's own people.
KEEPERS = (Role.COLLECTIVE_OFFICER,)
SUPERVISORS = (Role.VILLAGE_SUPERVISOR,)
SECRETARIES = (Role.BRANCH_SECRETARY,)
#: Take a distribution to the members and hang it up.
CONVENERS = (Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.COLLECTIVE_OFFICER)
#: Look, as the second person, at what one of them entered.
LOOKERS = (*KEEPERS, *SUPERVISORS, *CONVENERS)
WATCHERS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.AUDITOR)
_STAFF = (*LOOKERS, *WATCHERS)


def can_work_on_shares(actor):
    """Who is shown the desk."""
    return check(actor.is_system or actor.holds(*_STAFF), _("这里给管股份册、起草和监督分配的人用。"))


def can_keep_register(actor, path):
    return check(actor.is_system or actor.holds(*KEEPERS, path=path), _("股份册由集体经济组织的会计或负责人管。"))


def can_check_charter(actor, register):
    """Who did not type it: another of the collective, or who watches over it."""
    if not actor.holds(*KEEPERS, *SUPERVISORS, path=register.division_path):
        return check(False, _("章程由集体的另一个人或者监督委员会核对。"))
    return check(actor.id != register.charter_by_id, _("自己登记的章程自己不能核对，请换一个人。"))


def can_look(actor, path):
    """Be the second person of a place at all."""
    return check(actor.holds(*LOOKERS, path=path), _("由集体、村两委或监督委员会的人核对。"))


def can_decide_proposal(actor, proposal):
    """A second person; of a change of shares nobody whose own they are."""
    if not (may := can_look(actor, proposal.scope_path)):
        return may
    if actor.id == proposal.asked_by_id:
        return check(False, _("自己登记的自己不能核对，请换一个人。"))
    person, home = people_selectors.person_of(actor.id), proposal.given.get("to_home")
    if person is None:
        return allow()
    if proposal.verb == ProposalVerb.QUANTIFY:
        homes, persons = own_keys(actor)
        listed = any(home in homes or who in persons for home, who, *_more in proposal.given["rows"])
        return check(
            not listed, _("名单里有您家，请换一个人核对。都在名单上的，请会计把您家另外登记一张，由别人核对。")
        )
    touched = [proposal.holder_id, proposal.given.get("to")]
    is_own = Holder.objects.filter(held_by(person), pk__in=touched).exists()
    is_own = is_own or (bool(home) and people_selectors.households_of(person).filter(pk=home).exists())
    return check(not is_own, _("自己家的份额自己不能核对，请换一个人。"))


def can_view_proposal(actor, proposal):
    return allow() if actor.is_system or can_look(actor, proposal.scope_path) else hide()


def visible_proposals(actor):
    """Twin of ``can_view_proposal``."""
    mine = within_any(actor.scopes(*LOOKERS), "register__division_path")
    return Proposal.objects.all() if actor.is_system else Proposal.objects.filter(mine)


def can_draft_plan(actor, register):
    return can_keep_register(actor, register.division_path)


def can_change_plan(actor, plan):
    return can_keep_register(actor, plan.division_path)


def can_supervise_plan(actor, plan):
    if not actor.holds(*SUPERVISORS, path=plan.division_path):
        return check(False, _("这一步由监督委员会、监事会做。"))
    return check(actor.id not in plan.drawn_by, _("自己起草的自己不能看，请换一个人。"))


def can_study_plan(actor, plan):
    return check(actor.holds(*SECRETARIES, path=plan.division_path), _("党组织研究的结果由书记登记。"))


def can_convene(actor, plan):
    return check(
        actor.is_system or actor.holds(*CONVENERS, path=plan.division_path),
        _("这一步由两委成员、书记或集体的负责人做。"),
    )


def can_hold_plan(actor, plan):
    return can_supervise_plan(actor, plan) or can_study_plan(actor, plan)


def can_release(actor, plan):
    """Two persons for every payment: who drafted the plan or computed it anew, and with it the list, does not let the money go; nor
    does who wrote the supervisors' opinion of it."""
    if actor.is_system or not actor.holds(*CONVENERS, path=plan.division_path):
        return can_convene(actor, plan)
    if actor.id == plan.supervised_by_id:
        return check(False, _("写监督意见的人不能放款，请集体的负责人来点。"))
    return check(actor.id not in plan.drawn_by, _("起草的人不能自己放款，请集体的负责人来点。"))


def can_pay(actor, plan):
    """Note the bank's answers and receipts: who keeps the register, also who drafted; the money was released by another."""
    return can_keep_register(actor, plan.division_path)


def can_view_plan(actor, plan):
    """Everybody once its papers lie open; before that, who works on it."""
    if plan.state in OPEN_STATES or actor.is_system:
        return allow()
    return allow() if actor.holds(*_STAFF, path=plan.division_path) else hide()


def visible_plans(actor):
    """Twin of ``can_view_plan``."""
    if actor.is_system:
        return Plan.objects.all()
    return Plan.objects.filter(Q(state__in=OPEN_STATES) | within_any(actor.scopes(*_STAFF), "division_path"))


def can_view_register(actor, register):
    """The list of holders: who keeps it and who watches over it. No officer above, no neighbour."""
    sees = actor.is_system or actor.holds(*KEEPERS, *SUPERVISORS, Role.AUDITOR, path=register.division_path)
    return allow() if sees else hide()


def visible_registers(actor):
    """Twin of ``can_view_register``."""
    if actor.is_system:
        return Register.objects.all()
    return Register.objects.filter(within_any(actor.scopes(*KEEPERS, *SUPERVISORS, Role.AUDITOR), "division_path"))


def can_view_holder(actor, holder):
    """Whose it is, and who may read the register."""
    if can_view_register(actor, holder.register):
        return allow()
    return allow() if is_ours(actor, holder) else hide()


def is_ours(actor, holder):
    """The person themself, or somebody of the household: who lives there, and whom the members' roll counts to it."""
    if not actor.is_user:
        return False
    if holder.person_id and people.is_own(actor, holder.person):
        return True
    own = people_selectors.household_of_user(actor.id)
    return (own is not None and own.pk == holder.household_id) or own_holders(actor).filter(pk=holder.pk).exists()


def can_view_statement(actor, statement):
    """A household reads its own from the day it is posted; who keeps the register at any time. Of the round that counts."""
    if can_view_register(actor, statement.holder.register):
        return allow()
    is_told = statement.plan.state in TOLD_STATES and statement.round == statement.plan.round
    return allow() if is_told and is_ours(actor, statement.holder) else hide()


def own_holders(actor):
    """What somebody's household and they themselves hold; of a household they left too, while the newest adopted roll of members
    counts them to it."""
    person = people_selectors.person_of(actor.id) if actor.is_user else None
    return Holder.objects.filter(held_by(person)) if person else Holder.objects.none()


def held_by(person):
    """Which holders stand for this person."""
    counted = people_selectors.homes_counted_to(person.pk, RollKind.COLLECTIVE_MEMBER)
    there = counted.filter(household_code=OuterRef("household__code"), roll__division=OuterRef("register__division"))
    return Q(person=person.pk) | Q(household__in=people_selectors.households_of(person)) | Q(Exists(there))


def own_keys(actor):
    """``(household ids, person ids)`` of what somebody would hold themselves."""
    person = people_selectors.person_of(actor.id) if actor.is_user else None
    if person is None:
        return set(), set()
    return set(people_selectors.households_of(person).values_list("pk", flat=True)), {person.pk}


def own_statements(actor):
    """Statements somebody may read as their own, the newest first."""
    rows = Statement.objects.filter(holder__in=own_holders(actor), plan__state__in=TOLD_STATES)
    return rows.order_by("-id")
