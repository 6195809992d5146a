"""Questions about units, posts and who holds them. None writes."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.tree import ancestors, within, within_any
from lianxin.organisations.calc.eligibility import Held, findings
from lianxin.organisations.calc.kinds import KINDS
from lianxin.organisations.errors import Ambiguous
from lianxin.organisations.models import Post, Tenure, Unit, UnitRelation
from lianxin.organisations.vocabulary import RelationKind, Structure, UnitKind
from lianxin.territory.vocabulary import Level

_PLACE_HEADS = (
    UnitKind.VILLAGERS_COMMITTEE,
    UnitKind.RESIDENTS_COMMITTEE,
    UnitKind.GOVERNMENT_OFFICE,
    UnitKind.SERVICE_CENTRE,
)
_SHORTEST_SHORT_NAME = 3
_LONGEST_NAME = 120


def current(prefix="", on=None):
    """A ``Q`` for rows in force on a day (today)."""
    day = on or clock.today()
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    )


def find_unit(public_id):
    """The unit, or ``None``."""
    return Unit.objects.select_related("division").filter(public_id=public_id).first()


def units_within(path):
    """Units at and below a place, the widest place first."""
    return Unit.objects.filter(within(path, "division_path")).order_by("division_path", "id")


def units_within_any(paths):
    """Living units at and below any of these places, the widest place first."""
    return Unit.objects.filter(within_any(paths, "division_path"), dissolved_on__isnull=True).order_by(
        "division_path", "id"
    )


def kinds_within(path, kinds, *, leaving_out=()):
    """``(path, kind)`` of living units of these kinds at and below a place, but not of these ids: one query."""
    found = Unit.objects.filter(within(path, "division_path"), kind__in=kinds, dissolved_on__isnull=True)
    found = found.exclude(pk__in=leaving_out)
    return set(found.values_list("division_path", "kind"))


def unit_of_division(division, kind):
    """The living unit of this kind at exactly this place, or ``None``."""
    return Unit.objects.filter(division=division, kind=kind, dissolved_on__isnull=True).first()


def branches_of(division):
    """Living Party branches of exactly this place, joint and temporary ones among them: one query."""
    kinds = [kind for kind in UnitKind if kind.startswith("party_") and kind.endswith("_branch")]
    return Unit.objects.filter(division=division, kind__in=kinds, dissolved_on__isnull=True).order_by("id")


def committees_over(path):
    """Living Party committees and general branches of a place and above it, the nearest first: one query."""
    kinds = [kind for kind in UnitKind if kind.startswith("party_") and not kind.endswith(("_branch", "_group"))]
    found = Unit.objects.filter(
        division_path__in=ancestors(path, include_self=True), kind__in=[*kinds, UnitKind.PARTY_GENERAL_BRANCH],
        dissolved_on__isnull=True,
    )  # fmt: skip
    return sorted(found, key=lambda unit: (-len(unit.division_path), unit.pk))


def superior_of(unit):
    """The unit one level up: by Party line, by guidance, else the government of the nearest place above."""
    for kind in (RelationKind.PARTY_SUPERIOR, RelationKind.GROUP_OF):
        relation = UnitRelation.objects.filter(current(), source=unit, kind=kind).select_related("target").first()
        if relation:
            return relation.target
    guide = (
        UnitRelation.objects.filter(current(), target=unit, kind=RelationKind.GUIDES).select_related("source").first()
    )
    if guide:
        return guide.source
    above = ancestors(unit.division_path)
    return (
        Unit.objects.filter(division_path__in=above, kind=UnitKind.GOVERNMENT_OFFICE, dissolved_on__isnull=True)
        .order_by("-division_path")
        .first()
    )


def members_of(unit, on=None):
    """Users who hold a post in the unit: one query."""
    held = Tenure.objects.filter(current(on=on), post__unit=unit, user__isnull=False).values("user_id")
    return accounts.active_users(held)


def heads_of(unit):
    """Users who lead the unit: one query."""
    held = Tenure.objects.filter(current(), post__unit=unit, post__is_head=True, user__isnull=False)
    return accounts.active_users(held.values("user_id"))


def posts_of_user(user_id, on=None):
    """Posts a user holds on a day."""
    return Tenure.objects.filter(current(on=on), user_id=user_id).select_related("post__unit")


def held_now(users=(), references=()):
    """Tenures in force today of these accounts, or of who goes by these references; the latest first: a queryset."""
    held = Q(user__in=list(users)) | Q(holder_ref__in=[reference for reference in references if reference])
    return Tenure.objects.filter(held, current()).select_related("post__unit__division").order_by("-starts_on", "id")


def search_units(text, limit=10):
    """Living units whose name holds the text, or sounds like its letters from the start; one query.

    Each has the whole way to its place (``place_name``).
    """
    if len(text) > _LONGEST_NAME:
        return []
    named = Q(name__icontains=text) | Q(short_name__icontains=text)
    if text.isascii() and text.isalpha():
        named |= Q(sound__startswith=text.lower()) | Q(sound__contains=f" {text.lower()}")
    found = Unit.objects.filter(named, dissolved_on__isnull=True)
    units = list(found.select_related(_WHOLE_WAY).order_by("division_path", "id")[:limit])
    for unit in units:
        unit.place_name = _way_to(unit.division)  # type: ignore[attr-defined]
    return units


#: A unit stands in a group at the deepest: group, village, township, county, prefecture, province.
_WHOLE_WAY = "division__parent__parent__parent__parent__parent"


def _way_to(division):
    return f"{_way_to(division.parent)} {division.short_name}" if division.parent_id else division.short_name


def units_named_in(words, path):
    """The living units at a place, above and below it that the words name, the one furthest up first: one query.

    Short names count at the place and above, from three characters on: below, many units share one.
    """
    way = ancestors(path, include_self=True)
    serving = Unit.objects.filter(Q(division_path__in=way) | within(path, "division_path"), dissolved_on__isnull=True)

    def is_named(unit):
        shortly = unit.division_path in way and len(unit.short_name) >= _SHORTEST_SHORT_NAME
        return unit.name in words or (shortly and unit.short_name in words)

    return sorted(filter(is_named, serving), key=lambda unit: (len(unit.division_path), unit.pk))


def holders_around(path):
    """Who with an account holds a post now at a place, above it or below it: tenures with post and unit. One query."""
    places = Q(post__unit__division_path__in=ancestors(path)) | within(path, "post__unit__division_path")
    held = Tenure.objects.filter(current(), places, user__isnull=False, post__unit__dissolved_on__isnull=True)
    return list(held.select_related("post__unit").order_by("post__unit__division_path", "id"))


def resolve_unit(text):
    """The one living unit meant by a name or short name, ``None`` when nothing fits; raises ``Ambiguous`` with all."""
    found = search_units(text, limit=20)
    exact = [unit for unit in found if text in (unit.name, unit.short_name)]
    found = exact or found
    if len(found) > 1:
        raise Ambiguous(found)
    return found[0] if found else None


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


def units_by_structure(division):
    """Units of exactly this place, side by side by structure, each with its posts and who holds them. Three queries."""
    tenures = Tenure.objects.filter(current()).order_by("starts_on", "id")
    posts = Post.objects.order_by("-is_head", "id").prefetch_related(
        Prefetch("tenures", queryset=tenures, to_attr="held")
    )
    units = (
        Unit.objects.filter(division=division, dissolved_on__isnull=True)
        .order_by("kind", "id")
        .prefetch_related(Prefetch("posts", queryset=posts))
    )
    sides = {structure: [] for structure in Structure}
    for unit in units:
        sides[unit.structure].append(unit)
    return sides


def posts_with_holders(unit):
    """The unit's posts, each with ``held`` (current tenures) and ``past``. Two queries."""
    tenures = Tenure.objects.order_by("-starts_on", "-id")
    posts = list(unit.posts.order_by("-is_head", "id").prefetch_related(Prefetch("tenures", queryset=tenures)))
    today = clock.today()
    for post in posts:
        everyone = list(post.tenures.all())
        post.held = [t for t in everyone if t.starts_on <= today and (t.ends_on is None or t.ends_on > today)]
        post.past = [t for t in everyone if t not in post.held]
    return posts


