from django.utils.translation import gettext_lazy as _

from lianxin.organisations.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.CREATE_UNIT: _("{actor}设立了{subject}"),
    AuditTag.RENAME_UNIT: _("{actor}把单位改名为{subject}"),
    AuditTag.DISSOLVE_UNIT: _("{actor}撤销了{subject}：{reason}"),
    AuditTag.RELATE: _("{actor}建立了单位关系 {subject}"),
    AuditTag.END_RELATION: _("{actor}结束了单位关系 {subject}"),
    AuditTag.ADD_POST: _("{actor}增设岗位 {subject}"),
    AuditTag.APPOINT: _("{actor}登记任职 {subject}，依据：{reason}"),
    AuditTag.END_TENURE: _("{actor}登记离任 {subject}：{reason}"),
}
