from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.CREATE_USER: _("{actor}开通了账号 {subject}"),
    AuditTag.CLOSE_USER: _("{actor}停用了账号 {subject}：{reason}"),
    AuditTag.REOPEN_USER: _("{actor}恢复了账号 {subject}：{reason}"),
    AuditTag.LOCK_OUT: _("账号 {subject} 连续输错密码，临时锁定"),
    AuditTag.KEEP_PHONE: _("{actor}登记了 {subject} 的手机号"),
    AuditTag.VERIFY_PHONE: _("{actor}用验证码核实了 {subject} 的手机号"),
    AuditTag.CHOOSE_PASSWORD: _("{actor}设置了新密码"),
    AuditTag.GIVE_ONCE_PASSWORD: _("{actor}给 {subject} 发了一次性密码：{reason}"),
    AuditTag.ADD_FACTOR: _("{actor}启用了一种双重验证"),
    AuditTag.REMOVE_FACTOR: _("{actor}停用了一种双重验证"),
    AuditTag.RENEW_CODES: _("{actor}重新生成了备用码"),
    AuditTag.RESET_FACTORS: _("{actor}重置了 {subject} 的双重验证：{reason}"),
    AuditTag.GIVE_GRANT: _("{actor}授予角色 {subject}：{reason}"),
    AuditTag.END_GRANT: _("{actor}收回角色 {subject}：{reason}"),
    AuditTag.MOVE_SCOPE: _("{actor}随区划调整移动了角色范围"),
    AuditTag.GIVE_API_KEY: _("{actor}发出接口密钥 {subject}"),
    AuditTag.REVOKE_API_KEY: _("{actor}作废接口密钥 {subject}"),
    AuditTag.GIVE_CALENDAR: _("{actor}换了自己的日历地址"),
    AuditTag.REVOKE_CALENDAR: _("{actor}作废了自己的日历地址"),
}
