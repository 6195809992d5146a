"""What was counted in public is written down, and says who is elected. Nobody votes here."""

from django.utils.translation import gettext as _

from lianxin.elections import policies, selectors
from lianxin.elections.calc import counting
from lianxin.elections.models import Candidate, Poll
from lianxin.elections.services.committee import check_nobody_tied, check_not_of_committee
from lianxin.elections.services.moving import lock, move, require
from lianxin.elections.services.planning import check_after_list, check_day
from lianxin.elections.services.standing import check_may_stand, check_still_may_stand, check_written_in
from lianxin.elections.vocabulary import BY_PRESENT, WITHOUT_PROXIES, ElectionState, ElectionVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def enter_count(
    *, election, held_on, cast, votes, tellers, by, present=None, proxies=0, written_in=(), is_screened=False
):  # fmt: skip
    """The result of a poll: ``votes`` by candidate. Who has enough is elected; seats left open want a run-off.

    ``written_in``: ``WrittenIn`` of those the voters wrote on the paper beside the candidates; the law's bars hold for them
    too, and who of them has enough votes was vetted (``is_screened``). The number of voters is that of the list as it was
    corrected. Too few voters make the first poll void, and a run-off one to be held again. At a meeting, and there alone,
    ``present`` says how many with the right to vote came: of them the majorities are counted, whoever gave no paper back too.
    Refuses to count before the accounts of a committee that leaves were audited.
    Refuses while a member of the election committee stands, or is a close relative of somebody who does: they leave first.
    Refuses a day before the poll, and numbers that cannot be: more papers than voters, more votes than papers.
    """
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    require(election, ElectionVerb.COUNT)
    if election.needs_audit and not election.audited_on:
        raise RuleBroken(
            _("换届以前要先做离任审计，把结果公布。请先登记离任审计，再登记计票。"),
            article=_("村民委员会组织法第四十条；社区参照，本地规则"),
        )
    check_nobody_tied(election)
    is_run_off = selectors.is_counting(election)
    last = election.polls.order_by("-number").first()
    first = election.next_poll_on or election.poll_on
    if not max(first, last.held_on if last else first) <= held_on <= clock.today():
        raise RuleBroken(_("日子要在投票日以后，不晚于今天。"), field="held_on")
    listed = election.listed
    _check_numbers(election, listed, cast, proxies, votes, written_in)
    voters = voters_of(election.method, listed, cast, present)
    votes = votes | _write_in(election, written_in, voters, is_screened)
    found = selectors.outcomes(election, listed, voters, votes, is_run_off=is_run_off)
    number = last.number + 1 if last else 1
    valid = all(outcome.is_valid for _post, outcome in found)
    Poll.objects.create(
        election=election, number=number, held_on=held_on, listed=listed, cast=cast, present=present, proxies=proxies,
        votes=votes, tellers=tellers.strip(), is_valid=valid, entered_by_name=by.name, entered_at=clock.now(),
    )  # fmt: skip
    elected = [each for _post, outcome in found for each in outcome.elected]
    Candidate.objects.filter(election=election, public_id__in=elected).update(elected_in=number)
    full = valid and not any(outcome.open_seats for _post, outcome in found)
    if not is_run_off:
        _leave_behind(election, found, votes, voters, held_on)
    again = ElectionState.RUN_OFF if valid or is_run_off else ElectionState.VOID
    return move(
        election, ElectionVerb.COUNT, by, target=ElectionState.ELECTED if full else again, run_off_on=None,
        after={"listed": listed, "cast": cast, "valid": valid, "elected": len(elected)},
    )  # fmt: skip


@action
def call_run_off(*, election, run_off_on, by):
    """The day of the run-off is set, or set anew; ballots and notices carry it."""
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    check_day(run_off_on, "run_off_on")
    return move(
        election, ElectionVerb.CALL_RUN_OFF, by, after={"run_off_on": run_off_on.isoformat()}, run_off_on=run_off_on
    )


@action
def poll_again(*, election, poll_on, reason, by):
    """The poll was void: it is held anew on another day, with the same candidates, who may still stand.

    Where they became too few for the seats the list is open again: others are nominated and posted first.
    """
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    check_day(poll_on)
    check_after_list(election.method, election.listed_on, poll_on)
    require(election, ElectionVerb.POLL_AGAIN)
    election.poll_on = poll_on
    check_still_may_stand(election)
    return move(
        election, ElectionVerb.POLL_AGAIN, by, reason=reason, poll_on=poll_on, said=reason.strip(),
        target=ElectionState.LISTED if selectors.too_few(election) else None,
    )  # fmt: skip


