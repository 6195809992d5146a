"""A member of a committee or of its supervision is recalled: asked for by enough of the voters, answered, voted on paper, counted."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.elections import policies, selectors
from lianxin.elections.calc import recalling
from lianxin.elections.calc.counting import RULES
from lianxin.elections.models import Recall
from lianxin.elections.services.polling import voters_of
from lianxin.elections.vocabulary import (
    RECALL_WAYS,
    Method,
    RecallState,
    RecallTag,
    RecallVerb,
    item_of,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.calc.kinds import RECALLED
from lianxin.organisations.vocabulary import EndReason


@action
def raise_recall(*, tenure, ground, asked, total, raised_on, reason, by, method=None):
    """Enough of the voters, or of the representatives, ask in writing that a member be recalled.

    ``method``: who votes on it, one of the ways the body is elected, the usual one where none is said.
    """
    unit = tenure.post.unit
    policies.can_plan(by, unit).or_raise()
    tenure = selectors.who_may_be_recalled(unit).select_for_update(of=("self",)).filter(pk=tenure.pk).first()
    if unit.kind not in RECALLED or tenure is None:
        raise RuleBroken(_("罢免的是选出来的、在任的村（居）民委员会成员和监督委员会成员。"), field="tenure")
    ways = selectors.methods_of(unit)
    method = method or ways[0]
    if method not in ways:
        raise RuleBroken(
            _("{unit}的罢免由选它的人表决：{ways}。").format(
                unit=unit.name, ways=_("、").join(str(way.label) for way in ways)
            ),
            field="method",
        )
    if not tenure.starts_on <= raised_on <= clock.today():
        raise RuleBroken(_("日期要在任职以后，不晚于今天。"), field="raised_on")
    if asked > total or not recalling.may_be_raised(ground, asked, total):
        raise RuleBroken(
            _("签名的人不够：一共 {total} 人，至少要 {fewest} 人签名。").format(
                total=total, fewest=recalling.fewest(ground, total)
            ),
            field="asked",
            article=_(RULES[method].source),
        )
    if Recall.objects.filter(tenure=tenure, state__in=RECALL_WAYS[RecallVerb.DROP].sources).exists():
        raise RuleBroken(_("对{name}的罢免正在办。").format(name=tenure.holder_name), field="tenure")
    recall = Recall.objects.create(
        tenure=tenure, ground=ground, method=method, asked=asked, total=total, raised_on=raised_on, reason=reason.strip(),
        entered_by_name=by.name,
    )  # fmt: skip
    audit.record(RecallTag.RAISE, recall, by, after={"ground": str(ground), "asked": asked, "total": total})
    return recall


@action
def call_vote(*, recall, vote_on, by, reason=""):
    """The day of the vote is set, or set anew with the ``reason``, as long as it has not come."""
    recall = _lock(recall, by)
    _require(recall, RecallVerb.CALL)
    if vote_on < clock.today():
        raise RuleBroken(_("投票日不能早于今天。"), field="vote_on")
    if vote_on == recall.vote_on:
        raise RuleBroken(_("投票日已经定在这一天。"), field="vote_on")
    if recall.vote_on:
        _check_not_come(recall)
        if not reason.strip():
            raise RuleBroken(_("改投票日要写原因，公告上会写明。"), field="reason")
    before = {"vote_on": recall.vote_on.isoformat()} if recall.vote_on else {}
    return _move(
        recall, RecallVerb.CALL, by, reason=reason, before=before, after={"vote_on": vote_on.isoformat()}, vote_on=vote_on,
        said=reason.strip(),
    )  # fmt: skip


def _check_not_come(recall):
    """Once the day is there the vote is counted: nothing is put off or dropped that was or could have been voted on."""
    if selectors.has_come(recall):
        raise RuleBroken(
            _("投票日（{day}）已经到了，请登记计票。没有投成的，收回选票写 0。").format(day=recall.vote_on.isoformat())
        )


@action
def write_answer(*, recall, answer, by):
    """What the member says to it, read out before the vote. Written anew, what it said before stays in the record."""
    recall = _lock(recall, by)
    if recall.vote_on and recall.vote_on < clock.today():
        raise RuleBroken(_("已经过了投票日，申辩不再改。"))
    answer = answer.strip()
    if answer == recall.answer:
        raise RuleBroken(_("申辩已经这样登记了。"), field="answer")
    before = {"answer": recall.answer} if recall.answer else {}
    return _move(recall, RecallVerb.ANSWER, by, before=before, answer=answer)


@action
def count_recall(*, recall, listed, cast, in_favour, by, present=None):
    """The result, by the numbers it takes to elect somebody there: where it passes the post ends on the day of the vote.

    ``present``: how many came, of whom a meeting counts; said at a meeting and there alone.
    """
    recall = _lock(recall, by)
    _require(recall, RecallVerb.COUNT)
    if recall.vote_on > clock.today():
        raise RuleBroken(_("还没有到投票日。"))
    if not in_favour <= cast <= listed:
        raise RuleBroken(_("同意的不能比收回的选票多，收回的不能比名单上的人多。"), field="cast")
    if recall.tenure.ends_on and recall.tenure.ends_on <= recall.vote_on:
        raise RuleBroken(_("{name}的任期已经结束，不用再罢免。").format(name=recall.tenure.holder_name))
    voters = voters_of(recall.method, listed, cast, present)
    passed = recalling.passes(recall.method, listed, voters, in_favour)
    if passed:
        organisations.end_tenure(tenure=recall.tenure, on=recall.vote_on, reason=str(EndReason.RECALLED.label), by=by)
    return _move(
        recall, RecallVerb.COUNT, by, target=RecallState.PASSED if passed else RecallState.FAILED,
        after={"listed": listed, "cast": cast, "in_favour": in_favour}, listed=listed, cast=cast, present=present,
        in_favour=in_favour,
    )  # fmt: skip


@action
def drop_recall(*, recall, reason, by):
    """It is taken back, or the member has left already; not once the day of the vote is there and the member still serves."""
    recall = _lock(recall, by)
    _require(recall, RecallVerb.DROP)
    if not selectors.may_be_dropped(recall):
        _check_not_come(recall)
    return _move(recall, RecallVerb.DROP, by, reason=reason, said=reason.strip())


@action
def draft_recall_notice(*, recall, title, body, by):
    """Draft for the board what everybody is to know of it: the vote that comes, or how it went. Each is drafted once."""
    recall = _lock(recall, by)
    policies.can_draft_recall_notice(by, recall).or_raise()
    if not selectors.is_told(recall):
        raise RuleBroken(_("还没有定投票日，定了再拟公告。"))
    title = title.strip()
    if board.notices_of("recall", recall.public_id).filter(title=title).exists():
        raise RuleBroken(_("这份公告已经拟过，请到公开栏接着办。另拟一份的，标题要写得不一样。"), field="title")
    notice = bulletin.draft_notice(
        division=recall.tenure.post.unit.division, item=item_of(Method.VILLAGERS), title=title, body=body, by=by,
        source=bulletin.Source("recall", recall.public_id, str(recall)),
    )  # fmt: skip
    audit.record(RecallTag.NOTICE, recall, by, after={"title": title})
    return notice


def _lock(recall, by):
    locked = Recall.objects.select_for_update(of=("self",)).select_related("tenure__post__unit").get(pk=recall.pk)
    policies.can_plan(by, locked.tenure.post.unit).or_raise()
    return locked


def _require(recall, verb):
    if recall.state not in RECALL_WAYS[verb].sources:
        raise RuleBroken(_("现在是“{state}”，不能做这一步。").format(state=recall.get_state_display()))


def _move(recall, verb, by, *, target=None, reason="", before=None, after=None, **changes):
    _require(recall, verb)
    state = recall.state
    recall.state = target or RECALL_WAYS[verb].target or recall.state
    for name, value in changes.items():
        setattr(recall, name, value)
    recall.save(update_fields=["state", *changes])
    audit.record(
        RecallTag[verb.name], recall, by, before={"state": str(state)} | (before or {}),
        after={"state": str(recall.state)} | (after or {}), reason=reason,
    )  # fmt: skip
    return recall
