"""What a project buys, in words: rows, the offers, who chose, the contract with what it keeps back."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.bulletin.calc.tables import money
from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.works import selectors
from lianxin.works.calc.buying import kept_back, most_before
from lianxin.works.presenters.projects import Row
from lianxin.works.vocabulary import CONTRACTED, AmendState, PurchaseState

_AMENDED = {AmendState.WAITING: "wait", AmendState.AGREED: "ok", AmendState.DECLINED: "late"}
_TONES = {
    PurchaseState.SIGNED: "done",
    PurchaseState.FAILED: "late",
    PurchaseState.ENDED: "late",
    PurchaseState.AWARDED: "ok",
}


def purchase_row(purchase):
    sums = gettext("{yuan} 元").format(yuan=money(purchase.price_fen or purchase.estimate_fen))
    parts = [purchase.get_kind_display(), purchase.get_method_display(), sums, purchase.contractor]
    return Row(
        reverse("works:purchase", args=[purchase.public_id]), purchase.what, _TONES.get(purchase.state, "wait"),
        purchase.get_state_display(), " · ".join(each for each in parts if each),
    )  # fmt: skip


def piece_rows(purchases, payments, project):
    """What may be one thing in pieces: purchases, and payments without a contract."""
    return [*map(purchase_row, purchases), *(_paid_row(each, project.public_id) for each in payments)]


def waiting_splits(actor, at):
    """今日要办: what looks like one thing in pieces, for the supervisors to say whether it is."""
    return [
        Waiting(
            url=reverse("works:purchase", args=[each.public_id]), title=each.what, meta=str(each.project),
            next_action=gettext("看是不是一件事拆开买的，写下来"), due_at=at,
        )
        for each in selectors.splits_to_answer(actor)
    ]  # fmt: skip


def split_row(purchase):
    """At the desk: one that looks like a piece of another."""
    url = reverse("works:purchase", args=[purchase.public_id])
    return Row(url, purchase.what, "wait", gettext("看是不是一件事拆开买的"), str(purchase.project))


def _paid_row(payment, project):
    sums = gettext("{yuan} 元").format(yuan=money(payment.fen))
    return Row(
        reverse("works:money", args=[project]), str(payment), "wait", payment.get_state_display(),
        f"{gettext('没有合同')} · {sums}",
    )  # fmt: skip


def purchase_facts(purchase, views=()):
    """How it is bought and why so, when all was opened and before whom, who was chosen and why."""
    facts = [
        (gettext("买的是"), purchase.get_kind_display()),
        (gettext("估价"), gettext("{yuan} 元").format(yuan=money(purchase.estimate_fen))),
        (gettext("怎么采购"), f"{purchase.get_method_display()}（{purchase.method_reason}）"),
        (gettext("哪天一起拆封"), day(purchase.opens_on)),
    ]
    if purchase.present:
        facts.append((gettext("拆封时谁在场"), purchase.present))
    for each in views:
        told = gettext("是拆开买的") if each.is_split else gettext("不是拆开买的")
        facts.append((gettext("监督委员会看了是不是拆开买的"), f"{told}：{each.words}（{day(each.at)}）"))
    if purchase.chosen_because:
        facts.append((gettext("为什么选这家"), purchase.chosen_because))
    if purchase.failed_because:
        facts.append((gettext("为什么没有成"), purchase.failed_because))
    return facts


def bid_rows(purchase, bids):
    """Number, who, how much or that it is still closed, whether it was chosen."""
    return [
        (each.number, each.bidder, money(each.fen) if each.fen else gettext("还封着"), each.pk == purchase.chosen_id)
        for each in bids
    ]


def chooser_rows(evaluators, *, names):
    """Who chooses; whoever is bound to a bidder is shown with it and does not."""
    return [
        (
            each.name if names else mask_name(each.name), each.office,
            gettext("有关系，不参加评定：{interest}").format(interest=each.interest) if each.interest else gettext("没有关系，参加评定"),
        )
        for each in evaluators
    ]  # fmt: skip


def contract_facts(purchase, paid, commitments):
    """The contract and what it keeps back; empty before it is signed."""
    if purchase.state not in CONTRACTED:
        return []
    yuan = gettext("{yuan} 元")
    facts = [
        (gettext("和谁签的"), purchase.contractor), (gettext("合同号"), purchase.contract),
        (gettext("哪天签的"), day(purchase.signed_on)), (gettext("签的时候的价"), yuan.format(yuan=money(purchase.chosen.fen))),
        (gettext("结算价") if purchase.is_final else gettext("现在的合同价"), yuan.format(yuan=money(purchase.price_fen))),
        (gettext("已付和等放款的"), yuan.format(yuan=money(paid))), (gettext("合同怎么约定"), purchase.terms),
    ]  # fmt: skip
    if commitments:
        parts = (f"{each.line} {money(each.fen)}" for each in commitments)
        facts.append((gettext("从哪里付"), "；".join(parts)))
    facts += _point_facts(purchase)
    if purchase.retention_fen:
        kept = kept_back(purchase.price_fen, purchase.retention_fen, paid)
        words = gettext("{yuan} 元，留到 {day}，还没有付 {kept} 元").format(
            yuan=money(purchase.retention_fen), day=day(purchase.retention_until), kept=money(kept)
        )
        facts.append((gettext("质保金"), words))
    return facts


def _point_facts(purchase):
    """Every point of the contract: how much may be paid before it, and whether it was reached."""
    facts = []
    for place, (what, percent) in enumerate(purchase.points):
        state = gettext("还没有到")
        if place < len(purchase.reached):
            on, words = purchase.reached[place]
            state = gettext("{day}到了：{words}").format(day=day(date.fromisoformat(on)), words=words)
        told = gettext("“{point}”以前最多付 {percent}%，{yuan} 元。{state}").format(
            point=what, percent=percent, yuan=money(most_before(purchase.price_fen, percent)), state=state
        )
        facts.append((gettext("付款节点"), told))
    return facts


def amendment_rows(amendments):
    """Tone, state, what became of the price and why, on which paper: every one, also those nobody agreed to."""
    rows = []
    for each in amendments:
        changed = gettext("{kind}：从 {before} 元到 {now} 元。{reason}")
        same = gettext("{kind}：{now} 元，和合同一样。{reason}")
        told = (same if each.before_fen == each.price_fen else changed).format(
            kind=each.get_kind_display(), before=money(each.before_fen), now=money(each.price_fen), reason=each.reason
        )
        meta = [day(each.drafted_at), each.paper, each.decision_label, gettext("这一家违约") if each.is_default else ""]
        rows.append((_AMENDED[each.state], each.get_state_display(), told, " · ".join(part for part in meta if part)))
    return rows
