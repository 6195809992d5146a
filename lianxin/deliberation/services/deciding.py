"""How an item of an open meeting is decided, by hands or by ballot, and undone when its ballot was void."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.calc.quorum import Impossible, evaluate
from lianxin.deliberation.models import Item
from lianxin.deliberation.vocabulary import BallotState, VoteMethod
from lianxin.kit.errors import RuleBroken

REMOTE = "农村集体经济组织法第二十七条"
_VOTE = ("method", "yes", "no", "abstain", "invalid", "passed", "outcome", "voted_at", "put_off")


def lock_undecided(item):
    """The item, locked; refuses once it was voted, and while a ballot decides it."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    if item.voted_at:
        raise RuleBroken(_("这一项已经表决过了，结果不能改。有出入请写进会议记录。"))
    if item.ballots.filter(state=BallotState.OPEN).exists():
        raise RuleBroken(_("这一项正在无记名投票，谁能投已经定了。先截止、计票，或者宣布作废。"))
    return item


def require_roll_call(item, meeting):
    """Refuse the vote while somebody attends from afar who was not called by name on this item."""
    online = selectors.known_online_at(meeting)
    called = set(item.roll_call.values_list("seat_id", flat=True))
    if any(entry.seat_id not in called for entry in online):
        raise RuleBroken(
            _("第 {number} 项还没有对线上参加的 {many} 位逐一点名。先点名，再表决。").format(
                number=item.number, many=len(online)
            ),
            article=REMOTE,
        )


def decide(*, item, meeting, method, votes, numbers, at):
    """Keep the count and the verdict of the item's rule over the ``numbers`` of who was there when it was put to the vote; returns
    what the record says of it."""
    _check_votes(votes, meeting, item)
    try:
        outcome = evaluate(meeting.body.rule(item.rule), selectors.roll_numbers(meeting), numbers, votes)
    except Impossible:
        raise RuleBroken(_("票数和到会人数对不上，请核对。"), field="yes") from None
    item.method, item.yes, item.no, item.abstain, item.invalid = (
        method, votes.yes, votes.no, votes.abstain, votes.invalid,
    )  # fmt: skip
    item.outcome = selectors.outcome_as_data(outcome) | {"attendance": asdict(numbers)}
    item.passed, item.voted_at = outcome.passed, at
    item.put_off = ""
    item.save(update_fields=_VOTE)
    return {
        "method": str(method), "yes": votes.yes, "no": votes.no, "abstain": votes.abstain, "invalid": votes.invalid,
        "passed": item.passed,
    }  # fmt: skip


def decide_by_options(*, item, ballot, at):
    """What a ballot over several options, or its second round, has decided; returns what the record says of it."""
    found = recounting.decided(ballot.rule, ballot.result)
    majority = [{**selectors.line_as_data(line), "option": option} for option, line in found.majority]
    rounds, chosen = [], list(found.chosen)
    if first := ballot.first_round:
        before = recounting.decided(first.rule, first.result)
        kept = [{**selectors.line_as_data(line), "option": option} for option, line in before.majority]
        majority = [line for line in kept if line["option"] in before.chosen] + majority
        rounds, chosen = [selectors.round_as_data(first)], [*before.chosen, *chosen]
    rounds.append(selectors.round_as_data(ballot))
    item.method, item.voted_at, item.put_off = VoteMethod.BALLOT, at, ""
    item.passed = bool(chosen) if found.passed is not None else None
    item.outcome = {
        **selectors.outcome_as_data(found, majority), "passed": item.passed, "chosen": chosen, "rounds": rounds,
        "attendance": ballot.rule["quorum"]["attendance"],
    }  # fmt: skip
    item.save(update_fields=_VOTE)
    return {"method": str(item.method), "chosen": chosen, "passed": item.passed}


def undo(item):
    """The item is as undecided as before it was voted."""
    item.method, item.outcome = "", {}
    item.yes = item.no = item.abstain = item.invalid = item.passed = item.voted_at = None
    item.save(update_fields=_VOTE)


def _check_votes(votes, meeting, item):
    there, may = selectors.votes_there(meeting, item)
    if votes.cast > may:
        raise RuleBroken(
            _("到会 {there} 票，回避和点名时没有参加的 {away} 票，最多 {may} 票；您填了 {cast} 票，请核对。").format(
                there=there, away=there - may, may=may, cast=votes.cast
            ),
            field="yes",
        )
    if not votes.cast:
        raise RuleBroken(_("一票也没有，请核对。"), field="yes")
