"""The money of a project: each source's purse, what moved, what waits for a second person."""

from collections import defaultdict

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors as hall
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.works.calc.buying import name_key
from lianxin.works.calc.money import Purse
from lianxin.works.models import Commitment, Line, Movement, Payment
from lianxin.works.vocabulary import (
    FUNDED,
    LABOURS,
    STANDING,
    CapitalState,
    MoveKind,
    PaymentState,
    ProjectState,
    PurchaseState,
    Source,
)


def lines_of(project):
    return list(project.lines.select_related("capital").order_by("serial"))


def _bound(lines):
    """``lines`` with what is ``committed`` of each: bound by signed contracts or by a payment without one that waits, and not gone."""
    waiting = Payment.objects.filter(line=OuterRef("pk"), state=PaymentState.DRAFTED, purchase__isnull=True)
    gone = Payment.objects.filter(line=OuterRef("pk"), state=PaymentState.RELEASED, purchase__isnull=False)
    bound = Commitment.objects.filter(line=OuterRef("pk"), round=F("purchase__round"))
    bound = bound.exclude(line__project__state=ProjectState.CANCELLED, purchase__state=PurchaseState.SIGNED)
    return lines.annotate(committed=_total(bound) + _total(waiting) - _total(gone))


def _total(rows, field="fen"):
    """Added up in a question of its own: beside a join every row of it would ask the others again."""
    return Coalesce(Subquery(rows.order_by().values("line").annotate(total=Sum(field)).values("total")), 0)


def purses_of(project):
    """``{line id: Purse}`` of a project: however many movements, one query."""
    return lines_and_purses(project)[1]


def _moved(movements):
    """``{line id: {kind: amount}}``: one query."""
    moved = defaultdict(dict)
    for line, kind, amount in movements.order_by().values_list("line_id", "kind").annotate(Sum("amount")):
        moved[line][kind] = amount
    return moved


def sums_of(movements):
    """``{kind: amount}`` of all of them: one query."""
    return dict(movements.order_by().values_list("kind").annotate(Sum("amount")))


_KINDS = (MoveKind.IN, MoveKind.OUT, MoveKind.BACK, MoveKind.UNDO, MoveKind.STAY, MoveKind.LESS)


def purse_of(promised, sums, committed=0):
    """The purse of ``{kind: amount}``; what is bound is never more than what has not gone: the rest of a contract that was
    given back instead of paid is bound no more."""
    came, went, back, undone, stayed, corrected = (sums.get(kind, 0) for kind in _KINDS)
    paid, returned = went - undone, back - stayed
    return Purse(promised, came - corrected, paid, returned, max(0, min(committed, promised - paid - returned)))


def money_through(division, day):
    """``(line, purse)`` of every source of money of the projects of a place, as it was at the end of a day: two queries."""
    found = Line.objects.filter(project__division=division, added_at__lt=clock.day_end(day)).exclude(source__in=LABOURS)
    lines = list(found.select_related("project").order_by("project", "serial"))
    moved = _moved(Movement.objects.filter(project__division=division, on__lte=day))
    return [(line, purse_of(line.promised, moved[line.pk])) for line in lines]


def lines_and_purses(project):
    """Sources and ``{line id: Purse}``: one query."""
    moves = Movement.objects.filter(line=OuterRef("pk"))
    sums = {kind.value: _total(moves.filter(kind=kind), "amount") for kind in MoveKind}
    rows = _bound(project.lines).annotate(**{f"moved_{kind}": total for kind, total in sums.items()})
    lines = list(rows.select_related("capital").order_by("serial"))
    moved = {each.pk: {kind: getattr(each, f"moved_{kind}") for kind in sums} for each in lines}
    return lines, {each.pk: purse_of(each.promised, moved[each.pk], each.committed) for each in lines}


def bindable_purses(project):
    """Those of them whose promise is decided: what a contract may be paid from."""
    found = money_purses(project)
    left_out = undecided([line for line, _purse in found])
    return [(line, purse) for line, purse in found if line.pk not in left_out]


def money_purses(project):
    """``[(line, purse)]`` of the sources of money, in their order: one query."""
    lines, purses = lines_and_purses(project)
    return [(each, purses[each.pk]) for each in lines if not each.is_labour]


def in_hand_fen(project):
    """What all sources of money still have in hand."""
    moved = Movement.objects.filter(project=project).exclude(line__source__in=LABOURS)
    return purse_of(0, sums_of(moved)).in_hand


def undecided(lines):
    """Ids of those that only seem to promise: outside capital without a contract, or that left; a raising nobody has decided. One query
    where households raise something, with the ``capital`` of the lines none else."""
    raised = {each.raising_id for each in lines if each.raising_id}
    decided = hall.raisings_decided(raised) if raised else set()
    return {
        each.pk
        for each in lines
        if (each.source == Source.CAPITAL and each.capital.state != CapitalState.SIGNED)
        or (each.raising_id and each.raising_id not in decided)
    }


