"""Who claims for whom, who verifies, who hangs up, decides and takes back."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.people import policies as people
from lianxin.people import selectors as people_selectors
from lianxin.points.models import Claim, Reversal, Slip
from lianxin.points.policies.rules import REVIEWERS, SUPERVISORS, WORKERS, can_draft_rules
from lianxin.points.vocabulary import VERIFIERS, Channel


def can_claim_for(actor, person, rule_set, channel, activity=None):
    """Oneself or one's child; the family for its own; the liaison for their households; the organiser's list; staff on paper."""
    path = rule_set.division_path
    if not person.division_path.startswith(path):
        return check(False, _("这个人不住在这里，不能在这里报。"))
    if channel == Channel.PAPER:
        return check(actor.is_system or actor.holds(*WORKERS, path=path), _("纸上报的由本村（社区）的工作人员代录。"))
    if channel == Channel.ORGANISER:
        return can_list_participants(actor, activity) if activity else check(False, _("名单要从活动那一页录。"))
    if channel == Channel.LIAISON:
        kept = actor.holds(Role.LIAISON) and person.pk in people.reach_of(actor).persons
        return check(kept, _("联系人只能给自己联系的户代报。"))
    if people.is_own(actor, person):
        return allow()
    own = people_selectors.household_of_user(actor.id)
    same = own is not None and own == people_selectors.household_of(person)
    return check(channel == Channel.HOUSEHOLD and same, _("只能给自己和家里人报。"))


def has_in_care(actor, household):
    """Whether this liaison keeps in touch with the household."""
    return actor.holds(Role.LIAISON) and household.pk in people.reach_of(actor).households


def can_hand_slip(actor, slip):
    """The liaison in whose care they are, or who serves at the place."""
    reach = people.reach_of(actor) if actor.holds(Role.LIAISON) else None
    kept = reach and (slip.household_id in reach.households or slip.person_id in reach.persons)
    return check(
        bool(kept) or actor.holds(*WORKERS, path=slip.division_path),
        _("通知由他们的联系人或本村（社区）的工作人员送。"),
    )


def slips_for(actor):
    """Twin of ``can_hand_slip``."""
    reach = people.reach_of(actor) if actor.holds(Role.LIAISON) else people.Reach()
    mine = Q(household__in=reach.households) | Q(person__in=reach.persons)
    return Slip.objects.filter(within_any(actor.scopes(*WORKERS), "division_path") | mine)


def can_see_slips(actor):
    return check(actor.holds(*WORKERS, Role.LIAISON), _("要送的通知给联系人和工作人员看。"))


def can_withdraw_claim(actor, claim):
    """Whoever entered it, or whose it is. Others of the place decline it, with a reason."""
    mine = actor.is_user and (actor.id == claim.entered_by_id or people.is_own(actor, claim.person))
    return check(mine, _("报的人或本人可以撤回。"))


def can_hide_name(actor, claim):
    """Whose name it is; others of the household and staff do not decide it."""
    return check(
        actor.is_user and bool(people.is_own(actor, claim.person)) and not claim.number_only,
        _("公示写不写姓名，由本人或监护人定。"),
    )


def can_list_participants(actor, activity):
    own = actor.is_user and actor.id == activity.organiser_id
    return check(
        own or actor.is_system or actor.holds(*WORKERS, path=activity.division_path), _("名单由组织人或工作人员录。")
    )


def can_view_activity(actor, activity):
    return allow() if can_list_participants(actor, activity) or _sees(actor, activity.division_path) else hide()


def can_verify_claim(actor, claim):
    roles = [role for role in claim.rule.verified_by if role in VERIFIERS]
    return check(actor.holds(*roles, path=claim.division_path), _("这一条由规则里写明的人核实。"))


def can_view_claim(actor, claim):
    """Whose it is and their family; who works on points there; the verifiers named in the rule."""
    if actor.is_system or _sees(actor, claim.division_path) or can_verify_claim(actor, claim):
        return allow()
    if actor.holds(*REVIEWERS, path=claim.division_path):
        reversal = getattr(claim, "reversal", None)
        return allow() if reversal and reversal.to_township else hide()
    if actor.is_user and (actor.id == claim.entered_by_id or people.is_own(actor, claim.person)):
        return allow()
    own = people_selectors.household_of_user(actor.id) if claim.household_id and actor.is_user else None
    return allow() if own is not None and own.pk == claim.household_id else hide()


def visible_claims(actor):
    """Twin of ``can_view_claim`` for lists: by place and role."""
    if actor.is_system:
        return Claim.objects.all()
    return Claim.objects.filter(within_any(actor.scopes(*WORKERS, *SUPERVISORS, *VERIFIERS), "division_path"))


def visible_reversals(actor):
    """Those of claims whose trail is the actor's: no officer above reads one person's points."""
    return Reversal.objects.filter(claim__in=visible_claims(actor))


def can_see_claims(actor):
    return check(
        actor.is_system or actor.holds(*WORKERS, *SUPERVISORS, *VERIFIERS),
        _("申报给核实、办理和监督的人看；自己家的在“我家”里看。"),
    )


def _sees(actor, path):
    return actor.is_system or actor.holds(*WORKERS, *SUPERVISORS, path=path)


def can_see_names(actor, batch):
    """Masked as they hung, after the web has let the notice go: who works on points there and who watches."""
    return check(_sees(actor, batch.division_path), _("公示期和异议期过了，姓名不再公开。"))


def can_post_batch(actor, rule_set):
    return can_draft_rules(actor, rule_set.division_path)


def can_decide_objection(actor, batch):
    """Whoever answers objections on the board enters what the panel found."""
    return check(
        actor.holds(Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, path=batch.division_path),
        _("评议小组的决定由两委成员或党支部书记登记。"),
    )


def can_check_claim(actor, drawn):
    """The supervision committee of the place, or the township above it."""
    watches = actor.holds(*SUPERVISORS, path=drawn.division_path) or watches_from_above(actor, drawn)
    return check(watches, _("抽查由监督委员会做，乡镇（街道）也可以做。"))


def watches_from_above(actor, drawn):
    return actor.holds(*REVIEWERS, path=drawn.division_path)


def can_settle_batch(actor, batch):
    return can_draft_rules(actor, batch.division_path)


def can_notice_reversal(actor, claim):
    return check(
        actor.holds(Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, path=claim.division_path),
        _("冲回由两委成员或党支部书记提出。"),
    )


def can_carry_out_reversal(actor, reversal):
    """Another than who gave notice: nobody takes an award back alone."""
    return can_notice_reversal(actor, reversal.claim) and check(
        actor.id != reversal.noticed_by_id, _("通知是您发的，冲回要换一个人来办。")
    )


def can_appeal_reversal(actor, reversal):
    return can_appeal_removal(actor, reversal.claim)


def can_appeal_removal(actor, claim):
    if actor.holds(*WORKERS, path=claim.division_path):
        return allow()  # entered for somebody who came in person
    own = people_selectors.household_of_user(actor.id) if actor.is_user else None
    ours = people.is_own(actor, claim.person) or (own is not None and own.pk == claim.household_id)
    return check(ours, _("申诉由本人和家里人提，工作人员可以代录。"))


def can_appeal_dismissal(actor, decision):
    """Whoever has the code of the objection: it was raised without a name, perhaps, and nobody else has it."""
    return check(not decision.is_upheld, _("异议成立了，提的人不用申诉。"))


def can_decide_appeal(actor, appeal):
    """Of the supervision committee and not of the panel; where all of them sat on it, the township."""
    judges = {each.get("id") for each in appeal.decision.members} | {appeal.appealed_by_id}
    return _decides(actor, appeal) and check(
        actor.id not in judges, _("评议过的人、提申诉的人不能定申诉，请换一个人。")
    )


def can_decide_reversal(actor, reversal):
    return _decides(actor, reversal) and check(
        actor.id not in reversal.judges, _("提出冲回的人和评议过的人不能定申诉，请换一个人。")
    )


def _decides(actor, appealed):
    """``appealed`` says to which level it went."""
    if appealed.to_township:
        return check(actor.holds(*REVIEWERS, path=appealed.division_path), _("这件申诉由乡镇（街道）定。"))
    return check(actor.holds(*SUPERVISORS, path=appealed.division_path), _("申诉由监督委员会定。"))
