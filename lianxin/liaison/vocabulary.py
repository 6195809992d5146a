"""Words of the liaison room: who is kept in touch with, by whom, how a visit went, and the table of promises."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role


class AuditTag(StrEnum):
    LIAISON_ENROLLED = "liaison:liaison:enrol"
    LIAISON_CHANGED = "liaison:liaison:change"
    BRANCH_FOLLOWED = "liaison:liaison:follow_branch"
    LIAISON_LEFT = "liaison:liaison:leave"
    ASSIGNED = "liaison:assignment:start"
    ASSIGNMENT_ENDED = "liaison:assignment:end"
    ASSIGNMENT_DECLINED = "liaison:assignment:decline"
    ASSIGNMENTS_ADOPTED = "liaison:assignment:adopt"
    CONTACT_MOVED = "liaison:contact:move"
    CONTACT_STRUCK_OFF = "liaison:contact:strike_off"
    TEXT_CLEARED = "liaison:visit:clear"
    VISIT_RECORDED = "liaison:visit:record"
    VISIT_CONFIRMED = "liaison:visit:confirm"
    PROMISE_SETTLED = "liaison:promise:settle"
    PROMISE_JUDGED = "liaison:promise:judge"
    EVENT_NOTED = "liaison:event:note"
    PHONE_OPENED = "liaison:phone:open"
    PHONE_REVOKED = "liaison:phone:revoke"
    RECORD_REFUSED = "liaison:record:refuse"
    PLAN_ASKED = "liaison:plan:ask"
    PLAN_ADOPTED = "liaison:plan_part:adopt"
    PLAN_DROPPED = "liaison:plan:drop"
    PLAN_PART_MADE = "liaison:plan_part:make"
    PLAN_ROW_CHANGED = "liaison:plan_row:change"


class ContactKind(models.TextChoices):
    """Whom a liaison keeps in touch with: couriers and drivers often have no household here."""

    HOUSEHOLD = "household", _("一户")
    PERSON = "person", _("一个人")
    GROUP = "group", _("一个从业群体")


class AssignmentKind(models.TextChoices):
    LEAD = "lead", _("联系人")
    DEPUTY = "deputy", _("副联系人")
    GRID = "grid", _("网格员")


#: Kinds of which one person may hold only so many: the profile's key of each.
CAPS = {AssignmentKind.LEAD: "liaison.cap", AssignmentKind.DEPUTY: "liaison.deputy_cap"}


class Exemption(models.TextChoices):
    """Who need not take households; all of them may volunteer."""

    OLD = "old", _("年老")
    ILL = "ill", _("患病")
    AWAY = "away", _("外出")


class Skill(models.TextChoices):
    """What a liaison is good at: households that need it are proposed to them first."""

    FARMING = "farming", _("种养技术")
    MEDIATION = "mediation", _("调解")
    HEALTH = "health", _("护理健康")
    CHILDREN = "children", _("带孩子、辅导")
    REPAIR = "repair", _("修理出力")
    PHONES = "phones", _("教用手机、网上办事")
    JOBS = "jobs", _("找活找工作")
    LAW = "law", _("懂法律政策")


class PartState(models.TextChoices):
    """How far the proposal for a village is."""

    WAITING = "waiting", _("正在拟")
    READY = "ready", _("待确认")
    IMPOSSIBLE = "impossible", _("拟不出来")
    ADOPTED = "adopted", _("已确认")


class EndReason(models.TextChoices):
    """Why an assignment ended. Who declines says no reason, and none is kept."""

    MOVED = "moved", _("搬家")
    ILLNESS = "illness", _("患病")
    TERM_OVER = "term_over", _("换届")
    HANDED_OVER = "handed_over", _("交接给别人")
    BALANCED = "balanced", _("调整户数")
    LEFT = "left", _("不再担任联系户党员")
    STRUCK_OFF = "struck_off", _("户已注销")
    DECLINED_BY_HOUSEHOLD = "declined_by_household", _("户里不愿意")
    DECLINED_BY_LIAISON = "declined_by_liaison", _("联系人不愿意")

    @classmethod
    def declined(cls):
        """After these the same pair is not proposed again."""
        return (cls.DECLINED_BY_HOUSEHOLD, cls.DECLINED_BY_LIAISON)

    @classmethod
    def given(cls):
        """Those somebody may write down when they end an assignment for others."""
        return tuple(reason for reason in cls if reason not in (*cls.declined(), cls.LEFT, cls.STRUCK_OFF))


class Channel(models.TextChoices):
    """How people met. Nothing says where the phone was."""

    HOME = "home", _("上门")
    PHONE = "phone", _("打电话")
    MESSAGE = "message", _("发消息")
    MET_OUTSIDE = "met_outside", _("在外面遇到")

    @property
    def is_in_person(self):
        return self in (Channel.HOME, Channel.MET_OUTSIDE)


class Occasion(models.TextChoices):
    """Why now. After every one but the first somebody looks in within a few days."""

    ROUTINE = "routine", _("平常走访")
    BIRTH = "birth", _("添丁")
    DEATH = "death", _("有人去世")
    HOSPITAL = "hospital", _("住院")
    DISASTER = "disaster", _("受灾")
    DISPUTE = "dispute", _("闹矛盾")
    RETURN = "return", _("外出返乡")


class Topic(models.TextChoices):
    POLICY = "policy", _("政策")
    PRODUCTION = "production", _("生产")
    HEALTH = "health", _("看病健康")
    SCHOOL = "school", _("上学")
    SAFETY = "safety", _("安全")
    DISPUTE = "dispute", _("矛盾纠纷")
    PUBLIC = "public", _("村里的事")
    OTHER = "other", _("别的")


class PromiseState(models.TextChoices):
    OPEN = "open", _("还没办")
    KEPT = "kept", _("办到了")
    PASSED_ON = "passed_on", _("交给接手的人")
    WITHDRAWN = "withdrawn", _("户里说不用了")
    LAPSED = "lapsed", _("户已注销")


#: The only moves of a promise; all but the first are ends.
PROMISE_MOVES = {
    PromiseState.OPEN: (PromiseState.KEPT, PromiseState.PASSED_ON, PromiseState.WITHDRAWN, PromiseState.LAPSED),
    PromiseState.KEPT: (),
    PromiseState.PASSED_ON: (),
    PromiseState.WITHDRAWN: (),
    PromiseState.LAPSED: (),
}


class ConfirmWay(models.TextChoices):
    """How the household said so: never through the visitor."""

    PAGE = "page", _("自己在网页上")
    CODE = "code", _("用连心卡上的码")
    CALLER = "caller", _("后来联系的人代记")


class MessageKind(models.TextChoices):
    """What people are told by this room."""

    OUR_LIAISON = "our_liaison", _("我家的联系人变了")
    MY_HOUSEHOLDS = "my_households", _("分给我的联系户变了")
    VISIT_RECORDED = "visit_recorded", _("我家的走访记录")
    VISIT_DUE = "visit_due", _("该走访的提醒")


#: Those that only come to who works here.
STAFF_KINDS = (MessageKind.MY_HOUSEHOLDS, MessageKind.VISIT_DUE)


#: Say who keeps in touch with whom.
ASSIGNERS = (Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER)
#: Look up whose liaison is who.
READERS = (
    *ASSIGNERS,
    Role.COMMITTEE_MEMBER,
    Role.STATION_STAFF,
    Role.VILLAGE_SUPERVISOR,
    Role.COUNTY_OFFICER,
)
