"""Ventures and batches in words: rows, facts, totals that tell nothing of one household, the sentence of every audit tag."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.harvests import selectors
from lianxin.harvests.vocabulary import (
    AuditTag,
    BatchState,
    EventKind,
    InputKind,
    LinkKind,
    Return,
    VentureState,
)
from lianxin.kit.templatetags.kit import day

AUDIT_SENTENCES = {
    AuditTag.OPEN: _("{actor}登记了产业项目“{subject}”：{after[decision]}"),
    AuditTag.CHECK: _("{actor}看过“{subject}”的计划，同意：{reason}"),
    AuditTag.RETURN: _("{actor}退回了“{subject}”的计划：{reason}"),
    AuditTag.REVISE: _("{actor}改了“{subject}”的计划，再请镇里看"),
    AuditTag.POOL: _("{actor}登记了“{subject}”的一笔投入：{after[kind]}，{after[gets]}"),
    AuditTag.LEAVE: _("{actor}登记了“{subject}”的一笔退出（{after[kind]}）：{reason}"),
    AuditTag.UNDO_INPUT: _("{actor}划掉了“{subject}”登记错的一笔投入（{after[kind]}）：{reason}"),
    AuditTag.PROPOSE: _("{actor}登记了，等另一个人核对：{subject}"),
    AuditTag.REFUSE_PROPOSAL: _("{actor}没有同意“{subject}”：{reason}"),
    AuditTag.CONTRACT: _("{actor}登记了“{subject}”的{after[kind]} {after[contract]}"),
    AuditTag.LINK: _("{actor}登记了“{subject}”带一户：{after[kind]}"),
    AuditTag.END_LINK: _("{actor}登记“{subject}”不再带一户：{after[kind]}"),
    AuditTag.RENT: _("{actor}记了“{subject}” {after[year]} 年的租金，{after[yuan]} 元"),
    AuditTag.DUE: _("{actor}登记了“{subject}”的合同 {after[contract]} {after[due]} 那一期：{after[yuan]} 元"),
    AuditTag.END_CONTRACT: _("{actor}登记“{subject}”的合同 {after[contract]} 了结了：{reason}"),
    AuditTag.CLOSE: _("{actor}登记“{subject}”办完了：{reason}"),
    AuditTag.PLAN: _("{actor}给“{subject}”写了计划，成本 {after[yuan]} 元"),
    AuditTag.BEGIN: _("{actor}登记“{subject}”开始了"),
    AuditTag.WRITE: _("{actor}在“{subject}”记了一笔{after[kind]}，{after[yuan]} 元"),
    AuditTag.UNDO: _("{actor}划掉了“{subject}”的一笔{after[kind]}：{reason}"),
    AuditTag.CLOSE_BATCH: _("{actor}给“{subject}”结了账，{after[yuan]} 元"),
    AuditTag.CANCEL: _("{actor}登记“{subject}”没有办：{reason}"),
    AuditTag.DRAFT: _("{actor}填了“{subject}”的一笔付款，{after[yuan]} 元"),
    AuditTag.RELEASE: _("{actor}放了“{subject}”的一笔付款，{after[yuan]} 元"),
    AuditTag.RETURN_PAYOUT: _("{actor}登记“{subject}”付出去的 {after[yuan]} 元退回来了：{reason}"),
    AuditTag.REFUSE: _("{actor}退回了“{subject}”的一笔付款，{after[yuan]} 元：{reason}"),
}
TONES = {
    BatchState.PLANNED: "wait", BatchState.RUNNING: "ok", BatchState.CLOSED: "done", BatchState.CANCELLED: "done",
    VentureState.OPEN: "ok", VentureState.ASKED: "wait", VentureState.BACK: "late",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    url: str
    title: str
    tone: str
    state: str
    meta: str


def plain(hundredths):
    """``1250`` → ``12.5``."""
    return money(hundredths).removesuffix("0").removesuffix(".0").removesuffix(".")


def venture_row(venture):
    meta = f"{venture.division.short_name} · {venture.product} {plain(venture.scale)} {venture.unit} · {venture.runner}"
    url = reverse("harvests:venture", args=[venture.public_id])
    return Row(url, venture.name, TONES.get(venture.state, "done"), venture.get_state_display(), meta)


def venture_facts(venture):
    facts = [
        (gettext("种什么、养什么"), venture.product), (gettext("多大"), f"{plain(venture.scale)} {venture.unit}"),
        (gettext("要租农户多少亩地"), gettext("{n} 亩").format(n=plain(venture.land_mu)) if venture.land_mu else ""),
        (gettext("谁来办"), f"{venture.get_vehicle_display()} · {venture.runner}"),
        (gettext("谁来指导技术"), venture.support), (gettext("哪个会定的"), venture.decision),
        (gettext("镇里怎么说"), _checked(venture)), (gettext("哪天开始"), day(venture.begun_on)),
        (gettext("哪天办完"), day(venture.closed_on) if venture.closed_on else ""),
        (gettext("为什么不办了"), venture.closed_because),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value]


def _checked(venture):
    if not venture.checked_at:
        asked = {"day": day(venture.asked_at), "last": day(venture.answer_by)} if venture.asked_at else None
        return gettext("{day}请镇里看，最晚{last}答复").format(**asked) if asked else ""
    return gettext("{words}（{day}）").format(words=venture.checked_words, day=day(venture.checked_at))


def pooled_rows(pooled):
    """``(what, households, how much, yuan)``; of fewer than three households nothing but that there are some."""
    return [
        (f"{InputKind(kind).label} · {Return(gets).label}", *of_enough(homes, _amount(kind, amount), money(fen)))
        for (kind, gets), (homes, amount, fen) in sorted(pooled.items())
    ]


def _amount(kind, amount):
    return gettext("{n} 亩").format(n=plain(amount)) if kind == InputKind.LAND else "—"


def of_enough(homes, *values):
    if homes >= selectors.LEAST_TOLD:
        return (gettext("{n} 户").format(n=homes), *values)
    return (gettext("少于三户，数不公布"), *("" for _each in values))


def linked_rows(linked):
    return [
        (str(LinkKind(kind).label), *of_enough(homes, money(fen) if fen else "—"))
        for kind, (homes, fen) in sorted(linked.items())
    ]


def homes_told(homes):
    """How many households, where they are enough to be told of."""
    return homes if homes >= selectors.LEAST_TOLD else 0


def in_yuan(fen):
    return gettext("{yuan} 元").format(yuan=money(fen))


def input_row(put_in):
    told = gettext("作价 {yuan} 元").format(yuan=money(put_in.value_fen)) if put_in.value_fen else ""
    rent = gettext("每年租金 {yuan} 元").format(yuan=money(put_in.rent_fen)) if put_in.rent_fen else ""
    left = _left_words(put_in)
    amount = "" if put_in.kind == InputKind.MONEY else f"{plain(put_in.amount)} {put_in.unit}"
    term = gettext("{first} 到 {last}").format(first=day(put_in.starts_on), last=day(put_in.ends_on))
    valued = f"{put_in.valued_by} {day(put_in.valued_on)}"
    url = reverse("deliberation:resolution", args=[put_in.meeting_id]) if put_in.meeting_id else ""
    parts = (
        amount,
        put_in.grade,
        put_in.use,
        told,
        rent,
        put_in.get_gets_display(),
        term,
        put_in.contract,
        _filed(put_in),
        left,
    )
    told = " · ".join(part for part in parts if part)
    return put_in.what, put_in.get_kind_display(), told, valued, put_in.meeting, url


def lead_first(steps, venture, batches):
    """``(the next step or steps, the others)``: the township's two, else what the venture waits for."""
    names = {each.name for each in steps}
    if {"check", "return"} <= names:
        lead = {"check", "return"}
    elif "pool" in names and not venture.has_inputs:
        lead = {"pool"}
    elif "pay" in names and any(each.state == BatchState.RUNNING for each in batches):
        lead = {"pay"}
    else:
        # A plan the township agreed to is revised now and then; it is no next step.
        names = [each.name for each in steps if each.name != "revise" or venture.state == VentureState.BACK]
        lead = set(names[:1])
    return [each for each in steps if each.name in lead], [each for each in steps if each.name not in lead]


