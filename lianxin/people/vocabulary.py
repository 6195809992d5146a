"""Words of the people room: populations, roles in a household, labels, purposes, rights, and their tables."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role

ADULT_CONSENT_AGE = 14  # Personal Information Protection Law, Art. 31
OPEN_MINUTES = 15  # how long an opened record stays readable


class AuditTag(StrEnum):
    PERSON_REGISTERED = "people:person:register"
    PERSON_CORRECTED = "people:person:correct"
    PERSON_DEPARTED = "people:person:depart"
    PERSON_RETURNED = "people:person:return"
    PERSON_LINKED = "people:person:link"
    PERSON_RESTRICTED = "people:person:restrict"
    ID_NUMBER_SET = "people:person:set_id_number"
    RECORD_OPENED = "people:record:open"
    RECORD_EXPORTED = "people:record:export"
    HOUSEHOLD_REGISTERED = "people:household:register"
    HOUSEHOLDS_REGISTERED = "people:household:register_many"
    HOUSEHOLD_CORRECTED = "people:household:correct"
    HOUSEHOLD_ENDED = "people:household:end"
    HOUSEHOLD_MOVED_OUT = "people:household:move_out"
    HOUSEHOLD_MOVED_IN = "people:household:move_in"
    MEMBER_JOINED = "people:member:join"
    MEMBER_LEFT = "people:member:leave"
    REPRESENTATIVE_CHOSEN = "people:household:choose_representative"
    BELONGING_STARTED = "people:belonging:start"
    BELONGING_ENDED = "people:belonging:end"
    KINSHIP_RECORDED = "people:kinship:record"
    KINSHIP_ENDED = "people:kinship:end"
    LABEL_GIVEN = "people:label:give"
    LABEL_REVIEWED = "people:label:review"
    LABEL_ENDED = "people:label:end"
    CONSENT_GIVEN = "people:consent:give"
    CONSENT_WITHDRAWN = "people:consent:withdraw"
    ROLL_DRAWN = "people:roll:draw"
    ROLL_ADOPTED = "people:roll:adopt"
    ROLL_CORRECTED = "people:roll:correct"
    RIGHTS_ASKED = "people:rights:ask"
    RIGHTS_MOVED = "people:rights:move"
    IMPORT_RECEIVED = "people:import:receive"
    IMPORT_STARTED = "people:import:start"
    IMPORT_ADVANCED = "people:import:advance"
    IMPORT_UNDONE = "people:import:undo"
    EXPIRED_REMOVED = "people:retention:remove"
    HOLD_PLACED = "people:hold:place"
    HOLD_LIFTED = "people:hold:lift"


class Sex(models.TextChoices):
    FEMALE = "female", _("女")
    MALE = "male", _("男")


class Population(models.TextChoices):
    """Three populations that differ: voting, sharing and being served use different lists."""

    REGISTERED = "registered", _("户籍人口")
    RESIDENT = "resident", _("常住人口")
    COLLECTIVE_MEMBER = "collective_member", _("集体成员")


class MessageKind(models.TextChoices):
    """What people are told about the records of this room."""

    POSTS = "posts_again", _("任职要重新核对回避")


#: Those that only come to who works here.
STAFF_KINDS = (MessageKind.POSTS,)


class HouseholdRole(models.TextChoices):
    REPRESENTATIVE = "representative", _("户代表")
    MEMBER = "member", _("家庭成员")


class Relation(models.TextChoices):
    """What a member is to the household's head, as the household book says."""

    HEAD = "head", _("户主")
    SPOUSE = "spouse", _("配偶")
    CHILD = "child", _("子女")
    PARENT = "parent", _("父母")
    GRANDCHILD = "grandchild", _("孙子女")
    GRANDPARENT = "grandparent", _("祖父母")
    SIBLING = "sibling", _("兄弟姐妹")
    CHILD_IN_LAW = "child_in_law", _("儿媳或女婿")
    OTHER = "other", _("其他")


