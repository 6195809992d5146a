"""Distributions: of a place, on somebody's desk, what they rest on, what each holder gets, what was paid."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Sum

from lianxin.audit import selectors as audit
from lianxin.audit.calc import recountable
from lianxin.deliberation import selectors as hall
from lianxin.deliberation.vocabulary import BodyKind
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.ledger import selectors as ledger
from lianxin.ventures import policies
from lianxin.ventures.calc.recounting import PAID, RETURNED, payments
from lianxin.ventures.models import Payment, Plan, Statement
from lianxin.ventures.vocabulary import AuditTag, PlanState, RegisterKind

#: Who may decide on a distribution: two thirds of all members, or of all representatives.
_DECIDERS = {
    RegisterKind.COLLECTIVE: (BodyKind.COLLECTIVE_MEMBERS, BodyKind.COLLECTIVE_REPS),
    RegisterKind.COOPERATIVE: (BodyKind.COOPERATIVE, BodyKind.COOPERATIVE_REPS),
}


#: With each statement: what was paid and what came back.
_PAYMENTS = Prefetch("payments", Payment.objects.select_related("returned"))
_STANDING = Payment.objects.filter(statement=OuterRef("pk"), returned__isnull=True)


def find_plan(public_id, actor):
    related = ("register__unit", "register__division", "register__book", "drafted_by", "supervised_by")
    found = Plan.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_view_plan(actor, found) if found else hide()).or_raise()
    return found


def plans(actor, *, place="", cursor="", size=20):
    """Those somebody may see, the newest first."""
    rows = policies.visible_plans(actor).filter(within(place, "division_path"))
    return page(rows.select_related("register__unit", "register__division"), order=("-id",), cursor=cursor, size=size)


def decisions_for(plan):
    """Resolutions of the members that may have adopted this plan: decided by who may, naming its number."""
    found = hall.decided_by(plan.register.division, _DECIDERS[RegisterKind(plan.register.kind)])
    return [each for each in found if plan.number in each.title or plan.number in each.text]


def studies_for(plan):
    """Meetings of the Party branch of the place, the newest first."""
    return hall.branch_meetings(plan.register.division)


def statements_of(plan):
    """The statements of the round that counts, by the number of the certificate: a queryset."""
    rows = Statement.objects.filter(plan=plan, round=plan.round).order_by("holder__number")
    return rows.select_related("holder__household", "holder__person")


def statements_page(plan, *, cursor="", size=30, only_left=False):
    """A page of them; ``only_left``: those nobody has fetched, or whose money came back."""
    rows = unpaid(plan) if only_left else statements_of(plan).prefetch_related(_PAYMENTS)
    return page(rows, order=("holder__number", "id"), cursor=cursor, size=size)


def find_statement(public_id, actor):
    related = (
        "plan__register__unit", "plan__register__division", "holder__register", "holder__household", "holder__person",
    )  # fmt: skip
    found = Statement.objects.select_related(*related).prefetch_related(_PAYMENTS).filter(public_id=public_id).first()
    (policies.can_view_statement(actor, found) if found else hide()).or_raise()
    return found


def own_statements(actor, limit=20):
    """What somebody's household got, the newest first; of each plan only the round that counts."""
    rows = policies.own_statements(actor).select_related("plan__register__unit", "holder").prefetch_related(_PAYMENTS)
    return [each for each in rows[: limit * 2] if each.round == each.plan.round][:limit]


def paid_so_far(plan):
    """``(statements with something to pay, fen, paid, paid fen, paid and come back)`` of the round that counts: one query."""
    rows = Statement.objects.filter(plan=plan, round=plan.round, fen__gt=0)
    sent = Exists(Payment.objects.filter(statement=OuterRef("pk")))
    told = rows.annotate(held=Exists(_STANDING), sent=sent).aggregate(
        count=Count("id"), whole=Sum("fen"), paid=Count("id", filter=Q(held=True)), gone=Sum("fen", filter=Q(held=True)),
        back=Count("id", filter=Q(held=False, sent=True)),
    )  # fmt: skip
    return told["count"], told["whole"] or 0, told["paid"], told["gone"] or 0, told["back"]