def _filed(put_in):
    return gettext("备案 {filed}").format(filed=put_in.filed) if put_in.filed else ""


def look_links(proposals):
    """``(address, words)`` of what waits for a second person."""
    return [(reverse("harvests:proposal", args=[each.public_id]), each.told) for each in proposals]


def _left_words(put_in):
    if put_in.undone_because:
        return gettext("{day}划掉，登记错了：{why}").format(day=day(put_in.ended_on), why=put_in.undone_because)
    return gettext("{day}退出").format(day=day(put_in.ended_on)) if put_in.ended_on else ""


def owed_rows(accounts):
    """To whom, yuan."""
    owed = sorted(accounts.owed.items(), key=str)
    return [(accounts.codes.get(home) or party, money(fen)) for (home, party), fen in owed]


def earned_row(event):
    """What a household worked, let or sold: day, what, for which batch, yuan."""
    told = f"{getattr(event.of, 'audit_label', event.of)} · {event.words}"
    return day(event.on), event.get_kind_display(), told, money(event.fen)


def idle_rent_row(event):
    """Which household, of what and which year, yuan, day."""
    what = gettext("{what}，{year} 年").format(what=event.put_in.what, year=event.rent_year)
    return event.household, what, money(event.fen), day(event.on)


#: By which events a household gains of each link; of a share by the distribution, which another room makes.
_GAINED = {
    LinkKind.WORK: EventKind.WORK, LinkKind.RENT: EventKind.RENT, LinkKind.ORDER: EventKind.BUY,
    LinkKind.ENTRUSTED: EventKind.BUY, LinkKind.SELLING: EventKind.BUY,
}  # fmt: skip


def link_row(link, all_gained):
    """Household, how, by what, yuan expected and gained so far by this link; ``all_gained`` as ``Accounts`` has it."""
    kind = _GAINED.get(link.kind)
    gained = money(all_gained.get((link.household_id, kind), 0)) if kind else "—"
    return link.household, link.get_kind_display(), link.contract, money(link.expected_fen), gained


def own_link_row(link):
    expected = gettext("一年大概 {yuan} 元").format(yuan=money(link.expected_fen)) if link.expected_fen else ""
    return f"{link.venture} · {link.get_kind_display()}", " · ".join(each for each in (link.contract, expected) if each)
