"""What the collective owns, in words: rows with the clock of their contract, sums by group, one card, its contracts and counts."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.works import selectors
from lianxin.works.presenters.projects import Row
from lianxin.works.vocabulary import GROUPS, AmendState, CardKind, CardState, CheckKind, Clock, Found

_TONES = {CardState.IDLE: "wait", CardState.GONE: "done"}


def card_address(public_id):
    return reverse("works:card", args=[public_id])


def card_row(card):
    warns = selectors.clock_of(card)
    tone = "late" if warns in (Clock.OVERDUE, Clock.OVER) else "wait" if warns else _TONES.get(card.state, "ok")
    state = str(Clock(warns).label) if warns else card.get_state_display()
    parts = [card.number, card.get_kind_display(), f"{_plain(card.amount)} {card.unit}", card.place, card.user]
    return Row(card_address(card.public_id), card.name, tone, state, " · ".join(each for each in parts if each))


def _plain(hundredths):
    return money(hundredths).removesuffix("0").removesuffix(".0").removesuffix(".")


def card_sums(sums):
    """``(group, how many, original value)`` of money, assets, resources."""
    return [
        (
            str(label), sum(sums.get(kind, (0, 0))[0] for kind in kinds),
            money(sum(sums.get(kind, (0, 0))[1] for kind in kinds)),
        )
        for label, kinds in GROUPS
    ]  # fmt: skip


def card_facts(card):
    facts = [
        (gettext("编号"), card.number), (gettext("哪一种"), card.get_kind_display()), (gettext("在哪里"), card.place),
        (gettext("多少"), f"{_plain(card.amount)} {card.unit}"), (gettext("凭什么是集体的"), card.proof),
        (gettext("原值"), gettext("{yuan} 元").format(yuan=money(card.original_fen)) if card.original_fen else ""),
        (gettext("谁在用"), card.user), (gettext("怎么处置的"), card.gone_because),
        (gettext("卖了多少钱"), gettext("{yuan} 元").format(yuan=money(card.sold_fen)) if card.sold_fen else ""),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value]


@dataclass(frozen=True)
class LeaseTold:
    title: str
    facts: list
    dues: list
    decision: str
    decision_url: str


def lease_told(lease):
    """A contract, and each rent: due when, how much, paid or late."""
    facts = [
        (gettext("租给谁"), lease.lessee), (gettext("做什么用"), lease.purpose),
        (gettext("租期"), gettext("{first} 到 {last}").format(first=day(lease.starts_on), last=day(lease.ends_on))),
        (gettext("还约定了什么"), lease.terms), (gettext("为什么结束"), lease.ended_because),
    ]  # fmt: skip
    return LeaseTold(
        lease.number, [(label, value) for label, value in facts if value], [_due(each) for each in lease.dues.all()], lease.decision,
        reverse("deliberation:resolution", args=[lease.decision_id]) if lease.decision_id else "",
    )  # fmt: skip


def _due(due):
    if due.paid_on:
        told, tone = gettext("{day}交的，凭据 {receipt}").format(day=day(due.paid_on), receipt=due.receipt), "done"
    elif due.is_void:
        told, tone = gettext("合同结束了，不用交"), "done"
    elif due.due_on < clock.today():
        told, tone = gettext("过期没有交"), "late"
    else:
        told, tone = gettext("还没有到期"), "wait"
    return day(due.due_on), money(due.fen), tone, told


def count_rows(counts):
    """Year, tone, what was found, words."""
    return [
        (each.year, "ok" if each.found == Found.SOUND else "late", each.get_found_display(), each.words, day(each.on))
        for each in counts
    ]


def check_told(check):
    """What was written down, in one sentence."""
    if check.kind == CheckKind.COUNT:
        parts = (Found(check.given["found"]).label, check.given["words"], check.given["on"])
        return "{kind}：{told}".format(kind=check, told=" · ".join(str(each) for each in parts if each))
    told = "；".join(
        gettext("{label}从“{before}”改成“{after}”").format(
            label=check.card._meta.get_field(field).verbose_name,
            before=_value(field, before),
            after=_value(field, after),
        )
        for field, (before, after) in check.given.items()
    )
    return f"{check}：{told}（{check.reason}）"


def _value(field, value):
    if field == "kind":
        return CardKind(value).label
    return money(value) if field in ("amount", "original_fen") else value or "—"


def corrected_rows(checks):
    """Every correction of a card that counts: what it was before stays to be read."""
    agreed = (each for each in checks if each.kind == CheckKind.CORRECT and each.state == AmendState.AGREED)
    return [(check_told(each), day(each.decided_at)) for each in agreed]


def waiting_cards(actor, at):
    """今日要办: rent soon due or late, contracts that end, things the year's count has not reached; each by its own day."""
    return [_waiting(each, at) for each in selectors.cards_with_a_clock(actor)]


def _waiting(card, at):
    warns = selectors.clock_of(card)
    on = selectors.day_of_clock(card, warns) if warns else None
    late = warns in (Clock.OVERDUE, Clock.OVER)
    told = [gettext("核对盘点或者更正")] if card.is_to_check else []
    if warns:
        told.append(str(Clock(warns).label))
    return Waiting(
        url=reverse("works:card", args=[card.public_id]), title=card.name, tone="late" if late else "wait",
        meta=f"{card.number} · {day(on)}" if warns else card.number, due_at=clock.day_end(on) if warns else at,
        next_action="；".join(told) or gettext("今年还没有盘点"),
    )  # fmt: skip
