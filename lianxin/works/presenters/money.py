"""The money of a project in words and as a picture: its sources, where it went, every movement, what waits."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit.templatetags.kit import day
from lianxin.works.calc.flow import WIDTH, flow
from lianxin.works.vocabulary import MoveKind


@dataclass(frozen=True)
class SourceRow:
    """A source in the table beside the picture."""

    letter: str
    name: str
    giver: str
    conditions: str
    promised: str
    received: str
    committed: str
    paid: str
    in_hand: str
    to_come: str
    returned: str
    raising: str
    raising_url: str
    capital_url: str
    is_open: bool


def source_rows(lines, purses, left_out):
    """With the ``capital`` of the lines at hand they ask nothing; ``left_out`` are ids of those that are undecided."""
    return [
        _source_row(chr(ord("A") + place % 26), each, purses[each.pk], each.pk in left_out)
        for place, each in enumerate(lines)
    ]


def _source_row(letter, line, purse, is_open):
    capital = getattr(line, "capital", None)
    if line.is_labour:
        days = gettext("{days} 个工")
        promised, received = (days.format(days=_days(each)) for each in (purse.promised, purse.received))
        committed = paid = in_hand = returned = "—"
        to_come = days.format(days=_days(purse.to_come))
    else:
        promised, received, paid, in_hand = map(money, (purse.promised, purse.received, purse.paid, purse.in_hand))
        committed, to_come, returned = map(money, (purse.committed, purse.to_come, purse.returned))
    return SourceRow(
        letter, line.get_source_display(), line.giver, line.conditions, promised, received, committed, paid, in_hand,
        to_come, returned, line.raising_label, reverse("deliberation:raising", args=[line.raising_id]) if line.raising_id else "",
        reverse("works:capital", args=[capital.public_id]) if capital else "",
        is_open,
    )  # fmt: skip


def _counted(lines, purses, left_out):
    """``(letter, line, purse)`` of money; of what is undecided only what came in."""
    for place, line in enumerate(lines):
        purse = purses[line.pk]
        if line.pk in left_out:
            purse = replace(purse, promised=purse.received)
        if not line.is_labour and (purse.promised or line.pk not in left_out):
            yield chr(ord("A") + place % 26), line, purse


def _days(hundredths):
    return money(hundredths).removesuffix("0").removesuffix(".0").removesuffix(".")


_TOTALS = ("promised", "received", "committed", "paid", "in_hand", "to_come", "returned")


def totals(lines, purses, left_out):
    """Of money alone: promised, received, bound and not yet paid, paid, in hand, to come, given back."""
    found = [purse for _letter, _line, purse in _counted(lines, purses, left_out)]
    return [money(sum(getattr(each, name) for each in found)) for name in _TOTALS]


_TARGETS = {"paid": _("已付"), "in_hand": _("在手里"), "to_come": _("还没有到账"), "returned": _("退回")}


@dataclass(frozen=True)
class Picture:
    """The flow of the money, ready to be drawn; ``words`` say the same to who does not see it."""

    width: int
    height: float
    sources: list
    targets: list
    bands: list
    words: str


def money_picture(lines, purses, left_out):
    """Where the money comes from and what became of it; ``None`` before there is any. The letters are the table's."""
    shown = list(_counted(lines, purses, left_out))
    drawn = flow([purse for _letter, _line, purse in shown])
    if not drawn.bands:
        return None
    sums = {key: sum(getattr(purse, key) for _letter, _line, purse in shown) for key in _TARGETS}
    words = "；".join(
        gettext("{source}：{parts}").format(
            source=each,
            parts="，".join(
                f"{label} {money(getattr(purse, key))}" for key, label in _TARGETS.items() if getattr(purse, key)
            ),
        )
        for _letter, each, purse in shown
    )
    sources = [
        (node, f"{letter} {line.get_source_display()}")
        for node, (letter, line, _purse) in zip(drawn.sources, shown, strict=True)
    ]
    targets = [(node, f"{_TARGETS[node.key]} {money(sums[node.key])}") for node in drawn.targets]
    return Picture(WIDTH, drawn.height, sources, targets, list(drawn.bands), words)


@dataclass(frozen=True)
class MoveRow:
    on: str
    kind: str
    line: str
    words: str
    number: str
    amount: str
    steps: list


def move_rows(project, movements, steps, actor):
    """``steps`` of payments that went, for this reader: what the bank sent back is entered where it stands."""
    return [
        MoveRow(
            day(each.on), str(MoveKind(each.kind).label), str(each.line), each.words, each.number,
            gettext("{days} 个工").format(days=_days(each.amount)) if each.line.is_labour else money(each.amount),
            _steps_of(each.payment, project, steps, actor) if each.payment else [],
        )
        for each in movements
    ]  # fmt: skip


def _steps_of(payment, project, steps, actor):
    payment.project = project
    return [
        (reverse("works:act_on_payment", args=[payment.public_id, name]), step.label)
        for name, step in steps.items()
        if step.allowed(actor, payment)
    ]


@dataclass(frozen=True)
class DraftRow:
    """A payment that waits for a second person; ``steps`` are ``(address, label)`` for this reader."""

    title: str
    line: str
    yuan: str
    steps: list


def draft_rows(payments, steps, actor):
    return [
        DraftRow(
            str(each), gettext("从“{line}”付，凭据 {receipt}").format(line=each.line, receipt=each.receipt), money(each.fen),
            _steps_of(each, each.project, steps, actor),
        )
        for each in payments
    ]  # fmt: skip


def item_rows(project):
    return [(name, money(fen)) for name, fen in project.items]


def payment_heading(payment):
    """What is looked at before the money goes."""
    return gettext("{project}\n付给{payee}：{words}，{yuan} 元（{under}）\n从“{line}”付，凭据 {receipt}").format(
        project=payment.project.audit_label, payee=payment.payee, words=payment.words, yuan=money(payment.fen),
        under=_under(payment), line=payment.line, receipt=payment.receipt,
    )  # fmt: skip


def wage_lines(wages):
    """Who gets what: the second person compares it with the list of the days worked."""
    return [
        gettext("{home} {name}：{days}，{yuan} 元").format(
            home=each.household.code if each.household_id else gettext("外村"), name=each.worker,
            days=gettext("{days} 个工").format(days=_days(each.days)), yuan=money(each.fen),
        )
        for each in wages
    ]  # fmt: skip


def _under(payment):
    if payment.is_back:
        return gettext("退回来源")
    if payment.purchase_id:
        return gettext("按合同付")
    return gettext("工资") if payment.is_wages else gettext("没有合同")
