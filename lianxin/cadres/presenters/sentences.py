"""The sentence of every audit tag of the room. The person reads them all; names stand masked, what was judged is not copied."""

from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.OPEN_FILE: _("{actor}给{subject}建了干部档案"),
    AuditTag.WRITE_FACTS: _("{actor}写了{subject}的本人情况"),
    AuditTag.NOMINATE: _("{actor}推荐{subject}做后备人选"),
    AuditTag.NOMINATE_SELF: _("{subject}自荐做后备人选"),
    AuditTag.CONSENT: _("{actor}登记{subject}同意做后备人选（{after[channel]}）"),
    AuditTag.PASS: _("{actor}办了{subject}做后备人选的一步：{after[step]}"),
    AuditTag.TURN_DOWN: _("{actor}登记{subject}做后备人选没有通过"),
    AuditTag.ACCOMPANY: _("{actor}定了{subject}的帮带人和培养办法"),
    AuditTag.KEEP: _("{actor}一年一看，{subject}留在后备库"),
    AuditTag.LEAVE: _("{actor}登记{subject}退出后备人选（{after[channel]}）"),
    AuditTag.ASK_CHECK: _("{actor}就{subject}的任职资格征求 {after[count]} 个部门意见"),
    AuditTag.ANSWER_CHECK: _("{actor}登记{after[department]}对{subject}任职资格的答复"),
    AuditTag.CLOSE_CHECK: _("{actor}办结了{subject}的资格联审"),
    AuditTag.SUBMIT_FILING: _("{actor}把{subject}任{after[post]}报县里备案"),
    AuditTag.FILE_SECRETARY: _("{actor}给{subject}备了案：{after[number]}"),
    AuditTag.RETURN_FILING: _("{actor}把{subject}的备案退回补充"),
    AuditTag.HOLD_COURSE: _("{actor}登记了培训“{subject}”"),
    AuditTag.ENTER_TRAINING: _("{actor}登记{subject}参加了培训“{after[course]}”"),
    AuditTag.WITHDRAW_TRAINING: _("{actor}撤回了{subject}参加“{after[course]}”的记录：{reason}"),
    AuditTag.OPEN_ROUND: _("{actor}发起了{after[kind]}，考核 {after[count]} 人"),
    AuditTag.CHOOSE_EVIDENCE: _("{subject}选了做过的事：{after[label]}"),
    AuditTag.DROP_EVIDENCE: _("{subject}拿掉了做过的事：{after[label]}"),
    AuditTag.HAND_IN: _("{actor}交了{subject}的{after[round]}"),
    AuditTag.SUGGEST: _("{actor}对{subject}的{after[round]}提了等级意见"),
    AuditTag.COUNT: _("{actor}登记了{subject}的{after[round]}会上的票"),
    AuditTag.ANSWER: _("{subject}看了{after[round]}的等级意见"),
    AuditTag.DECIDE: _("{actor}定了{subject}的{after[round]}等级"),
    AuditTag.APPEAL: _("{actor}登记{subject}对{after[round]}申诉"),
    AuditTag.UPHOLD: _("{actor}答复{subject}对{after[round]}的申诉：成立，等级改了"),
    AuditTag.REJECT: _("{actor}答复{subject}对{after[round]}的申诉：不成立"),
}
