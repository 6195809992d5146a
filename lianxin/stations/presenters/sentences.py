"""One sentence for every tag of the record."""

from django.utils.translation import gettext_lazy as _L

from lianxin.stations.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.OPEN_STATION: _L("{actor}启用了站点 {subject}"),
    AuditTag.CHANGE_STATION: _L("{actor}改了站点 {subject} 的地点或时间"),
    AuditTag.CLOSE_STATION: _L("{actor}停用了站点 {subject}：{reason}"),
    AuditTag.SET_SPECIAL_DAY: _L("{actor}定了 {subject} 的特别时间：{reason}"),
    AuditTag.END_SPECIAL_DAY: _L("{actor}取消了 {subject} 的特别时间"),
    AuditTag.SAVE_ITEM: _L("{actor}定了服务事项 {subject}"),
    AuditTag.END_ITEM: _L("{actor}停用了服务事项 {subject}"),
    AuditTag.RECEIVE_IMPORT: _L("{actor}上传了服务事项表 {subject}"),
    AuditTag.RUN_IMPORT: _L("{actor}导入了服务事项表 {subject}"),
    AuditTag.UNDO_IMPORT: _L("{actor}撤销了服务事项表 {subject} 的导入"),
    AuditTag.ASK_ERRAND: _L("{actor}登记了代办 {subject}"),
    AuditTag.ACCEPT_ERRAND: _L("{actor}答应去办代办 {subject}"),
    AuditTag.DECLINE_ERRAND: _L("{actor}答复代办 {subject} 办不了"),
    AuditTag.AUTHORISE_ERRAND: _L("{actor}登记了代办 {subject} 的授权委托书"),
    AuditTag.SUBMIT_ERRAND: _L("{actor}递交了代办 {subject}"),
    AuditTag.AWAIT_OFFICE_ERRAND: _L("{actor}记下代办 {subject} 等部门办"),
    AuditTag.RETURN_ERRAND: _L("{actor}记下代办 {subject} 的结果"),
    AuditTag.CLOSE_ERRAND: _L("{actor}办结了代办 {subject}"),
    AuditTag.TAKE_ORIGINALS: _L("{actor}收下代办 {subject} 的原件"),
    AuditTag.RETURN_ORIGINALS: _L("{actor}还了代办 {subject} 的原件"),
    AuditTag.KEEP_COPY: _L("{actor}给代办 {subject} 留了一张证件照片，办结时删掉"),
    AuditTag.RECEIVE_CASE: _L("{actor}受理了帮办 {subject}"),
    AuditTag.GIVE_CHECKLIST_CASE: _L("{actor}给了帮办 {subject} 的材料清单"),
    AuditTag.REPORT_MISSING_CASE: _L("{actor}告知帮办 {subject} 还缺的材料"),
    AuditTag.COMPLETE_CASE: _L("{actor}记下帮办 {subject} 材料齐了"),
    AuditTag.SUBMIT_CASE: _L("{actor}递交了帮办 {subject}"),
    AuditTag.RECORD_RESULT_CASE: _L("{actor}记下帮办 {subject} 的结果"),
    AuditTag.DELIVER_CASE: _L("{actor}把帮办 {subject} 的结果交到本人手上"),
    AuditTag.HEAR_FEEDBACK_CASE: _L("{actor}记下帮办 {subject} 的意见"),
    AuditTag.WITHDRAW_CASE: _L("{actor}记下帮办 {subject} 不办了"),
}
