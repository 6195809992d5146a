"""How a fund raising is said: to everybody in sums, to who keeps its list by household and person."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc import polls
from lianxin.deliberation.calc.raisings import SHARES
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import Ground, Owing, ProcessState
from lianxin.kit.templatetags.kit import day

_TONES = {ProcessState.RUNNING: "wait", ProcessState.DONE: "ok", ProcessState.STOPPED: "done"}


def address_of_raising(public_id):
    """Where everybody reads more of what hangs on the board."""
    return reverse("deliberation:raising", args=[public_id])


def raising_row(raising):
    phase, process = raising.phase, raising.process
    state = _(phase.name) if phase else process.get_state_display()
    meta = f"{raising.division.short_name} · {raising.year} · {selectors.asked_in_words(raising)}"
    return Row(address_of_raising(raising.public_id), process.title, _TONES[process.state], state, meta)


def raising_facts(raising, sums, signed):
    """What everybody reads: no name, and no ground that fewer than five share."""
    yes, no, of = signed
    cap = _("每人每年最多 {money} 元，每个劳力每年最多 {days} 个工。{basis}").format(
        money=selectors.money_words(raising.cap_fen), days=raising.cap_days, basis=raising.cap_basis
    )
    facts = [
        (_("哪一类"), raising.get_purpose_display()),
        (_("一共要花多少钱"), _("{money} 元").format(money=selectors.money_words(raising.cost_fen))),
        (_("谁提的"), _who(raising)),
        (_("谁来定"), raising.get_deciders_display()),
        (_("算哪一年的"), raising.year),
        (_("出多少"), selectors.asked_in_words(raising)),
        (_("上限"), cap),
        (_("名册上"), _("{persons} 人，{of} 户，其中劳力 {workers} 人").format(of=of, **_counts(sums))),
        (_("减免"), let_off_in_words(sums["exempt"])),
        (_("减免以后"), _("{payers} 人出钱，{working} 个劳力出工").format(**_counts(sums))),
        (_("钱进哪个专户"), raising.account),
        (_("折不折钱"), _("出工不能折成钱，也不能逼人拿钱抵工。")),
        (_("收了多少"), selectors.collected_in_words(sums)),
    ]
    if raising.proposed_at:
        facts.append((_("会上表决的话，照抄"), selectors.motion_of_raising(raising)))
        facts.append((_("签字"), _("{of} 户里同意 {yes} 户，不同意 {no} 户").format(of=of, yes=yes, no=no)))
    for label, filing, told in (
        (_("乡镇怎么说"), raising.township_filing, raising.township_words),
        (_("县里怎么答复"), raising.county_filing, raising.county_words),
    ):
        if filing:
            facts.append((label, f"{filing} {told}"))
    return facts


def ended_in_words(resolution):
    """That the resolution it was posted by holds no more, and what becomes of what came in; empty for ``None``."""
    if resolution is None:
        return ""
    end = resolution.ended
    return _(
        "{number}{state}（{end}）：{day}起不再收钱、记工。已经收的照收据退还，退一张更正一张，退完公布收支结果。"
    ).format(number=resolution.number, state=resolution.get_state_display(), end=end.number, day=day(end.at))


def _counts(sums):
    return {name: sums[name] for name in ("persons", "workers", "payers", "working")}


def _who(raising):
    if raising.proposer not in SHARES:
        return raising.get_proposer_display()
    return _("{who}：{of} 人里的 {signed} 人").format(
        who=raising.get_proposer_display(), of=raising.proposer_of, signed=raising.proposer_signed
    )


def let_off_in_words(exempt):
    """By ground as far as how many pay at all, which is said too, gives no few away."""
    if not exempt:
        return _("没有")
    told = [
        _("{ground} {n} 人").format(ground=Ground(ground).label, n=persons)
        for ground, persons in polls.shown(sorted(exempt.items()))
        if persons is not None
    ]
    if len(told) < len(exempt):
        told.append(_("不到五个人的原因，和减一减就猜得出的，不列出来"))
    return _("，").join(told)


@dataclass(frozen=True)
class HouseholdLine:
    url: str
    name: str
    persons: int
    asked: str
    came: str
    signed: tuple[str, str]


def household_line(raising, household):
    """One household of the list, its lines and receipts at hand."""
    household.raising = raising
    due, came = selectors.account_of(household)
    return HouseholdLine(
        reverse("deliberation:raising_household", args=[household.public_id]),
        f"{household.number}. {household.name} {household.code}",
        len(household.lines.all()),
        amounts(due),
        amounts(came),
        {True: ("ok", _("签字同意")), False: ("late", _("不同意"))}.get(household.agrees, ("wait", _("还没签"))),
    )


def amounts(sum_of):
    return _("{money} 元，{days} 个工").format(money=selectors.money_words(sum_of.fen), days=sum_of.days)


def person_lines(raising, household):
    """``(line, what is asked, why not, whether anything lets them off)`` of every person of a household."""
    rows = []
    for line in household.lines.all():
        grounds = [
            _("{ground}（{who}，{on}）").format(
                ground=each.get_ground_display(), who=each.decided_by, on=day(each.decided_on)
            )
            for each in line.live
        ]
        rows.append((line, amounts(selectors.owed_by(raising, [line])), grounds))
    return rows


def receipt_lines(household):
    """``(tone, what, meta)`` of every receipt, those put right and what puts them right too."""
    rows = []
    for each in household.receipts.all():
        unit = _("{money} 元").format(money=selectors.money_words(abs(each.amount)))
        if each.kind == Owing.LABOUR:
            unit = _("{days} 个工").format(days=abs(each.amount))
        if each.corrects_id:
            rows.append(("late", _("更正 {number}：减 {unit}").format(number=each.number, unit=unit), each.why))
        else:
            rows.append(("ok", f"{each.number} {unit}", f"{day(each.on)} · {each.by_name}"))
    return rows
