from django.utils.translation import gettext_lazy as _

from lianxin.territory.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.CREATE: _("{actor}新设了{subject}"),
    AuditTag.RENAME: _("{actor}登记更名：{subject}"),
    AuditTag.RECODE: _("{actor}登记换码：{subject}"),
    AuditTag.MOVE: _("{actor}登记隶属变动：{subject}"),
    AuditTag.MERGE: _("{actor}登记合并：{subject}"),
    AuditTag.SPLIT: _("{actor}登记拆分：{subject}"),
    AuditTag.END: _("{actor}登记撤销：{subject}"),
    AuditTag.IMPORT: _("{actor}导入了全国区划"),
    AuditTag.APPLY_CHANGES: _("{actor}应用了一批区划变更"),
    AuditTag.SET_DAY: _("{actor}改了上班日历：{reason}"),
    AuditTag.REMOVE_DAY: _("{actor}取消了上班日历里的 {before[day]}：{reason}"),
    AuditTag.SET_RULES: _("{actor}改了本地规则 {subject}：{reason}"),
}
