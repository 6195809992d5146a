"""After the contract: another price by a change order, the final price, or its end; one writes it down, another looks at it."""

from django.utils.translation import gettext as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.works import policies, selectors
from lianxin.works.calc.money import is_beyond
from lianxin.works.errors import WrongState
from lianxin.works.models import Amendment, Asset, Card
from lianxin.works.services.binding import rebind_to
from lianxin.works.services.buying import held, moved, strict_enough
from lianxin.works.services.contracting import told_project
from lianxin.works.services.moving import require
from lianxin.works.vocabulary import (
    OVER,
    PROJECT_WAYS,
    AmendKind,
    AmendState,
    AuditTag,
    NoteKind,
    ProjectState,
    ProjectVerb,
    PurchaseVerb,
)

_PRICED = (ProjectState.COMPLETED, ProjectState.ACCEPTED)


@action
def change_contract(*, purchase, price_fen, paper, reason, by, decision="", at=None):
    """A change order while the work goes on: another price, agreed with the firm in ``paper``. Further from the price it was signed at
    than the profile allows it takes a resolution; never beyond the budget or what its method of buying is for."""
    purchase = _drafted_by(purchase, PurchaseVerb.CHANGE, by)
    require(purchase.project, ProjectVerb.BUY)
    return _drafted(purchase, AmendKind.CHANGE, price_fen, paper, reason, by, at, decision=decision)


@action
def settle_price(*, purchase, price_fen, paper, reason, by, decision="", at=None):
    """What the contract has come to once the work is done. After the final account only less, and only while something that was found
    is not mended: what is kept back is the firm's."""
    purchase = _drafted_by(purchase, PurchaseVerb.FINISH, by)
    if purchase.project.state not in (*_PRICED, *OVER):
        raise WrongState(purchase.project)
    return _drafted(purchase, AmendKind.FINAL, price_fen, paper, reason, by, at, decision=decision)


@action
def break_off_contract(*, purchase, price_fen, paper, reason, by, is_default=False, at=None):
    """The contract ends before its work is done: why, whether the firm broke it, and what is owed for what stands. Nothing of it is
    kept back; the work is bought anew."""
    purchase = _drafted_by(purchase, PurchaseVerb.BREAK_OFF, by)
    require(purchase.project, ProjectVerb.BUY)
    return _drafted(purchase, AmendKind.END, price_fen, paper, reason, by, at, is_default=is_default)


@action
def agree_amendment(*, purchase, by, at=None):
    """The supervisors looked at the paper and at the work: from now on the price counts, bound anew of the sources."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.AGREE)
    policies.can_watch(by, purchase.project).or_raise()
    found = _waiting(purchase, by)
    _allowed(purchase, found.kind, found.price_fen, found.decision_id, by_draft=found)
    is_end = found.kind == AmendKind.END
    retention = 0 if is_end else purchase.retention_fen * found.price_fen // max(1, purchase.price_fen)
    verb, tag = (PurchaseVerb.END, AuditTag.END_CONTRACT) if is_end else (PurchaseVerb.AGREE, AuditTag.AGREE)
    new_round = rebind_to(purchase, found.price_fen)
    _decided(found, AmendState.AGREED, by, at)
    purchase = moved(
        purchase, verb, tag, by, at, _told(found), found.reason, price_fen=found.price_fen, retention_fen=retention,
        is_final=purchase.is_final or found.kind != AmendKind.CHANGE, round=new_round,
    )  # fmt: skip
    told_project(purchase.project)
    _told_card(purchase.project, found)
    return purchase


def _told_card(project, found):
    """What was handed over is worth so much less where its price is cut afterwards."""
    less = found.before_fen - found.price_fen
    asset = Asset.objects.select_for_update().filter(project=project).first()
    if asset is None or not less:
        return
    asset.value = max(0, asset.value - less)
    asset.save(update_fields=["value"])
    Card.objects.filter(project=project).update(original_fen=asset.value)


@action
def decline_amendment(*, purchase, reason, by, at=None):
    """The supervisors do not find it so, and why: the price stays, a right one is written down anew."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.DECLINE)
    policies.can_watch(by, purchase.project).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不同意。"), field="reason")
    found = _waiting(purchase, by)
    _decided(found, AmendState.DECLINED, by, at, declined_because=reason.strip()[:300])
    return moved(purchase, PurchaseVerb.DECLINE, AuditTag.DECLINE, by, at, _told(found), reason)


def no_waiting_amendments(project):
    """Raise while the price of a contract waits to be looked at."""
    found = Amendment.objects.filter(purchase__project=project, state=AmendState.WAITING).first()
    if found:
        raise RuleBroken(_("“{what}”的{kind}还没有核对。").format(what=found.purchase, kind=found.get_kind_display()))


def _drafted_by(purchase, verb, by):
    purchase = held(purchase, verb)
    policies.can_lead(by, purchase.project).or_raise()
    return purchase


