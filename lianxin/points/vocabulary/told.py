"""What is told: messages, the record of who did what, the public log."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicFact(StrEnum):
    """What the public log is told of certificates: neither name nor hours."""

    CERTIFIED = "points.certificate_issued"
    WITHDRAWN = "points.certificate_withdrawn"


class MessageKind(models.TextChoices):
    CLAIM = "points.claim", _("积分申报")
    REVERSAL = "points.reversal", _("积分要冲回")
    EXPIRY = "points.expiry", _("积分快到期")
    REDEMPTION = "points.redemption", _("积分兑换")
    PANEL = "points.panel", _("评议小组的决定")
    CERTIFICATE = "points.certificate", _("志愿服务证明")
    FUNDING = "points.funding", _("积分到位的钱")


class AuditTag(StrEnum):
    DRAFT_RULES = "points:rules:draft"
    EDIT_RULES = "points:rules:edit"
    ADD_RULE = "points:rules:add_rule"
    DROP_RULE = "points:rules:drop_rule"
    CONSULT_RULES = "points:rules:consult"
    CLOSE_RULES = "points:rules:close"
    CHECK_RULES = "points:rules:check"
    HOLD_RULES = "points:rules:hold"
    ADOPT_RULES = "points:rules:adopt"
    POST_RULES = "points:rules:post"
    ENACT_RULES = "points:rules:enact"
    END_RULES = "points:rules:end"
    WITHDRAW_RULES = "points:rules:withdraw"
    FUND = "points:budget:fund"
    WITHDRAW_FUNDING = "points:budget:withdraw"
    OPEN_PURSE = "points:purse:open"
    OPEN_BOOKS = "points:books:open"
    PLAN_ACTIVITY = "points:activity:plan"
    LIST_PEOPLE = "points:activity:list_people"
    CLAIM = "points:claim:enter"
    VERIFY = "points:claim:verify"
    DECLINE = "points:claim:decline"
    HIDE_NAME = "points:claim:hide_name"
    WITHDRAW_CLAIM = "points:claim:withdraw"
    POST_BATCH = "points:batch:post"
    CHECK_CLAIM = "points:check:record"
    DECIDE_OBJECTION = "points:batch:decide_objection"
    REMOVE_CLAIM = "points:batch:remove_claim"
    KEEP_CLAIM = "points:batch:keep_claim"
    APPEAL_DISMISSAL = "points:appeal:of_dismissal"
    APPEAL_REMOVAL = "points:appeal:of_removal"
    DECIDE_APPEAL = "points:appeal:decide"
    SETTLE_BATCH = "points:batch:settle"
    NOTICE_REVERSAL = "points:reversal:notice"
    APPEAL_REVERSAL = "points:reversal:appeal"
    DECIDE_REVERSAL = "points:reversal:decide"
    CARRY_OUT_REVERSAL = "points:reversal:carry_out"
    ISSUE_CERTIFICATE = "points:certificate:issue"
    TRANSFER = "points:purse:transfer"
    PREPARE_HAND_ON = "points:purse:prepare_hand_on"
    HAND_ON = "points:purse:hand_on"
    DROP_HAND_ON = "points:purse:drop_hand_on"
    TELL_EXPIRY = "points:purse:tell_expiry"
    EXPIRE = "points:purse:expire"
    HAND_SLIP = "points:slip:hand"
    SET_GOAL = "points:goal:set"
    STOCK = "points:item:stock"
    ADD_STOCK = "points:item:add_stock"
    PRICE_ANEW = "points:item:price_anew"
    GROUP = "points:item:group"
    RESERVE = "points:redemption:reserve"
    HAND_OVER = "points:redemption:hand_over"
    CANCEL_REDEMPTION = "points:redemption:cancel"
    OPEN_STORE = "points:store:open"
    SET_STORE_DAY = "points:store:set_day"
    COUNT = "points:store:count"
    CONFIRM_COUNT = "points:store:confirm_count"
    POST_TOTALS = "points:store:post_totals"