def relations_of(unit):
    """Relations both ways, those that have ended last."""
    return (
        UnitRelation.objects.filter(Q(source=unit) | Q(target=unit))
        .select_related("source", "target")
        .order_by(F("ends_on").desc(nulls_first=True), "kind", "id")
    )


def find_relation(pk):
    """A relation with both units, or ``None``."""
    return UnitRelation.objects.select_related("source__division", "target").filter(pk=pk).first()


def find_tenure(public_id):
    """A tenure with its post and unit, or ``None``."""
    return Tenure.objects.select_related("post__unit__division", "grant").filter(public_id=public_id).first()


def user_named(username):
    """The account with this user name, or ``None``."""
    return accounts.user_named(username)


FINDING_WORDS = {
    "kin_inside": gettext_lazy("同一委员会里已有其近亲属"),
    "both_posts": gettext_lazy("本人同时在受监督的岗位上"),
    "kin_of_watched": gettext_lazy("其近亲属在受监督的岗位上"),
    "finance_watched": gettext_lazy("本人或其近亲属管着村里的钱或账"),
    "secretary_heads_supervision": gettext_lazy("村务监督委员会主任一般不由党组织书记兼任"),
}


def reference_of(tenure):
    """By whom a tenure is held, as the rules compare it."""
    return tenure.holder_ref or (f"user:{tenure.user_id}" if tenure.user_id else f"name:{tenure.holder_name}")


