"""Words of the activities room: kinds, who was there, audit tags."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """In the order of ``calc.rhythm.KINDS``."""

    ASSEMBLY = "branch_assembly", _("支部党员大会")
    COMMITTEE = "branch_committee_meeting", _("支部委员会会议")
    GROUP = "party_group_meeting", _("党小组会")
    LECTURE = "party_lecture", _("党课")
    THEME_DAY = "theme_party_day", _("主题党日")
    LIFE_MEETING = "organizational_life_meeting", _("组织生活会")
    EVALUATION = "member_evaluation", _("民主评议党员")
    TALK = "talk", _("谈心谈话")


#: Held by some of the branch: only who is named was due. All others are held by everybody on the list.
OF_SOME = frozenset({Kind.COMMITTEE, Kind.GROUP, Kind.TALK})
#: What may be voted on.
VOTED = frozenset({Kind.ASSEMBLY, Kind.COMMITTEE})


class Presence(models.TextChoices):
    PRESENT = "present", _("到会")
    ABSENT = "absent", _("没来")
    EXEMPT = "exempt", _("不作要求")


class Stage(models.TextChoices):
    """The way into the Party; of each only its day is kept, the files are elsewhere."""

    APPLICANT = "applicant", _("入党申请人")
    ACTIVIST = "activist", _("入党积极分子")
    CANDIDATE = "candidate", _("发展对象")
    PROBATIONARY = "probationary", _("预备党员")
    FULL = "full", _("正式党员")


#: Who is a member, and due to attend.
MEMBERS = (Stage.PROBATIONARY, Stage.FULL)
#: From which stage one comes to the next, never past one; a year at least lies between some, by the rules on admission.
NEXT_STAGE = dict(zip(list(Stage)[:-1], list(Stage)[1:], strict=True))
A_YEAR_FIRST = frozenset({Stage.CANDIDATE, Stage.FULL})


class TransferState(models.TextChoices):
    DRAFT = "draft", _("已填好")
    CONFIRMED = "branch_confirmed", _("支部已确认")
    SENT = "sent", _("介绍信已开")
    IN_TRANSIT = "in_transit", _("本人已领介绍信")
    RECEIVED = "received", _("对方已接收")
    RECEIPT_RETURNED = "receipt_returned", _("回执已收到")
    CLOSED = "closed", _("已办结")
    RETURNED = "returned", _("退回更正")
    CANCELLED = "cancelled", _("已取消")


#: No letter is good: there is none yet, or it came back.
NO_LETTER = (TransferState.DRAFT, TransferState.CONFIRMED, TransferState.RETURNED)


class TransferVerb(StrEnum):
    CONFIRM = "confirm"
    ISSUE = "issue"
    HAND_OVER = "hand_over"
    RECEIVE = "receive"
    NOTE_RECEIPT = "note_receipt"
    CLOSE = "close"
    RETURN = "return"
    REDRAFT = "redraft"
    CANCEL = "cancel"


#: Where a letter can go from each state: the only list.
TRANSFER_WAYS = {
    TransferVerb.CONFIRM: ((TransferState.DRAFT,), TransferState.CONFIRMED),
    TransferVerb.ISSUE: ((TransferState.CONFIRMED,), TransferState.SENT),
    TransferVerb.HAND_OVER: ((TransferState.SENT,), TransferState.IN_TRANSIT),
    TransferVerb.RECEIVE: ((TransferState.SENT, TransferState.IN_TRANSIT), TransferState.RECEIVED),
    TransferVerb.NOTE_RECEIPT: ((TransferState.RECEIVED,), TransferState.RECEIPT_RETURNED),
    TransferVerb.CLOSE: ((TransferState.RECEIPT_RETURNED,), TransferState.CLOSED),
    TransferVerb.RETURN: ((TransferState.SENT, TransferState.IN_TRANSIT), TransferState.RETURNED),
    TransferVerb.REDRAFT: ((TransferState.RETURNED,), TransferState.DRAFT),
    TransferVerb.CANCEL: (
        (
            TransferState.DRAFT,
            TransferState.CONFIRMED,
            TransferState.SENT,
            TransferState.IN_TRANSIT,
            TransferState.RETURNED,
        ),
        TransferState.CANCELLED,
    ),
}
#: A letter holds for so many days at the most, as is the practice everywhere.
LETTER_DAYS = 90


class TransferReason(models.TextChoices):
    JOB = "job", _("工作单位变了")
    HOME = "home", _("经常居住地变了")
    AWAY = "away", _("外出六个月以上，地点比较固定")
    STUDY = "study", _("升学或毕业")
    OTHER = "other", _("其他")


class AuditTag(StrEnum):
    ADD_MEMBERS = "activities:member:add"
    BRING_ROSTER = "activities:roster:bring"
    UNDO_ROSTER = "activities:roster:undo"
    EXEMPT_MEMBER = "activities:member:exempt"
    KNOW_MEMBER = "activities:member:know"
    SET_VOTE = "activities:member:set_vote"
    END_MEMBER = "activities:member:end"
    ENTER_STAGE = "activities:member:enter_stage"
    AWAY = "activities:member:away"
    DRAFT_TRANSFER = "activities:transfer:draft"
    CONFIRM = "activities:transfer:confirm"
    ISSUE = "activities:transfer:issue"
    HAND_OVER = "activities:transfer:hand_over"
    RECEIVE = "activities:transfer:receive"
    NOTE_RECEIPT = "activities:transfer:note_receipt"
    CLOSE = "activities:transfer:close"
    RETURN = "activities:transfer:return"
    REDRAFT = "activities:transfer:redraft"
    CANCEL = "activities:transfer:cancel"
    TAKE_OVER_MEMBERS = "activities:member:take_over"
    RECORD = "activities:activity:record"
    WITHDRAW = "activities:activity:withdraw"
