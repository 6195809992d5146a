from django.utils.translation import gettext_lazy as _

from lianxin.files.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.STORE: _("{actor}存了一张照片 {subject}"),
    AuditTag.HAND_OVER: _("{actor}把照片 {subject} 归到了另一件"),
    AuditTag.REMOVE: _("{actor}删掉了 {subject} 的全部照片：{reason}"),
}