class KinKind(models.TextChoices):
    """Close relatives (近亲属) and nobody else: Civil Code Art. 1045. Read: the relative is the person's …"""

    SPOUSE = "spouse", _("配偶")
    PARENT = "parent", _("父母")
    CHILD = "child", _("子女")
    SIBLING = "sibling", _("兄弟姐妹")
    GRANDPARENT = "grandparent", _("祖父母、外祖父母")
    GRANDCHILD = "grandchild", _("孙子女、外孙子女")


class RollKind(models.TextChoices):
    REGISTERED = "registered", _("户籍名册")
    RESIDENT = "resident", _("常住名册")
    VOTER = "voter", _("选民名单")
    COLLECTIVE_MEMBER = "collective_member", _("集体成员名册")


class CorrectionKind(models.TextChoices):
    ADDED = "added", _("补录")
    REMOVED = "removed", _("除名")


class Label(models.TextChoices):
    """The only priority labels there are. None exists for petitions, offences, drugs, mental illness, religion."""

    EXTREME_HARDSHIP = "extreme_hardship", _("特困人员")
    MIN_LIVING = "min_living", _("最低生活保障家庭")
    MIN_LIVING_EDGE = "min_living_edge", _("低保边缘家庭")
    RIGID_EXPENSE = "rigid_expense", _("刚性支出困难家庭")
    DISASTER_HIT = "disaster_hit", _("受灾家庭")
    TEMPORARY_HARDSHIP = "temporary_hardship", _("临时困难家庭")
    POVERTY_RISK = "poverty_risk", _("防止返贫致贫对象")
    ELDER_ALONE = "elder_alone", _("独居、空巢老人")
    ELDER_DISABLED = "elder_disabled", _("失能老人")
    DISABLED_SEVERE = "disabled_severe", _("重度残疾人")
    CHILD_LEFT_BEHIND = "child_left_behind", _("留守儿童")
    CHILD_IN_NEED = "child_in_need", _("困境儿童")
    VETERAN_PREFERENTIAL = "veteran_preferential", _("优抚对象")
    SERIOUS_ILLNESS = "serious_illness", _("重病")


class LabelSource(models.TextChoices):
    """Who decided that the label is true."""

    CIVIL_AFFAIRS = "civil_affairs", _("民政部门认定")
    AGRICULTURE = "agriculture", _("农业农村部门认定")
    DISABILITY_FEDERATION = "disability_federation", _("残联认定")
    VETERANS_AFFAIRS = "veterans_affairs", _("退役军人事务部门认定")
    FAMILY_AND_VILLAGE = "family_and_village", _("本人或家庭申明，村里核实")
    SELF_DECLARED = "self_declared", _("本人申明")


#: Which source may decide which label (domain: the source of truth of each).
LABEL_SOURCES = {
    Label.EXTREME_HARDSHIP: (LabelSource.CIVIL_AFFAIRS,),
    Label.MIN_LIVING: (LabelSource.CIVIL_AFFAIRS,),
    Label.MIN_LIVING_EDGE: (LabelSource.CIVIL_AFFAIRS,),
    Label.RIGID_EXPENSE: (LabelSource.CIVIL_AFFAIRS,),
    Label.DISASTER_HIT: (LabelSource.CIVIL_AFFAIRS,),
    Label.TEMPORARY_HARDSHIP: (LabelSource.CIVIL_AFFAIRS,),
    Label.POVERTY_RISK: (LabelSource.AGRICULTURE,),
    Label.ELDER_ALONE: (LabelSource.FAMILY_AND_VILLAGE, LabelSource.SELF_DECLARED),
    Label.ELDER_DISABLED: (LabelSource.FAMILY_AND_VILLAGE, LabelSource.SELF_DECLARED),
    Label.DISABLED_SEVERE: (LabelSource.DISABILITY_FEDERATION,),
    Label.CHILD_LEFT_BEHIND: (LabelSource.CIVIL_AFFAIRS,),
    Label.CHILD_IN_NEED: (LabelSource.CIVIL_AFFAIRS,),
    Label.VETERAN_PREFERENTIAL: (LabelSource.VETERANS_AFFAIRS,),
    Label.SERIOUS_ILLNESS: (LabelSource.SELF_DECLARED,),
}
CHILD_LABELS = frozenset({Label.CHILD_LEFT_BEHIND, Label.CHILD_IN_NEED})


