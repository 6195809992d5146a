"""Who is to be linked with whom, what counts how much, and what comes out. Pure, whole numbers only."""

from dataclasses import dataclass, field, fields

#: A pair that may not be; no sum of real costs comes near.
FORBIDDEN = 1 << 40
#: Kinds of need and skill one plan can tell apart.
MOST_SKILLS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives: ``east`` and ``north`` in metres from any common point, or ``None`` where nobody measured."""

    village: str = ""
    group: str = ""
    east: int | None = None
    north: int | None = None


@dataclass(frozen=True, slots=True)
class Household:
    key: str
    place: Place = Place()
    needs: frozenset[str] = frozenset()
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """``room`` is how many households at most, ``held`` how many of them stay outside this plan."""

    key: str
    place: Place = Place()
    skills: frozenset[str] = frozenset()
    room: int = 10
    held: int = 0
    exempt: bool = False
    experienced: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much, in metres of way. Policy: it is shown wherever a plan is.

    A pair costs its distance; where that is unknown ``unknown_near`` inside a group, else ``unknown_far``. To it come
    ``other_group``, ``unmet_need`` for each need nobody of the pair can meet and ``beginner`` for a priority household
    with a liaison who is new to it; ``continuity`` is taken off for the pair of today. A member with n households costs
    ``load``·n² beside.
    """

    continuity: int = 400
    load: int = 30
    other_group: int = 300
    unmet_need: int = 150
    beginner: int = 300
    unknown_near: int = 300
    unknown_far: int = 1500
    across_villages: bool = False

    def __post_init__(self):
        for each in fields(self):
            number = getattr(self, each.name)
            if each.name != "across_villages" and (type(number) is not int or not 0 <= number <= 100_000):
                raise ValueError(each.name)


class Infeasible(Exception):
    """No assignment keeps every rule; ``conflicts`` say why, one for each village where that is so."""

    def __init__(self, conflicts):
        super().__init__(conflicts)
        self.conflicts = conflicts


@dataclass(frozen=True)
class Conflict:
    """``households`` may only go to ``members``, who have ``room`` for fewer.

    Leave out any one of the members, and the others have room for those who may only go to them. ``kin``
    are the members each of these households is kept from as kin, ``exempt`` those of the ``village`` who take nobody. No
    village is named where a plan goes across villages.
    """

    village: str
    households: tuple[str, ...]
    members: tuple[str, ...]
    room: int
    kin: tuple[str, ...]
    exempt: tuple[str, ...]

    @property
    def short(self):
        return len(self.households) - self.room


@dataclass(frozen=True)
class Plan:
    """``pairs`` says who gets whom; ``prices`` (what one more household with a member would cost) prove it the best.

    Among equally good ones it is the first: going through the households by key, each has the member with the first key.
    """

    pairs: dict[str, str]
    objective: int
    prices: dict[str, int] = field(repr=False)
    arcs: int = 0
    rounds: int = 0
    proven: bool = True
