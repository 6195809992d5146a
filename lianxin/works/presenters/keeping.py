"""What was built, in words: its card, who keeps it with which money, every time somebody looked."""

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day


def asset_facts(asset):
    """The card: what it is worth, who keeps it with which money, when somebody looks."""
    return [
        (gettext("资产"), asset.name), (gettext("原值"), gettext("{yuan} 元").format(yuan=money(asset.value))),
        (gettext("谁管护"), asset.keeper or gettext("现在没有人管护")), (gettext("管护的钱"), asset.upkeep), (gettext("移交"), day(asset.handed_on)),
        *_built_for(asset), (gettext("下次看"), _look_by(asset)),
    ]  # fmt: skip


def _built_for(asset):
    if asset.standard:
        yield gettext("管到什么样"), asset.standard
    if asset.years:
        year = asset.handed_on.year + asset.years
        yield gettext("打算用到"), gettext("{year}年（{n} 年）").format(year=year, n=asset.years)


def upkeep_years(years):
    """Year, planned, spent, left in yuan, where the money comes from; nothing planned is said."""
    return [
        (year, money(plan.fen) if plan else gettext("没有定"), money(spent), money((plan.fen if plan else 0) - spent), plan.words if plan else "")
        for year, plan, spent in years
    ]  # fmt: skip


def upkeep_works(works):
    """Day, what was done, what it cost and by which receipt."""
    cost = gettext("{yuan} 元，凭据 {receipt}，已记账")
    return [
        (day(each.on), each.words, cost.format(yuan=money(each.fen), receipt=each.receipt) if each.fen else gettext("没有花钱"))
        for each in works
    ]  # fmt: skip


def _look_by(asset):
    late = (clock.today() - asset.next_on).days
    told = gettext("{day}前").format(day=day(asset.next_on))
    return gettext("{told}，已经过了 {n} 天").format(told=told, n=late) if late > 0 else told


def card_of_project(card):
    """Where it stands among what the collective owns."""
    return (reverse("works:card", args=[card.public_id]), f"{card.number} {card.name}") if card else None


def inspection_rows(inspections):
    """Tone, state, what was seen and on which day."""
    return [
        (
            "ok" if each.is_sound else "late",
            gettext("好的") if each.is_sound else gettext("有毛病"),
            each.words,
            day(each.on),
        )
        for each in inspections
    ]
