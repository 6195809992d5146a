"""From the chosen offer to the contract: made public first, signed when nobody's objection is open, a part kept back."""

from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.works import policies, selectors
from lianxin.works.calc import buying
from lianxin.works.services.binding import bind
from lianxin.works.services.buying import enough_choosers, held, moved, strict_enough
from lianxin.works.services.moving import lock, move, require
from lianxin.works.services.planning import heard, small_enough_to_build
from lianxin.works.vocabulary import BOUND, SELF_BUILD, AuditTag, Method, ProjectVerb, PurchaseState, PurchaseVerb

_LAST_METHOD = list(Method)


@action
def award_purchase(*, purchase, bid, because, by, site="", at=None):
    """One offer is chosen by those who are bound to nobody, and the result hangs on the board with every offer.

    Refuses another than the cheapest without a reason, a price beyond the budget or beyond what the method allows, and what
    looks like part of a larger purchase before the supervisors have said something to it.
    """
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.AWARD)
    project = purchase.project
    policies.can_lead(by, project).or_raise()
    bids = selectors.bids_of(purchase)
    if bid not in bids:
        raise RuleBroken(_("请选报过价的一家。"), field="bid")
    bid = next(each for each in bids if each == bid)
    enough_choosers(purchase)
    if bid.fen > min(each.fen for each in bids) and not because.strip():
        raise RuleBroken(_("选的不是报价最低的，请写明为什么。"), field="because")
    strict_enough(project, purchase.kind, purchase.method, bid.fen, "bid")
    if bid.fen > (left := selectors.free_fen(project)):
        raise RuleBroken(
            _("合同价比预算剩下的 {left} 元多。先变更预算，或者重新谈。").format(left=money(left)), field="bid"
        )
    _is_whole(purchase)
    notice = _hung(purchase, bid, bids, because, by, site, at)
    purchase = moved(
        purchase, PurchaseVerb.AWARD, AuditTag.AWARD, by, at, {"bidder": bid.bidder, "yuan": money(bid.fen)}, because,
        chosen=bid, chosen_because=because.strip(), price_fen=bid.fen, notice_id=notice.public_id, noticed_on=clock.day_of(at),
    )  # fmt: skip
    told_project(project)
    return purchase


def _is_whole(purchase):
    if purchase.is_split:
        raise RuleBroken(_("村务监督委员会看了，是一件事拆开买的。登记“没有成”，合在一起用该用的办法买。"))
    if purchase.is_split is None and any(selectors.split_with(purchase)):
        raise RuleBroken(_("看起来像是一件事拆开买。先请村务监督委员会看过、写下是不是。"))


def _hung(purchase, bid, bids, because, by, site, at):
    call = selectors.call_of(purchase)
    lines = [
        _("采购：{what}").format(what=purchase.what),
        _("怎么采购：{method}。{reason}").format(method=purchase.get_method_display(), reason=purchase.method_reason),
        *([_("采购公告：{number}").format(number=call.number)] if call else []),
        _("报价：{bids}").format(bids="；".join(f"{each.bidder} {money(each.fen)}" for each in bids)),
        _("定了：{bidder}，{yuan} 元。{because}").format(
            bidder=bid.bidder, yuan=money(bid.fen), because=because.strip()
        ),
    ]
    source = bulletin.Source("purchase_result", purchase.public_id, purchase.audit_label)
    return bulletin.post_notice(
        division=purchase.project.division, item="village.projects", title=f"{purchase.project}：{purchase.what}"[:80],
        body="\n".join(lines), by=by, source=source, site=site, at=at,
    )  # fmt: skip


