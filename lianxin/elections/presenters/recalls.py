"""Recalls in words."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.elections import selectors
from lianxin.elections.calc.counting import RULES, is_valid
from lianxin.elections.calc.recalling import VOTE_WITHIN
from lianxin.elections.vocabulary import Method, RecallState, RecallTag
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

RECALL_SENTENCES = {
    RecallTag.RAISE: _L("{actor}登记了罢免{subject}的要求，{after[asked]} 人签名"),
    RecallTag.CALL: _L("{actor}定了罢免{subject}的投票日：{after[vote_on]}"),
    RecallTag.ANSWER: _L("{actor}登记了{subject}对罢免的申辩"),
    RecallTag.COUNT: _L(
        "{actor}登记了罢免{subject}的计票：名单 {after[listed]} 人，收回 {after[cast]} 张，同意 {after[in_favour]} 张"
    ),
    RecallTag.DROP: _L("{actor}登记罢免{subject}不办了：{reason}"),
    RecallTag.NOTICE: _L("{actor}为罢免{subject}拟了公告“{after[title]}”"),
}


def recall_rows(actor, at):
    """今日要办: for those who enter its steps, and for the member it is about."""
    return [_waiting(each, actor) for each in (selectors.recalls_for(actor) or ())[:30]]


def _waiting(recall, actor):
    is_mine = recall.tenure.user_id == actor.id
    steps = (_("看理由，写申辩"), _("登记计票") if recall.vote_on else _("定投票日"))
    due = recall.vote_on or recall.raised_on + VOTE_WITHIN
    return Waiting(
        url=reverse("elections:recall", args=[recall.public_id]), title=_("罢免 {who}").format(who=str(recall)),
        meta=recall.get_state_display(), next_action=steps[0] if is_mine else steps[1], due_at=clock.day_end(due),
        clock=_("等您办"), due=_("{day}前").format(day=day(due)),
    )  # fmt: skip


def recall_notice_words(recall):
    """``(title, body)`` of the notice as it could read: the vote that comes, or the result. The charge and the answer stand
    in none: they are read aloud where the votes are cast."""
    unit = recall.tenure.post.unit.name
    if recall.state == RecallState.DROPPED:
        return _("{unit}罢免投票取消公告").format(unit=unit), "\n".join(
            [
                _("原定 {day} 表决罢免{who}，现在不办了。").format(day=day(recall.vote_on), who=recall),
                _("原因：{reason}").format(reason=recall.said),
            ]
        )
    if recall.cast is None:
        return _("{unit}罢免投票公告").format(unit=unit), "\n".join(
            [
                _("{raised}，{ground}要求罢免{who}：一共 {total} 人，{asked} 人签名。").format(
                    raised=day(recall.raised_on), ground=recall.get_ground_display(), who=recall, total=recall.total, asked=recall.asked
                ),
                _("{day} 投票表决。").format(day=day(recall.vote_on)),
                *([_("投票日改到这一天的原因：{reason}").format(reason=recall.said)] if recall.said else []),
                _("时间：____　地点：____"),
                _("提出的理由和本人的申辩，投票以前当众念。票当众唱、当众计，当场宣布结果。"),
                recall_rule(recall.method),
            ]
        )  # fmt: skip
    result = (
        _("罢免通过，{who}的职务从这一天起终止。")
        if recall.state == RecallState.PASSED
        else _("罢免没有通过，{who}继续任职。")
    )
    return _("{unit}罢免投票结果公告").format(unit=unit), "\n".join(
        [
            _("{day} 投票表决罢免{who}。").format(day=day(recall.vote_on), who=recall), count_line(recall),
            result.format(who=recall), recall_rule(recall.method),
        ]
    )  # fmt: skip


def result_line(recall):
    """How a vote ended, as everybody reads it."""
    return f"{recall} · {recall.get_state_display()} · {day(recall.vote_on)} · {count_line(recall)}"


_PASSES = {
    Method.VILLAGERS: _L("登记的选民超过一半投票、投票的人超过一半同意"),
    Method.RESIDENTS: _L("登记的居民超过一半投票、投票的人超过一半同意"),
    Method.HOUSEHOLDS: _L("户代表超过一半投票、投票的人超过一半同意"),
    Method.REPRESENTATIVES: _L("居民代表超过三分之二投票、投票的人超过一半同意"),
    Method.ASSEMBLY: _L("十八周岁以上的村（居）民超过一半到会、到会的人超过一半同意"),
    Method.REPS: _L("代表三分之二以上到会、到会的人超过一半同意"),
}


def recall_rule(method):
    """When a member is recalled by who votes, with the law that says so."""
    return _(
        "有选举权的村（居）民五分之一以上，或者代表三分之一以上联名可以提出；本人有权申辩；{passes}，才罢免（{source}）。"
    ).format(passes=_PASSES[method], source=_(RULES[method].source))


def count_line(recall):
    """The result in a sentence."""
    line = _("名单 {listed} 人，收回选票 {cast} 张，同意罢免 {in_favour} 张。")
    if recall.present is not None:
        line = _("名单 {listed} 人，到会 {present} 人，收回选票 {cast} 张，同意罢免 {in_favour} 张。")
    line = line.format(listed=recall.listed, present=recall.present, cast=recall.cast, in_favour=recall.in_favour)
    return line if is_valid(recall.method, recall.listed, recall.voters) else line + _("参加投票的人不够。")
