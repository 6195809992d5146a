"""What lies there beside the next step of a project, and whose it is: so that the inbox is silent on nothing."""

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from lianxin.works.models import Amendment, Comment, Monitor, Movement, Note, Payment, Purchase, Signing, Stage
from lianxin.works.vocabulary import (
    LABOURS,
    PROJECT_WAYS,
    AmendState,
    MoveKind,
    NoteKind,
    PaymentState,
    ProjectState,
    ProjectVerb,
    PurchaseState,
)


def matters(led, kept, watched, me, today):
    """``{what: condition}`` of projects: comments nobody answered, a payment that came back from the second person or from the
    bank, a price nobody has settled or looked at, no lot for the monitors yet, money kept
    back whose term is over, a thing nobody keeps, a stop that stands, what was to be mended by a day that is past, a planned day that is past. ``led``, ``kept``, ``watched``: where the reader leads, keeps the money, supervises."""
    said = Comment.objects.filter(project=OuterRef("pk"), answers__isnull=True, answered_by__isnull=True)
    newer = Payment.objects.filter(project=OuterRef("project"), pk__gt=OuterRef("pk"))
    came_back = Payment.objects.filter(~Exists(newer), project=OuterRef("pk"), state=PaymentState.REFUSED)
    sent_back = Payment.objects.filter(project=OuterRef("pk"), state=PaymentState.RETURNED, replaced_by__isnull=True)
    amended = Amendment.objects.filter(purchase__project=OuterRef("pk"), state=AmendState.WAITING)
    signed = Purchase.objects.filter(project=OuterRef("pk"), state=PurchaseState.SIGNED, is_final=False)
    no_price = signed.exclude(amendments__state=AmendState.WAITING)
    mine = Monitor.objects.filter(project=OuterRef("pk"), user=me, is_drawn=True)
    done = Stage.objects.filter(project=OuterRef("project"), state=ProjectState.COMPLETED).order_by("-id")
    unsigned = mine.annotate(done_at=Subquery(done.values("at")[:1])).filter(
        ~Exists(Signing.objects.filter(monitor=OuterRef("pk"), at__gte=OuterRef("done_at")))
    )
    open_notes = Note.objects.filter(project=OuterRef("pk"), answered_by__isnull=True)
    late = Q(state=ProjectState.PROCURED, plan_begin_on__lt=today) | Q(
        state=ProjectState.BUILDING, plan_complete_on__lt=today
    )
    no_lot = Q(draw_on__isnull=True) | Q(draw_on__lte=today)
    return {
        "answer": led & _in(ProjectVerb.ANSWER) & Exists(said),
        "refused": kept & Exists(came_back),
        "sent_back": kept & Exists(sent_back),
        "amended": watched & Exists(amended),
        "no_price": led & Q(state=ProjectState.ACCEPTED) & Exists(no_price),
        "sign": Q(state=ProjectState.COMPLETED) & Exists(unsigned),
        "lot": watched & _in(ProjectVerb.DRAW) & Q(no_lot, draw_seed=""),
        "stopped": (led | watched) & _in(ProjectVerb.RESUME) & Exists(open_notes.filter(kind=NoteKind.STOP)),
        "unmended": (led | watched)
        & _in(ProjectVerb.MEND)
        & Exists(open_notes.filter(kind=NoteKind.DEFECT, due_on__lt=today)),
        "late": led & late,
        "no_keeper": led & _in(ProjectVerb.KEEPER) & Q(asset__keeper=""),
        "retention": kept & _in(ProjectVerb.PAY_RETENTION) & Exists(_kept_too_long(today)),
    }


def _in(verb):
    return Q(state__in=PROJECT_WAYS[verb].sources)


def _kept_too_long(today):
    """Contracts past their term with something owed and still there to pay it."""
    paid = Payment.objects.filter(purchase=OuterRef("pk")).exclude(state=PaymentState.REFUSED)
    came = (MoveKind.IN, MoveKind.UNDO, MoveKind.STAY)
    sign = Case(When(kind__in=came, then=F("amount")), default=-F("amount"))
    there = Movement.objects.filter(project=OuterRef("project")).exclude(line__source__in=LABOURS)
    rows = Purchase.objects.filter(project=OuterRef("pk"), state=PurchaseState.SIGNED, retention_until__lt=today)
    return rows.annotate(
        paid=_sum(paid.order_by().values("purchase").annotate(fen=Sum("fen"))),
        there=_sum(there.order_by().values("project").annotate(fen=Sum(sign))),
    ).filter(price_fen__gt=F("paid"), there__gt=0)


def _sum(rows):
    return Coalesce(Subquery(rows.values("fen")), 0)


def told(condition):
    """Whether it holds, as a column."""
    return Case(When(condition, then=Value(True)), default=Value(False))
