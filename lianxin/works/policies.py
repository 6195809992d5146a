"""Who opens a project, approves it, keeps its money and lets a payment go. Everybody reads."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check
from lianxin.works.vocabulary import PaymentState

#: Open a project and lead it: the village's own committee and its secretary.
LEADERS = (Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY)
#: Keep its money: the collective's accountant.
KEEPERS = (Role.COLLECTIVE_OFFICER,)
APPROVERS = (Role.TOWNSHIP_OFFICER,)
SUPERVISORS = (Role.VILLAGE_SUPERVISOR,)
_STAFF = (*LEADERS, *KEEPERS, *APPROVERS, *SUPERVISORS, Role.COUNTY_OFFICER, Role.AUDITOR)


def can_work_on_projects(actor):
    """Who is shown the desk."""
    return check(actor.is_system or actor.holds(*_STAFF), _("这里给办项目、管钱和监督的人用。"))


def can_open_project(actor, path):
    return check(actor.is_system or actor.holds(*LEADERS, path=path), _("项目由村（居）委会或书记立。"))


def can_lead(actor, project):
    """The steps of the village itself: design, who does it, begin, complete."""
    return can_open_project(actor, project.division_path)


def can_approve(actor, project):
    if not actor.holds(*APPROVERS, path=project.division_path):
        return check(actor.is_system, _("项目由乡镇批准、备案。"))
    return check(actor.id != project.opened_by_id, _("自己立的项目不能自己批，请换一个人。"))


def can_audit(actor, project):
    """Go through the final account: the township or an auditor, never who made it or who opened the project."""
    if not actor.holds(*APPROVERS, Role.AUDITOR, path=project.division_path):
        return check(actor.is_system, _("决算由乡镇或者审计的人审。"))
    return check(
        actor.id not in (project.opened_by_id, project.settled_by_id),
        _("自己立的项目、自己做的决算自己不能审，请换一个人。"),
    )


def can_keep_money(actor, project):
    """Enter sources and what came in, draft payments."""
    return check(
        actor.is_system or actor.holds(*KEEPERS, path=project.division_path), _("钱由集体经济组织的会计登记。")
    )


def can_watch(actor, project):
    """Draw the monitors, stop the work, record what the acceptance said: the village's supervisors, who do not build."""
    return check(actor.holds(*SUPERVISORS, path=project.division_path), _("这一步由村务监督委员会做。"))


#: Write down what somebody without a phone says.
_HANDS = (Role.LIAISON, Role.STATION_STAFF, Role.GRID_WORKER)
#: Who lives there, and who keeps households there.
_NEIGHBOURS = (Role.RESIDENT, Role.HOUSEHOLD_REP, *_HANDS)


def can_comment(actor, project):
    """Say something to a design: whoever lives there, and who writes it down for them."""
    lives = actor.is_user and actor.holds(*_NEIGHBOURS, path=project.division_path)
    return check(lives, _("意见由住在这里的人提。没有手机的，到党群服务中心由人代写。"))


def writes_for_others(actor, project):
    return bool(actor.holds(*_HANDS, path=project.division_path))


def can_volunteer(actor, project):
    """Would watch: whoever lives there and does not lead, pay for, approve or supervise it."""
    if actor.is_user and actor.holds(*LEADERS, *KEEPERS, *APPROVERS, *SUPERVISORS, path=project.division_path):
        return check(False, _("办项目、管钱、批项目和监督委员会的人不当监督员。"))
    lives = actor.is_user and actor.holds(Role.RESIDENT, Role.HOUSEHOLD_REP, path=project.division_path)
    return check(lives, _("监督员由住在这里的人自己报名；没有手机的，请村务监督委员会登记。"))


def can_report(actor, project):
    """Show how it looks: whoever leads, watches, pays or lives there."""
    return check(
        actor.is_system or actor.holds(*_STAFF, *_NEIGHBOURS, path=project.division_path),
        _("照片由本村（社区）的人和办这个项目的人传。"),
    )


def _monitors(actor, project):
    if not actor.is_user or actor.holds(*LEADERS, *KEEPERS, *APPROVERS, *SUPERVISORS, path=project.division_path):
        return False  # who runs it does not watch it
    return project.monitors.filter(user=actor.id, is_drawn=True).exists()


def can_sign(actor, project):
    """Sign an acceptance with one's own account, or say why not; say that one does not watch any more."""
    return check(_monitors(actor, project), _("这一步由抽签定的监督员自己办。没有账号的，在验收单上签。"))


def can_see_sheet(actor, project):
    """The signed sheet of the acceptance with every name on it."""
    return can_see_drafts(actor, project) or can_sign(actor, project)


def can_note(actor, project):
    return can_watch(actor, project) or can_lead(actor, project)


def can_write_log(actor, project):
    """What was seen at the site: who leads, who supervises, and the monitors themselves."""
    return can_note(actor, project) or can_sign(actor, project)


def can_find_defect(actor, project):
    return can_watch(actor, project) or can_sign(actor, project)


def can_release(actor, payment):
    """Two persons for every payment: who drafted it does not let the money go."""
    if actor.is_system or not actor.holds(*LEADERS, path=payment.project.division_path):
        return check(actor.is_system, _("付款由村（居）委会或书记放。"))
    return check(actor.id != payment.drafted_by_id, _("自己填的付款单自己不能放款，请换一个人。"))


def can_enter_return(actor, payment):
    """What the bank sent back is entered by who keeps the money."""
    paid = check(payment.state == PaymentState.RELEASED, _("只有付出去的才会退汇。"))
    return paid and can_keep_money(actor, payment.project)


def can_pay_again(actor, payment):
    waits = check(
        payment.state == PaymentState.RETURNED and not hasattr(payment, "replaced_by"), _("没有退汇，或者已经重新填过付款单。")
    )  # fmt: skip
    return waits and can_keep_money(actor, payment.project)


def can_agree(actor, purchase):
    """Look at another price of a contract: the supervisors. That they did not write it down themselves the step asks."""
    return can_watch(actor, purchase.project)


def can_see_drafts(actor, project):
    """Payments nobody has released yet, and why one was sent back: who works there and who watches."""
    return check(actor.is_system or actor.holds(*_STAFF, path=project.division_path), "")


def can_keep_cards(actor, place):
    """Keep the cards of what the collective owns and its contracts: its accountant; ``place`` is a division or a card."""
    path = getattr(place, "division_path", None) or place.path
    return check(actor.is_system or actor.holds(*KEEPERS, path=path), _("集体的家底由集体经济组织的会计登记。"))


#: Count what the collective owns, and look at what another counted or corrected.
COUNTERS = (*KEEPERS, *SUPERVISORS)


def can_count_cards(actor, card):
    """The yearly count: the accountant and the supervisors."""
    return check(
        actor.is_system or actor.holds(*COUNTERS, path=card.division_path),
        _("盘点由会计和村务监督委员会做。"),
    )


def can_decide_check(actor, found):
    """A count or a correction is looked at by somebody else who may count."""
    own = actor.is_user and actor.id == found.asked_by_id
    return can_count_cards(actor, found.card) and check(not own, _("自己登记的自己不能核对，请换一个人。"))
