"""The money of a project: each source's purse, what moved, what waits for a second person."""

from collections import defaultdict

from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from lianxin.deliberation import selectors as hall
from lianxin.deliberation.vocabulary import RAISING_WAYS, RaisingVerb
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.works.calc.money import Purse
from lianxin.works.models import Line, Movement, Payment
from lianxin.works.vocabulary import LABOURS, MoveKind, PaymentState, ProjectState, Source


def lines_of(project):
    return list(project.lines.order_by("serial"))


def purses_of(project, lines=None):
    """``{line id: Purse}`` of a project, or of these lines of it: however many movements, one query beside the lines."""
    moved = _moved(Movement.objects.filter(project=project))
    return {line.pk: _purse(line, moved) for line in (lines_of(project) if lines is None else lines)}


def _moved(movements):
    """``{line id: {kind: amount}}``: one query."""
    moved = defaultdict(dict)
    for line, kind, amount in movements.order_by().values_list("line_id", "kind").annotate(Sum("amount")):
        moved[line][kind] = amount
    return moved


def _purse(line, moved):
    return Purse(line.promised, *(moved[line.pk].get(kind, 0) for kind in (MoveKind.IN, MoveKind.OUT, MoveKind.BACK)))


def money_through(division, day):
    """``(line, purse)`` of every source of money of the projects of a place, as it was at the end of a day: two queries."""
    found = Line.objects.filter(project__division=division, added_at__lt=clock.day_end(day)).exclude(source__in=LABOURS)
    lines = list(found.select_related("project").order_by("project", "serial"))
    moved = _moved(Movement.objects.filter(project__division=division, on__lte=day))
    return [(line, _purse(line, moved)) for line in lines]


def lines_and_purses(project):
    """Sources, each with what is ``committed`` of it (drafted, and nobody has released it yet), and their purses for a page: one
    query."""
    waiting = Payment.objects.filter(line=OuterRef("pk"), state=PaymentState.DRAFTED).order_by().values("line")
    committed = Coalesce(Subquery(waiting.annotate(fen=Sum("fen")).values("fen")), 0)
    sums = {kind.value: Sum("movements__amount", filter=Q(movements__kind=kind), default=0) for kind in MoveKind}
    rows = project.lines.annotate(committed=committed)
    lines = list(rows.annotate(**{f"moved_{kind}": total for kind, total in sums.items()}).order_by("serial"))
    return lines, {each.pk: Purse(each.promised, each.moved_in, each.moved_out, each.moved_back) for each in lines}


def in_hand_fen(project):
    """What all sources of money still have in hand."""
    moved = Movement.objects.filter(project=project).exclude(line__source__in=LABOURS).order_by()
    sums = dict(moved.values_list("kind").annotate(Sum("amount")))
    return sums.get(MoveKind.IN, 0) - sums.get(MoveKind.OUT, 0) - sums.get(MoveKind.BACK, 0)


def promised_fen(project):
    """What all sources of money promised together; labour is no money."""
    return project.lines.exclude(source__in=LABOURS).aggregate(total=Sum("promised"))["total"] or 0


def spent_on(project):
    """What was paid and what waits to be released."""
    rows = project.payments.exclude(state=PaymentState.REFUSED)
    return rows.aggregate(total=Sum("fen"))["total"] or 0


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
    rows = Payment.objects.select_related("project__division", "project__book", "line", "drafted_by")
    return shown(rows.filter(public_id=public_id).first())


def movements_page(project, *, cursor="", size=30):
    """What came and went, the newest day first."""
    rows = Movement.objects.filter(project=project).select_related("line", "payment")
    return page(rows, order=("-on", "-id"), cursor=cursor, size=size)


def is_raised(line):
    """Whether the raising behind a source is decided, so that something may come in."""
    phase = hall.find_raising(line.raising_id).phase
    return phase is None or phase.code in RAISING_WAYS[RaisingVerb.RECEIVE][0]


def _raised(owed, source):
    return owed.fen if source == Source.RESIDENTS else owed.days * 100


def owed_fen(raising, source):
    """What a raising asks for, in fen, of labour in hundredths of a day."""
    return _raised(hall.sums_of(raising)["owed"], source)


def promised_of(raising, source):
    """What all projects that were not given up have promised of one raising already."""
    rows = Line.objects.filter(raising_id=raising, source=source).exclude(project__state=ProjectState.CANCELLED)
    return rows.aggregate(total=Sum("promised"))["total"] or 0


def collected_fen(line):
    """What the hall has collected for a line and no project has taken in yet, in fen, of labour in hundredths of a day."""
    came = _raised(hall.sums_of(hall.find_raising(line.raising_id))["came"], line.source)
    taken = Movement.objects.filter(line__raising_id=line.raising_id, line__source=line.source, kind=MoveKind.IN)
    return came - (taken.aggregate(total=Sum("amount"))["total"] or 0)


def raisings_at(project):
    """Raisings of money and labour of the place, the newest first."""
    return list(hall.raisings(place=project.division_path, size=50))


def all_movements(project):
    """Every movement in the order it was written down."""
    return list(Movement.objects.filter(project=project).order_by("id"))