def _write_in(election, written_in, voters, is_screened):
    """Who was written on the papers stands from now on: ``{public_id: votes}``."""
    found = {}
    for each in written_in:
        has_enough = counting.has_enough(election.method, each.votes, voters, election.listed, is_run_off=False)
        vetted = is_screened or not has_enough
        user, holder_ref = _known_as(election, each)
        about = {"user": user, "holder_ref": holder_ref, "warning_words": _("选票上另选的")}
        check_written_in(election, each.post, each.name, user, holder_ref)
        reference = Candidate(name=each.name, user=user, holder_ref=holder_ref).reference
        check_not_of_committee(election, each.name, reference, "")
        check_may_stand(election, each.post, each.name, is_screened=vetted, **about)
        made = Candidate.objects.create(
            election=election, post=each.post, name=each.name, is_written_in=True, nominated_on=clock.today(), **about
        )
        found[made.public_id] = each.votes
    return found


def _known_as(election, written):
    """``(account, record)`` of somebody written in: of a candidate for another post by that name it is known already; else of who
    alone bears the name on the list of those who may vote."""
    if written.holder_ref:
        return None, written.holder_ref
    named = [each for each in selectors.standing(election) if each.name == written.name]
    same = [each for each in named if each.post_id != written.post.pk]
    if len(same) == 1:
        return same[0].user, same[0].holder_ref
    known = [] if named else selectors.listed_as(election, written.name)
    return None, known[0] if len(known) == 1 else ""


def _leave_behind(election, found, votes, voters, held_on):
    """Of those written in only who has as many votes as the next best stands on; after a void poll nobody."""
    for post, outcome in found:
        theirs = [each for each in selectors.standing(election) if each.post_id == post.pk and not each.elected_in]
        best = sorted((votes[each.public_id] for each in theirs if each.public_id in votes), reverse=True)
        bar = best[outcome.open_seats] if outcome.open_seats < len(best) else 0
        for each in theirs:
            number = votes.get(each.public_id, 0)
            stays = number >= bar or counting.has_enough(
                election.method, number, voters, election.listed, is_run_off=False
            )
            if each.is_written_in and not (outcome.is_valid and stays):
                each.withdrawn_on = held_on
                each.save(update_fields=["withdrawn_on"])


def voters_of(method, listed, cast, present):
    """Of how many the majorities are counted."""
    if method not in BY_PRESENT:
        if present is not None:
            raise RuleBroken(_("这里按收回的选票算，不写到会的人数。"), field="present")
        return cast
    if present is None or not cast <= present <= listed:
        raise RuleBroken(_("请写到会的有选举权的人数：不能比收回的选票少，不能比名单上的人多。"), field="present")
    return present


def _check_numbers(election, listed, cast, proxies, votes, written_in):
    on_ballot = selectors.on_ballot(election)
    if set(votes) != {each.public_id for each in on_ballot}:
        raise RuleBroken(_("每个候选人都要写得票，没有的写 0。"))
    if written_in and not selectors.takes_written_in(election):
        raise RuleBroken(_("这一次的选票上不能另选别人。"))
    if proxies and election.method in WITHOUT_PROXIES:
        raise RuleBroken(_("会上选举不能委托投票。"), field="proxies")
    if cast > listed or proxies > cast:
        raise RuleBroken(_("收回的选票不能比名单上的人多，委托的不能比收回的多。"), field="cast")
    if proxies > counting.MOST_PROXIES * (cast - proxies):
        raise RuleBroken(
            _("一个人最多接受 {n} 个人的委托：亲自投票的 {own} 人，委托的不能多于 {most} 张。").format(
                n=counting.MOST_PROXIES, own=cast - proxies, most=counting.MOST_PROXIES * (cast - proxies)
            ),
            field="proxies",
            article=_(counting.RULES[election.method].source),
        )
    for post, seats in selectors.open_seats(election).items():
        theirs = [votes[each.public_id] for each in on_ballot if each.post_id == post.pk]
        theirs += [each.votes for each in written_in if each.post == post]
        if any(number > cast for number in theirs) or sum(theirs) > cast * seats:
            raise RuleBroken(
                _("“{post}”的得票加起来超过了选票：{cast} 张票，每张最多选 {seats} 人。").format(
                    post=post.title, cast=cast, seats=seats
                )
            )
