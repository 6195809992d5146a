from django.utils.translation import gettext_lazy as _

from lianxin.ledger.vocabulary import AuditTag, PublicFact

AUDIT_SENTENCES = {
    AuditTag.OPEN_BOOK: _("{actor}启用了账套 {subject}"),
    AuditTag.OPEN_ACCOUNT: _("{actor}启用了科目 {subject}"),
    AuditTag.CLOSE_ACCOUNT: _("{actor}停用了科目 {subject}"),
    AuditTag.CLOSE_PERIOD: _("{actor}把账套 {subject} 结了账"),
}
FACT_NAMES = {PublicFact.PERIOD_CLOSED: _("账套结账")}
