"""What can be done to a purchase and to outside capital: the tables of steps their pages offer."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit.steps import Step
from lianxin.works import forms, policies, selectors, services
from lianxin.works.vocabulary import BUYING, OVER, PROJECT_WAYS, CapitalVerb, ProjectState, ProjectVerb, PurchaseVerb

_CLOSED = _("报价封着交来，到拆封那天由监督的人一起拆。")
_ALL_AT_ONCE = _("每一家的报价一次写全：谁也不能先看谁的。")
_SHOWN = _("登记以后，结果连同每一家的报价马上上公开栏。")
_BOUND = _("一份合同从哪些来源付、各付多少，签的时候就定了。要换，写明原因；已经付的不动。")
_FINAL = _(
    "量过、对过以后这份合同一共多少钱。决算、退款都按它算；没有付的一分也不能退。填了不算数，等村务监督委员会核对。"
)
_MORE = _("和签合同时差得多，要先开会再议；一张张小的变更单加在一起算。填了不算数，等村务监督委员会核对。")
_ENDED = _("写明已经做的该付多少；没做完的重新采购，不再留质保金。填了不算数，等村务监督委员会核对。")
_SEEN = _("到工地看过、量过再登记：登记以后，合同约定的下一笔才能付。")
_LOOKED = _("看单子，也到工地看：是不是真做了这么多。核对过，新的价才算数。")
_FOUND = _("村里自己去核实，写下看到的。条件里有风险的，请村务监督委员会再核对一遍。")


def _may_lead(actor, purchase):
    return policies.can_lead(actor, purchase.project)


def _may_keep(actor, purchase):
    return policies.can_keep_money(actor, purchase.project)


def _may_watch(actor, purchase):
    return policies.can_watch(actor, purchase.project)


def _is_split(purchase):
    return any(selectors.split_with(purchase))


def _still_buys(purchase):
    return purchase.project.state in PROJECT_WAYS[ProjectVerb.BUY].sources


def _still_comes(purchase):
    return _still_buys(purchase) and selectors.is_open_for_bids(purchase)


def _has_point(purchase):
    return purchase.next_point is not None


def _waits(purchase):
    return purchase.waits


def _may_change(purchase):
    return _still_buys(purchase) and not purchase.is_final and not _waits(purchase)


def _may_end(purchase):
    return _still_buys(purchase) and not _waits(purchase)


def _may_settle(purchase):
    return purchase.project.state in (ProjectState.COMPLETED, *OVER) and not _waits(purchase)


def _buying(name, verb, label, form, run, allowed=_may_lead, told="", fits=None):
    fits = fits or (_still_buys if verb in BUYING else None)
    return Step(name, verb, label, form, run, "purchase", allowed, told, fits)


_W = PurchaseVerb
PURCHASE_STEPS = {
    step.name: step
    for step in (
        _buying("award", _W.AWARD, _("定哪家"), forms.AwardForm, services.award_purchase, told=_SHOWN),
        _buying("sign", _W.SIGN, _("登记合同"), forms.SignForm, services.sign_contract),
        _buying(
            "agree",
            _W.AGREE,
            _("核对过，算数"),
            forms.ConfirmForm,
            services.agree_amendment,
            policies.can_agree,
            _LOOKED,
            _waits,
        ),
        _buying(
            "decline",
            _W.DECLINE,
            _("不同意"),
            forms.ReasonForm,
            services.decline_amendment,
            policies.can_agree,
            fits=_waits,
        ),
        _buying(
            "settle-price",
            _W.FINISH,
            _("定结算价"),
            forms.SettlePriceForm,
            services.settle_price,
            told=_FINAL,
            fits=_may_settle,
        ),
        _buying(
            "change",
            _W.CHANGE,
            _("合同变更单"),
            forms.ChangeContractForm,
            services.change_contract,
            told=_MORE,
            fits=_may_change,
        ),
        _buying(
            "break-off",
            _W.BREAK_OFF,
            _("提前终止合同"),
            forms.BreakOffForm,
            services.break_off_contract,
            told=_ENDED,
            fits=_may_end,
        ),
        _buying(
            "reach", _W.REACH, _("到了下一步"), forms.ReachForm, services.reach_point, _may_watch, _SEEN, _has_point
        ),
        _buying("rebind", _W.REBIND, _("改从哪里付"), forms.RebindForm, services.rebind_contract, _may_keep, _BOUND),
        _buying("open", _W.OPEN, _("一起拆封"), forms.OpenBidsForm, services.open_bids, _may_watch, _ALL_AT_ONCE),
        _buying(
            "say-split", _W.SAY_SPLIT, _("写监督意见"), forms.SayForm, services.say_split, _may_watch, fits=_is_split
        ),
        _buying("bid", _W.BID, _("收到一家报价"), forms.BidForm, services.receive_bid, told=_CLOSED, fits=_still_comes),
        _buying("evaluator", _W.EVALUATOR, _("登记评定人"), forms.EvaluatorForm, services.enter_evaluator),
        _buying("fail", _W.FAIL, _("没有成"), forms.ReasonForm, services.fail_purchase),
    )
}


def _on_capital(name, verb, label, form, run, allowed=_may_lead, told="", fits=None):
    return Step(name, verb, label, form, run, "capital", allowed, told, fits)


def _warns(capital):
    return bool(capital.warnings)


_C = CapitalVerb
CAPITAL_STEPS = {
    step.name: step
    for step in (
        _on_capital("check", _C.CHECK, _("写核实的情况"), forms.CheckForm, services.check_capital, told=_FOUND),
        _on_capital(
            "answer", _C.ANSWER, _("写核对的结果"), forms.AnswerForm, services.answer_capital, _may_watch, fits=_warns
        ),
        _on_capital("sign", _C.SIGN, _("登记合同"), forms.SignCapitalForm, services.sign_capital),
        _on_capital("end", _C.END, _("登记退出"), forms.EndCapitalForm, services.end_capital, _may_watch),
    )
}