def promised_fen(project):
    """What all sources of money promised together and is decided; labour is no money."""
    lines = lines_of(project)
    return _promised(lines, undecided([each for each in lines if not each.is_labour]))


def unsourced_fen(project, lines, left_out):
    """What of a budget that had its sources no source promises any more; ``lines`` are the project's, ``left_out`` is undecided."""
    return max(0, project.budget_fen - _promised(lines, left_out)) if project.state in FUNDED else 0


def _promised(lines, left_out):
    return sum(each.promised for each in lines if not each.is_labour and each.pk not in left_out)


def spent_on(project):
    """What was paid and what waits to be released."""
    rows = project.payments.filter(state__in=STANDING, is_back=False)
    return rows.aggregate(total=Sum("fen"))["total"] or 0


def relief_paid(project):
    """``(wages, all)`` in fen paid from public money for work instead of relief: one query."""
    rows = project.payments.filter(state=PaymentState.RELEASED, is_back=False, line__is_relief=True)
    told = rows.aggregate(all=Sum("fen"), wages=Sum("fen", filter=Q(is_wages=True)))
    return told["wages"] or 0, told["all"] or 0


def wages_of(payment):
    """Who gets what of a payment of wages, with their households."""
    return list(payment.wages.select_related("household").order_by("id"))


def waiting_back(project):
    """What waits to be given back, in fen."""
    rows = project.payments.filter(state=PaymentState.DRAFTED, is_back=True)
    return rows.aggregate(total=Sum("fen"))["total"] or 0


def account_table(project):
    """What came from each source of money and what became of it, as the board draws a table."""
    rows = [
        [
            line.get_source_display(),
            line.giver,
            purse.promised,
            purse.received,
            purse.paid,
            purse.returned,
            purse.in_hand,
        ]
        for line, purse in money_purses(project)
    ]
    heads = ("承诺（元）", "到账（元）", "付出（元）", "退回（元）", "结余（元）")
    return {
        "caption": _("项目的钱，每个来源分开"),
        "columns": [*({"name": name, "kind": "text"} for name in ("来源", "谁出的")), *({"name": head, "kind": "money"} for head in heads)],
        "rows": rows, "has_total": len(rows) > 1,
    }  # fmt: skip


def has_drafts(project):
    return project.payments.filter(state=PaymentState.DRAFTED).exists()


def waiting_payments(project):
    """Payments nobody has released yet, oldest first."""
    rows = project.payments.filter(state=PaymentState.DRAFTED).select_related("line", "drafted_by")
    found = list(rows.order_by("id")[:50])
    for each in found:
        each.project = project
    return found


def find_payment(public_id):
    rows = Payment.objects.select_related("project__division", "project__book", "line", "drafted_by", "replaced_by")
    return shown(rows.filter(public_id=public_id).first())


def movements_page(project, *, cursor="", size=30):
    """What came and went, the newest day first."""
    rows = Movement.objects.filter(project=project).select_related("line", "payment__replaced_by")
    return page(rows, order=("-on", "-id"), cursor=cursor, size=size)


def is_raised(line):
    """Whether the raising behind a source is decided and was not given up, so that something may come in."""
    return line.raising_id in hall.raisings_decided([line.raising_id])


def _raised(owed, source):
    return owed.fen if source == Source.RESIDENTS else owed.days * 100


def owed_fen(raising, source):
    """What a raising asks for, in fen, of labour in hundredths of a day."""
    return _raised(hall.sums_of(raising)["owed"], source)


def promised_of(raising, source):
    """What all projects have promised of one raising already; those that were given up what came to them and did not go back."""
    lines = Line.objects.filter(raising_id=raising, source=source)
    given_up = lines.filter(project__state=ProjectState.CANCELLED)
    kept = purse_of(0, sums_of(Movement.objects.filter(line__in=given_up)))
    rows = lines.exclude(project__state=ProjectState.CANCELLED)
    return (rows.aggregate(total=Sum("promised"))["total"] or 0) + kept.received - kept.returned


def collected_fen(line):
    """What the hall has collected for a line and no project has taken in yet, in fen, of labour in hundredths of a day; below zero what
    was taken in by receipts that were corrected since."""
    came = _raised(hall.sums_of(hall.find_raising(line.raising_id))["came"], line.source)
    sums = sums_of(Movement.objects.filter(line__raising_id=line.raising_id, line__source=line.source))
    return came - sums.get(MoveKind.IN, 0) + sums.get(MoveKind.LESS, 0)


def raisings_at(project):
    """Raisings of money and labour of the place for this very matter, the newest first: of its topic, or naming the project."""
    return [each for each in hall.raisings(place=project.division_path, size=50) if _is_for(each, project)]


def _is_for(raising, project):
    topic = raising.process.topic
    said = name_key(f"{raising.process.title}{raising.what}")
    return bool(topic and topic.public_id == project.topic_id) or any(
        name_key(each) in said for each in (project.number, project.title)
    )


def all_movements(project):
    """Every movement in the order it was written down."""
    return list(Movement.objects.filter(project=project).order_by("id"))