@action
def fail_purchase(*, purchase, reason, by, at=None):
    """Nothing comes of it, and why: too few offers, none that fits, or a result rightly objected to. It may be planned anew;
    what was chosen no longer stands in the project's sum."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.FAIL)
    policies.can_lead(by, purchase.project).or_raise()
    purchase = moved(
        purchase, PurchaseVerb.FAIL, AuditTag.FAIL_PURCHASE, by, at, reason=reason, failed_because=reason.strip()
    )
    told_project(purchase.project)
    return purchase


@action
def sign_contract(*, purchase, contract, signed_on, terms, percent, until, by, shares=None, points=(), at=None):
    """The contract, once the notice of the result has hung its days and no objection waits. ``percent`` of the price is kept
    back ``until`` a day after the work should be done.

    It binds of every source what ``shares`` (``{line id: fen}``) say, never more than is free there; without them of the first
    source what is free, then of the next. Under it nothing is paid from another source. ``points`` are ``[(what, percent)]``: before
    it is done no more than so much of the price is paid.
    """
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.SIGN)
    project = purchase.project
    policies.can_lead(by, project).or_raise()
    rules = territory.profile(project.division)
    earliest = buying.first_signing(purchase.noticed_on, rules.value("procurement.notice_days"))
    if signed_on < earliest:
        raise RuleBroken(_("结果要先公示，最早 {day} 签。").format(day=earliest.isoformat()), field="signed_on")
    if signed_on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="signed_on")
    result = selectors.result_of(purchase)
    if result.open_objections:
        raise RuleBroken(_("有人对结果提了异议，先答复。"))
    if result.upheld_objections:
        raise RuleBroken(_("对结果的异议成立了。请登记“没有成”，重新采购。"))
    if not 0 <= percent <= (most := rules.value("procurement.retention_percent")):
        raise RuleBroken(_("质保金最多留 {n}%。").format(n=most), field="percent")
    if percent and (until is None or until <= project.plan_complete_on):
        raise RuleBroken(_("请写质保到哪天，要在计划完工以后。"), field="until")
    points = [(what.strip()[:60], most) for what, most in points]
    if any(not what for what, _most in points) or not _rise([-1, *(most for _what, most in points), 100]):
        raise RuleBroken(_("节点一个比一个后，比例一个比一个大，都比 100 小。"), field="points")
    bind(purchase, shares)
    return moved(
        purchase, PurchaseVerb.SIGN, AuditTag.SIGN, by, at, {"contract": contract.strip()}, contract=contract.strip(),
        signed_on=signed_on, terms=terms.strip(), retention_fen=buying.retention(purchase.price_fen, percent),
        retention_until=until if percent else None, points=points,
    )  # fmt: skip


def _rise(numbers):
    return all(first < second for first, second in pairwise(numbers))


@action
def reach_point(*, purchase, on, words, by, at=None):
    """The supervisors have seen that the next point of a contract was reached: from now on what comes after it may be paid."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.REACH)
    policies.can_watch(by, purchase.project).or_raise()
    if purchase.next_point is None:
        raise RuleBroken(_("这份合同没有还没到的节点。"))
    if on > clock.day_of(at) or on < purchase.signed_on:
        raise RuleBroken(_("到的日子要在签合同以后，不能在以后的日子。"), field="on")
    if purchase.reached and on < (last := date.fromisoformat(purchase.reached[-1][0])):
        raise RuleBroken(_("上一个节点 {day} 才到，这一个不能比它早。").format(day=last.isoformat()), field="on")
    if not words.strip():
        raise RuleBroken(_("请写看到了什么。"), field="words")
    what, _most = purchase.next_point
    reached = [*purchase.reached, [on.isoformat(), words.strip()[:300]]]
    return moved(purchase, PurchaseVerb.REACH, AuditTag.REACH, by, at, {"point": what}, words, reached=reached)


@action
def procure_project(*, project, by, at=None):
    """Everything the work begins with has been bought: who does it, how and why so, at which price stands in its purchases."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.PROCURE)
    told = _bought(project)
    if not told:
        raise RuleBroken(_("还没有采购好的。先“采购”，定了哪家再来；村民自己做的，登记“村民自建”。"))
    words = told["method_reason"]
    return move(
        project, ProjectVerb.PROCURE, AuditTag.PROCURE, by, at=at, words=words, after={"contractor": told["contractor"]},
        **told,
    )  # fmt: skip


@action
def build_ourselves(*, project, reason, contractor, by, at=None):
    """The villagers build it themselves, without a contract: simple work below the sum from which the law asks a tender."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.PROCURE)
    small_enough_to_build(project, project.budget_fen)
    heard(project, at)
    return move(
        project, ProjectVerb.PROCURE, AuditTag.PROCURE, by, at=at, words=reason, after={"contractor": contractor},
        method=SELF_BUILD, method_reason=reason.strip(), contractor=contractor.strip(),
    )  # fmt: skip


def _bought(project):
    """What the purchases with a price say of the project; empty where there is none."""
    found = [each for each in selectors.purchases_of(project) if each.state in BOUND]
    if not found:
        return {}
    strictest = max(found, key=lambda each: _LAST_METHOD.index(Method(each.method)))
    at_work = [each for each in found if each.state != PurchaseState.ENDED]
    names = dict.fromkeys(each.contractor for each in at_work or found)
    return {
        "method": strictest.method, "method_reason": strictest.method_reason, "contractor": "、".join(names)[:200],
        "contract_fen": sum(each.price_fen for each in found),
    }  # fmt: skip


def told_project(project):
    """What was bought stands in the project's sum, whenever it was; who builds themselves stay who does it."""
    told = _bought(project)
    project.contract_fen = told.get("contract_fen", 0)
    project.contractor = project.contractor if project.method == SELF_BUILD else told.get("contractor", "")
    project.save(update_fields=["contract_fen", "contractor"])
