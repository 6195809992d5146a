"""The sentence of every audit tag of this room, and the names of its public facts."""

from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation.vocabulary import AuditTag, PublicFact

FACT_NAMES = {PublicFact.TOPIC: _L("公布的议题"), PublicFact.BALLOT: _L("投票的结果包")}
AUDIT_SENTENCES = {
    AuditTag.PROPOSE_TOPIC: _L("{actor}提出了议题“{subject}”"),
    AuditTag.SIGN_TOPIC: _L("{actor}为议题“{subject}”登记联名，现有 {after[signed]} 人"),
    AuditTag.ACCEPT_TOPIC: _L("{actor}采纳了议题“{subject}”：{reason}"),
    AuditTag.REFER_TOPIC: _L("{actor}把议题“{subject}”转别处办理：{reason}"),
    AuditTag.DECLINE_TOPIC: _L("{actor}没有采纳议题“{subject}”：{reason}"),
    AuditTag.PUBLISH_TOPIC: _L("{actor}公布了议题“{subject}”"),
    AuditTag.CONCLUDE_TOPIC: _L("{actor}写下了议题“{subject}”议的结果：{reason}"),
    AuditTag.SET_UP_BODY: _L("{actor}登记了{subject}"),
    AuditTag.ADD_MEMBERS: _L("{actor}给{subject}加了 {after[added]} 人"),
    AuditTag.END_MEMBER: _L("{actor}从{subject}名单上去掉一人：{reason}"),
    AuditTag.PLAN_MEETING: _L("{actor}筹备{subject}"),
    AuditTag.ADD_ITEM: _L("{actor}给{subject}加了议程：{after[item]}"),
    AuditTag.CALL_MEETING: _L("{actor}通知召开{subject}，名册 {after[roll]} 人"),
    AuditTag.ENTER_ATTENDANCE: _L("{actor}登记了{subject}的签到，到 {after[present]} 人"),
    AuditTag.SIGN_IN: _L("{actor}在{subject}签到"),
    AuditTag.OPEN_MEETING: _L("{actor}清点了{subject}的到会人数"),
    AuditTag.RECUSE: _L("{actor}记下有人对“{subject}”回避"),
    AuditTag.RECORD_VOTE: _L("{actor}登记了“{subject}”的表决：同意 {after[yes]}，不同意 {after[no]}，弃权 {after[abstain]}"),
    AuditTag.CLOSE_MEETING: _L("{actor}宣布{subject}散会"),
    AuditTag.WRITE_MINUTES: _L("{actor}写了{subject}的记录，第 {after[version]} 稿"),
    AuditTag.OBJECT_MINUTES: _L("{actor}登记了对{subject}记录的意见"),
    AuditTag.ANSWER_MINUTES: _L("{actor}答复了对{subject}记录的意见"),
    AuditTag.VALIDATE_MINUTES: _L("{actor}核定了{subject}的记录，第 {after[version]} 稿"),
    AuditTag.REGISTER_RESOLUTION: _L("{actor}登记了决议 {subject}"),
    AuditTag.PUBLISH_RESOLUTION: _L("{actor}公布了决议 {subject}"),
    AuditTag.REPORT_RESOLUTION: _L("{actor}写了决议 {subject} 办得怎样：{reason}"),
    AuditTag.FINISH_RESOLUTION: _L("{actor}公开了决议 {subject} 的实施结果：{reason}"),
    AuditTag.END_RESOLUTION: _L("{actor}登记决议 {subject} 修改或撤销：{reason}"),
    AuditTag.NOTE_UPHELD: _L("{actor}认定对决议 {subject} 公开内容的异议成立"),
    AuditTag.START_PROCESS: _L("{actor}开始走“{subject}”"),
    AuditTag.TAKE_PHASE: _L("{actor}在“{subject}”走完一步"),
    AuditTag.STOP_PROCESS: _L("{actor}停下了“{subject}”：{reason}"),
    AuditTag.OPEN_BALLOT: _L("{actor}发起了投票“{subject}”，名册 {after[roll]} 人"),
    AuditTag.MAKE_SLIPS: _L("{actor}印了“{subject}”的 {after[slips]} 张投票单"),
    AuditTag.VOTE: _L("{actor}在“{subject}”投了票"),
    AuditTag.MARK_PAPER: _L("{actor}登记有人在“{subject}”投了纸票"),
    AuditTag.READ_PAPERS: _L("{actor}读了“{subject}”的 {after[sheets]} 张纸票"),
    AuditTag.CLOSE_BALLOT: _L("{actor}为“{subject}”截止、计票"),
    AuditTag.CANCEL_MEETING: _L("{actor}取消了{subject}：{reason}"),
}  # fmt: skip
