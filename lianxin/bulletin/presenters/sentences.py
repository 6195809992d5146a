"""What the trail and the public log say of the board."""

from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.vocabulary import AuditTag, PublicFact

AUDIT_SENTENCES = {
    AuditTag.DRAFT: _("{actor}起草了 {subject}"),
    AuditTag.EDIT: _("{actor}改了 {subject}"),
    AuditTag.STOP: _("{subject} 有个人信息，没有送审"),
    AuditTag.SUBMIT: _("{actor}把 {subject} 送监督委员会审"),
    AuditTag.HOLD: _("{actor}审 {subject} 时有意见：{reason}"),
    AuditTag.PASS: _("{actor}审过了 {subject}"),
    AuditTag.APPROVE: _("{actor}确认了 {subject}"),
    AuditTag.POST: _("{actor}张贴了 {subject}"),
    AuditTag.COMPLETE: _("{subject} 公示期满"),
    AuditTag.ARCHIVE: _("{actor}把 {subject} 归了档"),
    AuditTag.WITHDRAW: _("{actor}撤回了 {subject}：{reason}"),
    AuditTag.CONFIRM_BOARD: _("{actor}确认 {subject} 已贴到墙上"),
    AuditTag.NOTE_UNDISCLOSED: _("{subject}有 {after[items]} 项过了日子没有公开，报到了上级"),
    AuditTag.ORDER_DISCLOSURE: _("{actor}责成公布：{subject}，限 {after[by]} 前"),
    AuditTag.SEE_REPORTED: _("{actor}看过了{subject}下面张贴的公开：{after[numbers]}"),
    AuditTag.FINGERPRINT: _("{subject} 的纸样记下了指纹"),
    AuditTag.OBJECT: _("{actor}提了异议 {subject}"),
    AuditTag.ANSWER: _("{actor}先答复了异议 {subject}"),
    AuditTag.UPHOLD: _("{actor}认定异议 {subject} 成立"),
    AuditTag.REOPEN: _("不同意对异议 {subject} 的答复，上一级在{after[due]}前定"),
    AuditTag.PASS_ON: _("异议 {subject} 过了期限没有答复，转给了上级"),
    AuditTag.SET_ITEM: _("{actor}定了公开事项 {subject}"),
    AuditTag.DROP_ITEM: _("{actor}去掉了自己定的公开事项 {subject}"),
    AuditTag.ASK_ACCESS: _("{actor}提出了 {subject}"),
    AuditTag.GRANT_ACCESS: _("{actor}答复 {subject}：可以看"),
    AuditTag.REFUSE_ACCESS: _("{actor}答复 {subject}：不给看"),
    AuditTag.APPEAL_ACCESS: _("{actor}不同意对 {subject} 的答复，请上级定"),
    AuditTag.SEE_ACCESS: _("{actor}记下 {subject} 已经看过"),
    AuditTag.PASS_ON_ACCESS: _("{subject} 过了期限没有答复，转给了上级"),
    AuditTag.DISMISS: _("{actor}答复异议 {subject}：不成立"),
}
FACT_NAMES = {
    PublicFact.POSTED: _("公开栏张贴"),
    PublicFact.PAPER: _("公开栏纸样的指纹"),
    PublicFact.OBJECTION: _("公开栏异议的结果"),
    PublicFact.ARCHIVED: _("公开栏归档"),
}
FACT_VALUES = {
    "number": _("编号"),
    "posting": _("核验码"),
    "ordinal": _("第几次张贴"),
    "size": _("纸张"),
    "rendition": _("哪一版"),
    "sha256": _("指纹"),
    "archive": _("档号"),
    "objection": _("第几件异议"),
    "received": _("收到"),
}
