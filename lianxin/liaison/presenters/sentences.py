"""The sentences of this room's audit events."""

from django.utils.translation import gettext_lazy

from lianxin.liaison.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.LIAISON_ENROLLED: gettext_lazy("{actor}把{subject}列为{after[place]}的联系户党员"),
    AuditTag.LIAISON_CHANGED: gettext_lazy("{actor}更正了联系户党员{subject}的登记"),
    AuditTag.BRANCH_FOLLOWED: gettext_lazy("{after[from]}的 {after[count]} 名联系户党员转到{subject}"),
    AuditTag.LIAISON_LEFT: gettext_lazy("{actor}登记{subject}不再担任联系户党员，{after[households]} 户待重新安排"),
    AuditTag.ASSIGNED: gettext_lazy("{actor}安排{after[liaison]}做{subject}的{after[kind]}"),
    AuditTag.ASSIGNMENT_ENDED: gettext_lazy("{actor}结束了{subject}的一项联系（{after[kind]}）"),
    AuditTag.ASSIGNMENT_DECLINED: gettext_lazy("{actor}登记：{subject}的{after[kind]}要换人"),
    AuditTag.ASSIGNMENTS_ADOPTED: gettext_lazy("{actor}确认了{subject}的联系户安排，{after[count]} 项"),
    AuditTag.CONTACT_MOVED: gettext_lazy(
        "{subject}整户迁到{after[to]}（{actor}登记）：结束 {after[ended]} 项联系，{after[promises]} 条承诺跟着过去"
    ),
    AuditTag.CONTACT_STRUCK_OFF: gettext_lazy(
        "{subject}已注销（{actor}登记）：结束 {after[ended]} 项联系，{after[promises]} 条承诺不用再办"
    ),
    AuditTag.TEXT_CLEARED: gettext_lazy(
        "{subject}到期的走访文字已清除：{after[texts]} 次走访、{after[promises]} 条承诺、{after[refused]} 条没有收下的"
    ),
    AuditTag.PLAN_ASKED: gettext_lazy("{actor}请系统拟一份{subject}的联系户安排，{after[villages]} 个村"),
    AuditTag.PLAN_PART_MADE: gettext_lazy("{actor}拟好了{subject}的联系户安排，{after[households]} 户，待人确认"),
    AuditTag.PLAN_ROW_CHANGED: gettext_lazy("{actor}把拟给{subject}的联系人改为{after[liaison]}"),
    AuditTag.PLAN_ADOPTED: gettext_lazy("{actor}确认了拟好的{subject}联系户安排，换 {after[count]} 户"),
    AuditTag.PLAN_DROPPED: gettext_lazy("{actor}不用拟好的{subject}联系户安排"),
    AuditTag.VISIT_RECORDED: gettext_lazy(
        "{after[author]}记录了一次和{subject}的联系（{after[channel]}），{actor}交来"
    ),
    AuditTag.VISIT_CONFIRMED: gettext_lazy("{actor}登记：{subject}确认了一次走访（{after[way]}）"),
    AuditTag.PROMISE_SETTLED: gettext_lazy("{actor}把对{subject}的一条承诺记为“{after[state]}”"),
    AuditTag.PROMISE_JUDGED: gettext_lazy("{actor}登记：{subject}说了一条承诺办没办到"),
    AuditTag.EVENT_NOTED: gettext_lazy("{actor}登记{subject}有事，{after[due_on]}前去看看"),
    AuditTag.PHONE_OPENED: gettext_lazy("{actor}开始用手机{subject}走访"),
    AuditTag.PHONE_REVOKED: gettext_lazy("{actor}停用了走访手机{subject}"),
    AuditTag.RECORD_REFUSED: gettext_lazy("{actor}的一条走访记录没有收下：{reason}"),
}
