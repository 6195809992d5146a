"""今日要办 of ventures: payments to release, what ends, what is due before and when it is late."""

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.harvests import selectors
from lianxin.harvests.presenters.ventures import in_yuan
from lianxin.harvests.vocabulary import VentureState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

_MOST = 30


def waiting_rows(actor, at):
    """今日要办: payments somebody else drafted."""
    found = selectors.payouts_to_release(actor)
    return [
        Waiting(
            url=reverse("harvests:payout", args=[each.public_id]), title=str(each.venture), meta=in_yuan(each.fen),
            next_action=gettext("看清楚，放款或退回"), due_at=at,
        )
        for each in (() if found is None else found.select_related("venture")[:30])
    ]  # fmt: skip


def look_rows(actor, at):
    """今日要办: money somebody else takes back."""
    found = selectors.proposals_for(actor)
    return [
        Waiting(
            url=reverse("harvests:proposal", args=[each.public_id]), title=str(each.venture), meta=each.told,
            next_action=gettext("看凭据，核对"), due_at=at,
        )
        for each in (() if found is None else found.select_related("venture").order_by("id")[:_MOST])
    ]  # fmt: skip


def ending_rows(actor, at):
    """今日要办: what households put in that is soon over."""
    found = selectors.inputs_ending(actor)
    return [
        Waiting(
            url=reverse("harvests:households", args=[each.venture.public_id]), title=str(each.venture), meta=day(each.ends_on),
            next_action=gettext("有一笔投入到期：续还是退，先问本户"), due_at=at,
        )
        for each in (() if found is None else found.select_related("venture").order_by("ends_on", "id")[:30])
    ]  # fmt: skip


def contract_rows(actor, at):
    """今日要办: contracts that end, or have something due."""
    found, today = selectors.contracts_to_see_to(actor), clock.day_of(at)
    rows = () if found is None else found.select_related("venture").order_by("ends_on", "id")[:_MOST]
    return [_contract(each, today) for each in rows]


def _contract(contract, today):
    if contract.first_due and (contract.first_due - today).days <= selectors.WEEK:
        on, late = contract.first_due, gettext("合同上的款过期没有办：付了或者收了，登记回单")
        soon = gettext("合同上的款七天内该付、该收")
    else:
        on, late = contract.ends_on, gettext("合同到期了：续签，还是了结")
        soon = gettext("合同快到期了：续签，还是了结")
    return _row(contract.venture, on, late, soon, today, f" · {contract.number}")


def rent_rows(actor, at):
    """今日要办: rents of the year that are due to households and not noted yet."""
    found, today = selectors.rents_to_note(actor), clock.day_of(at)
    rows = () if found is None else found.select_related("venture").order_by("starts_on", "id")[:_MOST]
    return [_rent(each, today) for each in rows]


def _rent(put_in, today):
    is_of_last = put_in.starts_on.year < today.year and put_in.noted_1 < put_in.rent_fen
    on = selectors.day_of_rent(put_in, today.year - is_of_last)
    late = gettext("该给一户的租金没有记：记上，再填付款单")
    return _row(put_in.venture, on, late, gettext("一户的租金七天内该付了"), today)


def check_rows(actor, at):
    """今日要办: plans to look at within the days the rules give, and plans that were sent back."""
    found = selectors.ventures_to_check(actor)
    return [_check(each, at) for each in (() if found is None else found.order_by("asked_at", "id")[:_MOST])]


def _check(venture, at):
    due = venture.answer_by
    is_back = venture.state == VentureState.BACK
    return Waiting(
        url=reverse("harvests:venture", args=[venture.public_id]), title=str(venture), due_at=due,
        meta=venture.checked_words if is_back else gettext("最晚{day}答复").format(day=day(due)),
        next_action=gettext("镇里退回了计划：照着改") if is_back else gettext("看计划，答复能不能办"),
        tone="late" if is_back or due < at else "wait",
    )  # fmt: skip


def _row(venture, on, late, soon, today, more=""):
    return Waiting(
        url=reverse("harvests:venture", args=[venture.public_id]), title=f"{venture}{more}", meta=day(on),
        next_action=late if on < today else soon, due_at=clock.day_end(on), tone="late" if on < today else "wait",
    )  # fmt: skip
