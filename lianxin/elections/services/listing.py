"""The list of who may vote: posted, objected to, put right."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.elections import policies, selectors
from lianxin.elections.calc import calendar, counting
from lianxin.elections.models import ListObjection
from lianxin.elections.services.moving import lock, move, require
from lianxin.elections.services.planning import check_after_list
from lianxin.elections.vocabulary import AuditTag, ElectionState, ElectionVerb, Method
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def post_list(*, election, listed_on, by, listed=None, roll=None):
    """The list hangs since a day, with so many names: those on the ``roll`` where it was adopted here.

    Refuses a day too near the poll or long before it, and another number than the roll has.
    """
    election = lock(election)
    policies.can_run(by, election).or_raise()
    require(election, ElectionVerb.POST_LIST)
    if listed_on > clock.today():
        raise RuleBroken(_("日期不能晚于今天。"), field="listed_on")
    if listed_on < election.poll_on - _OLDEST:
        raise RuleBroken(
            _("投票日 {n} 天以前公布的名单太旧了，请重新登记、公布。").format(n=_OLDEST.days), field="listed_on"
        )
    listed = _number_on(election, roll, listed_on, listed)
    check_after_list(election.method, listed_on, election.poll_on)
    _check_number(election, listed)
    return move(
        election, ElectionVerb.POST_LIST, by, after={"listed": listed}, listed=listed, listed_on=listed_on, roll=roll
    )


#: Who lives where, and who came of age, changes: a list is made for the poll that comes.
_OLDEST = timedelta(days=90)


def _number_on(election, roll, listed_on, listed):
    """How many are on the list: as many as on the roll, which is of this place, of who votes here, and adopted before it hung."""
    if roll is None:
        if not listed:
            raise RuleBroken(_("请写名单上有多少人，或者选一份通过的名单。"), field="listed")
        return listed
    if not roll.is_adopted:
        raise RuleBroken(_("名册还没有通过。"), field="roll")
    if roll not in selectors.rolls_for(election):
        raise RuleBroken(_("这份名册不是这次选举的：地方不对，或者不是选举的人的名单。"), field="roll")
    if listed_on < clock.day_of(roll.adopted_at):
        raise RuleBroken(_("名单公布日不能早于名册通过的日子。"), field="listed_on")
    number = selectors.number_on(roll, election.method)
    if election.method == Method.MEMBER_ASSEMBLY:  # a roll of the collective has its children too
        if not 0 < (listed or 0) <= number:
            raise RuleBroken(
                _("名册上有 {n} 名成员。请写其中有完全民事行为能力的有多少人。").format(n=number), field="listed"
            )
        return listed
    if listed and listed != number:
        raise RuleBroken(_("选的名单上是 {n}，请照它写，或者空着。").format(n=number), field="listed")
    return number


@action
def object_to_list(*, election, name, words, raised_on, by):
    """Somebody says in time that the list is wrong."""
    election = lock(election)
    policies.can_run(by, election).or_raise()
    if election.state != ElectionState.LISTED:
        raise RuleBroken(_("名单公布以后、候选人公布以前才收异议。"))
    last = calendar.objections_until(election.listed_on)
    if not election.listed_on <= raised_on <= min(last, clock.today()):
        raise RuleBroken(
            _("对名单的异议在公布后 {n} 天内提，到 {day} 为止。").format(
                n=calendar.OBJECTION_DAYS, day=last.isoformat()
            ),
            field="raised_on",
        )
    made = ListObjection.objects.create(election=election, name=name, words=words, raised_on=raised_on)
    audit.record(AuditTag.OBJECT, made, by)
    return made


@action
def decide_objection(*, objection, is_upheld, answer, by, listed=None):
    """The election committee decides, with its reason. Where it was right, ``listed`` are on the list from now on."""
    election = lock(objection.election)
    policies.can_run(by, election).or_raise()
    objection = ListObjection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    if objection.decided_on:
        raise RuleBroken(_("这条异议已经处理了。"))
    if is_upheld and not listed:
        raise RuleBroken(_("异议属实的，请写改正以后名单上有多少人。"), field="listed")
    _check_number(election, listed or 0)
    objection.is_upheld, objection.answer, objection.decided_on = is_upheld, answer.strip(), clock.today()
    objection.save(update_fields=["is_upheld", "answer", "decided_on"])
    if is_upheld:
        if listed != election.listed:
            election.list_changes = [*election.list_changes, _change(election, listed, _("异议属实，改正名单"))]
        election.listed = listed
        election.save(update_fields=["listed", "list_changes"])
    audit.record(AuditTag.DECIDE, objection, by, after={"upheld": is_upheld, "listed": election.listed})
    return objection


@action
def correct_list(*, election, listed, reason, by):
    """The list has another number of names than was posted, with the reason: somebody died, moved away, was left out.

    Once the candidates are posted only by those who guide the election, and never from the day of the poll on: the number
    says whether enough voted. Everybody reads the old number, the new one and the reason.
    """
    election = lock(election)
    policies.can_correct_list(by, election).or_raise()
    require(election, ElectionVerb.CORRECT_LIST)
    if election.next_poll_on is None:
        raise RuleBroken(_("请先定再选的日子，再改名单上的人数。"))
    if election.next_poll_on <= clock.today():
        raise RuleBroken(_("投票那天和以后，名单上的人数不能再改。"))
    _check_number(election, listed)
    change = _change(election, listed, reason.strip())
    return move(
        election, ElectionVerb.CORRECT_LIST, by, reason=reason, after={"from": election.listed, "listed": listed},
        listed=listed, list_changes=[*election.list_changes, change],
    )  # fmt: skip


def _change(election, listed, reason):
    """What everybody reads of another number on the list."""
    return {"on": clock.today().isoformat(), "from": election.listed, "to": listed, "reason": reason}


def _check_number(election, listed):
    """At most so many delegates of a congress; of a committee its members, all of them."""
    if election.method == Method.CONGRESS and listed > counting.MOST_DELEGATES:
        raise RuleBroken(
            _("党员代表大会的代表最多 {n} 名。请写代表的人数，不是党员的人数。").format(n=counting.MOST_DELEGATES),
            field="listed",
            article=_(counting.RULES[election.method].source),
        )
    if listed and election.is_plenum:
        n = len(selectors.committee_members(election.unit, election.poll_on))
        if listed != n:
            raise RuleBroken(_("委员现在有 {n} 人，名单上要写 {n} 人。").format(n=n), field="listed")
