"""What was counted in public is written down, and says who is elected. Nobody votes here."""

from django.utils.translation import gettext as _

from lianxin.elections import policies, selectors
from lianxin.elections.models import Candidate, Poll
from lianxin.elections.services.moving import lock, move, require
from lianxin.elections.services.planning import check_after_list
from lianxin.elections.vocabulary import ElectionState, ElectionVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def enter_count(*, election, held_on, cast, votes, tellers, by, proxies=0):
    """The result of a poll: ``votes`` by candidate. Who has enough is elected; seats left open want a run-off.

    The number of voters is that of the list as it was corrected.
    Refuses a day before the poll, and numbers that cannot be: more papers than voters, more votes than papers.
    """
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    require(election, ElectionVerb.COUNT)
    is_run_off = selectors.is_counting(election)
    last = election.polls.order_by("-number").first()
    if not max(election.poll_on, last.held_on if last else election.poll_on) <= held_on <= clock.today():
        raise RuleBroken(_("日子要在投票日以后，不晚于今天。"), field="held_on")
    listed = election.listed
    _check_numbers(election, listed, cast, proxies, votes)
    found = selectors.outcomes(election, listed, cast, votes, is_run_off=is_run_off)
    number = last.number + 1 if last else 1
    valid = all(outcome.is_valid for _post, outcome in found)
    Poll.objects.create(
        election=election, number=number, held_on=held_on, listed=listed, cast=cast, proxies=proxies, votes=votes,
        tellers=tellers.strip(), is_valid=valid, entered_by_name=by.name, entered_at=clock.now(),
    )  # fmt: skip
    elected = [each for _post, outcome in found for each in outcome.elected]
    Candidate.objects.filter(election=election, public_id__in=elected).update(elected_in=number)
    full = valid and not any(outcome.open_seats for _post, outcome in found)
    target = ElectionState.ELECTED if full else ElectionState.RUN_OFF if valid else ElectionState.VOID
    return move(
        election, ElectionVerb.COUNT, by, target=target,
        after={"listed": listed, "cast": cast, "valid": valid, "elected": len(elected)},
    )  # fmt: skip


@action
def poll_again(*, election, poll_on, reason, by):
    """The poll was void: it is held anew on another day, with the same candidates."""
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    if poll_on < clock.today():
        raise RuleBroken(_("投票日要从今天起、一年以内。"), field="poll_on")
    check_after_list(election.method, election.listed_on, poll_on)
    return move(election, ElectionVerb.POLL_AGAIN, by, reason=reason, poll_on=poll_on, said=reason.strip())


def _check_numbers(election, listed, cast, proxies, votes):
    on_ballot = selectors.on_ballot(election)
    if set(votes) != {each.public_id for each in on_ballot}:
        raise RuleBroken(_("每个候选人都要写得票，没有的写 0。"))
    if cast > listed or proxies > cast:
        raise RuleBroken(_("收回的选票不能比名单上的人多，委托的不能比收回的多。"), field="cast")
    for post, seats in selectors.open_seats(election).items():
        theirs = [votes[each.public_id] for each in on_ballot if each.post_id == post.pk]
        if any(number > cast for number in theirs) or sum(theirs) > cast * seats:
            raise RuleBroken(
                _("“{post}”的得票加起来超过了选票：{cast} 张票，每张最多选 {seats} 人。").format(
                    post=post.title, cast=cast, seats=seats
                )
            )
