"""Who may vote and sit, and what speaks against who stands, as other rooms know it. None writes."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.activities import selectors as activities
from lianxin.elections.calc.representatives import SHARES
from lianxin.elections.models import Candidate
from lianxin.elections.selectors.elections import elected_posts, seats_of
from lianxin.elections.selectors.papers import COUNTED
from lianxin.elections.vocabulary import ENDS, ElectionKind, ElectionState, Method
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import selectors as people
from lianxin.territory.vocabulary import Level

_BRANCHES = (UnitKind.PARTY_BRANCH, UnitKind.PARTY_JOINT_BRANCH)
#: Bodies in which the law wants a woman.
_WITH_A_WOMAN = (UnitKind.VILLAGERS_COMMITTEE, UnitKind.MEMBER_REP_ASSEMBLY, UnitKind.VILLAGER_REP_ASSEMBLY)


def who_will_sit(election, standing):
    """By whom the seats of a body in which a woman sits by law are or will be held, once somebody is elected; else empty."""
    if election.unit.kind not in _WITH_A_WOMAN or election.state not in COUNTED:
        return frozenset()
    elected = {each.reference for each in standing if each.elected_in}
    if election.kind == ElectionKind.FULL and not election.installed_on:
        return frozenset(elected)
    serving = organisations.serving_in(election.unit)
    return frozenset(elected | {organisations.reference_of(each) for each in serving})


def conflicts_between(one, other):
    """Elections under way in which one of two close relatives stands and the other is of the election committee: two queries.

    ``one`` and ``other`` are the references each goes by, as a set.
    """
    users = {ref.removeprefix("user:") for ref in one | other if ref.startswith("user:")}
    theirs = Candidate.objects.filter(Q(holder_ref__in=one | other) | Q(user_id__in=users), withdrawn_on__isnull=True)
    open_now = theirs.exclude(election__state__in=(*ENDS, ElectionState.INSTALLED))
    found = {}
    for each in open_now.select_related("election__unit").order_by("id"):
        across = other if each.reference in one else one
        if across.intersection(each.election.committee_refs.values()):
            found[each.election] = organisations.Conflict(
                each.election.division_path,
                _("{election}的候选人和选举委员会成员").format(election=each.election),
                _("请先登记成员退出选举委员会，再往下办。"),
                reverse("elections:election", args=[each.election.public_id]),
            )
    return list(found.values())


def listed_as(election, name):
    """Records of whom the list of those who may vote knows by a name: the roll, or the list of the branch that elects itself."""
    if election.method == Method.BRANCH:
        return activities.known_as(election.unit, name)
    return people.called_on_roll(election.roll, name) if election.roll_id else []


def households_for(election):
    """``(share, households living there, representatives)`` where an election sends representatives of households, else ``None``.

    Of a group that is no place of its own nobody knows how many live in it.
    """
    unit = election.unit
    sends = unit.kind == UnitKind.VILLAGERS_GROUP
    if unit.kind not in SHARES or (
        sends and (election.kind, unit.division.level) != (ElectionKind.DELEGATES, Level.GROUP)
    ):
        return None
    seats = sum(post.seats for post in elected_posts(unit) if post.is_delegate == sends)
    return SHARES[unit.kind], people.living_households(election.division_path).count(), seats


_COMMITTEE_OF = {
    UnitKind.VILLAGER_REP_ASSEMBLY: UnitKind.VILLAGERS_COMMITTEE,
    UnitKind.RESIDENT_REP_ASSEMBLY: UnitKind.RESIDENTS_COMMITTEE,
}


def who_sits_beside(election):
    """``(representatives, seats of the committee)`` of a meeting of representatives, else ``None``."""
    kind = _COMMITTEE_OF.get(election.unit.kind)
    committee = organisations.unit_of_division(election.unit.division, kind) if kind else None
    if committee is None:
        return None
    seats = sum(post.seats for post in organisations.living_posts(committee) if post.is_seat)
    return sum(post.seats for post in elected_posts(election.unit)), seats


def size_of_branch(election):
    """``(full members by its list, seats to lead it)`` where a branch elects who leads it, else ``None``; without a list too."""
    if election.unit.kind not in _BRANCHES or election.kind != ElectionKind.FULL or election.method != Method.BRANCH:
        return None
    members = activities.voters_of(election.unit)
    seats = sum(seats_of(election).values())
    return (members, seats) if members and seats else None


def voters_known(election):
    """How many members of the branch that elects itself may vote, by its list; 0 where there is none, or others elect."""
    return activities.voters_of(election.unit) if election.method == Method.BRANCH else 0
