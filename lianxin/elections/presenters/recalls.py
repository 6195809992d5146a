"""Recalls in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.elections.calc.counting import RULES
from lianxin.elections.vocabulary import Method, RecallTag

RECALL_SENTENCES = {
    RecallTag.RAISE: _L("{actor}登记了罢免{subject}的要求，{after[asked]} 人签名"),
    RecallTag.CALL: _L("{actor}定了罢免{subject}的投票日：{after[vote_on]}"),
    RecallTag.ANSWER: _L("{actor}登记了{subject}对罢免的申辩"),
    RecallTag.COUNT: _L(
        "{actor}登记了罢免{subject}的计票：名单 {after[listed]} 人，收回 {after[cast]} 张，同意 {after[in_favour]} 张"
    ),
    RecallTag.DROP: _L("{actor}登记罢免{subject}不办了：{reason}"),
}


def recall_rule():
    """When a member is recalled, with the law that says so."""
    source = RULES[Method.VILLAGERS].source
    return _(
        "有选举权的村民五分之一以上，或者村民代表三分之一以上联名可以提出；本人有权申辩；登记的选民超过一半投票、投票的人超过一半同意，"
        "才罢免（{source}）。"
    ).format(source=_(source))


def count_line(recall):
    """The result in a sentence."""
    line = _("名单 {listed} 人，收回选票 {cast} 张，同意罢免 {in_favour} 张。").format(
        listed=recall.listed, cast=recall.cast, in_favour=recall.in_favour
    )
    return line if recall.cast * 2 > recall.listed else line + _("参加投票的人不够。")
