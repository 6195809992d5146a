"""Registers of shares: whose, who holds how much, and who of the members holds nothing."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, Sum

from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.second_hand import Look
from lianxin.kit.stakes import stakes_of
from lianxin.kit.tree import within
from lianxin.people import selectors as people
from lianxin.people.vocabulary import RollKind
from lianxin.ventures import policies
from lianxin.ventures.calc.rights import left_out, other_heads
from lianxin.ventures.models import Holder, Proposal, Register, ShareChange
from lianxin.ventures.vocabulary import ShareKind

#: Classes that stand for what was put in.
_STAKES = (ShareKind.LAND, ShareKind.MONEY)


def registers(actor, place=""):
    """Those the actor may read at and below a place, by place."""
    rows = policies.visible_registers(actor).select_related("unit", "division")
    return list(rows.filter(within(place, "division_path")).order_by("division_path", "id")[:100])


def register_of(division):
    """The collective's register of a place, or ``None``."""
    return Register.objects.select_related("unit", "division").filter(division=division).order_by("kind").first()


def find_register(public_id, actor):
    """With its classes, and whether something of it waits for a second person."""
    waits = Proposal.objects.filter(register=OuterRef("pk"), state=Look.WAITING)
    rows = Register.objects.select_related("unit", "division", "book").prefetch_related("classes")
    found = rows.annotate(has_looks=Exists(waits)).filter(public_id=public_id).first()
    (policies.can_view_register(actor, found) if found else hide()).or_raise()
    return found


def held_in(register):
    """``{holder id: [[class code, hundredths], …]}`` of everybody who holds something: one query."""
    rows = (
        ShareChange.objects.filter(holder__register=register)
        .order_by("holder_id", "share_class__code")
        .values_list("holder_id", "share_class__code")
        .annotate(held=Sum("hundredths"))
    )
    found = defaultdict(list)
    for holder, code, held in rows:
        if held:
            found[holder].append([code, held])
    return dict(found)


def holding_of(holder):
    """``[[class code, hundredths], …]`` of one holder."""
    rows = (
        holder.changes.order_by("share_class__code").values_list("share_class__code").annotate(held=Sum("hundredths"))
    )
    return [[code, held] for code, held in rows if held]


