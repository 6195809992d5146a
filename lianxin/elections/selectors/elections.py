"""Questions about elections. None writes."""

from datetime import date

from django.db.models import F, Q

from lianxin.elections.calc import counting
from lianxin.elections.models import Candidate, Election, HandoverItem, ListObjection
from lianxin.elections.policies import RUNNERS
from lianxin.elections.selectors.ways import methods_of
from lianxin.elections.vocabulary import (
    BEFORE_CANDIDATES,
    ENDS,
    IN_PARTY,
    WHOLE,
    ElectionKind,
    ElectionState,
    Method,
)
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within_any
from lianxin.organisations import selectors as organisations
from lianxin.organisations.policies import KEEPERS
from lianxin.organisations.vocabulary import ELECTIVE, Selection
from lianxin.people import selectors as people
from lianxin.people.vocabulary import RollKind


def find_election(public_id):
    """An election with its body; raises ``NotFound``."""
    found = Election.objects.select_related("unit__division", "roll").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def elections_page(cursor="", *, unit=None):
    """Elections of one body or of all, the latest polling day first: one query."""
    found = Election.objects.select_related("unit")
    return page(found.filter(unit=unit) if unit else found, order=("-poll_on", "-id"), cursor=cursor)


def work_of(actor):
    """Elections under way whose next step is the actor's: a queryset; ``None`` without an account.

    Once the candidates are posted only who guides the election enters anything.
    """
    if not actor.is_user:
        return None
    runs = within_any(actor.scopes(*RUNNERS), "division_path") & Q(state__in=BEFORE_CANDIDATES)
    mine = runs | within_any(actor.scopes(*KEEPERS), "division_path")
    return Election.objects.filter(mine).exclude(state__in=ENDS).select_related("unit").order_by("poll_on", "id")


def elected_posts(unit):
    """The posts people are elected to, the head's first: a list."""
    return list(organisations.living_posts(unit).filter(selection__in=ELECTIVE).order_by("-is_head", "id"))


def candidates_of(election):
    """Everybody who was nominated, also who withdrew since, by post: a list in one query."""
    return list(
        election.candidates.select_related("post", "user").order_by("post__id", F("place").asc(nulls_last=True), "id")
    )


def standing(election):
    """Candidates who have not withdrawn, by post: a list in one query."""
    return [each for each in candidates_of(election) if not each.withdrawn_on]


