"""The end of a ballot: everything is counted as one turnout, and an item of a meeting is decided by it."""

import secrets

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.calc.quorum import Attendance, Votes
from lianxin.deliberation.models import Item, Sheet
from lianxin.deliberation.services.ballots import lock_ballot, require_state
from lianxin.deliberation.services.bundling import in_public, store
from lianxin.deliberation.services.comments import keep_reasons
from lianxin.deliberation.services.deciding import decide, decide_by_options
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.vocabulary import (
    REASONED_KINDS,
    UNUSED,
    AuditTag,
    BallotKind,
    BallotState,
    Mark,
    PublicFact,
    VoteMethod,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id


@action
def close_ballot(*, ballot, by, at=None):
    """Count everything as one turnout. Refuses before its end, and while the two readings of the paper differ.

    All entries of the roll are written anew at once: nothing in the table tells any more which were marked when. What came on
    paper looks like what came on the web: the roll says who voted on paper, and the only such sheet would be theirs.
    """
    at, ballot = at or clock.now(), lock_ballot(ballot)
    policies.can_keep_body(by, ballot.division_path, ballot.body.kind).or_raise()
    require_state(ballot, BallotState.OPEN)
    if at < ballot.closes_at and ballot.voters.filter(mark__in=UNUSED).exists():
        raise RuleBroken(_("还没有到截止时间，还有人没投。"))
    shut(ballot)
    marks = selectors.marks_of(ballot)
    if waiting := ballot.strikes.filter(answered_at__isnull=True).count():
        raise RuleBroken(_("还有 {number} 条说登记错了的纸票，没有第二个人核对。核对完再计票。").format(number=waiting))
    papers = selectors.paper_readings(ballot)
    if papers.differ or papers.missing or len(papers.agreed) != marks[Mark.PAPER]:
        raise RuleBroken(selectors.difference_in_words(papers, marks[Mark.PAPER]))
    Sheet.objects.bulk_create(
        Sheet(ballot=ballot, choice=choice, tracker=new_public_id(), receipt=secrets.token_bytes(32))
        for choice in papers.shuffled(secrets.SystemRandom())
    )
    ballot.readings.all().delete()
    _count(ballot, marks, at)
    after = {
        "marks": ballot.marks,
        "differed": len(papers.disputed),
        "seal": ballot.bundle.seal if ballot.bundle_id else "",
    }
    if ballot.item_id:
        after |= _carry_over(ballot, at)
    audit.record(AuditTag.CLOSE_BALLOT, ballot, by, after=after, at=at)
    return ballot


def shut(ballot):
    """No more votes: waits for those on their way, later ones find it closed; codes die, and who took a vote back did not vote."""
    mark = Case(When(mark=Mark.BACK, then=Value(Mark.NONE)), default=F("mark"))
    ballot.voters.update(is_closed=True, code_hash="", gave_back=False, mark=mark)


def _carry_over(ballot, at):
    """What was counted is the vote of the item; the roll of the ballot was who may vote on it."""
    if ballot.bundle_id is None:
        raise RuleBroken(
            _("还不到五张票，公布票数就看得出谁投了什么，不能计票。请没有投的人投上，或者宣布作废，改用举手表决。")
        )
    meeting, item = lock(ballot.item.meeting), Item.objects.select_for_update().get(pk=ballot.item_id)
    if ballot.kind != BallotKind.YES_NO:
        return decide_by_options(item=item, ballot=ballot, at=at)
    counts = dict(map(tuple, ballot.result["counts"]))
    votes = Votes(counts["yes"], counts["no"], counts["abstain"], sum(ballot.result["invalid"].values()))
    numbers = Attendance(**ballot.rule["quorum"]["attendance"])
    return decide(item=item, meeting=meeting, method=VoteMethod.BALLOT, votes=votes, numbers=numbers, at=at)


def _count(ballot, marks, at):
    sheets = selectors.sheets_of(ballot)
    ballot.state, ballot.closed_at, ballot.marks = BallotState.CLOSED, at, {str(way): n for way, n in marks.items()}
    ballot.result = selectors.result_of(ballot.rule, sheets)
    if ballot.kind == BallotKind.POINTS and ballot.is_poll:
        ballot.givers = recounting.givers(ballot.rule, sheets)
    if selectors.may_list(len(sheets)):
        ballot.bundle = store(ballot.rule, selectors.as_published(ballot, sheets), ballot.marks, ballot.question)
        if ballot.kind in REASONED_KINDS:
            keep_reasons(ballot, selectors.reasoned(ballot, sheets), at)
        audit.publish_fact(PublicFact.BALLOT, in_public(ballot, seal=ballot.bundle.seal), at=at)
    ballot.save(update_fields=["state", "closed_at", "marks", "result", "givers", "bundle"])
