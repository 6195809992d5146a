"""Who was elected and does not take the seat; close relatives elected together."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.elections import policies, selectors
from lianxin.elections.calc import kinship
from lianxin.elections.models import Candidate, Election
from lianxin.elections.services.moving import lock, move, require
from lianxin.elections.vocabulary import ENDS, DeclineCause, ElectionState, ElectionVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations


@dataclass(frozen=True)
class Kin:
    """Two close relatives elected into one body: who stays and who goes; neither is named where votes do not say."""

    stays: Candidate | None
    goes: Candidate | None
    words: str


def kin_elected(election, standing, polls):
    """Close relatives among the elected whom the law keeps apart, and who of them does not take the seat."""
    elected = {each.reference: each for each in standing if each.elected_in}
    pairs, article, votes = _pairs(election, elected, polls)
    goes, either, _stays = kinship.settle(pairs, votes)

    def apart(first, second):
        return _("{first}和{second}是近亲属，不能一起就任（{article}）。").format(
            first=elected[first].name, second=elected[second].name, article=_(article)
        )

    found = []
    for ref, kept in goes.items():
        rule = _("{name}得票少，不能就任。").format(name=elected[ref].name)
        found.append(Kin(elected[kept], elected[ref], apart(kept, ref) + rule))
    for first, second in either:
        is_tie = votes[first] == votes[second]
        rule = (
            _("两人得票一样，由其中一人声明不就任。") if is_tie else _("两人不是同一次选出的，由其中一人声明不就任。")
        )
        found.append(Kin(None, None, apart(first, second) + rule))
    return found


def _pairs(election, elected, polls):
    """Who of the elected is kin of whom, by which article, and their votes."""
    pairs, article = organisations.kin_kept_apart(election.unit, frozenset(elected))
    numbers = {poll.number: poll.votes for poll in polls}
    return (
        pairs,
        article,
        {ref: (each.elected_in, numbers[each.elected_in][each.public_id]) for ref, each in elected.items()},
    )


@action
def decline_seat(*, candidate, on, cause, by, reason=""):
    """Somebody elected does not take the seat. Whoever has enough votes of the same count and the most of them moves up.

    Where nobody has, the seat is open: a run-off, or it stays free for a by-election. Of close relatives only who cannot
    stay declines for that. What is known of an illness or a crime is written nowhere; the words of who declines stay with
    the candidate, and the record that keeps everything for ever has none of them.
    """
    election = lock(candidate.election)
    policies.can_guide(by, election).or_raise()
    require(election, ElectionVerb.DECLINE)
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("post").get(pk=candidate.pk)
    if not candidate.elected_in or candidate.withdrawn_on:
        raise RuleBroken(_("{name}没有当选。").format(name=candidate.name))
    if not election.polls.get(number=candidate.elected_in).held_on <= on <= clock.today():
        raise RuleBroken(_("日子要在投票日以后，不晚于今天。"), field="on")
    if cause == DeclineCause.KIN:
        _check_who_goes(election, candidate)
    up, _tied = selectors.next_up(candidate)
    candidate.withdrawn_on, candidate.withdrawn_reason, candidate.declined_because = on, reason.strip(), cause
    candidate.save(update_fields=["withdrawn_on", "withdrawn_reason", "declined_because"])
    Candidate.objects.filter(pk__in=[each.pk for each in up]).update(elected_in=candidate.elected_in)
    target = ElectionState.RUN_OFF if selectors.open_seats(election) else ElectionState.ELECTED
    after = {"name": candidate.name, "next": [each.name for each in up]}
    return move(election, ElectionVerb.DECLINE, by, target=target, after=after)


def _check_who_goes(election, candidate):
    """Who stays beside close relatives who go does not decline for that."""
    elected = {each.reference: each for each in selectors.standing(election) if each.elected_in}
    pairs, _article, votes = _pairs(election, elected, election.polls.all())
    _goes, _either, stays = kinship.settle(pairs, votes)
    if candidate.reference in stays and any(candidate.reference in pair for pair in pairs):
        raise RuleBroken(
            _("{name}的近亲属得票少，不就任的是近亲属，{name}不用回避。").format(name=candidate.name), field="cause"
        )


def refuse_to_end(unit):
    """A unit with an election under way goes into no other: people finish or cancel it first."""
    for election in selectors.under_way(unit):
        raise RuleBroken(_("{election}还没有办完。请先办完就任，或者取消这次选举。").format(election=str(election)))


def follow_unit(*, unit):
    """An election under way is where its unit now stands."""
    Election.objects.filter(unit=unit).exclude(state__in=ENDS).update(division_path=unit.division_path)
