"""Ventures: of a place, what was pooled in them, what their contracts warn of, what they owe to whom."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from lianxin.deliberation import selectors as hall
from lianxin.deliberation.vocabulary import BodyKind
from lianxin.harvests import policies
from lianxin.harvests.calc.warning import all_warnings
from lianxin.harvests.models import Contract, ContractDue, Event, Input, Link, Payout, Proposal, Venture
from lianxin.harvests.selectors.contracts import SOON
from lianxin.harvests.selectors.links import costs_of, link_of, standing
from lianxin.harvests.vocabulary import (
    LINKED_BY_INPUT,
    UNPAID,
    BatchState,
    Caution,
    EventKind,
    InputKind,
    PayoutState,
    Return,
    VentureState,
)
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.kit.second_hand import Look
from lianxin.kit.tree import within, within_any

#: Totals of fewer households would tell what one of them has.
LEAST_TOLD = 3


#: Who may decide on a venture: the members or their representatives, the village, the cooperative.
_DECIDERS = (
    BodyKind.COLLECTIVE_MEMBERS, BodyKind.COLLECTIVE_REPS, BodyKind.COOPERATIVE, BodyKind.COOPERATIVE_REPS,
    BodyKind.VILLAGERS_ASSEMBLY, BodyKind.VILLAGER_REPS,
)  # fmt: skip
#: Of a rent that no batch bears and nobody undid.
_STANDING = Q(batch__isnull=True, reverses__isnull=True, undone__isnull=True)


def ventures(*, place="", cursor="", size=20):
    """A page of what is run at and below a place, the newest first."""
    rows = Venture.objects.filter(within(place, "division_path")).select_related("division")
    return page(rows, order=("-id",), cursor=cursor, size=size)


def find_venture(public_id):
    """With whether anything was put in for rent, rent was noted that no batch bears, a contract runs, something is due, and something
    waits for a second person, and when the first of what was put in is over."""
    rents = Input.objects.filter(venture=OuterRef("pk"), gets=Return.RENT)
    rows = Venture.objects.annotate(
        has_rents=Exists(rents), has_idle_rents=Exists(Event.objects.filter(_STANDING, put_in__venture=OuterRef("pk"))),
        has_inputs=Exists(Input.objects.filter(venture=OuterRef("pk"), ended_on__isnull=True)),
        input_ends=Subquery(Input.objects.filter(venture=OuterRef("pk"), ended_on__isnull=True).order_by("ends_on").values("ends_on")[:1]),
        has_links=Exists(standing(Link.objects.filter(venture=OuterRef("pk")))), has_looks=Exists(Proposal.objects.filter(venture=OuterRef("pk"), state=Look.WAITING)),
        has_contracts=Exists(Contract.objects.filter(venture=OuterRef("pk"), ended_on__isnull=True)),
        has_dues=Exists(ContractDue.objects.filter(contract__venture=OuterRef("pk"), done_on__isnull=True, is_void=False)),
    )  # fmt: skip
    return shown(rows.select_related("division", "book__unit").filter(public_id=public_id).first())


def venture_on(resolution_id):
    """The newest venture that rests on a resolution of the hall, or ``None``: one query."""
    return Venture.objects.filter(decision_id=resolution_id).order_by("-id").first() if resolution_id else None


def grown_by(resolution_id):
    """``(address id, name)`` of what is grown or raised by a resolution of the hall: rows for another question, not asked yet."""
    return Venture.objects.filter(decision_id=resolution_id).order_by().values_list("public_id", "name")


def ventures_to_check(actor):
    """Plans the township has not looked at, for who looks; those it sent back, for who keeps them; ``None`` for others."""
    if not actor.is_user or not actor.holds(*policies.CHECKERS, *policies.KEEPERS):
        return None
    looks, keeps = (
        within_any(actor.scopes(*roles), "division_path") for roles in (policies.CHECKERS, policies.KEEPERS)
    )
    return Venture.objects.filter((looks & Q(state=VentureState.ASKED)) | (keeps & Q(state=VentureState.BACK)))


def batches_of(venture):
    return list(venture.batches.all())


def pooled(venture):
    """``{(kind, gets): (households, amount, fen)}`` of what is in it now: one query."""
    rows = venture.inputs.filter(ended_on__isnull=True).order_by().values_list("kind", "gets")
    told = rows.annotate(Count("household", distinct=True), Sum("amount"), Sum("value_fen"))
    return {(kind, gets): (homes, amount, fen) for kind, gets, homes, amount, fen in told}


def resolutions_at(division):
    """Resolutions in force by which a place may have decided on a venture, the newest first."""
    return hall.decided_by(division, _DECIDERS)


def warnings_of(venture, contracts, batches, today=None):
    """Codes of what to look at; one query for the sales, one for the inputs."""
    today = today or clock.today()
    in_force = [each for each in contracts if each.ended_on is None and each.starts_on <= today <= each.ends_on]
    sold = Event.objects.filter(batch__venture=venture, kind=EventKind.SALE).order_by()
    sales = dict(sold.values_list("party").annotate(Sum("fen")))
    told = [(each.kind, each.terms, (each.ends_on - today).days) for each in in_force]
    is_running = any(each.state == BatchState.RUNNING for each in batches)
    if hasattr(venture, "input_ends"):
        first = venture.input_ends
    else:
        first = venture.inputs.filter(ended_on__isnull=True).aggregate(first=Min("ends_on"))["first"]
    left = (first - today).days if first else None
    return [Caution(code) for code in all_warnings(told, sales, is_running=is_running, near=SOON, input_ends=left)]


def inputs_ending(actor):
    """What households put in that is soon over, or is over and was not taken out: for who keeps the venture; ``None`` for others."""
    if not actor.is_user or not actor.holds(*policies.KEEPERS):
        return None
    soon = clock.today() + timedelta(days=SOON)
    mine = within_any(actor.scopes(*policies.KEEPERS), "venture__division_path")
    return Input.objects.filter(mine, ended_on__isnull=True, ends_on__lte=soon)


def inputs_page(venture, *, cursor="", size=30):
    rows = venture.inputs.select_related("household")
    return page(rows, order=("-id",), cursor=cursor, size=size)


def inputs_in(venture):
    """What may still leave."""
    return list(venture.inputs.filter(ended_on__isnull=True).select_related("household").order_by("id"))


def rented(venture):
    """What was put in for rent, also what has left: rent of its last year may be owed still."""
    return list(
        venture.inputs.filter(gets=Return.RENT, undone_because="")
        .select_related("household")
        .order_by("household__code", "id")
    )


@dataclass(frozen=True)
class Accounts:
    """What a venture owes, by ``(household id or None, party)``; what each household was paid, and by ``(household id, kind of event)``
    gained; the code of each household."""

    owed: dict
    paid: dict
    gained: dict
    codes: dict


def accounts_of(venture):
    """Wages, rents, purchases and money that left, less what was paid. What is drafted and not released yet counts as paid, so
    that nothing is drafted twice. Two queries."""
    owed, paid, gained, codes = defaultdict(int), defaultdict(int), defaultdict(int), {}
    costs = costs_of(venture)
    left = (
        venture.inputs.filter(kind=InputKind.MONEY, ended_on__isnull=False)
        .annotate(party=Value(""), event_kind=Value(""), back=Coalesce(F("back_fen"), F("value_fen")))
        .order_by()
    )
    told = _by_party(costs.order_by(), "fen", "kind").union(_by_party(left, "back", "event_kind"), all=True)
    for household, code, party, kind, fen in told:
        owed[household, "" if household else party] += fen
        gained[household, kind] += fen
        codes[household] = code
    payouts = venture.payouts.exclude(state__in=UNPAID).order_by()
    for household, _code, party, state, fen in _by_party(payouts, "fen", "state"):
        owed[household, party] -= fen
        if state == PayoutState.RELEASED:
            paid[household] += fen
    return Accounts({key: fen for key, fen in owed.items() if fen}, dict(paid), dict(gained), codes)


def idle_rents(venture):
    """Rents no batch bears that may still be undone, the newest first: a queryset."""
    rows = Event.objects.filter(_STANDING, put_in__venture=venture)
    return rows.select_related("household", "put_in").order_by("-on", "-id")


def _by_party(rows, amount, *more):
    return rows.values_list("household", "household__code", "party", *more).annotate(Sum(amount))


def owed_by(venture):
    """What a venture still owes to whom."""
    return accounts_of(venture).owed


def payouts_of(venture, most=60):
    return list(venture.payouts.select_related("household", "drafted_by", "decided_by", "venture", "returned")[:most])


def find_payout(public_id, actor):
    related = ("venture", "household", "drafted_by", "decided_by", "returned")
    found = shown(Payout.objects.select_related(*related).filter(public_id=public_id).first())
    policies.can_view_payout(actor, found).or_raise()
    return found


def debts_behind(payout, most=60):
    """What the venture has owed to whom it pays, the newest first: whoever releases sees for what."""
    to = {"household": payout.household_id} if payout.household_id else {"household": None, "party": payout.party}
    rows = costs_of(payout.venture).filter(**to, reverses__isnull=True, undone__isnull=True)
    return list(rows.select_related("batch__venture", "put_in__venture").order_by("-on", "-id")[:most])


def payouts_to_release(actor):
    """Payments somebody else drafted that wait for the actor, or ``None`` for who releases none."""
    if not actor.is_user or not actor.holds(*policies.RELEASERS):
        return None
    mine = within_any(actor.scopes(*policies.RELEASERS), "venture__division_path")
    return Payout.objects.filter(mine, state=PayoutState.DRAFTED).exclude(drafted_by=actor.id)


def own_share(actor):
    """What somebody's household put in, how it is linked, what it earned and was paid: four queries after the household's."""
    inputs = policies.own_inputs(actor).select_related("venture", "household")
    events = policies.own_events(actor).exclude(fen=0).select_related("batch__venture", "put_in__venture")
    paid = policies.own_payouts(actor).filter(state__in=(PayoutState.RELEASED, PayoutState.RETURNED))
    by_hand = standing(policies.own_links(actor)).select_related("venture")
    by_input = [each for each in inputs if each.ended_on is None and each.gets in LINKED_BY_INPUT]
    return (
        list(inputs),
        [*by_hand, *map(link_of, by_input)],
        list(events.order_by("-on", "-id")[:100]),
        list(paid.select_related("venture", "returned")[:100]),
    )