def unpaid(plan):
    """Statements with something to pay that nobody has received, or whose money came back, by certificate number: a queryset."""
    return statements_of(plan).prefetch_related(_PAYMENTS).filter(~Exists(_STANDING), fen__gt=0)


def lists_taken(plan, most=20):
    """Who took a list with names and amounts away, the newest first: one query."""
    found = audit.events_of(Plan.audit_kind, plan.public_id).filter(tag=AuditTag.TAKE_LIST)
    return list(found.order_by("-id")[:most])


def debt_code(plan):
    """The account of what is owed to the holders."""
    return f"221.{plan.register_id}.{plan.year}.{plan.serial}"


def bundle_parts(plan):
    """What anybody counts again: the rule, a sheet for every statement under its tracker, the result."""
    rows = Statement.objects.filter(plan=plan, round=plan.round).order_by("tracker")
    told = list(rows.values_list("tracker", "holding", "fen"))
    return {
        "roll": {"size": len(told), "marks": {"statement": len(told)}},
        "sheets": [[tracker, holding] for tracker, holding, _fen in told],
        "rule": plan.rule,
        "result": plan.result | {"statements": [[tracker, fen] for tracker, _holding, fen in told]},
        "context": {"title": f"{plan.register} {plan.number}", "minutes_sha256": None, "tree_head": None},
    }


def payments_parts(plan):
    """What was paid and what came back, under the trackers, in the order it happened; what is left is what the books still owe."""
    rows = list(Statement.objects.filter(plan=plan, round=plan.round).order_by("tracker").prefetch_related(_PAYMENTS))
    sheets = [[each.tracker, [each.fen, moves_of(each)]] for each in rows]
    rule = {"function": "payments", "distribution": plan.seal}
    books = -ledger.balance_of(ledger.account_coded(plan.register.book, debt_code(plan)))
    return {
        "roll": {"size": len(rows), "marks": {"statement": len(rows)}},
        "sheets": sheets,
        "rule": rule,
        "result": payments(rule, sheets) | {"left": books},
        "context": {"title": f"{plan.register} {plan.number}", "minutes_sha256": None, "tree_head": None},
    }


def moves_of(statement):
    """``paid`` and ``returned`` in turn."""
    told = []
    for each in sorted(statement.payments.all(), key=lambda each: each.attempt):
        told += [PAID, RETURNED] if each.sent_back else [PAID]
    return told


def bundle_seal(parts, kind="distribution"):
    """``(seal, files)`` of the bundle with these parts; the same for the same statements."""
    files = recountable.write(kind, parts)
    return recountable.seal_of(files[recountable.MANIFEST]), files


_OURS = (PlanState.STUDIED, PlanState.OPEN, PlanState.ADOPTED)


def work_of(actor):
    """Plans whose next step is the actor's, or ``None`` when there cannot be any."""
    if not actor.is_user:
        return None
    kept = within_any(actor.scopes(*policies.KEEPERS), "division_path")
    watched = within_any(actor.scopes(*policies.SUPERVISORS), "division_path")
    studied = within_any(actor.scopes(*policies.SECRETARIES), "division_path")
    released = within_any(actor.scopes(*policies.CONVENERS), "division_path")
    paid = Payment.objects.filter(statement=OuterRef("pk"))
    waits = Statement.objects.filter(Exists(paid), ~Exists(_STANDING), plan=OuterRef("pk"), round=OuterRef("round"))
    rows, came = Plan.objects.all(), Exists(waits)
    return (
        rows.filter(kept, state__in=(*_OURS, PlanState.PAYING))
        | rows.filter(watched, state=PlanState.DRAFT, held_because="")
        | rows.filter(kept, state=PlanState.DRAFT).exclude(held_because="")
        | rows.filter(studied, state=PlanState.SUPERVISED)
        | rows.filter(kept, came, state=PlanState.CLOSED)
        | rows.filter(released, state=PlanState.POSTED).exclude(
            Q(drafted_by=actor.id) | Q(redrawn_by=actor.id) | Q(supervised_by=actor.id)
        )
    )
