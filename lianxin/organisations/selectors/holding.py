"""Posts and who holds them."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, Q

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.sql import compiled
from lianxin.kit.tree import ancestors, within
from lianxin.organisations.calc.kinds import PEOPLES, VOTED
from lianxin.organisations.models import Tenure
from lianxin.organisations.selectors.dates import current, lasting
from lianxin.organisations.vocabulary import Selection


def members_of(unit, on=None):
    """Users who hold a post in the unit: one query."""
    return _holders(unit.pk, on or clock.today())


def heads_of(unit):
    """Users who lead the unit: one query."""
    return _heads(unit.pk, clock.today())


def is_head(user_id, unit):
    """Whether this account leads the unit today: one query, none without an account."""
    return user_id is not None and any(user.pk == user_id for user in heads_of(unit))


def units_headed_by(user_id):
    """Ids of the units an account leads today, for a query."""
    return Tenure.objects.filter(current(), post__is_head=True, user_id=user_id).values("post__unit_id")


@compiled
def _holders(unit, day):
    held = Tenure.objects.filter(current(on=day), post__unit=unit, user__isnull=False)
    return accounts.open_accounts(held.values("user_id"))


@compiled
def _heads(unit, day):
    held = Tenure.objects.filter(current(on=day), post__unit=unit, post__is_head=True, user__isnull=False)
    return accounts.open_accounts(held.values("user_id"))


def posts_of_user(user_id, on=None):
    """Posts a user holds on a day."""
    return Tenure.objects.filter(current(on=on), user_id=user_id).select_related("post__unit")


def held_now(users=(), references=()):
    """Tenures in force today of these accounts, or of who goes by these references; the latest first: a queryset."""
    return held_ever(users, references).filter(current())


def serving_now(place):
    """``(accounts, references)`` of everybody who holds a post at a place or below it today: two querysets to ask with."""
    held = Tenure.objects.filter(current(), within(place, "post__unit__division_path")).order_by()
    return held.filter(user__isnull=False).values("user_id"), held.exclude(holder_ref="").values("holder_ref")


def held_ever(users=(), references=()):
    """The same, with those that are over or begin later."""
    held = Q(user__in=list(users)) | Q(holder_ref__in=[reference for reference in references if reference])
    return Tenure.objects.filter(held).select_related("post__unit__division").order_by("-starts_on", "id")


def holders_around(path):
    """Who with an account holds a post now at a place, above it or below it: tenures with post and unit. One query."""
    places = Q(post__unit__division_path__in=ancestors(path)) | within(path, "post__unit__division_path")
    held = Tenure.objects.filter(current(), places, user__isnull=False, post__unit__dissolved_on__isnull=True)
    return list(held.select_related("post__unit").order_by("post__unit__division_path", "id"))


def serving_within(path, kinds):
    """Who holds a post today, as no delegate, in the units of these kinds at a place and below: a queryset with post and unit."""
    held = Tenure.objects.filter(
        current(), within(path, "post__unit__division_path"), post__unit__kind__in=kinds, post__is_delegate=False,
        post__unit__dissolved_on__isnull=True,
    )  # fmt: skip
    return held.select_related("post__unit__division")


@dataclass(frozen=True)
class Contact:
    """Whom to ask at a place. Public: name, post and unit; no telephone of a person."""

    name: str
    post: str
    unit: str


def contacts_of(division, limit=6):
    """Heads of the bodies that serve a place: one query."""
    held = (
        Tenure.objects.filter(current(), post__is_head=True, post__unit__division=division)
        .select_related("post__unit")
        .order_by("post__unit_id", "id")[:limit]
    )
    return [Contact(t.holder_name, t.post.title, t.post.unit.name) for t in held]


def posts_with_holders(unit):
    """The unit's posts, those it has no more last, each with ``held`` (current tenures) and ``past``. Two queries."""
    tenures = Tenure.objects.order_by("-starts_on", "-id")
    order = (F("ended_on").desc(nulls_first=True), "-is_head", "id")
    posts = list(unit.posts.order_by(*order).prefetch_related(Prefetch("tenures", queryset=tenures)))
    today = clock.today()
    for post in posts:
        everyone = list(post.tenures.all())
        post.held = [t for t in everyone if t.starts_on <= today and (t.ends_on is None or t.ends_on > today)]
        post.past = [t for t in everyone if t not in post.held]
    return posts


def find_post(unit, public_id):
    """A post of the unit; raises ``NotFound``."""
    found = unit.posts.select_related("unit__division").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def serving_in(unit, on=None):
    """Tenures of a unit that have not ended by a day (today), also whose end is entered ahead, the head's first: a queryset."""
    held = Tenure.objects.filter(lasting(on=on), post__unit=unit)
    return held.select_related("post__unit__division", "grant__user", "user").order_by("-post__is_head", "id")


def is_voted_on(post):
    """Whether the people, the collective, or who speaks for them elect who holds the post and nobody else may take it away."""
    return post.selection == Selection.ELECTED and post.unit.kind in VOTED


def is_peoples_seat(post):
    """Whether the post is a seat of a committee or its supervision, which an election alone gives."""
    return post.selection == Selection.ELECTED and post.unit.kind in PEOPLES


def living_posts(unit):
    """The posts a unit has now: a queryset."""
    return unit.posts.filter(ended_on__isnull=True)


def find_tenure(public_id):
    """A tenure with its post and unit, or ``None``."""
    return Tenure.objects.select_related("post__unit__division", "grant").filter(public_id=public_id).first()


def user_named(username):
    """The account with this user name, or ``None``."""
    return accounts.user_named(username)


def tenures_for_export():
    """Every tenure with its post and unit, the oldest first: a queryset."""
    return Tenure.objects.select_related("post__unit").order_by("id")
