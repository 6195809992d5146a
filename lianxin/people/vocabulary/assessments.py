"""What has to be assessed before personal data is used so (Personal Information Protection Law, Art. 55–56), and where to begin."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role

#: Who makes assessments and reviews those of somebody else, and who else reads them.
ASSESSORS = (Role.COUNTY_OFFICER,)
ASSESSMENT_READERS = (*ASSESSORS, Role.AUDITOR)
#: At the latest it is looked at again after so many days.
ASSESSED_FOR_DAYS = 365


class SubjectKind(models.TextChoices):
    MODULE = "module", _("敏感个人信息")
    PURPOSE = "purpose", _("提供给别的单位")
    ENTRUSTING = "entrusting", _("委托处理")
    PUBLICATION = "publication", _("公开个人信息")
    ABROAD = "abroad", _("向境外提供")


class Subject(models.TextChoices):
    """What is assessed. All but the last has to be; nothing goes abroad, and whoever wants it to assesses that first."""

    PEOPLE = "people", _("人口登记和重点户标签")
    NEEDS = "needs", _("诉求、投诉和举报")
    LIAISON = "liaison", _("联系户走访")
    STATIONS = "stations", _("站点代办")
    ELECTIONS = "elections", _("选民名单和表决")
    CADRES = "cadres", _("干部档案和联审")
    COLLECTIVE = "collective", _("集体成员、分红和账号")
    REFERRAL = "referral", _("转给其他单位办理")
    HOST = "host", _("服务器托管")
    SMS = "sms", _("短信发送")
    PUBLICATION = "publication", _("公开姓名和照片")
    ABROAD = "abroad", _("数据出境")


REQUIRED = tuple(subject for subject in Subject if subject != Subject.ABROAD)


@dataclass(frozen=True)
class Draft:
    """What an assessment of a subject begins with; whoever makes it corrects it to what is so at the place."""

    kind: SubjectKind
    way: object
    effect: object
    measures: object


_M = SubjectKind.MODULE
DRAFTS = {
    Subject.PEOPLE: Draft(
        _M,
        _("依法登记户籍、常住和集体成员；身份证号只为选举、集体成员和救助收；重点户标签一项一同意。不收办事用不着的。"),
        _("泄露会让人知道谁家困难、谁独居、孩子在哪一户，可能被冒充、被骗、被歧视。"),
        _(
            "电话、身份证号加密；同村工作人员只看姓名和尾号；打开要写理由，本人看得到；标签只给联系人和站点负责人看，到期终止。"
        ),
    ),
    Subject.NEEDS: Draft(
        _M,
        _("为办理本人的诉求收姓名、电话、事情和地方；可以匿名。"),
        _("被反映的人知道是谁说的，可能报复；诉求里有健康、家庭、钱的事。"),
        _("被反映的单位和个人看不到；电话办结后谁也看不到全号；办结三年后去掉身份；照片去掉位置。"),
    ),
    Subject.LIAISON: Draft(
        _M,
        _("党员联系户经本人同意走访，记下事情和承诺。"),
        _("走访记录里有健康和家庭情况；手机丢了可能被看到。"),
        _("只给联系人、本户和站点负责人看；手机上的加密，能远程抹掉；文字一年、记录两年后清掉。"),
    ),
    Subject.STATIONS: Draft(
        _M,
        _("代办要身份证件、委托书和办事材料，办完退还原件。"),
        _("证件复印件被留下、被别人拿去用。"),
        _("原件交接有单子；复印件不留；只有经办人打开；保存期满清掉。"),
    ),
    Subject.ELECTIONS: Draft(
        _M,
        _("依法编选民名单，公布姓名；表决一人一次。"),
        _("名单错漏影响选举权；投了什么被人知道。"),
        _("名单公示、可以申诉；谁投了什么不和姓名放在一起；身份证号不公布。"),
    ),
    Subject.CADRES: Draft(
        _M,
        _("依职责做资格联审、培训、考核，本人看得到、可以更正和申诉。"),
        _("处分、家庭、健康的情况传开，影响名誉和任用。"),
        _("各部门只填结论；只给参加联审的人看；任期满一年后清掉；没有总分，没有画像。"),
    ),
    Subject.COLLECTIVE: Draft(
        _M,
        _("依法登记成员、份额，按账号发分红。"),
        _("银行账号、收入被别人知道，可能被骗。"),
        _("账号只给会计看；公布只写户和金额，不写账号；两个人核对才付。"),
    ),
    Subject.REFERRAL: Draft(
        SubjectKind.PURPOSE,
        _("本级办不了的，经本人同意或者依法转给有职责的单位，只转办这件事要用的。"),
        _("收到的单位用到别处，或者保管不好。"),
        _("先问本人；写明依据；只转要用的几项；转给谁、什么时候，本人看得到。"),
    ),
    Subject.HOST: Draft(
        SubjectKind.ENTRUSTING,
        _("服务器由受托方托管，数据存在境内；合同写明目的、期限、方式、种类、保护措施，不得转委托。"),
        _("受托方的人看到数据；机器坏了数据丢失。"),
        _("硬盘和备份加密，钥匙不交给受托方；每年查一次；合同到期删除并出证明。"),
    ),
    Subject.SMS: Draft(
        SubjectKind.ENTRUSTING,
        _("把通知短信交给短信服务商发送，只给号码和文字；合同写明不得留存、不得转委托。"),
        _("号码被拿去推销；文字里看出是谁家的什么事。"),
        _("短信里不写诉求内容和困难情况，只写“有新进展”；夜里不发；本人可以不要短信。"),
    ),
    Subject.PUBLICATION: Draft(
        SubjectKind.PUBLICATION,
        _("公开栏依法公布名单和金额；姓名、照片要本人单独同意，法律要求公布的除外。"),
        _("网上长期能查到，被人搜集起来。"),
        _("默认只写姓；公示期满撤下；有重点户标签的、孩子的不公开；小的数字不单独列出。"),
    ),
    Subject.ABROAD: Draft(
        SubjectKind.ABROAD,
        _("不向境外提供。确有需要的，先过安全评估，再写这一份。"),
        _("离开我国法律的保护。"),
        _("页面不连接别的网站；数据和备份都在境内。"),
    ),
}
