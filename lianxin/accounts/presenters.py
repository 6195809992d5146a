from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.CREATE_USER: _("{actor}开通了账号 {subject}"),
    AuditTag.KEEP_PHONE: _("{actor}登记了 {subject} 的手机号"),
    AuditTag.VERIFY_PHONE: _("{actor}用验证码核实了 {subject} 的手机号"),
    AuditTag.CHOOSE_PASSWORD: _("{actor}设置了新密码"),
    AuditTag.GIVE_GRANT: _("{actor}授予角色 {subject}：{reason}"),
    AuditTag.END_GRANT: _("{actor}收回角色 {subject}：{reason}"),
    AuditTag.MOVE_SCOPE: _("{actor}随区划调整移动了角色范围"),
}