def held_by(post, reference):
    """A post as the rules see it."""
    is_secretary = post.is_head and KINDS[post.unit.kind].structure == "party"
    return Held(post.unit.kind, post.unit_id, reference, post.is_finance, is_secretary, post.is_head)


def judged_together(division):
    """Tenures the rules compare with one at this place: of the place, and a village's with those of its groups.

    A group's bodies are compared with the village's and not with another group's.
    """
    places = Q(post__unit__division_id=division.pk)
    if division.level == Level.GROUP:
        places |= Q(post__unit__division_id=division.parent_id)
    elif division.level == Level.VILLAGE:
        places |= Q(post__unit__division__parent_id=division.pk, post__unit__division__level=Level.GROUP)
    return Tenure.objects.filter(places).select_related("post__unit__division")


@dataclass(frozen=True)
class Conflict:
    """Two posts close relatives hold that the rules keep apart; ``words`` name both, and the article."""

    path: str
    words: str


def conflicts_between(one, other):
    """What speaks against the posts two people hold now, once they are known to be close relatives.

    ``one`` and ``other`` are the references each goes by, as a set.
    """
    users = {ref.removeprefix("user:") for ref in one | other if ref.startswith("user:")}
    theirs = Tenure.objects.filter(
        Q(holder_ref__in=one | other) | Q(user_id__in=users), current(), ends_on__isnull=True
    )
    serving = list(theirs.select_related("post__unit__division").order_by("id"))
    firsts = [tenure for tenure in serving if reference_of(tenure) in one]
    seconds = [tenure for tenure in serving if reference_of(tenure) in other]
    pairs = [(a, b) for a in firsts for b in seconds if _are_judged_together(a.post.unit, b.post.unit)]
    return [conflict for a, b in pairs for conflict in _conflicts(a, b)]


def _are_judged_together(unit, other):
    lower, upper = sorted((unit.division, other.division), key=lambda each: len(each.path), reverse=True)
    return lower.pk == upper.pk or (lower.level == Level.GROUP and lower.parent_id == upper.pk)


def _conflicts(tenure, other):
    kin = {frozenset(("one", "other"))}
    found = findings(held_by(tenure.post, "one"), [held_by(other.post, "other")], kin)
    posts = "、".join(f"{each.post.unit.name}{each.post.title}" for each in (tenure, other))
    return [
        Conflict(
            tenure.post.unit.division_path,
            _("{posts}：{words}（{article}）").format(
                posts=posts, words=FINDING_WORDS[finding.code], article=_(finding.article)
            ),
        )
        for finding in found
    ]


def units_for_export():
    """Every unit with its place, dissolved ones too: a queryset."""
    return Unit.objects.select_related("division").order_by("division_path", "id")


def tenures_for_export():
    """Every tenure with its post and unit, the oldest first: a queryset."""
    return Tenure.objects.select_related("post__unit").order_by("id")


def relations_for_export():
    """Every relation between units: a queryset."""
    return UnitRelation.objects.select_related("source", "target").order_by("id")
