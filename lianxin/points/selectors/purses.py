"""What a household holds: for itself, and for those who serve it at the counter. No other room asks this."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.tree import within_any
from lianxin.ledger import selectors as ledger
from lianxin.people import selectors as people
from lianxin.points import policies
from lianxin.points.calc.lots import ending, lots
from lianxin.points.models import Claim, HandingOn, Move, Purse, Redemption
from lianxin.points.vocabulary import MoveKind, RedemptionState, ReversalState
from lianxin.territory import selectors as territory

#: Whoever else asks the ledger what a household or a person holds is refused.
_KEEPER = ledger.Keeper("household", "person")


def balance_of(purse):
    """What a purse holds now, as the ledger says."""
    return _KEEPER.balance_of(purse.account)


def lots_of(purse):
    """How old the points of a purse are."""
    moves = purse.moves.order_by("on", "id").values_list("points", "earned_on", "on")
    return lots(moves)


def reserved_points(purse):
    """What is kept for things that wait to be fetched."""
    rows = Redemption.objects.filter(purse=purse, state=RedemptionState.RESERVED)
    return rows.aggregate(total=Sum("points"))["total"] or 0


def doubted_points(purse):
    """Awards on their way back: what may still be taken out of this purse is nobody's to give away, also what a purse of the
    household passed on to it before the notice."""
    on_the_way = (ReversalState.NOTICED, ReversalState.APPEALED)
    awards = Move.objects.filter(
        kind=MoveKind.AWARD, purse__division=purse.division_id, claim__reversal__state__in=on_the_way
    ).select_related("purse__account")
    doubted: dict[int, list[Move]] = {}
    for each in awards.order_by("pk"):
        doubted.setdefault(each.purse_id, []).append(each)
    own = sum(each.points for each in doubted.pop(purse.pk, ()))
    near = purses_around(purse) if doubted else ()
    return own + sum(passed_on(found, purse) for key, found in doubted.items() if key in near)


def passed_on(awards, purse):
    """How much of the awards of one purse, the first given before the others, that it no longer holds came to another purse of the
    household since."""
    missing = max(0, sum(each.points for each in awards) - balance_of(awards[0].purse))
    since = purse.moves.filter(kind=MoveKind.TRANSFER, pk__gt=awards[0].pk).aggregate(total=Sum("points"))["total"] or 0
    return max(0, min(missing, since, balance_of(purse)))


def free_points(purse):
    """What may be used or handed on: neither kept for something nor on its way back."""
    return max(0, balance_of(purse) - reserved_points(purse) - doubted_points(purse))


def purse_at(division, *, household=None, person=None):
    """The purse of a household, or of a person, for what a place thanked them for; ``None`` where it never did. A household that
    moved keeps the one it had."""
    whose = Q(household__in=people.homes_before(household)) if household else Q(person=person)
    rows = Purse.objects.select_related("account", "division", "household")
    return rows.filter(whose, division=division).order_by("-household_id", "id").first()


def purses_around(purse):
    """The purses that one limit of a household counts: its own here and those of its members."""
    home = people.home_now(purse.household) if purse.household_id else people.household_of(purse.person)
    if home is None:
        return [purse.pk]
    return list(_of_household(home).filter(division=purse.division_id).values_list("pk", flat=True))


def places_of_purses(household):
    """The places whose points a household or one of it holds, in their order: each pays for its own."""
    rows = _of_household(household).select_related("division").order_by("division_path")
    return list({purse.division_id: purse.division for purse in rows}.values())


def _of_household(household):
    members = household.members.filter(ends_on__isnull=True).values("person")
    return Purse.objects.filter(Q(household__in=people.homes_before(household)) | Q(person__in=members))


@dataclass(frozen=True)
class Held:
    """A purse as its household sees it; ``place``: whose points they are, since they are used there."""

    purse: Purse
    is_household: bool
    place: str
    balance: int
    free: int
    ends_next: tuple[date, int] | None
    moves: list


def purses_for(person):
    """The household's purses and the person's own, with their last moves: for themself or their guardian."""
    return [held(purse) for purse in purses_of(person).select_related("account", "division").order_by("id")]


def purses_of(person):
    """The purses of a person and of their household, in every place that thanked them: what it gave is used there, also after a move."""
    home = people.household_of(person)
    return Purse.objects.filter(Q(person=person) | Q(household__in=people.homes_before(home) if home else []))


#: A copy of one's own looks so many moves back; the page of the household has no end.
_MOVES_BACK = 3


def purses_to_copy(person):
    """The same for a copy of one's own, as a queryset that asks nothing by itself."""
    homes = people.households_of(person).values("pk")
    ours = Q(person=person.pk)
    for moves in range(_MOVES_BACK + 1):
        ours |= Q(**{"household" + "__moved_to" * moves + "__in": homes})
    return Purse.objects.filter(ours)


