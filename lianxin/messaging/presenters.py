from django.utils.translation import gettext_lazy as _

from lianxin.messaging.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.CHOOSE: _("{actor}选了自己怎么收消息"),
    AuditTag.ADD_DEVICE: _("{actor}让一台设备提醒自己"),
    AuditTag.END_DEVICE: _("{actor}停了一台设备的提醒"),
    AuditTag.ADD_ROBOT: _("{actor}加了消息渠道 {subject}"),
    AuditTag.END_ROBOT: _("{actor}停了消息渠道 {subject}"),
}
