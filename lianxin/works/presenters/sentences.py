"""The sentence of every audit tag of the room."""

from django.utils.translation import gettext_lazy as _

from lianxin.works.vocabulary import AuditTag

AUDIT_SENTENCES = {
    AuditTag.PROPOSE: _("{actor}提出了项目“{subject}”"),
    AuditTag.OPEN: _("{actor}按{after[decision]}立了“{subject}”"),
    AuditTag.SCREEN: _("{actor}初步看过“{subject}”：{reason}"),
    AuditTag.CONSULT: _("{actor}登记了大家对“{subject}”的意见：{reason}"),
    AuditTag.DECIDE: _("{actor}登记“{subject}”由{after[decision]}通过"),
    AuditTag.DESIGN: _("{actor}登记了“{subject}”的方案和预算"),
    AuditTag.ADD_LINE: _("{actor}给“{subject}”登记了资金来源：{after[line]}"),
    AuditTag.FUND: _("{actor}登记“{subject}”的钱有了来源"),
    AuditTag.APPROVE: _("{actor}批准了“{subject}”：{reason}"),
    AuditTag.PROCURE: _("{actor}登记“{subject}”由{after[contractor]}来做：{reason}"),
    AuditTag.BEGIN: _("{actor}登记“{subject}”开工"),
    AuditTag.RECEIVE: _("{actor}登记“{subject}”收到“{after[line]}”的一笔"),
    AuditTag.GIVE_BACK: _("{actor}登记“{subject}”退回“{after[line]}”的一笔：{reason}"),
    AuditTag.CHANGE: _("{actor}变更了“{subject}”的预算：{reason}"),
    AuditTag.COMPLETE: _("{actor}登记“{subject}”完工"),
    AuditTag.CANCEL: _("{actor}登记“{subject}”不做了：{reason}"),
    AuditTag.ANNOUNCE_DRAW: _("{actor}公布了“{subject}”怎么抽签定监督员：{reason}"),
    AuditTag.VOLUNTEER: _("{actor}登记了“{subject}”的 {after[number]} 号监督员报名"),
    AuditTag.DRAW: _("{actor}抽签定了“{subject}”的监督员，用的数是 {after[seed]}"),
    AuditTag.NOTE: _("{actor}给“{subject}”写了{after[kind]}：{reason}"),
    AuditTag.ACCEPT: _("{actor}登记“{subject}”验收合格"),
    AuditTag.REFUSE: _("{actor}登记“{subject}”验收没有通过：{reason}"),
    AuditTag.SETTLE: _("{actor}给“{subject}”做了决算：{reason}"),
    AuditTag.HAND_OVER: _("{actor}登记“{subject}”移交：{reason}"),
    AuditTag.INSPECT: _("{actor}看了“{subject}”：{reason}"),
    AuditTag.RETIRE: _("{actor}登记“{subject}”报废：{reason}"),
    AuditTag.DRAFT_PAYMENT: _("{actor}填了付款单“{subject}”：{after[yuan]} 元，从“{after[line]}”付"),
    AuditTag.RELEASE: _("{actor}放了款“{subject}”：{after[yuan]} 元"),
    AuditTag.REFUSE_PAYMENT: _("{actor}退回了付款单“{subject}”：{reason}"),
}