def one_who_moved(text, division):
    """Those who live elsewhere now, hold points of this place and are meant by a whole name, a phone or a code; see there."""
    here = Purse.objects.filter(division=division)
    homes = set(here.filter(household__moved_to__isnull=False).values_list("household", flat=True))
    persons = here.filter(person__isnull=False).exclude(person__division=division).values("person")
    return people.moved_on_named(text, homes, persons)


def held(purse, size=20):
    """What a purse holds, what of it is free, what ends next, its last moves."""
    balance = balance_of(purse)
    months = territory.profile(purse.division).value("points.expiry_months")
    soon = ending(lots_of(purse), clock.today(), months, 60)
    moves = list(purse.moves.select_related("claim__rule").order_by("-on", "-id")[:size])
    return Held(
        purse, purse.household_id is not None, purse.division.short_name, balance, free_points(purse),
        soon[0] if soon else None, moves,
    )  # fmt: skip


def claims_for(person, size=10):
    """What was claimed for a person and their household, the newest first. Others' names are not said."""
    home = people.household_of(person)
    rows = Claim.objects.filter(Q(person=person) | (Q(household=home) if home else Q(pk__in=[])))
    return list(rows.select_related("rule").order_by("-id")[:size])


def redemptions_for(purses):
    return list(Redemption.objects.filter(purse__in=purses).select_related("item").order_by("-id")[:10])


def purses_left(actor):
    """Purses that still hold something for a household that was struck off here and did not move: somebody has to say whose it is."""
    here = within_any(actor.scopes(*policies.WORKERS), "division_path")
    rows = Purse.objects.filter(here, household__ended_on__isnull=False, household__moved_to__isnull=True)
    return rows.filter(account__balance__amount__gt=0).select_related("division", "household")


#: Written down, and neither agreed to nor dropped.
OPEN_HANDING = Q(agreed_at__isnull=True, dropped_at__isnull=True)


def handings_open(actor):
    """What waits to be handed on at the places of whoever serves or watches there."""
    here = within_any(actor.scopes(*policies.WORKERS, *policies.SUPERVISORS), "purse__division_path")
    rows = HandingOn.objects.filter(here, OPEN_HANDING).order_by("id")
    return rows.select_related("purse__division", "purse__household", "prepared_by")


def handings_to_confirm(actor):
    """Of these, what another than the reader wrote down."""
    return handings_open(actor).exclude(prepared_by=actor.id)


def find_handing(public_id, actor):
    related = HandingOn.objects.select_related("purse__division", "purse__household", "prepared_by")
    found = related.filter(public_id=public_id).first()
    (policies.can_drop_handing_on(actor, found) if found else hide()).or_raise()
    return found


def purse_with_code(division, code):
    """The purse of the household with this code at a place, struck off or not; ``None`` where it has none, and where two villages
    that merged used the same code."""
    rows = Purse.objects.select_related("division", "household", "account")
    found = rows.filter(division=division, household__code=code.strip()).order_by("id")[:2]
    return found[0] if len(found) == 1 else None


def comes_from(household, person, home):
    """Whether a person, or somebody they live with now, once belonged to the household."""
    members = home.members.filter(ends_on__isnull=True).values("person") if home else [person.pk]
    return household.members.filter(person__in=members).exists()


def sums_agree(purse):
    """Whether the moves of a purse add up to what the ledger holds."""
    moved = Move.objects.filter(purse=purse).aggregate(total=Sum("points"))["total"] or 0
    return moved == balance_of(purse)


def find_purse(public_id, actor):
    found = (
        Purse.objects.select_related("account", "division", "household", "person").filter(public_id=public_id).first()
    )
    (policies.can_view_purse(actor, found) if found else hide()).or_raise()
    return found
