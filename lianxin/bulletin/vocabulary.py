"""Words of the board: the three affairs, states of a notice and of an objection, the only list of steps, audit tags."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role


class Affairs(models.TextChoices):
    """三务: what the law wants shown, in its three parts."""

    VILLAGE = "village", _("村（居）务")
    PARTY = "party", _("党务")
    FINANCE = "finance", _("财务")


class Frequency(models.TextChoices):
    AT_ONCE = "at_once", _("发生后及时")
    MONTHLY = "monthly", _("每月")
    QUARTERLY = "quarterly", _("每季度")
    YEARLY = "yearly", _("每年")


class Body(models.TextChoices):
    """Who prepares, reviews or approves an item."""

    COMMITTEE = "committee", _("村（居）民委员会")
    BRANCH = "branch", _("村（社区）党组织")
    COLLECTIVE = "collective", _("集体经济组织")
    SUPERVISORS = "supervisors", _("监督委员会")


#: Who does what a body does; a clerk writes for the committee, never approves.
ROLES_OF = {
    Body.COMMITTEE: (Role.COMMITTEE_MEMBER,),
    Body.BRANCH: (Role.BRANCH_SECRETARY,),
    Body.COLLECTIVE: (Role.COLLECTIVE_OFFICER,),
    Body.SUPERVISORS: (Role.VILLAGE_SUPERVISOR,),
}


class ColumnKind(models.TextChoices):
    """What stands in a column of a table: whole fen, whole numbers, days, names of persons, or words."""

    TEXT = "text", _("文字")
    MONEY = "money", _("金额")
    NUMBER = "number", _("数")
    DAY = "day", _("日期")
    NAME = "name", _("姓名")


class FindingKind(models.TextChoices):
    """What the privacy check finds."""

    ID_NUMBER = "id_number", _("身份证号")
    PHONE = "phone", _("手机号")
    BANK = "bank", _("银行账号")
    HOUSE = "house", _("门牌号")
    LANDLINE = "landline", _("固定电话")
    HEALTH = "health", _("病情或残疾情况")
    COLUMN = "column", _("不该公开的一栏")
    MINOR = "minor", _("未成年人的姓名")
    CARED_FOR = "cared_for", _("重点户家人的姓名")


class FindingPlace(models.TextChoices):
    TITLE = "title", _("标题")
    BODY = "body", _("正文")
    TABLE = "table", _("表格")
    BASIS = "basis", _("依据")
    BECAUSE = "because", _("更正的原因")
    ANSWER = "answer", _("答复")


class State(models.TextChoices):
    DRAFT = "draft", _("起草")
    PRIVACY_CHECK = "privacy_check", _("有个人信息要改")
    REVIEW = "supervision_review", _("等监督委员会审")
    HELD = "held", _("监督委员会有意见")
    REVIEWED = "reviewed", _("等确认")
    APPROVED = "approved", _("已确认，等张贴")
    POSTED = "posted", _("公示中")
    CORRECTING = "correcting", _("异议成立，正在更正")
    COMPLETED = "completed", _("公示期满")
    ARCHIVED = "archived", _("已归档")
    WITHDRAWN = "withdrawn", _("没有张贴，已撤回")


class Verb(StrEnum):
    EDIT = "edit"
    STOP = "stop"
    SUBMIT = "submit"
    HOLD = "hold"
    PASS = "pass"
    APPROVE = "approve"
    POST = "post"
    CORRECT = "correct"
    COMPLETE = "complete"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Transition:
    sources: frozenset
    target: State


_WORKED_ON = frozenset({State.DRAFT, State.PRIVACY_CHECK, State.HELD, State.CORRECTING})
#: The only list of steps a notice takes.
TRANSITIONS = {
    Verb.EDIT: Transition(_WORKED_ON, State.DRAFT),
    Verb.STOP: Transition(_WORKED_ON, State.PRIVACY_CHECK),
    Verb.SUBMIT: Transition(_WORKED_ON, State.REVIEW),
    Verb.HOLD: Transition(frozenset({State.REVIEW}), State.HELD),
    Verb.PASS: Transition(frozenset({State.REVIEW}), State.REVIEWED),
    Verb.APPROVE: Transition(frozenset({State.REVIEWED}), State.APPROVED),
    Verb.POST: Transition(frozenset({State.DRAFT, State.APPROVED, State.CORRECTING}), State.POSTED),
    Verb.CORRECT: Transition(frozenset({State.POSTED, State.COMPLETED}), State.CORRECTING),
    Verb.COMPLETE: Transition(frozenset({State.POSTED}), State.COMPLETED),
    Verb.ARCHIVE: Transition(frozenset({State.COMPLETED}), State.ARCHIVED),
    Verb.WITHDRAW: Transition(_WORKED_ON | {State.REVIEW, State.REVIEWED, State.APPROVED}, State.WITHDRAWN),
}
ENDED = frozenset({State.ARCHIVED, State.WITHDRAWN})
#: What is written is what hangs or hung.
HANGS = frozenset({State.POSTED, State.COMPLETED, State.ARCHIVED})
#: So many tables one form takes.
TABLES = 4


class ObjectionState(models.TextChoices):
    RECEIVED = "received", _("已收到，等答复")
    ANSWERED = "answered", _("已先答复，还在查")
    UPHELD = "upheld", _("成立，已更正或正在更正")
    DISMISSED = "dismissed", _("查过，不成立")
    APPEALED = "appealed", _("不同意答复，等上一级定")


#: The kind under which photos of the physical board are kept.
WALL = "wall"
OPEN_OBJECTIONS = (ObjectionState.RECEIVED, ObjectionState.ANSWERED, ObjectionState.APPEALED)


class Channel(models.TextChoices):
    """How an objection came in."""

    WEB = "web", _("网页")
    PAPER = "paper", _("纸上写的")
    SPOKEN = "spoken", _("当面或电话说的")
    SUPERVISORS = "supervisors", _("通过监督委员会")


class Rendition(models.TextChoices):
    """Two renditions of one record: full names stand on the wall of the village, never on the web."""

    BOARD = "board", _("张贴版")
    WEB = "web", _("网页版")


class Papers(models.TextChoices):
    """What a member of a collective may see and copy (Law on Rural Collective Economic Organisations, Article 13)."""

    ACCOUNTS = "accounts", _("账簿、凭证、财务报告")
    MINUTES = "minutes", _("会议记录、决议")
    CONTRACTS = "contracts", _("合同、发包和租赁的材料")
    REGISTERS = "registers", _("章程、成员名册、股份（份额）登记")
    OTHER = "other", _("别的材料")


class AccessState(models.TextChoices):
    ASKED = "asked", _("已收到，等答复")
    GRANTED = "granted", _("可以看，定了时间地点")
    SEEN = "seen", _("看过了")
    REFUSED = "refused", _("不给看，写了理由")
    APPEALED = "appealed", _("请上级定")


class AccessVerb(StrEnum):
    GRANT = "grant"
    REFUSE = "refuse"
    APPEAL = "appeal"
    SEE = "see"


#: The only list of steps an access request takes.
ACCESS_TRANSITIONS = {
    AccessVerb.GRANT: Transition(frozenset({AccessState.ASKED, AccessState.APPEALED}), AccessState.GRANTED),
    AccessVerb.REFUSE: Transition(frozenset({AccessState.ASKED, AccessState.APPEALED}), AccessState.REFUSED),
    AccessVerb.APPEAL: Transition(frozenset({AccessState.REFUSED, AccessState.GRANTED}), AccessState.APPEALED),
    AccessVerb.SEE: Transition(frozenset({AccessState.GRANTED}), AccessState.SEEN),
}
#: Somebody has to answer.
ACCESS_OPEN = (AccessState.ASKED, AccessState.APPEALED)


class MessageKind(models.TextChoices):
    ACCESS = "bulletin.access", _("查阅账目、材料")
    OBJECTION = "bulletin.objection", _("公开栏的异议")
    WORK = "bulletin.work", _("要公开的事")


#: Those that only come to who works here.
STAFF_KINDS = (MessageKind.WORK,)


class AuditTag(StrEnum):
    DRAFT = "bulletin:notice:draft"
    EDIT = "bulletin:notice:edit"
    STOP = "bulletin:notice:stop"
    SUBMIT = "bulletin:notice:submit"
    HOLD = "bulletin:notice:hold"
    PASS = "bulletin:notice:pass"
    APPROVE = "bulletin:notice:approve"
    POST = "bulletin:notice:post"
    COMPLETE = "bulletin:notice:complete"
    ARCHIVE = "bulletin:notice:archive"
    WITHDRAW = "bulletin:notice:withdraw"
    CONFIRM_BOARD = "bulletin:notice:confirm_board"
    SEE_REPORTED = "bulletin:place:see_reported"
    FINGERPRINT = "bulletin:paper:fingerprint"
    OBJECT = "bulletin:objection:raise"
    ANSWER = "bulletin:objection:answer"
    UPHOLD = "bulletin:objection:uphold"
    DISMISS = "bulletin:objection:dismiss"
    PASS_ON = "bulletin:objection:pass_on"
    REOPEN = "bulletin:objection:reopen"
    NOTE_UNDISCLOSED = "bulletin:place:note_undisclosed"
    ORDER_DISCLOSURE = "bulletin:undisclosed:order"
    SET_ITEM = "bulletin:item:set"
    DROP_ITEM = "bulletin:item:drop"
    ASK_ACCESS = "bulletin:access:ask"
    GRANT_ACCESS = "bulletin:access:grant"
    REFUSE_ACCESS = "bulletin:access:refuse"
    APPEAL_ACCESS = "bulletin:access:appeal"
    SEE_ACCESS = "bulletin:access:see"
    PASS_ON_ACCESS = "bulletin:access:pass_on"


class PublicFact(StrEnum):
    POSTED = "bulletin.posted"
    PAPER = "bulletin.paper"
    OBJECTION = "bulletin.objection"
    ARCHIVED = "bulletin.archived"