def holders_page(register, *, text="", cursor="", size=30):
    """The register, a page at a time; ``text`` is a certificate number, a household code or a whole name."""
    rows = register.holders.select_related("household", "person")
    if text:
        number = Q(number=int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else Q(pk__in=[])
        rows = rows.filter(
            number | Q(household__code=text) | Q(person__name=text) | Q(household__in=people.homes_named(text))
        )
    return page(rows, order=("number", "id"), cursor=cursor, size=size)


def holder_names(holders):
    """``{holder id: name}``: the representative of a household or the person; of a household nobody lives in now the first the roll
    counts to it, else its code; unmasked. One query, and three where somebody is gone."""
    members = people.members_by_household([each.household_id for each in holders if each.household_id])
    names = {
        each.pk: each.person.name if each.person_id else next((m.name for m in members.get(each.household_id, ())), "")
        for each in holders
    }
    if empty := [each for each in holders if not names[each.pk]]:
        roll = _newest_roll(empty[0].register)
        told = {code: name for name, code, _person in reversed(people.names_on_roll(roll))} if roll else {}
        names |= {each.pk: told.get(each.household.code) or each.household.code for each in empty}
    return names


def find_holder(public_id, actor):
    found = (
        Holder.objects.select_related("register__unit", "register__division", "household", "person")
        .filter(public_id=public_id)
        .first()
    )
    (policies.can_view_holder(actor, found) if found else hide()).or_raise()
    return found


def people_of(holder):
    """Names of whose certificate it is: the person; or everybody the newest adopted roll counts to the household, those who are away
    and those added to it later too, less who holds for themselves; where the roll has nobody of it, who lives there."""
    if holder.person_id:
        return [holder.person.name]
    home = people.members_by_household([holder.household_id])[holder.household_id]
    roll = _newest_roll(holder.register)
    if roll is None:
        return [each.name for each in home]
    alone = holding_alone(holder.register)
    told, here = people.names_on_roll(roll), {each.pk for each in home}
    ours = [row for row in told if row[1] == holder.household.code or (not row[1] and row[2] in here)]
    if not ours:
        return [each.name for each in home if each.pk not in alone]
    return [name for name, _code, person in ours if person not in alone]


def holding_alone(register):
    """Ids of those who hold something in their own name."""
    rows = register.holders.filter(person__isnull=False).annotate(held=Sum("changes__hundredths"))
    return set(rows.filter(held__gt=0).order_by().values_list("person_id", flat=True))


def _newest_roll(register):
    return people.newest_roll(register.division, RollKind.COLLECTIVE_MEMBER)


def changes_of(holder):
    return list(holder.changes.select_related("share_class").order_by("-id")[:100])


def own_holders(actor):
    return list(policies.own_holders(actor).select_related("register__unit", "household", "person"))


@dataclass(frozen=True)
class Rights:
    """The newest adopted roll; members who hold nothing, as ``(person id, name)``; households with fewer, and those with more, head
    shares than members, as ``(code, members, hundredths)``, empty where no class is by heads; holders of whom nobody is on the roll, as ``(public id,
    number)``."""

    roll: object
    missing: list
    short: list
    more: list
    strangers: list


def rights_of(register):
    """Whether everybody on the roll has a share, and every household one for each of its members: five queries at most."""
    roll = _newest_roll(register)
    if roll is None:
        return Rights(None, [], [], [], [])
    told = people.names_on_roll(roll)
    of_heads = Sum("changes__hundredths", filter=Q(changes__share_class__kind=ShareKind.HEAD))
    holders = register.holders.annotate(held=Sum("changes__hundredths"), heads=of_heads).filter(held__gt=0).order_by()
    held = list(holders.values_list("person_id", "household__code", "heads", "public_id", "number"))
    persons = {person for person, *_more in held if person}
    heads = {code: number or 0 for _person, code, number, *_more in held if code}
    members = _pairs(told)
    names = {person: name for name, _code, person in told}
    short, more = other_heads(members, heads, persons) if any(heads.values()) else ([], [])
    strangers = _strangers(members, held)
    missing = [(person, names[person]) for person in left_out(members, persons, heads)]
    return Rights(roll, missing, short, more, strangers)


def held_by_kind(book_id):
    """``{household id: {"land": hundredths, "money": hundredths}}`` of the registers of a book: one query."""
    rows = ShareChange.objects.filter(
        holder__register__book=book_id, holder__household__isnull=False, share_class__kind__in=_STAKES
    )
    told = rows.order_by().values_list("holder__household", "share_class__kind").annotate(held=Sum("hundredths"))
    found = defaultdict(dict)
    for home, kind, held in told:
        if held:
            found[home][str(kind)] = held
    return dict(found)


def stakes_compared(register):
    """``(household, kind, put in, held)`` where what a household put into ventures for shares and what the register has it hold are not
    the same: land by the mu, money whether there is any of either. Three queries."""
    pooled, held = stakes_of("pooled", register.book_id), held_by_kind(register.book_id)
    found = [
        (home, kind, put_in, has)
        for home in {*pooled, *held}
        for kind in _STAKES
        for put_in, has in [(pooled.get(home, {}).get(kind, 0), held.get(home, {}).get(kind, 0))]
        if (put_in != has if kind == ShareKind.LAND else bool(put_in) != bool(has))
    ]
    homes = people.households_by_id(home for home, *_more in found)
    return sorted(((homes[home], *more) for home, *more in found), key=lambda row: (row[0].code, row[1]))


@dataclass(frozen=True)
class Members:
    """Who is on the newest adopted roll of a collective: ``pairs`` of a person's id and the code of the household it counts them to, or
    ``None``."""

    pairs: tuple

    @cached_property
    def persons(self):
        return {person for person, _code in self.pairs}

    @cached_property
    def codes(self):
        return {code for _person, code in self.pairs if code}

    def homes_among(self, keys):
        """Ids of those households to which the roll counts somebody, or in which somebody on it lives: two queries."""
        homes = people.households_by_id(keys)
        rest = [key for key, home in homes.items() if home.code not in self.codes]
        here = people.members_by_household(rest) if rest else {}
        lived_in = {key for key, found in here.items() if any(each.pk in self.persons for each in found)}
        return {key for key in homes if key not in here} | lived_in

    def more_heads(self, heads, alone):
        """``(code, members, hundredths)`` of the households with more head shares than members who are not ``alone``; ``heads`` by id."""
        codes = {key: home.code for key, home in people.households_by_id(heads).items()}
        return other_heads(self.pairs, {code: heads[key] for key, code in codes.items()}, alone)[1]


def members_of(register):
    """Who is of the collective, or ``None`` before a roll was adopted: two queries."""
    roll = _newest_roll(register)
    return Members(tuple(_pairs(people.names_on_roll(roll)))) if roll else None


def _pairs(names):
    return [(person, code or None) for _name, code, person in names]


def is_of_the_collective(register, household):
    """Whether the newest adopted roll counts somebody to a household, or somebody on it lives there: four queries."""
    members = members_of(register)
    return members is not None and bool(members.homes_among([household.pk]))


def _strangers(members, held):
    """Holders of whom nobody is on the roll; who was added to it later is looked for where they live."""
    persons, codes = {person for person, _code in members}, {code for _person, code in members if code}
    added = {home.code for home in people.homes_of(person for person, code in members if code is None)}
    return [
        (key, f"{number:05d}")
        for person, code, _heads, key, number in held
        if (person not in persons if person else code not in codes | added)
    ]


def members_left_out(register):
    """``(roll, [(person id, name), …])``: members of the newest adopted roll who hold nothing, neither themselves nor in
    the household the roll names. ``(None, [])`` where no roll was adopted."""
    found = rights_of(register)
    return found.roll, found.missing
