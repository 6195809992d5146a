"""What hangs at a unit in the rooms above follows when the unit ends: each room registers how, once, in its ``apps.py``."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Follower:
    """``open_words(unit)`` names what it has open, a list of phrases; ``carry(unit=, into=, on=, by=)`` hands it over.

    Without ``carry`` it stays with the unit that ended. With ``must_be_settled`` a unit that has any of it cannot end
    without a successor. ``refuse(unit)`` raises where something has to be finished before the unit goes into another;
    ``moved(unit=)`` follows a unit that stands at another place. ``people(unit)`` names who is kept at it one by one,
    ``{key: name}``: where it is split ``carry`` is given ``whom``, keys of those who go into one part.
    """

    open_words: Callable
    carry: Callable | None
    must_be_settled: bool = False
    refuse: Callable | None = None
    moved: Callable | None = None
    people: Callable | None = None


_followers: dict[str, Follower] = {}


def register_follower(name, *, open_words, carry=None, must_be_settled=False, refuse=None, moved=None, people=None):
    """Have what a room keeps of a unit go to its successor, or only be named before."""
    _followers[name] = Follower(open_words, carry, must_be_settled, refuse, moved, people)


def open_at(unit, *, but_people=False):
    """``(what goes to a successor, what stays)``: phrases for everything the rooms above have at a unit; ``but_people``: beside
    whom they keep one by one."""
    goes, stays = [], []
    for follower in _followers.values():
        if not (but_people and follower.people):
            (goes if follower.carry else stays).extend(follower.open_words(unit))
    return goes, stays


def people_at(unit):
    """``{key: name}`` of everybody the rooms above keep at a unit one by one."""
    return {
        f"{room}-{key}": name
        for room, follower in _followers.items()
        if follower.people
        for key, name in follower.people(unit).items()
    }


def place_people(*, unit, placed, on, by):
    """Everybody of ``people_at`` goes into the part ``placed`` says, by key; whom it does not name ``carry_over`` takes along."""
    for room, follower in _followers.items():
        if follower.people and follower.carry:
            parts = {}
            for key in follower.people(unit):
                if part := placed.get(f"{room}-{key}"):
                    parts.setdefault(part, []).append(key)
            for part, whom in parts.items():
                follower.carry(unit=unit, into=part, on=on, by=by, whom=whom)


def unsettled_at(unit):
    """The phrases of what must be settled before the unit can end without a successor."""
    settled_first = (follower for follower in _followers.values() if follower.must_be_settled)
    return [words for follower in settled_first for words in follower.open_words(unit)]


def carry_over(*, unit, into, on, by):
    """Hand everything open over to the successor. Raises where something has to be finished first."""
    for follower in _followers.values():
        if follower.refuse:
            follower.refuse(unit)
    for follower in _followers.values():
        if follower.carry:
            follower.carry(unit=unit, into=into, on=on, by=by)


def follow_move(unit):
    """What the rooms above keep of a unit follows it to its new place."""
    for follower in _followers.values():
        if follower.moved:
            follower.moved(unit=unit)
