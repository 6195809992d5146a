"""Whether a poll is valid, and who is elected. Whole numbers only; pure.

Sources: the law on villagers' committees (more than half of the registered voters vote, more than half of the votes cast
elect, a third in a run-off; of a group two thirds of its grown-ups or of its households); the law on residents' committees (representatives: more than two thirds take part); the
rules on elections of Party organisations, by their members or by a congress of at most three hundred delegates (four fifths of
those due are there, more than half of those present elect, candidates at least a fifth more than seats); a committee's plenum
elects its secretary by the same majorities and may have as many candidates as seats; the law on rural collectives (two thirds of
the members or of their representatives are there, two thirds of all elect); the rules of the assembly and of the representatives'
meeting, at which a village chooses its supervision and its mediators (more than half of the grown-ups or two thirds of the
representatives are there, more than half of those present elect).
"""

from dataclasses import dataclass, replace
from fractions import Fraction

_HALF, _THIRD, _TWO_THIRDS = Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)


@dataclass(frozen=True)
class Rules:
    """``turnout``: which share of those on the list has to vote; ``reaches``: whether exactly that share is enough.

    ``more_candidates``: which share of the seats candidates are more, at least one; ``None`` where as many are enough.
    ``elects``: more than which share elects, ``of_all`` that are on the list (then that share is enough), else of who took part.
    """

    turnout: Fraction
    reaches: bool
    more_candidates: Fraction | None
    run_off: Fraction | None
    source: str
    elects: Fraction = _HALF
    of_all: bool = False


#: Numbers are named where they were read in the text in force; marked for the catalogues, who shows them translates.
_ = str
_VC, _RC = _("村民委员会组织法第十四条至第二十四条"), _("城市居民委员会组织法第十四条至第二十条")
_PARTY = Rules(Fraction(4, 5), True, Fraction(1, 5), None, _("中国共产党基层组织选举工作条例"))
#: The law on collectives says who is chosen and by whom, and leaves the majority to the articles of each.
_RCEO = _("农村集体经济组织法")
_MEETINGS = _("人民调解法、村民委员会组织法、城市居民委员会组织法")
#: A congress of the Party's members has so many delegates at the most.
MOST_DELEGATES = 300

#: Who votes for others holds the written word of so many at the most.
MOST_PROXIES = 3

RULES = {
    "villagers": Rules(_HALF, False, Fraction(0), _THIRD, _VC),
    "household_reps": Rules(_HALF, False, Fraction(0), _THIRD, _RC),
    "group": Rules(Fraction(2, 3), True, Fraction(0), _THIRD, _("村民委员会组织法")),
    "residents": Rules(_HALF, False, Fraction(0), _THIRD, _RC),
    "resident_reps": Rules(Fraction(2, 3), False, Fraction(0), _THIRD, _RC),
    "members": Rules(_HALF, False, None, None, _RCEO),
    "branch": _PARTY,
    "congress": _PARTY,
    "plenum": replace(_PARTY, more_candidates=None),
    "assembly": Rules(_HALF, False, None, None, _MEETINGS),
    "reps": Rules(_TWO_THIRDS, True, None, None, _MEETINGS),
    "member_assembly": Rules(_TWO_THIRDS, True, None, None, _RCEO, _TWO_THIRDS, of_all=True),
    "member_reps": Rules(_TWO_THIRDS, True, None, None, _RCEO, _TWO_THIRDS, of_all=True),
    "by_homes": Rules(_HALF, False, None, None, _("村民委员会组织法、城市居民委员会组织法")),
}


@dataclass(frozen=True)
class Outcome:
    """``elected`` in the order of their votes; ``tied`` would share fewer seats than they are; ``open_seats`` are left."""

    is_valid: bool
    elected: tuple
    tied: tuple
    open_seats: int


def is_valid(method, listed, voters):
    """Whether enough of those on the list took part.

    ``voters``, here and below: of a Party organisation those present with the right to vote, else those whose papers came back.
    """
    rules = RULES[method]
    needed = rules.turnout * listed
    return voters >= needed if rules.reaches else voters > needed


def fewest_candidates(method, seats):
    """How many candidates there have to be: more than seats, but where the committee chooses among its own members."""
    share = RULES[method].more_candidates
    if share is None:
        return seats
    more = share * seats
    return seats + max(1, -(-more.numerator // more.denominator))


def has_enough(method, votes, voters, listed, *, is_run_off):
    """Whether so many votes elect."""
    rules = RULES[method]
    if rules.of_all:
        return votes >= rules.elects * listed
    run_off = rules.run_off if is_run_off else None
    return votes >= run_off * voters if run_off is not None else votes > rules.elects * voters


def outcome(method, listed, voters, votes, seats, *, is_run_off=False):
    """Who is elected of ``votes`` (``{candidate: votes}``): those with enough votes, the most first, as seats last.

    Nobody without enough voters, in a run-off as in the first poll.
    """
    if not is_valid(method, listed, voters):
        return Outcome(False, (), (), seats)
    enough = [
        each
        for each in votes
        if votes[each] > 0 and has_enough(method, votes[each], voters, listed, is_run_off=is_run_off)
    ]
    enough.sort(key=lambda each: (-votes[each], str(each)))
    if len(enough) <= seats:
        return Outcome(True, tuple(enough), (), seats - len(enough))
    last = votes[enough[seats - 1]]
    if votes[enough[seats]] < last:
        return Outcome(True, tuple(enough[:seats]), (), 0)
    sure = [each for each in enough if votes[each] > last]
    tied = [each for each in enough if votes[each] == last]
    return Outcome(True, tuple(sure), tuple(tied), seats - len(sure))