def _drafted(purchase, kind, price_fen, paper, reason, by, at, *, decision="", is_default=False):
    at = at or clock.now()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么。"), field="reason")
    if not paper.strip():
        raise RuleBroken(_("请写双方签字的单子号。"), field="paper")
    if selectors.waiting_amendment(purchase):
        raise RuleBroken(_("这份合同还有一张单子等着核对，先请村务监督委员会核对。"))
    label = _allowed(purchase, kind, price_fen, decision)
    made = Amendment.objects.create(
        purchase=purchase, kind=kind, before_fen=purchase.price_fen, price_fen=price_fen, paper=paper.strip(),
        reason=reason.strip(), is_default=is_default, decision_id=decision, decision_label=label[:120], drafted_by_id=by.id,
        drafted_at=at,
    )  # fmt: skip
    verb = {AmendKind.CHANGE: PurchaseVerb.CHANGE, AmendKind.FINAL: PurchaseVerb.FINISH}.get(
        kind, PurchaseVerb.BREAK_OFF
    )
    return moved(purchase, verb, AuditTag.AMEND, by, at, _told(made), reason)


def _allowed(purchase, kind, price_fen, decision, *, by_draft=None):
    """Raise where the price may not be this one; the label of the resolution it rests on."""
    project = purchase.project
    if price_fen < 0 or (kind == AmendKind.CHANGE and price_fen in (0, purchase.price_fen)):
        raise RuleBroken(_("请写新的合同价，和现在的不一样。"), field="price_fen")
    if kind == AmendKind.END and price_fen > purchase.price_fen:
        raise RuleBroken(
            _("提前终止的，只算已经做好的那部分，不能比合同价 {yuan} 元多。").format(yuan=money(purchase.price_fen)), field="price_fen"
        )  # fmt: skip
    if kind == AmendKind.CHANGE and purchase.is_final:
        raise RuleBroken(_("结算价已经定了，不能再变更。"), field="price_fen")
    if price_fen < (paid := selectors.paid_on(purchase)):
        raise RuleBroken(
            _("已经付了和等着付的有 {yuan} 元，不能定得比它少。").format(yuan=money(paid)), field="price_fen"
        )
    if project.state in PROJECT_WAYS[ProjectVerb.PAY_AGAIN].sources - PROJECT_WAYS[ProjectVerb.PAY].sources:
        _less_for_what_is_broken(purchase, price_fen)
    if price_fen > purchase.price_fen:
        _may_cost_more(purchase, price_fen)
    return _label_of(purchase, kind, price_fen, decision, by_draft)


def _less_for_what_is_broken(purchase, price_fen):
    if price_fen >= purchase.price_fen:
        raise RuleBroken(_("已经决算，只能扣，不能加。"), field="price_fen")
    if not selectors.open_notes(purchase.project, NoteKind.DEFECT):
        raise RuleBroken(
            _("质保金是施工方的，没有要返修的就不能扣。有毛病他们不来修的，先请村务监督委员会登记“要返修”，再扣。"),
            field="price_fen",
        )


def _may_cost_more(purchase, price_fen):
    left = selectors.free_fen(purchase.project)
    if price_fen - purchase.price_fen > left:
        raise RuleBroken(
            _("预算只剩 {left} 元没有定出去。要多花，先变更预算。").format(left=money(max(0, left))), field="price_fen"
        )
    strict_enough(purchase.project, purchase.kind, purchase.method, price_fen, "price_fen")


def _label_of(purchase, kind, price_fen, decision, by_draft):
    """What it was signed at is measured from, so that many small orders add up; less at the end needs no meeting."""
    if by_draft:
        return by_draft.decision_label
    signed = purchase.chosen.fen
    percent = territory.profile(purchase.project.division).value("procurement.change_percent")
    needs = kind == AmendKind.CHANGE or (kind == AmendKind.FINAL and price_fen > max(signed, purchase.price_fen))
    needs = needs and is_beyond(signed, price_fen, percent)
    if not needs and not decision:
        return ""
    found = next((each for each in selectors.decisions_to_amend(purchase) if each.id == decision), None)
    if found is None:
        raise RuleBroken(
            _("和签合同时的 {signed} 元差了不止 {percent}%，要先开会再议，选写明项目编号、同意变更的那份决议。").format(
                signed=money(signed), percent=percent
            ),
            field="decision",
        )
    if not found.budget_fen or price_fen > found.budget_fen:
        raise RuleBroken(_("这份决议没有同意花这么多，选写明钱数的那份。"), field="decision")
    return found.label


def _waiting(purchase, by):
    found = selectors.waiting_amendment(purchase)
    if found is None:
        raise RuleBroken(_("没有等着核对的单子。"))
    if found.drafted_by_id == by.id:
        raise RuleBroken(_("自己填的单子自己不能核对，请换一个人。"))
    return found


def _decided(found, state, by, at, **changes):
    found.state, found.decided_by_id, found.decided_at = state, by.id, at
    for name, value in changes.items():
        setattr(found, name, value)
    found.save(update_fields=["state", "decided_by", "decided_at", *changes])


def _told(found):
    return {"kind": str(found.get_kind_display()), "yuan": money(found.price_fen), "default": found.is_default}
