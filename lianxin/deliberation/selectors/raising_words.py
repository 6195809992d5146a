"""A fund raising in sentences: what it asks, what the board says, what a meeting votes on, what came in."""

from fractions import Fraction

from django.utils.translation import gettext as _

from lianxin.deliberation.calc.budgets.pabulib import money
from lianxin.deliberation.selectors.raisings import sums_of


def money_words(fen):
    return money(Fraction(fen, 100))


def asked_in_words(raising):
    """``每人 15 元，每个劳力 2 个工`` as far as each is asked."""
    parts = []
    if raising.per_head_fen:
        parts.append(_("每人 {money} 元").format(money=money_words(raising.per_head_fen)))
    if raising.per_worker_days:
        parts.append(_("每个劳力 {days} 个工").format(days=raising.per_worker_days))
    return _("，").join(parts)


def raising_in_words(raising):
    """Who put it forward, what is asked, and what it comes to."""
    sums = sums_of(raising)
    return _("{who}提的，{asked}；{payers} 人出钱，{working} 个劳力出工，一共 {money} 元、{days} 个工").format(
        who=raising.get_proposer_display(), asked=asked_in_words(raising), payers=sums["payers"],
        working=sums["working"], money=money_words(sums["owed"].fen), days=sums["owed"].days,
    )  # fmt: skip


def raising_for_board(raising):
    """The text of the notice: nobody's name, and nobody's reason for being let off."""
    lines = [
        raising.what,
        "",
        raising_in_words(raising) + _("。"),
        _("钱进专户：{account}。交钱给收据，出工记工单；出工不能折成钱，也不能逼人拿钱抵工。").format(account=raising.account),
        _("每人每年最多 {money} 元，每个劳力每年最多 {days} 个工。{basis}").format(
            money=money_words(raising.cap_fen), days=raising.cap_days, basis=raising.cap_basis
        ),
        _("乡镇：{township}。县里：{county}。").format(township=raising.township_filing, county=raising.county_filing),
    ]  # fmt: skip
    return "\n".join(lines).strip()


def collected_in_words(sums):
    return _("该收 {due} 元，收了 {came} 元；该出 {due_days} 个工，出了 {came_days} 个工。").format(
        due=money_words(sums["owed"].fen), came=money_words(sums["came"].fen), due_days=sums["owed"].days,
        came_days=sums["came"].days,
    )  # fmt: skip


def motion_of_raising(raising):
    """The words a meeting votes on, ready to be copied."""
    return _("同意“{title}”筹资筹劳方案：{asked}。校验码 {number}。").format(
        title=raising, asked=asked_in_words(raising), number=raising.draft_number
    )
