"""Populations, roles in a household, kin, rolls, imports; who keeps and reads what, and for how long."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role

OPEN_MINUTES = 15  # how long an opened record stays readable


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
    ACCOUNT = "account_unlinked", _("账号和登记的人")
    KEEPING = "people_keeping", _("个人信息的答复和到期")
    HOUSEHOLD = "household_changed", _("我家的登记")
    INCIDENT = "people_incident", _("个人信息安全事件")
    GUARDIAN = "guardianship", _("监护登记")
    ANSWER = "rights_answered", _("个人信息请求的答复")


#: Those that only come to who works here.
STAFF_KINDS = (MessageKind.POSTS, MessageKind.KEEPING)


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


class GuardianGround(models.TextChoices):
    """Why somebody is a guardian: Civil Code Art. 27-33."""

    PARENT = "parent", _("父母（《民法典》第二十七条）")
    RELATIVE = "relative", _("依次序的近亲属（第二十七条、第二十八条）")
    APPOINTED = "appointed", _("遗嘱、协议或指定，含村（居）委会、民政和法院（第二十九条至第三十二条）")
    AGREED = "agreed", _("本人事先书面约定（第三十三条）")


class RollKind(models.TextChoices):
    REGISTERED = "registered", _("户籍名册")
    RESIDENT = "resident", _("常住名册")
    VOTER = "voter", _("选民名单")
    COLLECTIVE_MEMBER = "collective_member", _("集体成员名册")


class CorrectionKind(models.TextChoices):
    ADDED = "added", _("补录")
    REMOVED = "removed", _("除名")


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
    "import_rows": (_("导入文件的原始行：上传后九十天"), 90),
}

#: The columns of a list of people.
FIELD_LABELS = {
    "household_code": _("户编号"),
    "name": _("姓名"),
    "relation": _("与户主关系"),
    "sex": _("性别"),
    "birth_date": _("出生日期"),
    "phone": _("手机号"),
    "guardian": _("监护人（本户成年人的姓名）"),
    "id_number": _("身份证号"),
    "address": _("住址"),
    "register_no": _("户口簿号"),
    "position": _("住处位置"),
    "registered": _("户籍人口"),
    "resident": _("常住人口"),
    "collective_member": _("集体成员"),
}
