"""Questions about needs. Each answers one; none writes."""

from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from django.db.models import Prefetch, Q

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import ancestors, within
from lianxin.needs import policies
from lianxin.needs.calc import rates
from lianxin.needs.models import Category, Need, NeedHandler, Responsibility
from lianxin.needs.vocabulary import (
    ANSWERED,
    ENDED,
    OPEN,
    Anonymity,
    ClosedBy,
    State,
)
from lianxin.organisations import selectors as organisations
from lianxin.territory import selectors as territory

_ROW_RELATED = ("unit", "category", "division")
_ROW_FIELDS = (
    "public_id", "number", "title", "public_summary", "state", "urgency", "rung", "received_at", "answered_at", "due_at",
    "category__name", "category__name_en", "division__short_name", "unit__name",
)  # fmt: skip


def _as_rows(needs):
    """Only what a line of a list says."""
    return needs.select_related(*_ROW_RELATED).only(*_ROW_FIELDS)


def find_need(public_id, viewer):
    """The need if ``viewer`` may see it; raises ``NotFound`` otherwise. One query."""
    need = find_held_need(public_id)
    (policies.can_view_need(viewer, need) if need else hide()).or_raise()
    return need


def find_held_need(public_id):
    """The need of a session that knows its pick-up code, or ``None``."""
    return (
        Need.objects.select_related("unit", "about_unit", "category", "division", "merged_into")
        .filter(public_id=public_id)
        .first()
    )


def need_for_receipt(public_id):
    """The need just registered in this session."""
    return Need.objects.select_related("category", "division").get(public_id=public_id)


def all_categories():
    """Every category in use, both levels."""
    return list(Category.objects.filter(retired_on__isnull=True))


def find_category(code):
    """A category by its code, or ``None``."""
    return Category.objects.filter(code=code).first()


def handler_ids(need):
    """Users who have handled the need."""
    return frozenset(NeedHandler.objects.filter(need=need).values_list("user_id", flat=True))


def can_view_files_of(actor, public_id):
    """Policy for photos of a need: who sees the case sees them."""
    need = Need.objects.select_related("unit", "about_unit").filter(public_id=public_id).first()
    return policies.can_view_need(actor, need) if need else hide()


def hidden_needs(actor, public_ids):
    """Of these needs, those the actor may not know of: what the audit trail veils (complaints about them)."""
    seen = policies.visible_needs(actor).filter(public_id__in=public_ids)
    return set(public_ids) - set(seen.values_list("public_id", flat=True))


def my_needs(actor, *, cursor="", size=20):
    """What the actor asked for, newest first."""
    own = Need.objects.filter(requester_user_id=actor.id)
    return page(_as_rows(own), order=("-received_at", "-id"), cursor=cursor, size=size)


def inbox(actor, *, size=50):
    """What waits for this person now, by the clock: dispatching, handling, deciding, checking, calling back.

    One query. Nothing they have already done, nothing that waits for somebody else.
    """
    if not actor.is_user or not actor.roles:
        return []
    mine = policies.handled_by(actor)
    waits = (
        (Q(state__in=[State.REGISTERED, State.OBJECTED]) & _own_desk(actor))
        | (Q(state__in=[State.DISPATCHED, State.REOPENED, State.ACCEPTED, State.IN_PROGRESS]) & mine)
        | (Q(state=State.WAITING_THIRD_PARTY) & mine)
        | (Q(state=State.EXTENSION_REQUESTED) & _one_level_up(actor))
        | (Q(state__in=ANSWERED) & (mine | _own_place(actor)) & ~Q(answered_by_id=actor.id))
        | (Q(state=State.CALLBACK) & _own_place(actor))
        | (Q(escalated_to_path__in=_leader_scopes(actor), state__in=[*OPEN - ANSWERED - {State.CALLBACK}]))
    )
    done_by_me = NeedHandler.objects.filter(user_id=actor.id).values("need_id")
    not_mine_to_judge = ~(Q(state__in=[*ANSWERED, State.CALLBACK]) & Q(pk__in=done_by_me))
    rows = policies.visible_needs(actor).filter(waits, not_mine_to_judge)
    return list(_as_rows(rows).order_by("due_at", "id")[:size])


def _own_desk(actor):
    return Q(desk_path__in=actor.scopes(*policies.COUNTY_DISPATCHERS))


def _own_place(actor):
    return Q(division_path__in=actor.scopes(*policies.COUNTY_DISPATCHERS)) | Q(
        desk_path__in=actor.scopes(*policies.COUNTY_DISPATCHERS)
    )


def _one_level_up(actor):
    query = Q(pk__in=[])
    for scope in actor.scopes(Role.TOWNSHIP_OFFICER):
        query |= within(scope, "unit__division_path") & ~Q(unit__division_path=scope)
    for scope in actor.scopes(Role.COUNTY_OFFICER):
        query |= Q(unit__division_path=scope) | Q(unit__division__parent__path=scope)
    return query


def _leader_scopes(actor):
    return actor.scopes(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)


def queue(actor, *, state="", category="", text="", place="", overdue=False, cursor="", size=20):
    """Needs the actor may see, filtered, oldest promise first."""
    rows = _as_rows(policies.visible_needs(actor).exclude(requester_user_id=actor.id))
    if state == "open" or not state:
        rows = rows.filter(state__in=[*OPEN])
    elif state in State.values:
        rows = rows.filter(state=state)
    elif state == "ended":
        rows = rows.filter(state__in=[*ENDED])
    if category:
        rows = rows.filter(Q(category__code=category) | Q(category__parent__code=category))
    if text:
        rows = rows.filter(Q(number__icontains=text) | Q(title__icontains=text))
    if place:
        rows = rows.filter(within(place, "division_path"))
    if overdue:
        rows = rows.filter(due_at__lt=clock.now(), answered_at__isnull=True)
    return page(rows, order=("due_at", "id"), cursor=cursor, size=size)