def find_candidate(election, public_id):
    """Somebody who stands; raises ``NotFound``."""
    rows = Candidate.objects.select_related("election__unit", "post")
    found = rows.filter(election=election, public_id=public_id, withdrawn_on__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def find_objection(election, public_id):
    """An objection to the list of this election; raises ``NotFound``."""
    found = ListObjection.objects.select_related("election").filter(election=election, public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def find_handover(election, what):
    """One thing to hand over; raises ``NotFound``."""
    found = HandoverItem.objects.select_related("election").filter(election=election, what=what).first()
    if found is None:
        raise NotFound
    return found


def seats_of(election):
    """``{post: how many of its seats are to be filled}``: all in a full election, those free by the poll in a by-election.

    Delegates are elected apart from the body itself, and apart who is chosen by the committee among its members.
    """
    delegates = election.kind == ElectionKind.DELEGATES
    selection = Selection.PLENUM if election.is_plenum else Selection.ELECTED
    posts = [
        post for post in elected_posts(election.unit) if post.is_delegate == delegates and post.selection == selection
    ]
    if election.kind in WHOLE:
        return {post: post.seats for post in posts}
    serving: dict[int, int] = {}
    for tenure in organisations.serving_in(election.unit, election.poll_on):
        serving[tenure.post_id] = serving.get(tenure.post_id, 0) + 1
    free = {post: post.seats - serving.get(post.pk, 0) for post in posts}
    return {post: seats for post, seats in free.items() if seats > 0}


def posts_vacated(election):
    """The posts whose holders leave with the election: all it fills in a full one, none in a by-election."""
    return list(seats_of(election)) if election.kind in WHOLE else []


def open_seats(election):
    """``{post: seats still to be filled}`` after the polls so far."""
    elected = [each.post_id for each in standing(election) if each.elected_in]
    left = {post: seats - elected.count(post.pk) for post, seats in seats_of(election).items()}
    return {post: seats for post, seats in left.items() if seats > 0}


def on_ballot(election):
    """Who stands for the seats still to be filled."""
    posts = {post.pk for post in open_seats(election)}
    return [each for each in standing(election) if not each.elected_in and each.post_id in posts]


def outcomes(election, listed, voters, votes, *, is_run_off):
    """``[(post, Outcome)]`` of votes by candidate's ``public_id``, post by post."""
    found = []
    for post, seats in open_seats(election).items():
        theirs = {
            each.public_id: votes.get(each.public_id, 0) for each in on_ballot(election) if each.post_id == post.pk
        }
        found.append((post, counting.outcome(election.method, listed, voters, theirs, seats, is_run_off=is_run_off)))
    return found


def too_few(election):
    """``[(post, seats, the fewest candidates, how many stand)]`` of posts with fewer candidates than the law wants."""
    standing_for = [each.post_id for each in standing(election)]
    rows = [
        (post, seats, counting.fewest_candidates(election.method, seats), standing_for.count(post.pk))
        for post, seats in seats_of(election).items()
    ]
    return [row for row in rows if row[3] < row[2]]


def next_up(candidate):
    """``(up, tied)``: who moves up when this elected candidate does not take the seat, and who has the same votes for it.

    Both are empty where nobody has enough votes.
    """
    election, number = candidate.election, candidate.elected_in
    polls = list(election.polls.filter(number__lte=number))
    is_run_off, poll = any(each.is_valid for each in polls[:-1]), polls[-1]
    free = open_seats(election).get(candidate.post, 0) + 1
    behind = {
        each.public_id: each
        for each in standing(election)
        if each.post_id == candidate.post_id and not each.elected_in and each.public_id in poll.votes
    }
    votes = {key: poll.votes[key] for key in behind}
    found = counting.outcome(election.method, poll.listed, poll.voters, votes, free, is_run_off=is_run_off)
    ranked = sorted(behind, key=lambda key: -votes[key])
    return tuple([behind[key] for key in ranked if key in keys] for keys in (found.elected, found.tied))


def under_way(unit):
    """Elections of a unit that have not come as far as taking the posts: a queryset."""
    settled = (*ENDS, ElectionState.INSTALLED)
    return Election.objects.filter(unit=unit).exclude(state__in=settled).select_related("unit")


def was_elected_here(unit):
    """Whether members of a body took their seats from an election kept here."""
    return Election.objects.filter(unit=unit, installed_on__isnull=False).exists()


def open_words(unit):
    """What of elections is open at a unit, as phrases."""
    return [str(each) for each in under_way(unit)]


def objections_of(election):
    return list(election.objections.all())


def handover_of(election):
    return list(election.handover.all())


def is_counting(election):
    """Whether the next count is a run-off."""
    return election.state == ElectionState.RUN_OFF


def takes_written_in(election):
    """Whether voters may write somebody else on the paper: not in a run-off, and not in a Party branch."""
    return not is_counting(election) and election.method not in IN_PARTY


def ways_open_to(unit):
    """Who could elect somebody of a body, the usual way first: a committee only where a post is filled by it."""
    ways = methods_of(unit)
    if Method.PLENUM in ways and not organisations.living_posts(unit).filter(selection=Selection.PLENUM).exists():
        ways = tuple(way for way in ways if way != Method.PLENUM)
    return ways


def chooses_next(election):
    """Whether the members of a committee have taken their seats and choose whom it lacks now, after a full election anew."""
    seated = ElectionState.INSTALLED if election.hands_over else ElectionState.CLOSED
    if election.state != seated or election.method not in IN_PARTY or election.is_plenum:
        return False
    after = Election(unit=election.unit, kind=election.kind, method=Method.PLENUM, poll_on=clock.today())
    return bool(seats_of(after))


def kinds_open_to(unit):
    """Which elections a body could have now: of each kind only with a seat to fill, or one that will be free."""
    ways = {way == Method.PLENUM: way for way in ways_open_to(unit)}.values()
    return [
        kind
        for kind in ElectionKind
        if any(seats_of(Election(unit=unit, kind=kind, method=way, poll_on=date.max)) for way in ways)
    ]


def committee_members(unit, on):
    """Who sits on the committee that chooses its secretary, by a day: tenures, in one query."""
    return list(organisations.serving_in(unit, on).filter(post__selection=Selection.ELECTED, post__is_delegate=False))


#: Of which kind of roll the list is drawn up; of the others none is kept.
_ROLLS = {
    Method.VILLAGERS: RollKind.VOTER, Method.HOUSEHOLDS: RollKind.VOTER, Method.RESIDENTS: RollKind.VOTER,
    Method.GROUP: RollKind.VOTER, Method.MEMBERS: RollKind.COLLECTIVE_MEMBER, Method.ASSEMBLY: RollKind.VOTER,
    Method.MEMBER_ASSEMBLY: RollKind.COLLECTIVE_MEMBER,
}  # fmt: skip
#: Where a household has one vote.
_BY_HOUSEHOLD = frozenset({Method.HOUSEHOLDS, Method.MEMBERS})


def rolls_for(election):
    """Adopted rolls of the place of those who vote here, the latest first."""
    kind = _ROLLS.get(election.method)
    return people.adopted_rolls(election.unit.division, kind) if kind else []


def number_on(roll, method):
    """How many have a vote on a roll: its people, or its households."""
    rows = people.names_on_roll(roll)
    return len({code for _name, code, _person in rows if code}) if method in _BY_HOUSEHOLD else len(rows)
