from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken


class NotAPhone(RuleBroken):
    def __init__(self):
        super().__init__(_("这不是一个有效的电话号码，没有保存。请核对后再填。"), field="phone")


class NotAnIdNumber(RuleBroken):
    def __init__(self):
        super().__init__(_("这不是一个有效的身份证号，没有保存。请对照证件再填。"), field="id_number")


class IdNumberWithoutPurpose(RuleBroken):
    def __init__(self):
        super().__init__(
            _("没有法定用途不能登记身份证号，没有保存。请先选定用途，或者不填。"),
            field="id_number",
            article=_("《个人信息保护法》第二十八条"),
        )


class HouseholdCodeTaken(RuleBroken):
    def __init__(self, code):
        super().__init__(_("户编号 %(code)s 在本村已有，没有新建。请打开那一户办理。") % {"code": code}, field="code")


class HouseholdIsStruckOff(RuleBroken):
    def __init__(self, code):
        super().__init__(_("户编号 %(code)s 已注销，没有加人。请先新立一户，再把人加进去。") % {"code": code})


class AlreadyInHousehold(RuleBroken):
    def __init__(self):
        super().__init__(_("这个人现在已是一户的成员，没有改动。请先把他从原来的户迁出。"))


class LastRepresentative(RuleBroken):
    def __init__(self):
        super().__init__(_("户代表不能直接迁出，没有改动。请先另选一位户代表。"))


class GuardianNeeded(RuleBroken):
    def __init__(self):
        super().__init__(
            _(
                "不满十四周岁的孩子由监护人同意，没有保存。请先在孩子的页面上登记监护人，另一位登记人核对后由监护人办理。"
            ),
            article=_("《个人信息保护法》第三十一条"),
        )


class NoConsentNeeded(RuleBroken):
    def __init__(self):
        super().__init__(_("这个用途依法办理，不以同意为前提，没有可以同意或撤回的。"))


class RecordRestricted(RuleBroken):
    def __init__(self):
        super().__init__(
            _("依本人请求，这份信息只依法保存，不再使用，没有改动也没有打开。要用，请本人先提出更正补充。"),
            article=_("《个人信息保护法》第四十七条"),
        )


class ReasonNeeded(RuleBroken):
    def __init__(self):
        super().__init__(_("请写明为什么要看这份记录；本人会看到这个理由。记录没有打开。"), field="reason")


class WrongLabelSource(RuleBroken):
    def __init__(self, label):
        super().__init__(
            _("“%(label)s”不能由这个来源认定，没有保存。请选有权认定的部门。") % {"label": label}, field="source"
        )


class ConsentMissing(RuleBroken):
    def __init__(self, label):
        super().__init__(
            _("本人（或监护人）还没有单独同意登记“%(label)s”，没有保存。请先在“登记同意或撤回”里记下对这一项的同意。")
            % {"label": label},
            field="label",
            article=_("《个人信息保护法》第二十九条"),
        )


class ConsentTooShort(RuleBroken):
    def __init__(self, until):
        super().__init__(
            _("本人只同意到 %(day)s，没有保存。请把到期日期改到那天以前，或先请本人再同意。")
            % {"day": until.isoformat()},
            field="expires_on",
        )


class ConsentIsNarrow(RuleBroken):
    def __init__(self):
        super().__init__(
            _("本人只同意给联系人和站点负责人看，没有保存。请把可见范围改成这两个人。"), field="visible_to"
        )


class LabelNotNamed(RuleBroken):
    def __init__(self):
        super().__init__(_("请选是哪一项：敏感的情况一项一项同意，不能一次全同意。"), field="label")


class PeriodOutOfBounds(RuleBroken):
    def __init__(self):
        super().__init__(_("同意的期限从今天起，最长三年，没有保存。请改日期。"), field="until")


class RollFrozen(RuleBroken):
    def __init__(self):
        super().__init__(_("名册已经通过，不能改动。要更正，请另写一条更正记录。"))


class RollEmpty(RuleBroken):
    def __init__(self):
        super().__init__(_("名册上还没有人，没有通过。请先登记人口口径，再重新编制。"))


class NotPossibleNow(RuleBroken):
    def __init__(self, state):
        super().__init__(_("这件请求现在是“%(state)s”，不能这样办，没有改动。") % {"state": state})


class UnreadableFile(RuleBroken):
    def __init__(self, why):
        super().__init__(why, field="upload")


class UndoBlocked(RuleBroken):
    def __init__(self, obstacles):
        what = "；".join(str(line) for line in obstacles)
        super().__init__(_("不能撤销这次导入，什么都没有改动。挡着的有：%(what)s。") % {"what": what})


class AlreadyRecorded(RuleBroken):
    def __init__(self, what):
        super().__init__(_("“%(what)s”已经登记过，没有重复登记。要改，请先终止原来的。") % {"what": what})


class DatesOutOfOrder(RuleBroken):
    def __init__(self, field):
        super().__init__(_("日期先后不对，没有保存。请按认定、复核、到期的先后填写。"), field=field)


class NotCloseKin(RuleBroken):
    def __init__(self):
        super().__init__(
            _("只登记两个人之间的近亲属关系，并写明来源，没有保存。"), article=_("《民法典》第一千零四十五条")
        )


class NoSuchHousehold(RuleBroken):
    def __init__(self, code):
        super().__init__(
            _("本村没有编号 %(code)s 的户，或者它已注销，没有改动。请核对户编号。") % {"code": code}, field="code"
        )


class NothingChanged(RuleBroken):
    def __init__(self):
        super().__init__(_("和现在登记的一样，没有改动。"))


class IncidentClosed(RuleBroken):
    def __init__(self):
        super().__init__(_("这件事已经了结，没有改动。又发生了，请另登记一件。"))


class IncidentNotDescribed(RuleBroken):
    def __init__(self):
        super().__init__(
            _("情况还没有写全：涉及的信息、原因、危害、措施、本人可以怎么做、联系方式。没有登记。请先写明情况。"),
            article=_("《个人信息保护法》第五十七条"),
        )
