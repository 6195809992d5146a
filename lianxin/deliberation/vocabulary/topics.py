"""Topics: where they come from, their steps, what comes of them."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class TopicOrigin(models.TextChoices):
    """Who brought it: one resident's words count as much as a body's."""

    RESIDENT = "resident", _("居民提出")
    SIGNATURES = "signatures", _("居民联名")
    BODY = "body", _("组织提出")
    NEEDS = "needs", _("反复出现的诉求")
    LIAISON = "liaison", _("走访时大家说的")
    RULES = "rules", _("村规民约的草稿")


class TopicState(models.TextChoices):
    GATHERING = "gathering", _("征集联名")
    PROPOSED = "proposed", _("待筛选")
    ACCEPTED = "accepted", _("已采纳，待公布")
    PUBLISHED = "published", _("已公布")
    CONCLUDED = "concluded", _("议完了")
    REFERRED = "referred", _("转别处办理")
    DECLINED = "declined", _("没有采纳")


class TopicVerb(StrEnum):
    SIGN = "sign"
    ACCEPT = "accept"
    REFER = "refer"
    DECLINE = "decline"
    PUBLISH = "publish"
    CONCLUDE = "conclude"
    ASK = "ask"
    COMMENT = "comment"
    NAME = "name"
    STRIKE = "strike"
    FOLLOW = "follow"


_T, _V = TopicState, TopicVerb
#: Verb → the states it starts from and the one it leads to.
TOPIC_WAYS = {
    _V.SIGN: ((_T.GATHERING,), None),
    _V.ACCEPT: ((_T.PROPOSED,), _T.ACCEPTED),
    _V.REFER: ((_T.PROPOSED,), _T.REFERRED),
    _V.DECLINE: ((_T.PROPOSED,), _T.DECLINED),
    _V.PUBLISH: ((_T.ACCEPTED,), _T.PUBLISHED),
    _V.CONCLUDE: ((_T.PUBLISHED,), _T.CONCLUDED),
    _V.ASK: ((_T.PUBLISHED,), None),
    _V.COMMENT: ((_T.PUBLISHED,), None),
    _V.NAME: ((_T.ACCEPTED, _T.PUBLISHED), None),
    _V.STRIKE: ((_T.ACCEPTED, _T.PUBLISHED), None),
    _V.FOLLOW: ((_T.CONCLUDED,), None),
}
#: Everybody may read these.
PUBLIC_TOPICS = (_T.PUBLISHED, _T.CONCLUDED)


class TopicOutcome(models.TextChoices):
    CONSENSUS = "consensus", _("谈成了")
    OPTIONS = "options_for_vote", _("有几个方案，要表决")
    NO_AGREEMENT = "no_agreement", _("没有谈成")
    POSTPONED = "postponed", _("改日再议")
    HEARD = "heard", _("听过大家的意见了")


#: What a talk comes to; a draft of village rules is only heard.
TALKED = tuple(outcome for outcome in TopicOutcome if outcome != TopicOutcome.HEARD)


class TopicRoute(models.TextChoices):
    IMPLEMENT = "implement", _("照办")
    ASSEMBLY = "to_assembly", _("交会议表决")
    TOWNSHIP = "to_township", _("报乡镇")
    NOWHERE = "nowhere", _("不再往下走")
