"""Votes on paper: who put one in the box, what stands on the sheets, and a mark on the roll that was a mistake."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import PaperReading, PaperStrike, Voter
from lianxin.deliberation.services.ballots import lock_ballot, require_open, require_state, use
from lianxin.deliberation.vocabulary import UNUSED, AuditTag, BallotState, Mark
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

_WAS_BACK = ExpressionWrapper(Q(mark=Mark.BACK), output_field=BooleanField())


@action
def mark_paper(*, ballot, voter, by, at=None):
    """A paper slip went into the box: the entry of the roll is used, the code on the slip with it."""
    policies.can_help_voting(by, ballot).or_raise()
    require_open(ballot, at or clock.now())
    use(ballot, {"pk": voter.pk}, Mark.PAPER, gave_back=_WAS_BACK)
    audit.record(AuditTag.MARK_PAPER, ballot, by, at=at)


@action
def ask_to_strike(*, ballot, voter, reason, rightful=None, by, at=None):
    """The mark of this entry was a mistake: nothing changes until somebody else has looked. Refuses once it was counted.

    ``rightful``: the number on the roll of whose paper it was, who gets the mark then. It is the only way to put a mark right
    once the time to vote is over. Refuses somebody who has voted.
    """
    at, ballot = at or clock.now(), lock_ballot(ballot)
    policies.can_help_voting(by, ballot).or_raise()
    require_state(ballot, BallotState.OPEN)
    voter = Voter.objects.select_for_update().get(pk=voter.pk, ballot=ballot)
    if voter.mark != Mark.PAPER:
        raise RuleBroken(_("名册上没有记{name}投了纸票，不用划掉。").format(name=voter.name), field="voter")
    if ballot.strikes.filter(voter=voter, answered_at__isnull=True).exists():
        raise RuleBroken(_("{name}的这一条已经有人说登记错了，请第二个人核对。").format(name=voter.name), field="voter")
    theirs = _unused(ballot, rightful) if rightful else None
    made = PaperStrike.objects.create(
        ballot=ballot,
        voter=voter,
        rightful=theirs,
        reason=reason.strip(),
        asked_at=at,
        asked_by_id=by.id,
        asked_by_name=by.name,
    )
    after = {"number": voter.number, **({"rightful": rightful} if rightful else {})}
    audit.record(AuditTag.ASK_TO_STRIKE, ballot, by, after=after, reason=made.reason, at=at)
    return made


def _unused(ballot, number):
    found = ballot.voters.filter(number=number).first()
    if found is None or found.mark not in UNUSED:
        raise RuleBroken(
            _("第 {number} 号不在名册上，或者已经投过了，纸票记不到他名下。请再看一遍。").format(number=number),
            field="rightful",
        )
    return found


@action
def strike_mark(*, ballot, strike, by, at=None):
    """A second person has looked too: the entry stands as before it was marked, and may be used. Refuses who asked for it.

    Where it was said whose paper it was, the mark is theirs now, after closing time too; refuses if they have voted meanwhile.
    """
    at = at or clock.now()
    ballot, strike = _waiting(ballot, strike)
    policies.can_confirm_strike(by, ballot).or_raise()
    if by.is_user and by.id == strike.asked_by_id:
        raise RuleBroken(_("登记错了的要两个人都看过才划掉，请换一位来核对。"), field="strike")
    voter = Voter.objects.select_for_update().get(pk=strike.voter_id)
    before = {"mark": str(voter.mark)}
    voter.mark, voter.gave_back = Mark.BACK if voter.gave_back else Mark.NONE, False
    voter.save(update_fields=["mark", "gave_back"])
    if strike.rightful_id:
        use(ballot, {"pk": strike.rightful_id}, Mark.PAPER, gave_back=_WAS_BACK)
    _answer(strike, True, by, at)
    # Who once took a helped vote back is not told: the record says of every entry that it is unused.
    after = {"mark": str(Mark.NONE), "number": voter.number}
    if strike.rightful_id:
        after["rightful"] = strike.rightful.number
    audit.record(AuditTag.STRIKE_MARK, ballot, by, before=before, after=after, reason=strike.reason, at=at)
    return strike


@action
def keep_mark(*, ballot, strike, by, at=None):
    """It was right after all: the mark stays, and so does that somebody doubted it."""
    at = at or clock.now()
    ballot, strike = _waiting(ballot, strike)
    policies.can_confirm_strike(by, ballot).or_raise()
    _answer(strike, False, by, at)
    after = {"number": strike.voter.number}
    audit.record(AuditTag.KEEP_MARK, ballot, by, after=after, reason=strike.reason, at=at)
    return strike


def _waiting(ballot, strike):
    ballot = lock_ballot(ballot)
    require_state(ballot, BallotState.OPEN)
    strike = ballot.strikes.select_for_update(of=("self",)).select_related("voter", "rightful").get(pk=strike.pk)
    if strike.answered_at:
        raise RuleBroken(_("这一条已经有人核对过了。"), field="strike")
    return ballot, strike


def _answer(strike, is_struck, by, at):
    strike.is_struck, strike.answered_at, strike.answered_by_name = is_struck, at, by.name
    strike.save(update_fields=["is_struck", "answered_at", "answered_by_name"])


@action
def read_papers(*, ballot, readings, by, at=None):
    """What one of two people reads on the paper sheets: ``(number, choice)`` each. A second reading of a number replaces the first;
    ``None`` says that there is no sheet of this number. Where the two differ a third person reads too, and two alike decide:
    neither of the two changes their own any more, unless all three differ and look at the sheet together.
    """
    ballot = lock_ballot(ballot)
    policies.can_help_voting(by, ballot).or_raise()
    require_state(ballot, BallotState.OPEN)
    is_third = _reads_third(ballot, by)
    if is_third:
        _require_differing(ballot, [number for number, _choice in readings])
    else:
        _require_unfrozen(ballot, readings, by)
    ballot.readings.filter(reader_id=by.id, number__in=[number for number, _choice in readings]).delete()
    PaperReading.objects.bulk_create(
        PaperReading(
            ballot=ballot, number=number, reader_id=by.id, reader_name=by.name, choice=choice, is_third=is_third
        )
        for number, choice in readings
        if choice is not None
    )
    after = {"sheets": len(readings), "differ": len(selectors.paper_readings(ballot).disputed)}
    audit.record(AuditTag.READ_PAPERS, ballot, by, after=after, at=at)
    return ballot


def _reads_third(ballot, by):
    """Whether two others have read all of it; refuses a fourth."""
    readers = dict(ballot.readings.order_by("is_third").values_list("reader_id", "is_third").distinct())
    if by.id in readers:
        return readers[by.id]
    if True in readers.values():
        raise RuleBroken(_("两个人读得不一样的，已经有第三个人读过了。三个人都不一样的，请他们再看一遍票。"))
    return len(readers) > 1


def _require_unfrozen(ballot, readings, by):
    """What the first two read differently stays until a third has read it; the same said again changes nothing."""
    frozen = {
        each.number: each.choice
        for _number, rows, settled in selectors.readings_that_differ(ballot)
        for each in rows
        if each.reader_id == by.id and (settled or len(rows) < 3)
    }
    changed = [number for number, choice in readings if number in frozen and frozen[number] != choice]
    if changed:
        raise RuleBroken(
            _("第 {numbers} 张两个人读得不一样，读的已经定住，谁也不改，请第三个人来读。").format(
                numbers="、".join(map(str, sorted(changed)))
            ),
            field="readings",
        )


def _require_differing(ballot, numbers):
    differ = selectors.paper_readings(ballot).disputed
    if wrong := sorted(set(numbers) - set(differ)):
        told = _("第三个人只读前两个人读得不一样的：第 {numbers} 张。第 {wrong} 张不用读。")
        if not differ:
            told = _("两个人已经读过了，没有读得不一样的，不用第三个人读。")
        raise RuleBroken(
            told.format(numbers="、".join(map(str, differ)), wrong="、".join(map(str, wrong))), field="readings"
        )
