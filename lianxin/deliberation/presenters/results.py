"""How the result of a ballot is said: bars where marks were counted, and in sentences who won by what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc import polls, tallies
from lianxin.deliberation.vocabulary import REASONED_KINDS, BallotKind

MOST_REASONS = 100


def result_lines(ballot):
    """``(label, number)`` for bars; of very few sheets only how many there are, of a poll no number below five. What was ranked has no numbers to compare."""
    result = ballot.result
    if ballot.bundle_id is None:
        return [(_("票数太少，不公布各项票数"), result["handed_in"])]
    lines = [(marked(option), number) for option, number in result.get("counts", [])]
    lines.append((_("废票"), sum(result["invalid"].values())))
    if selectors.hides_few(ballot):
        told = polls.shown(lines, selectors.people_counted(ballot))
        lines = [(label, number) for label, number in told if number is not None]
        return [*lines, (_("一共交了的票"), result["handed_in"])]
    return lines


def result_sentences(ballot):
    """What the result is and how it came about, sentence by sentence; nothing of very few sheets."""
    if ballot.bundle_id is None:
        return []
    say = {
        BallotKind.CHOOSE: _winners, BallotKind.APPROVAL: _winners, BallotKind.POINTS: _winners, BallotKind.ELECT: _elected,
        BallotKind.CONDORCET: _pairs, BallotKind.RUN_OFF: _rounds, BallotKind.CONSENT: _consent,
    }.get(ballot.kind)  # fmt: skip
    if say is None:
        return []
    if ballot.kind in (BallotKind.CONDORCET, BallotKind.RUN_OFF) and selectors.hides_few(ballot):
        return [_("胜出的：{name}。").format(name=ballot.result["winner"])] if ballot.result["winner"] else []
    asked = {_winners: _wanted, _elected: _half, _consent: _no_objection}  # a poll decides nothing, whatever was marked
    told = (asked.get(say, say) if ballot.is_poll else say)(ballot.result | {"rule": ballot.rule})
    return [*told, *(_decided(ballot.result) if ballot.item_id else ())]


def reasons_in_words(ballot):
    """``(mark, reason)`` of those that were read and put up; nothing of very few sheets, and of very many the first hundred.

    Where a poll hides what few marked, no reason says what it was marked: the marks would count them.
    """
    if ballot.bundle_id is None or ballot.kind not in REASONED_KINDS:
        return []
    reasons, hides = selectors.reasons_shown(ballot, MOST_REASONS), selectors.hides_few(ballot)
    return [(_("有人写") if hides else marked(each.mark), each) for each in reasons]


def _listed(names):
    return _("、").join(names)


def _decided(result):
    """What the item came to: whoever wins the count needs the majority of the body too."""
    if chosen := result["decision"]["chosen"]:
        yield _("达到会议表决要的票数，定下来的：{names}。").format(names=_listed(chosen))
    else:
        yield _("没有一项达到会议表决要的票数，没有定。")


def _winners(result):
    if result["winners"]:
        yield _("选上的：{names}。").format(names=_listed(result["winners"]))
    if result["tied"]:
        yield _tie(result)


def _tie(result):
    return _("{names} 同票，名额不够分，按投票以前公布的先后定。").format(names=_listed(result["tied"]))


def _wanted(result):
    if result["winners"]:
        yield _("要的人最多的：{names}。").format(names=_listed(result["winners"]))
    if result["tied"]:
        yield _tie(result)


def _half(result):
    yield _needed(result, _("交了票的 {handed_in} 人，过半数是 {needed} 票。"))
    if result["rule"].get("run_off"):
        yield (
            _("够三分之一的：{names}。").format(names=_listed(result["elected"]))
            if result["elected"]
            else _("没有人够三分之一。")
        )
    elif result["elected"]:
        yield _("过了半数的：{names}。").format(names=_listed(result["elected"]))
    else:
        yield _("没有人过半数。")


def _elected(result):
    yield _needed(result, _("交了票的 {handed_in} 人，要过半数，至少 {needed} 票才选上。"))
    yield _("选上的：{names}。").format(names=_listed(result["elected"])) if result["elected"] else _("没有人选上。")
    if result["again"]:
        again = _("名额没有满，再选一次，候选的是：{names}。")
        if "first_round" in result["rule"]:
            again = _("名额还没有满，得票多的是：{names}。空着的名额留到以后再选。")
        yield again.format(names=_listed(result["again"]))


def _needed(result, half):
    """How many votes it takes; ``half`` says it of a first round outside a meeting."""
    words = half
    if result["rule"].get("run_off"):
        words = _("交了票的 {handed_in} 人，第二轮要三分之一以上，至少 {needed} 票才选上。")
    elif result["rule"].get("quorum"):
        words = _("交了票的 {handed_in} 人，按会议表决的规则，至少 {needed} 票才选上。")
    return words.format(handed_in=result["handed_in"], needed=result["needed"])


def _pairs(result):
    if not result["winner"]:
        return
    yield _("胜出的：{name}。排下来：{names}。").format(name=result["winner"], names=_listed(result["order"]))
    for winner, loser, votes, against, locked in result["pairs"]:
        told = _("{winner} 和 {loser} 比：{votes} 人把 {winner} 排在前，{against} 人把 {loser} 排在前。").format(
            winner=winner, loser=loser, votes=votes, against=against
        )
        yield told if locked else told + _("和前面的比法转成了圈，这一对不算。")


def _rounds(result):
    for number, one in enumerate(result["rounds"], 1):
        counts = _("，").join(f"{option} {votes}" for option, votes in one["counts"])
        told = _("第 {number} 轮，排第一的票：{counts}。").format(number=number, counts=counts)
        yield told + (_("{name} 最少，出局，它的票转给下一个。").format(name=one["out"]) if one["out"] else "")
        live, gone = sum(votes for _option, votes in one["counts"]), one["exhausted"]
    if not result["winner"]:
        return
    if gone:
        yield _("{gone} 张票上排的都出局了，不再算。").format(gone=gone)
    yield _("胜出的：{name}，在还算数的 {live} 张里过半。").format(name=result["winner"], live=live)


def _consent(result):
    yield _("没有人反对，定了。") if result["adopted"] else _("有人反对，或者没有人答，没有定。")


def _no_objection(result):
    yield _("没有人反对。") if result["adopted"] else _("有人反对，或者没有人答。")


@dataclass(frozen=True)
class OtherRound:
    """The round before or after a ballot: its address, what it is called, and its result where it was counted."""

    ballot: object
    label: str
    sentences: list


def other_rounds(ballot):
    """The first round of a second one, the second round of a first one; nothing where there was only one."""
    if first := ballot.first_round:
        return [OtherRound(first, _("第一轮"), result_sentences(first))]
    if second := selectors.second_round(ballot):
        return [OtherRound(second, _("第二轮"), result_sentences(second) if second.result else [])]
    return []


def marks_on_slip(ballot):
    """``(mark, words)`` of the boxes on a paper slip."""
    marks = {"yes-no": tallies.YES_NO, "consent": tallies.CONSENT, "advice": tallies.ADVICE}.get(ballot.kind)
    return [(mark, marked(mark)) for mark in marks or ballot.rule.get("options", ())]


def marked(option):
    return {
        "yes": _("同意"), "no": _("不同意"), "abstain": _("弃权"), "consent": _("同意"),
        "stand_aside": _("保留意见，不阻拦"), "object": _("反对"), "for": _("赞成"), "against": _("反对"),
        "open": _("还没想好"),
    }.get(option, option)  # fmt: skip
