"""Secret ballots: one turnout over paper, web and helper; who voted is known, what they chose is not.

Voting marks an entry of the roll and adds a sheet that knows nothing of it. The record says that somebody voted, never
who. See docs/explanation/secret-ballots.md for what this protects and what it does not.
"""

import hashlib
import secrets

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.receipts import digest_of, receipt_of
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Ballot, Sheet, Voter
from lianxin.deliberation.services.telling import tell_of_ballot
from lianxin.deliberation.vocabulary import (
    UNUSED,
    AuditTag,
    BallotState,
    Mark,
)
from lianxin.kit import clock, sql
from lianxin.kit.actions import action
from lianxin.kit.actors import Actor, ActorKind
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id, normalise_code
from lianxin.kit.templatetags.kit import moment
from lianxin.people import selectors as people

#: Whom the record names when somebody votes: nobody.
SOMEBODY = Actor(ActorKind.PUBLIC, name="一位投票人")
_BATCH = 500


def hash_of(salt, code):
    return hashlib.sha256(f"{salt}\n{normalise_code(code)}".encode()).hexdigest()


@action
def open_ballot(*, body, title, question, kind, rule, closes_at, roll=None, by, at=None):
    """Open a ballot over the body's roll as it is now. ``rule`` holds what ``kind`` needs beside its name.

    It decides nothing: a decision needs a called meeting with its quorum, on an item of which one is balloted. It is a poll.
    """
    at = at or clock.now()
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    rows = selectors.roll_rows(body, roll)
    if not rows:
        raise RuleBroken(_("名册上还没有人。先把{body}的人写上。").format(body=body.name))
    ballot = start(
        rows, body=body, title=title.strip(), question=question.strip(), kind=kind, opened_at=at, closes_at=closes_at,
        rule={"function": str(kind), **rule}, is_poll=True,
    )  # fmt: skip
    audit.record(AuditTag.OPEN_BALLOT, ballot, by, after={"roll": len(rows), "kind": str(kind)}, at=at)
    return ballot


def start(rows, *, body, opened_at, closes_at, **more):
    """The ballot with its roll of ``(name, household, person id, votes)``."""
    if closes_at <= opened_at:
        raise RuleBroken(_("截止的时间已经过去了。"), field="closes_at")
    ballot = Ballot.objects.create(
        body=body, division_path=body.division_path, opened_at=opened_at, closes_at=closes_at, **more
    )
    Voter.objects.bulk_create(
        (
            Voter(ballot=ballot, number=number, name=name, household_code=code, person_id=person)
            for number, (name, code, person, _votes) in enumerate(rows, 1)
        ),
        batch_size=_BATCH,
    )
    tell_of_ballot(ballot)
    return ballot


@action
def make_slips(*, ballot, by, at=None):
    """``(voter, code)`` for everybody who has not voted. The codes are kept nowhere: printed anew, the old ones die."""
    ballot = lock_ballot(ballot)
    policies.can_keep_body(by, ballot.division_path, ballot.body.kind).or_raise()
    require_open(ballot, at or clock.now())
    slips = []
    for voter in ballot.voters.filter(mark__in=UNUSED):
        code = new_public_id()
        voter.code_hash = hash_of(ballot.salt, code)
        slips.append((voter, code))
    Voter.objects.bulk_update([voter for voter, _code in slips], ["code_hash"], batch_size=_BATCH)
    audit.record(AuditTag.MAKE_SLIPS, ballot, by, after={"slips": len(slips)}, at=at)
    return slips


@action
def cast_by_code(*, ballot, code, choice, by=SOMEBODY, at=None):
    """Vote with the code of a slip. Returns the tracker, which nobody but the voter ever learns to be theirs."""
    require_open(ballot, at or clock.now())
    digest = hash_of(ballot.salt, code)
    return _cast(ballot, {"code_hash": digest}, Mark.WEB, choice)


@action
def cast_as_oneself(*, ballot, choice, by, at=None):
    """Vote signed in: the account must be of somebody on the roll."""
    require_open(ballot, at or clock.now())
    person = people.person_of(by.id)
    if person is None:
        raise RuleBroken(_("您的账号还没有和名册上的人对上，请用投票单上的码，或者到站点投。"))
    return _cast(ballot, {"person": person}, Mark.WEB, choice)


@action
def cast_with_helper(*, ballot, voter, choice, by, at=None):
    """Somebody helps a voter beside them; both stand on the roll, the choice stands nowhere near.

    Returns ``(tracker, receipt)``: with the receipt, which is kept nowhere, the voter may take the vote back (``take_back``).
    """
    policies.can_help_voting(by, ballot).or_raise()
    require_open(ballot, at or clock.now())
    receipt = receipt_of(voter.number, new_public_id())
    digest = digest_of(ballot.salt, receipt)
    return _cast(ballot, {"pk": voter.pk}, Mark.HELPER, choice, digest, helper_name=by.name), receipt


def _cast(ballot, entry, way, choice, receipt=None, **more):
    if fault := selectors.fault_of(ballot.rule, choice):
        raise RuleBroken(fault, field="choice")
    use(ballot, entry, way, **more)
    tracker = new_public_id()
    # Every sheet of the web has as many bytes, so that nothing tells which were helped.
    Sheet.objects.create(ballot=ballot, tracker=tracker, choice=choice, receipt=receipt or secrets.token_bytes(32))
    audit.record(
        AuditTag.VOTE, ballot, SOMEBODY, at=clock.day_start(clock.today())
    )  # the day, no moment to be joined by
    return tracker


def use(ballot, entry, way, **more):
    """Mark the entry, if it is unused: the database decides between two that come at once."""
    if _mark_slip(ballot, **entry) if way == Mark.WEB and "code_hash" in entry else _mark(ballot, entry, way, more):
        return
    found = Voter.objects.filter(ballot=ballot, **entry).values_list("mark", flat=True).first()
    if found == Mark.BACK:
        raise RuleBroken(_("有人帮着投的这一票收回过，不能再由人帮着投。请投纸票，或者自己在网上投。"))
    if found is None:
        raise RuleBroken(_("没有这个投票码，或者名册上没有这个人。请照投票单上写的再填一次。"), field="code")
    raise RuleBroken(_("这一票已经投过了，一人只能投一次。投错了也不能再投。"), field="code")


def _mark(ballot, entry, way, more):
    free = UNUSED if way != Mark.HELPER else (Mark.NONE,)
    unused = Voter.objects.filter(ballot=ballot, mark__in=free, is_closed=False, **entry)
    return unused.update(mark=way, **more) == 1


def _mark_slip(ballot, code_hash):
    """As ``_mark`` for the web, for a whole village that votes within the hour."""
    statement = (
        "UPDATE deliberation_voter SET mark = %s WHERE ballot_id = %s AND code_hash = %s AND NOT is_closed "
        "AND mark IN (%s, %s) RETURNING id"
    )
    return bool(sql.rows(statement, Mark.WEB.value, ballot.pk, code_hash, *UNUSED))


def require_open(ballot, at):
    """Refuse once it was closed, and past its time."""
    require_state(ballot, BallotState.OPEN)
    if at >= ballot.closes_at:
        raise RuleBroken(_("投票这一步 {at} 已经截止，不再收票。").format(at=moment(ballot.closes_at)))


def require_state(ballot, state):
    if ballot.state != state:
        raise WrongState(ballot)


def lock_ballot(ballot):
    """Fetch the ballot again with its body and hold its row."""
    return Ballot.objects.select_for_update(of=("self",)).select_related("body__division").get(pk=ballot.pk)
