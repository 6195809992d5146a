"""Was the meeting able to decide, and did it? Whole numbers in, a verdict with its formula and numbers out."""

from dataclasses import dataclass

from lianxin.deliberation.calc.quorum_rules import RULES, VERSION, Number, Rule, Test
from lianxin.deliberation.calc.shares import Share, at_least
from lianxin.deliberation.calc.weights import keeps_the_cap

#: Regulation on elections in grass-roots Party organisations: candidates at least a fifth more than seats.
_MORE_CANDIDATES = at_least(6, 5)


class Impossible(ValueError):
    """Numbers that cannot be: ``code`` says which, for the words of the page."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Roll:
    """Frozen before the meeting. ``persons``: everybody with a vote in this body."""

    persons: int
    households: int = 0
    representatives: int = 0
    votes: int | None = None  # a cooperative's votes together; as many as persons when not said


@dataclass(frozen=True)
class Attendance:
    """``present`` in the room, ``households`` among them by a representative; beside them ``online`` and by ``proxies``."""

    present: int
    households: int = 0
    online: int = 0
    proxies: int = 0


@dataclass(frozen=True)
class Votes:
    yes: int = 0
    no: int = 0
    abstain: int = 0
    invalid: int = 0

    @property
    def cast(self):
        return self.yes + self.no + self.abstain + self.invalid


@dataclass(frozen=True)
class Line:
    """One test with its numbers: ``count`` of ``of`` is (not) ``share``; ``needed`` is the smallest count that holds."""

    count_name: Number
    count: int
    share: Share
    of_name: Number
    of: int
    needed: int
    holds: bool

    @property
    def formula(self) -> str:
        sign, part = str(self.share).split(" ")
        return f"{self.count} {sign if self.holds else ('≤' if self.share.strict else '<')} {part} × {self.of}"


@dataclass(frozen=True)
class Outcome:
    """``quorum_met`` and ``passed`` are ``None`` where the text is silent; nothing passes without a quorum."""

    rule: str
    version: str
    quorum_met: bool | None
    passed: bool | None
    quorum: tuple[Line, ...]
    majority: tuple[Line, ...]


def evaluate(rule: Rule | str, roll: Roll, attendance: Attendance, votes: Votes) -> Outcome:
    """The verdict; ``Impossible`` for numbers that contradict each other."""
    rule = RULES[rule] if isinstance(rule, str) else rule
    numbers = _numbers(rule, roll, attendance, votes)
    quorum = tuple(_line(test, numbers) for test in rule.quorum)
    majority = tuple(_line(test, numbers) for test in rule.majority)
    quorum_met, passed = _any(quorum), _any(majority)
    if quorum_met is False and passed is not None:
        passed = False
    return Outcome(rule.code, VERSION, quorum_met, passed, quorum, majority)


def must_convene(rule: Rule | str, roll: Roll, *, signers: int = 0, households: int = 0, representatives: int = 0):
    """The lines of those whose signatures oblige to call a meeting; any that holds is enough."""
    rule = RULES[rule] if isinstance(rule, str) else rule
    signed = {Number.ROLL: signers, Number.HOUSEHOLDS: households, Number.REPRESENTATIVES: representatives}
    of = {
        Number.ROLL: roll.persons,
        Number.HOUSEHOLDS: roll.households,
        Number.REPRESENTATIVES: roll.representatives or roll.persons,
    }
    return tuple(_line(test, {Number.SIGNERS: signed[test.of], test.of: of[test.of]}) for test in rule.convene_on)


def enough_candidates(seats: int, candidates: int) -> bool:
    """In a Party election: at least a fifth more candidates than seats."""
    return _MORE_CANDIDATES.holds(candidates, seats)


def _numbers(rule, roll, attendance, votes):
    _no_negatives(roll, attendance, votes)
    if not rule.takes_remote and attendance.online + attendance.proxies:
        raise Impossible("remote_not_allowed")
    present = attendance.present + attendance.online + attendance.proxies
    all_votes = roll.persons if roll.votes is None else roll.votes
    if present > roll.persons:
        raise Impossible("more_present_than_on_the_roll")
    if attendance.households > min(roll.households, attendance.present):
        raise Impossible("more_households_than_there_are")
    if rule.counts_votes and not keeps_the_cap(roll.persons, all_votes):
        raise Impossible("more_additional_votes_than_the_law_lets")
    if votes.cast > (all_votes if rule.counts_votes else present):
        raise Impossible("more_votes_than_present")
    return {
        Number.PRESENT: present,
        Number.HOUSEHOLDS_PRESENT: attendance.households,
        Number.YES: votes.yes,
        Number.ROLL: roll.persons,
        Number.HOUSEHOLDS: roll.households,
        Number.VOTES: all_votes,
    }


def _no_negatives(*records):
    for record in records:
        for number in vars(record).values():
            if number is not None and (not isinstance(number, int) or isinstance(number, bool) or number < 0):
                raise Impossible("not_a_count")


def _line(test: Test, numbers):
    count, of = numbers[test.count], numbers[test.of]
    return Line(test.count, count, test.share, test.of, of, test.share.needed(of), test.share.holds(count, of))


def _any(lines):
    return any(line.holds for line in lines) if lines else None
