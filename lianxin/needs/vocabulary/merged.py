"""What is told to those who asked for the same as somebody else: what only one of them said or was asked is not put into their mouth."""

from django.utils.translation import gettext_lazy as _

from lianxin.needs.vocabulary.outcomes import Solved
from lianxin.needs.vocabulary.states import Verb

#: With the placeholders of ``TRANSITIONS``; ``number`` is the need that leads.
_TO_OTHERS = {
    Verb.RETURN_REFERRAL: _("{number} 转去的地方没有收，受理台重新处理，最晚{due}答复。"),
    Verb.ANSWER_ON_SPOT: _("同一件事（{number}）已当场答复：{reason}。{again}"),
    Verb.ACCEPT: _("{unit}已接单，会先与提出 {number} 的人联系。"),
    Verb.CONTACT: _("{unit}已与提出 {number} 的人联系，正在办理。"),
    Verb.ASK_REQUESTER: _("承办单位请补充：{reason}。您知道的话，请在本页补充；等补充期间，时限暂停。"),
    Verb.UPHOLD_PAUSE: _("上一级看了对暂停的意见，核定应当暂停：{reason}。您知道的话，请补充，补充后接着办。"),
    Verb.LIFT_PAUSE: _("上一级看了对暂停的意见，核定不该暂停：{reason}。暂停的时间照算，最晚{due}答复您。"),
    Verb.APPROVE_ANSWER: _("答复已核对，正请提出 {number} 的人说说办得怎么样；到{due}没有回音，将自动销号。{again}"),
    Verb.CALL_BACK: _("回访了提出 {number} 的人，没有联系上，会改天再找。"),
    Verb.CLOSE: _("提出 {number} 的人说了结果，这一件已销号。{again}"),
    Verb.CLOSE_SILENT: _("到期没有收到提出 {number} 的人的意见，已自动销号。{again}"),
    Verb.CLOSE_UNREACHABLE: _("在{other}回访过提出 {number} 的人，没有联系上，已销号。{again}"),
    Verb.REOPEN: _("同一件事（{number}）按一位诉求人的要求重新办理，最晚{due}答复您。"),
}
_UNSOLVED_TO_OTHERS = {Verb.CLOSE: _("提出 {number} 的人说还没有解决，话已记下，这一件先销号。{again}")}


def note_to_others(verb, need):
    """The note to whose need was merged into ``need``; empty where everybody is told the same."""
    if verb == Verb.APPROVE_ANSWER and need.silence_ends_at is None:
        return _("答复已核对，正请提出 {number} 的人说说办得怎么样。{again}")
    return (need.solved == Solved.NO and _UNSOLVED_TO_OTHERS.get(verb)) or _TO_OTHERS.get(verb, "")
