"""What a project buys: each purchase, its offers and who chooses, what looks like one purchase in pieces, what is kept back."""

from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from lianxin.bulletin import selectors as board
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.territory import selectors as territory
from lianxin.works.calc import buying
from lianxin.works.models import Amendment, Payment, Purchase
from lianxin.works.selectors.money import in_hand_fen, spent_on
from lianxin.works.selectors.projects import decisions_naming
from lianxin.works.vocabulary import (
    BOUND,
    CONTRACTED,
    STANDING,
    UNCALLED,
    AmendState,
    Bought,
    PaymentState,
    PurchaseState,
)


def steps_of_buying(division, kind=Bought.WORKS):
    """The sums in fen from which the next method of the ladder begins, by the rules of the place."""
    rules = territory.profile(division)
    ladder = (f"procurement.ladder.{way}_yuan" for way in ("direct", "quotes", "township"))
    return [rules.value(key) * 100 for key in (*ladder, f"procurement.tender.{Bought(kind).value}_yuan")]


def find_purchase(public_id):
    """With whether a change of its contract waits for who looks at it, and ``paid_fen`` under it, with what waits to be released."""
    waiting = Amendment.objects.filter(purchase=OuterRef("pk"), state=AmendState.WAITING)
    paid = Payment.objects.filter(purchase=OuterRef("pk"), state__in=STANDING).order_by().values("purchase")
    rows = Purchase.objects.select_related("project__division", "project__book", "chosen").annotate(
        waits=Exists(waiting), paid_fen=Coalesce(Subquery(paid.annotate(total=Sum("fen")).values("total")), 0)
    )
    return shown(rows.filter(public_id=public_id).first())


def purchases_of(project):
    return list(project.purchases.select_related("chosen").order_by("serial"))


def signed_purchases(project):
    """Those with a contract."""
    return [each for each in purchases_of(project) if each.state == PurchaseState.SIGNED]


def contracted_purchases(project):
    """Those with a contract to pay under, also where it was ended before the work was done."""
    return [each for each in purchases_of(project) if each.state in CONTRACTED]


def owed_on_contracts(project):
    """``{purchase: fen}`` of what contracts cost and was not paid yet; what waits to be released is not paid."""
    rows = project.purchases.filter(state__in=CONTRACTED).select_related("chosen").order_by("serial")
    paid = Sum("payments__fen", filter=Q(payments__state=PaymentState.RELEASED), default=0)
    owed = {each: each.price_fen - each.gone for each in rows.annotate(gone=paid)}
    return {each: fen for each, fen in owed.items() if fen > 0}


def leftover(project):
    """What of all in hand nobody is owed: not the contractors, not who waits to be paid."""
    waiting = project.payments.filter(state=PaymentState.DRAFTED, purchase__isnull=True, is_back=False)
    waits = waiting.aggregate(total=Sum("fen"))["total"] or 0
    return in_hand_fen(project) - sum(owed_on_contracts(project).values()) - waits


def amendments_of(purchase):
    """Every change of its price and its end, the oldest first."""
    return list(purchase.amendments.order_by("id"))


def waiting_amendment(purchase):
    """The one nobody has looked at yet, or ``None``."""
    return purchase.amendments.filter(state=AmendState.WAITING).first()


def decisions_to_amend(purchase):
    """Resolutions that name the project's number and were not used for a contract of it."""
    project = purchase.project
    rows = Amendment.objects.filter(purchase__project=project).exclude(state=AmendState.DECLINED)
    used = set(rows.values_list("decision_id", flat=True)) | {project.decision_id}
    return [each for each in decisions_naming(project) if each.id not in used]


def split_views_of(purchase):
    """What the supervisors said, the oldest first."""
    return list(purchase.split_views.order_by("id"))


def bids_of(purchase):
    return list(purchase.bids.order_by("number"))


def evaluators_of(purchase):
    return list(purchase.evaluators.order_by("id"))


def bound_fen(project):
    """What all contracts, and what is about to become one, come to."""
    return project.purchases.filter(state__in=BOUND).aggregate(total=Sum("price_fen"))["total"] or 0


def free_fen(project, *, besides=None):
    """What of the budget is neither paid, nor waits to be paid, nor is owed by a contract, ``besides`` one left out."""
    paid = Sum("payments__fen", filter=Q(payments__state__in=STANDING), default=0)
    rows = project.purchases.filter(state__in=BOUND).exclude(pk=besides.pk if besides else None)
    owed = sum(
        max(0, price - gone) for price, gone in rows.annotate(gone=paid).values_list("price_fen", "gone").order_by()
    )
    return project.budget_fen - spent_on(project) - owed


def paid_without_contract(project):
    """Payments that went, or wait, without a contract, wages left out."""
    return without_contract(project.payments)


def without_contract(payments):
    return payments.filter(purchase__isnull=True, is_wages=False, is_back=False, state__in=STANDING)


def paid_beside(project, payee):
    """What was paid, or waits, to the same payee without a contract, wages left out."""
    rows = paid_without_contract(project)
    key = buying.name_key(payee)
    return sum(fen for name, fen in rows.order_by().values_list("payee", "fen") if buying.name_key(name) == key)


def bound_for(purchase, line):
    """What of a source a contract has bound and neither paid nor put into a payment that waits."""
    bound = purchase.commitments.filter(line=line, round=F("purchase__round")).aggregate(total=Sum("fen"))["total"] or 0
    return bound - paid_from(purchase, line)


def paid_from(purchase, line):
    """What was paid under a contract from a source, with what waits to be released."""
    rows = purchase.payments.filter(line=line, state__in=STANDING)
    return rows.aggregate(total=Sum("fen"))["total"] or 0


def commitments_of(purchase):
    """From which sources a contract is paid, each with its line."""
    return list(purchase.commitments.filter(round=F("purchase__round")).select_related("line").order_by("line__serial"))


def unsigned_purchases(project):
    return project.purchases.filter(state__in=(PurchaseState.PLANNED, PurchaseState.OPENED, PurchaseState.AWARDED))


def paid_on(purchase):
    """What was paid under a contract, with what waits to be released."""
    rows = purchase.payments.filter(state__in=STANDING)
    return rows.aggregate(total=Sum("fen"))["total"] or 0


def kept_back(project):
    """What is still kept back of all contracts of a project, in fen."""
    rows = Payment.objects.filter(purchase__project=project, state__in=STANDING)
    paid = dict(rows.order_by().values_list("purchase").annotate(Sum("fen")))
    return sum(
        buying.kept_back(each.price_fen, each.retention_fen, paid.get(each.pk, 0))
        for each in contracted_purchases(project)
    )


def is_retention_over(purchase, day=None):
    return purchase.retention_until is None or (day or clock.today()) > purchase.retention_until


def is_open_for_bids(purchase, today=None):
    """Whether an offer still comes in time: before the day of the opening, and on it where nobody was invited."""
    return purchase.method in UNCALLED or (today or clock.today()) < purchase.opens_on


def call_of(purchase):
    """The notice that invited offers, or ``None``."""
    return board.notices_of("purchase_call", purchase.public_id).first()


def result_of(purchase):
    """Where the notice of the result stands, with its objections: two queries."""
    return board.standing_of("purchase_result", purchase.public_id)