class LabelAudience(models.TextChoices):
    """Who may see a label. The head of the station is the branch secretary who leads the service centre."""

    LIAISON_AND_HEAD = "liaison_and_head", _("联系人和站点负责人")
    VILLAGE_STAFF = "village_staff", _("本村工作人员")


LABEL_READERS = {
    LabelAudience.LIAISON_AND_HEAD: (Role.LIAISON, Role.BRANCH_SECRETARY),
    LabelAudience.VILLAGE_STAFF: (
        Role.LIAISON,
        Role.BRANCH_SECRETARY,
        Role.COMMITTEE_MEMBER,
        Role.STATION_STAFF,
    ),
}


class Basis(models.TextChoices):
    """Lawful bases: Personal Information Protection Law, Art. 13."""

    CONSENT = "consent", _("本人同意")
    CONTRACT = "contract", _("履行合同")
    STATUTORY_DUTY = "statutory_duty", _("履行法定职责")
    EMERGENCY = "emergency", _("紧急情况")
    PUBLIC_INFO = "public_info", _("已公开信息")


class Purpose(models.TextChoices):
    """What personal data is processed for. Nothing is processed for anything else."""

    SERVICE = "service", _("办理本人诉求和代办事项")
    ROLL_KEEPING = "roll_keeping", _("村民、居民名册")
    ELECTION = "election", _("选民登记")
    COLLECTIVE = "collective", _("集体成员登记")
    ASSISTANCE = "assistance", _("救助帮扶")
    LIAISON_VISIT = "liaison_visit", _("党员联系户走访")
    CONTACT = "contact", _("村务通知")
    PUBLICATION = "publication", _("公开姓名或照片")
    REFERRAL = "referral", _("转给其他单位办理")
    EMERGENCY = "emergency", _("抢险救灾")


@dataclass(frozen=True)
class PurposeRule:
    """The basis of a purpose, the law it stands on, and whether an ID number may be stored for it."""

    basis: str
    article: str
    what: str
    id_number: bool = False

    @property
    def needs_consent(self):
        return self.basis == Basis.CONSENT


PURPOSES = {
    Purpose.SERVICE: PurposeRule(
        Basis.STATUTORY_DUTY, _("《个人信息保护法》第十三条第三项"), _("姓名、电话、住址、诉求内容")
    ),
    Purpose.ROLL_KEEPING: PurposeRule(
        Basis.STATUTORY_DUTY, _("《村民委员会组织法》《城市居民委员会组织法》"), _("姓名、出生日期、住址、户")
    ),
    Purpose.ELECTION: PurposeRule(
        Basis.STATUTORY_DUTY, _("《村民委员会组织法》选民登记规定"), _("姓名、出生日期、身份证号"), id_number=True
    ),
    Purpose.COLLECTIVE: PurposeRule(
        Basis.STATUTORY_DUTY,
        _("《农村集体经济组织法》成员名册规定"),
        _("姓名、出生日期、户、身份证号"),
        id_number=True,
    ),
    Purpose.ASSISTANCE: PurposeRule(
        Basis.STATUTORY_DUTY, _("《社会救助法》第三十七条、第三十九条"), _("姓名、困难情况、身份证号"), id_number=True
    ),
    Purpose.LIAISON_VISIT: PurposeRule(Basis.CONSENT, _("《个人信息保护法》第二十九条"), _("走访记录、联系方式")),
    Purpose.CONTACT: PurposeRule(Basis.CONSENT, _("《个人信息保护法》第十三条第一项"), _("电话")),
    Purpose.PUBLICATION: PurposeRule(Basis.CONSENT, _("《个人信息保护法》第二十五条"), _("姓名、照片")),
    Purpose.REFERRAL: PurposeRule(Basis.CONSENT, _("《个人信息保护法》第二十三条"), _("姓名、电话、诉求内容")),
    Purpose.EMERGENCY: PurposeRule(Basis.EMERGENCY, _("《个人信息保护法》第十三条第四项"), _("姓名、电话、住址")),
}
CONSENT_PURPOSES = tuple(purpose for purpose, rule in PURPOSES.items() if rule.needs_consent)
ID_NUMBER_PURPOSES = tuple(purpose for purpose, rule in PURPOSES.items() if rule.id_number)


