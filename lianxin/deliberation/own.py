"""What this room holds about one person: never how they voted, nor what they answered, which is kept without names."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.models import (
    Affected,
    AffectedName,
    BodyMember,
    Comment,
    CommentBacking,
    ConveningSigner,
    FollowUpMark,
    Idea,
    RaisingLine,
    RaisingSigner,
    Seat,
    Statement,
    Topic,
    TopicSignature,
    Voter,
)
from lianxin.deliberation.vocabulary import CommentState
from lianxin.kit.own_data import Own, under_account


def _of_person(model):
    return lambda person: model.objects.filter(person=person.pk).order_by("id")


OWN = (
    Own(
        "hall_topics",
        _("议事厅：我提的议题"),
        under_account(Topic, "proposer"),
        {"proposed_at": _("哪天提的"), "title": _("想议什么"), "words": _("为什么要议"), "state": _("状态")},
    ),
    Own(
        "hall_signatures",
        _("议事厅：我的联名"),
        lambda person: TopicSignature.objects.filter(
            Q(person=person.pk) | Q(user=person.user_id, user__isnull=False)
        ).order_by("id"),
        {"topic__title": _("哪个议题"), "name": _("姓名"), "household": _("哪一户")},
    ),
    Own(
        "hall_affected",
        _("议事厅：写明和我有关的议题"),
        _of_person(Affected),
        {"topic__title": _("哪个议题"), "kind": _("是一户、一个小组还是一个人"), "name": _("谁"), "reason": _("为什么和他们有关"), "struck_reason": _("为什么去掉")},
    ),
    Own(
        "hall_affected_names",
        _("议事厅：写明我代表一群人来议的议题"),
        _of_person(AffectedName),
        {"affected__topic__title": _("哪个议题"), "affected__name": _("哪一个小组、哪一群人"), "name": _("姓名"), "household_code": _("哪一户"), "ground": _("怎么有关"), "struck_reason": _("为什么去掉")},
    ),
    Own(
        "hall_follow_ups",
        _("议事厅：我说过后来照办了没有的议题（怎么说的谁也不知道）"),
        under_account(FollowUpMark),
        {"follow_up__topic__title": _("哪个议题")},
    ),
    Own(
        "hall_convenings",
        _("议事厅：我签名要求开的会"),
        _of_person(ConveningSigner),
        {"convening__body__name": _("哪个会"), "convening__about": _("议什么"), "signed_at": _("时间"), "name": _("姓名")},
    ),
    Own(
        "hall_comments",
        _("议事厅：我说的话"),
        under_account(Comment, "author"),
        {"said_at": _("时间"), "topic__title": _("哪个议题"), "words": _("说了什么"), "state": _("状态")},
    ),
    Own(
        "hall_backings",
        _("议事厅：我赞同的话"),
        under_account(CommentBacking, comment__state=CommentState.SHOWN),
        {"comment__topic__title": _("哪个议题"), "comment__words": _("说了什么")},
    ),
    Own(
        "hall_statements",
        _("议事厅：我加的意见"),
        under_account(Statement, "author", at_counter=False),
        {"asking__question": _("问的是什么"), "words": _("说了什么"), "state": _("状态")},
    ),
    Own(
        "hall_ideas",
        _("议事厅：我提的点子"),
        under_account(Idea, "author"),
        {"budgeting__title": _("哪次"), "title": _("点子"), "words": _("说明"), "state": _("状态"), "reason": _("理由")},
    ),
    Own(
        "hall_bodies",
        _("议事厅：我是哪里的成员"),
        _of_person(BodyMember),
        {"body__name": _("哪个组织"), "starts_on": _("从哪天起"), "ends_on": _("到哪天")},
    ),
    Own(
        "hall_attendance",
        _("议事厅：我参加的会"),
        _of_person(Seat),
        {
            "meeting__title": _("哪次会"), "meeting__planned_at": _("时间"), "attendance__presence": _("怎么参加"),
            "attendance__proxy_name": _("受托人"),
        },
    ),
    Own(
        "hall_voter_lists",
        _("议事厅：我在哪些投票名单上（怎么投的谁也不知道）"),
        _of_person(Voter),
        {"ballot__title": _("哪次投票"), "number": _("号"), "name": _("姓名"), "household_code": _("哪一户")},
    ),
    Own(
        "hall_raisings_signed",
        _("议事厅：我联名提的筹资筹劳"),
        _of_person(RaisingSigner),
        {"raising__purpose": _("筹来做什么"), "name": _("姓名"), "household_code": _("哪一户")},
    ),
    Own(
        "hall_raisings",
        _("议事厅：筹资筹劳名单"),
        _of_person(RaisingLine),
        {"raising__purpose": _("筹来做什么"), "name": _("姓名"), "works": _("算劳力")},
    ),
)  # fmt: skip
