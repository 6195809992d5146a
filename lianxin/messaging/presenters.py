from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.messaging.kinds import known_events
from lianxin.messaging.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.CHOOSE: _("{actor}选了自己怎么收消息"),
    AuditTag.TRY_EMAIL_CODE: _("{actor}填了一次邮箱验证码"),
    AuditTag.SEND_EMAIL_CODE: _("{actor}让验证码再发一次到自己的邮箱"),
    AuditTag.PROVE_EMAIL: _("{actor}验证了自己的邮箱"),
    AuditTag.ADD_DEVICE: _("{actor}让一台设备提醒自己"),
    AuditTag.END_DEVICE: _("{actor}停了一台设备的提醒"),
    AuditTag.ADD_ROBOT: _("{actor}加了消息渠道 {subject}"),
    AuditTag.END_ROBOT: _("{actor}停了消息渠道 {subject}"),
    AuditTag.ADD_HOOK: _("{actor}加了事件推送 {subject}"),
    AuditTag.RENEW_SECRET: _("{actor}换了事件推送 {subject} 的签名密钥"),
    AuditTag.PAUSE_HOOK: _("{subject} 一直没有收下，停了推送：{reason}"),
    AuditTag.RESUME_HOOK: _("{actor}接着推送 {subject}"),
    AuditTag.END_HOOK: _("{actor}停用了事件推送 {subject}"),
    AuditTag.TRY_HOOK: _("{actor}给 {subject} 试发了一条"),
    AuditTag.SEND_AGAIN: _("{actor}给 {subject} 再送了一次"),
}


def event_names(kinds):
    """What a hook is told, in words."""
    names = known_events()
    return "、".join(str(names.get(kind, kind)) for kind in kinds) or gettext("全部")