def search(text, viewer, *, limit=10):
    """Needs with this number, or with these words in their title, as far as ``viewer`` may see them."""
    found = policies.visible_needs(viewer).filter(Q(number__iexact=text) | Q(title__icontains=text))
    return list(_as_rows(found).order_by("-received_at")[:limit])


def public_needs(*, place="", state="", category="", cursor="", size=20):
    """Needs whose requesters agreed to show them, newest first, in the general words of the desk."""
    rows = _as_rows(Need.objects.exclude(public_summary=""))
    if place:
        rows = rows.filter(within(place, "division_path"))
    if state == "open":
        rows = rows.filter(state__in=[*OPEN])
    elif state == "ended":
        rows = rows.filter(state__in=[*ENDED])
    if category:
        rows = rows.filter(Q(category__code=category) | Q(category__parent__code=category))
    return page(rows, order=("-received_at", "-id"), cursor=cursor, size=size)


def find_public_need(public_id):
    """One public need, or ``None``."""
    return Need.objects.exclude(public_summary="").select_related(*_ROW_RELATED).filter(public_id=public_id).first()


@short_lived()
def categories():
    """The tree in use: top-level categories, each with its ``kinds``. Two queries; may be a second old."""
    in_use = Category.objects.filter(retired_on__isnull=True)
    return list(in_use.filter(parent__isnull=True).prefetch_related(Prefetch("children", in_use, to_attr="kinds")))


def responsible_unit(category, division, *, on=None):
    """The unit the catalogue names: nearest place first, the category before its parent; ``None`` when silent."""
    day = on or clock.today()
    rules = (
        Responsibility.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            category_id__in=[i for i in (category.pk, category.parent_id) if i],
            division_path__in=ancestors(division.path, include_self=True),
            starts_on__lte=day,
        )
        .select_related("unit")
        .order_by("id")
    )
    best = max(rules, key=lambda r: (len(r.division_path), r.category_id == category.pk), default=None)
    return best.unit if best else None


def responsibilities(within_path=""):
    """The catalogue in force, by category and place."""
    rules = Responsibility.objects.filter(ends_on__isnull=True).select_related("category", "division", "unit")
    return rules.filter(within(within_path, "division_path")).order_by("category__position", "division_path")


@dataclass(frozen=True)
class UnitRates:
    """The three rates of one unit or place over a period."""

    name: str
    response: rates.Rate
    resolution: rates.Rate
    satisfaction: rates.Rate


@dataclass
class _Bucket:
    name: str
    cases: list = field(default_factory=list)


_COUNTED_FIELDS = (
    "state", "anonymity", "wants_reply", "contact_due_at", "contacted_at", "solved", "satisfaction", "closed_by",
    "requester_user_id", "requester_phone_hash",
)  # fmt: skip


def three_rates(*, start, end, within_path="", by="unit", at=None):
    """Rates of needs received from ``start`` to ``end`` (dates, both included), overall and by unit or by place.

    Returns ``(overall, rows)``. One query for the needs, however many units.
    """
    at = at or clock.now()
    weight = territory.profile(None).value("rates.partly_solved_weight")
    first, last = clock.day_start(start), clock.day_start(end + timedelta(days=1))
    group, name = ("unit_id", "unit__name") if by == "unit" else ("division_id", "division__name")
    needs = Need.objects.filter(
        within(within_path, "division_path"), received_at__gte=first, received_at__lt=last
    ).values_list(*_COUNTED_FIELDS, group, name, named=True)
    everything, buckets = _Bucket(""), {}
    for need in needs:
        facts = case_facts(need)
        everything.cases.append(facts)
        key, label = need[-2:]
        if key is not None:
            buckets.setdefault(key, _Bucket(label)).cases.append(facts)
    rows = sorted((_rates_of(b, at, weight) for b in buckets.values()), key=lambda r: r.name)
    return _rates_of(everything, at, weight), rows


def _rates_of(bucket, at, weight):
    return UnitRates(
        bucket.name,
        rates.response(bucket.cases, at),
        rates.resolution(bucket.cases, Fraction(str(weight))),
        rates.satisfaction(bucket.cases),
    )


_ENDED_AS = {
    State.REJECTED: rates.Excluded.OUT_OF_SCOPE,
    State.REFERRED_OUT: rates.Excluded.OUT_OF_SCOPE,
    State.WITHDRAWN: rates.Excluded.WITHDRAWN,
    State.MERGED: rates.Excluded.MERGED,
}


def case_facts(need):
    """A need as the rates see it."""
    reachable = need.anonymity != Anonymity.ANONYMOUS and bool(need.requester_user_id or need.requester_phone_hash)
    return rates.CaseFacts(
        ended_as=_ENDED_AS.get(need.state, ""),
        reachable=reachable,
        wants_reply=need.wants_reply,
        contact_due=need.contact_due_at,
        contacted_at=need.contacted_at,
        solved=need.solved,
        satisfaction=need.satisfaction or 0,
        unreachable=need.closed_by == ClosedBy.UNREACHABLE,
        silent=need.closed_by == ClosedBy.SILENCE,
    )


def units_for_dispatch(need):
    """Units that may be given the need: of its place, of the places above it, but not whom it complains about."""
    return (
        organisations.units_within("")
        .filter(division_path__in=ancestors(need.division_path, include_self=True), dissolved_on__isnull=True)
        .exclude(pk=need.about_unit_id)
        .order_by("-division_path", "id")
    )
