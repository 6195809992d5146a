"""What personal data is processed for, on which basis, and how somebody agreed."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

ADULT_CONSENT_AGE = 14  # Personal Information Protection Law, Art. 31


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
    PRIORITY_LABEL = "priority_label", _("重点户关照（敏感信息，一项一同意）")
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
    #: Of a consent nothing rests on any more: why. It is not asked for again, and can be taken back where it was given.
    instead: str = ""

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
    Purpose.PRIORITY_LABEL: PurposeRule(
        Basis.CONSENT, _("《个人信息保护法》第二十八条至第三十一条"), _("一项困难情况，只给联系人和站点负责人看")
    ),
    Purpose.CONTACT: PurposeRule(
        Basis.CONSENT,
        _("《个人信息保护法》第十三条第一项"),
        _("电话"),
        instead=_(
            "会议、表决和村务公开的通知依《村民委员会组织法》《城市居民委员会组织法》发出，不以同意为前提；用不用短信，在“怎么通知我”里自己定"
        ),
    ),
    Purpose.PUBLICATION: PurposeRule(Basis.CONSENT, _("《个人信息保护法》第二十五条"), _("姓名、照片")),
    Purpose.REFERRAL: PurposeRule(
        Basis.CONSENT,
        _("《个人信息保护法》第二十三条"),
        _("姓名、电话、诉求内容"),
        instead=_(
            "县里各单位之间交办，依法定职责（第十三条第三项）；请您到别处办的，只告诉您去哪里，不把您的信息转过去"
        ),
    ),
    Purpose.EMERGENCY: PurposeRule(Basis.EMERGENCY, _("《个人信息保护法》第十三条第四项"), _("姓名、电话、住址")),
}
#: For how long a consent to keep one label is asked; no longer at most.
LABEL_CONSENT_DAYS = 365
LABEL_CONSENT_MOST_DAYS = 3 * 365
CONSENT_PURPOSES = tuple(purpose for purpose, rule in PURPOSES.items() if rule.needs_consent)
#: What is asked: without those nothing rests on any more.
OFFERED_CONSENTS = tuple(purpose for purpose in CONSENT_PURPOSES if not PURPOSES[purpose].instead)
ID_NUMBER_PURPOSES = tuple(purpose for purpose, rule in PURPOSES.items() if rule.id_number)


class Channel(models.TextChoices):
    SELF = "self", _("本人在网上")
    PAPER = "paper", _("纸质签字")
    GUARDIAN = "guardian", _("监护人")
    SPOKEN = "spoken", _("当面口头，两人在场")
