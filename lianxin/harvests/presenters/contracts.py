"""Contracts of a venture in words: kind, number, party, term with its clock, what is due next."""

from django.utils.translation import gettext

from lianxin.bulletin.calc.tables import money
from lianxin.harvests.selectors.contracts import SOON
from lianxin.harvests.vocabulary import DueWay
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day


def contract_row(contract, today=None):
    """Kind and number, tone, its clock, party and term, terms, the next due."""
    today = today or clock.today()
    fen = gettext("{yuan} 元").format(yuan=money(contract.fen)) if contract.fen else ""
    term = gettext("{first} 到 {last}").format(first=day(contract.starts_on), last=day(contract.ends_on))
    title = f"{contract.get_kind_display()} · {contract.number}"
    meta = " · ".join(each for each in (contract.party, term, fen, contract.ended_because) if each)
    return title, *_clock(contract, today), meta, contract.terms, _next_due(contract, today)


def _clock(contract, today):
    left = (contract.ends_on - today).days
    if contract.ended_on:
        return "done", gettext("{day}了结").format(day=day(contract.ended_on))
    if left < 0:
        return "late", gettext("到期了")
    return "wait" if left <= SOON else "ok", gettext("还有 {n} 天").format(n=left)


def _next_due(contract, today):
    """``(tone, words)`` of the first due nobody has done, or nothing."""
    if not contract.next_due_on:
        return None
    words = gettext("{way} {yuan} 元，{day}").format(
        way=DueWay(contract.next_way).label, yuan=money(contract.next_fen), day=day(contract.next_due_on)
    )
    if contract.next_due_on < today:
        return "late", gettext("过期没有办：{words}").format(words=words)
    return "wait", gettext("下一期：{words}").format(words=words)
