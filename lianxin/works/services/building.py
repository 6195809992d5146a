"""From money to work: approved by the township, begun under its contracts, completed, or given up."""

from django.utils.translation import gettext as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import policies, selectors
from lianxin.works.services.moving import lock, move, require
from lianxin.works.services.owning import new_card
from lianxin.works.services.planning import no_open_purchases
from lianxin.works.services.standing import book_asset, write_off
from lianxin.works.services.watching import no_defects, no_stop
from lianxin.works.vocabulary import SELF_BUILD, AuditTag, CardKind, ProjectVerb


@action
def approve_project(*, project, words, by, at=None):
    """The township approves or files it; not who opened it."""
    at, project = at or clock.now(), lock(project)
    policies.can_approve(by, project).or_raise()
    return move(project, ProjectVerb.APPROVE, AuditTag.APPROVE, by, at=at, words=words)


@action
def begin_work(*, project, on, by, words="", at=None):
    """Work begins once every purchase of the project has its contract; what villagers build themselves has none."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.BEGIN)
    if found := selectors.unsigned_purchases(project).first():
        raise RuleBroken(_("“{what}”还没有签合同，不能开工。").format(what=found))
    if project.method != SELF_BUILD and not selectors.signed_purchases(project):
        raise RuleBroken(_("没有一份合同，不能开工。先采购、签合同。"))
    if not any(each.is_drawn for each in selectors.monitors_of(project)):
        raise RuleBroken(_("还没有抽签定监督员，不能开工：工程从第一天起就有人看着。"))
    _not_ahead(on, at)
    return move(project, ProjectVerb.BEGIN, AuditTag.BEGIN, by, at=at, on=on, words=words)


@action
def complete_work(*, project, on, by, words="", at=None):
    """The work is done; whether it is done well is for the acceptance to say."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    _not_ahead(on, at)
    if on < (begun := selectors.begun_on(project)):
        raise RuleBroken(_("{day}才开工，完工不能比它早。").format(day=begun), field="on")
    no_stop(project)
    no_defects(project)
    no_open_purchases(project)
    return move(project, ProjectVerb.COMPLETE, AuditTag.COMPLETE, by, at=at, on=on, words=words)


@action
def cancel_project(*, project, reason, by, stands="", at=None):
    """It will not be built, or not to its end; nothing may be left in its purses and nothing may be on its way to a contract. What
    ``stands`` and is of use gets its card and its place in the books; without, what was paid is written off. The trace stays."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.CANCEL)
    if selectors.has_drafts(project):
        raise RuleBroken(_("还有等放款的付款单，先放掉或者退回。"))
    no_open_purchases(project)
    if found := next(iter(selectors.signed_purchases(project)), None):
        raise RuleBroken(_("“{what}”的合同还在。先登记提前终止、结清，再来办。").format(what=found))
    if owed := sum(selectors.owed_on_contracts(project).values()):
        raise RuleBroken(_("终止了的合同按结算价还欠 {yuan} 元，先付清。").format(yuan=money(owed)))
    if left := selectors.in_hand_fen(project):
        raise RuleBroken(
            _("各来源手里还有 {left} 元，先由会计按来源的规矩退回，再登记不做了。").format(left=money(left))
        )
    stands, today, after = stands.strip(), clock.day_of(at), {}
    if stands:
        spent = selectors.spent_on(project)
        if not spent:
            raise RuleBroken(_("还没有付过钱，没有东西可以留下。“留下什么”空着。"), field="stands")
        card = new_card(
            project.division, kind=CardKind.FACILITY, name=stands[:80], place=project.place, original_fen=spent, entered_at=at,
            proof=f"{project.number} {project.decision_label}"[:200], project=project,
        )  # fmt: skip
        book_asset(project, card, today, by, at)
        reason, after = _("{reason}（留下：{stands}）").format(reason=reason, stands=stands), {"card": card.number}
    else:
        write_off(project, reason, today, by, at)
    return move(project, ProjectVerb.CANCEL, AuditTag.CANCEL, by, at=at, words=reason[:500], after=after)


def _not_ahead(on, at):
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