class Channel(models.TextChoices):
    SELF = "self", _("本人在网上")
    PAPER = "paper", _("纸质签字")
    GUARDIAN = "guardian", _("监护人")
    SPOKEN = "spoken", _("当面口头，两人在场")


class RightsKind(models.TextChoices):
    """Personal Information Protection Law, Art. 44–50."""

    COPY = "copy", _("查阅复制")
    CORRECTION = "correction", _("更正补充")
    DELETION = "deletion", _("删除")
    EXPLANATION = "explanation", _("解释说明")


class Asker(models.TextChoices):
    SELF = "self", _("本人")
    GUARDIAN = "guardian", _("监护人")
    HEIR = "heir", _("近亲属（本人已去世）")
    AGENT = "agent", _("受托人")


class RightsState(models.TextChoices):
    RECEIVED = "received", _("已收到")
    REVIEWING = "reviewing", _("核实中")
    FULFILLED = "fulfilled", _("已办结")
    RESTRICTED = "restricted", _("已限制使用")
    REFUSED = "refused", _("不予办理")
    WITHDRAWN = "withdrawn", _("已撤回")


#: The only moves of a request about one's own data.
RIGHTS_MOVES = {
    RightsState.RECEIVED: (RightsState.REVIEWING, RightsState.WITHDRAWN),
    RightsState.REVIEWING: (
        RightsState.FULFILLED,
        RightsState.RESTRICTED,
        RightsState.REFUSED,
        RightsState.WITHDRAWN,
    ),
    RightsState.FULFILLED: (),
    RightsState.RESTRICTED: (),
    RightsState.REFUSED: (),
    RightsState.WITHDRAWN: (),
}
OPEN_RIGHTS = (RightsState.RECEIVED, RightsState.REVIEWING)


class ImportState(models.TextChoices):
    RECEIVED = "received", _("待核对")
    RUNNING = "running", _("导入中")
    DONE = "done", _("已导入")
    UNDONE = "undone", _("已撤销")


#: Village staff: the name and the last four digits (L1).
COLLEAGUES = (Role.STATION_STAFF, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: As much, but only of the households assigned to them.
ASSIGNED = (Role.GRID_WORKER, Role.LIAISON)
#: Officers above: nothing but the surname until they give a reason (L3).
OFFICERS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
REGISTRARS = (Role.STATION_STAFF, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
ROLL_KEEPERS = (*REGISTRARS, Role.VILLAGE_SUPERVISOR, Role.COLLECTIVE_OFFICER)
ROLL_READERS = (*ROLL_KEEPERS, *OFFICERS)
ROLL_ADOPTERS = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
RIGHTS_ANSWERERS = REGISTRARS
RETENTION_KEEPERS = (Role.COUNTY_OFFICER,)

#: How long what is kept, in words and days after its own end (domain §12.2).
RETENTION = {
    "priority_label": (_("重点户标签：到期后一年"), 365),
    "disclosure": (_("查看记录：三年"), 3 * 365),
    "consent": (_("同意记录：撤回后三年"), 3 * 365),
    "rights_request": (_("个人信息权利请求：答复后三年"), 3 * 365),
    "import_rows": (_("导入文件的原始行：导入后九十天"), 90),
}

#: The columns of a list of people.
FIELD_LABELS = {
    "household_code": _("户编号"),
    "name": _("姓名"),
    "relation": _("与户主关系"),
    "sex": _("性别"),
    "birth_date": _("出生日期"),
    "phone": _("手机号"),
    "id_number": _("身份证号"),
    "address": _("住址"),
    "register_no": _("户口簿号"),
    "position": _("住处位置"),
    "registered": _("户籍人口"),
    "resident": _("常住人口"),
    "collective_member": _("集体成员"),
}
