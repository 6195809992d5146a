"""What can be done to a project: the tables of steps its pages offer."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.steps import SentBackForm, Step
from lianxin.works import forms, policies, selectors, services
from lianxin.works.vocabulary import PROJECT_WAYS, NoteKind, ProjectVerb

_V, _F, _S, _P = ProjectVerb, forms, services, policies


def _step(name, verb, label, form, run, allowed=policies.can_lead, told="", fits=None):
    return Step(name, verb, label, form, run, "project", allowed, told, fits)


def _may_open(actor, division):
    return policies.can_open_project(actor, division.path)


_ANEW = _("按大家的意见改。改了重新挂七天听意见，钱的来源、乡镇批准也再走一遍。")
_TWO = _("填好以后由另一个人放款。一张付款单只从一个来源付，它手里有多少付多少。")
_AGAIN = _("和会上定的差得多，要先开会再议；一次次小的变更加在一起算。")
_BACK = _("剩下的按来源的规矩退回，由另一个人放款。按合同还欠施工方的、质保金都不能退。")
_PURSE = _("每个来源单独记账，不混用。凭据号写清楚，谁都能对。")
_BROKEN = _("有毛病的写在这里就行：同时记成一件诉求，有编号、有期限，修好了先问您。")
_LOT = _("先公布用什么数、哪天抽，再报名，到那天才抽：谁也挑不了人。")
_SAY = _("方案定了、还没有定谁来做以前，住在这里的都可以提。村里一条一条答复，意见和答复都公开。")
_MYSELF = _("报了名不一定当上：到公布的那天抽签，三到五个人。抽中的去工地看，验收要签字。")
_AGAIN_LOT = _("公布的数等了三天还没有出来，才能换。原来的和换的原因都写进工地记录。")
_ALL = _("抽签定的监督员都签了字才算合格。有人不肯签，登记“验收不通过”和原因。")
_LADDER = _("多少钱用什么办法，按县里定的来：越多越严，也可以用更严的。一件事不能拆开买。")
_TERM = _("质保期过了、没有要返修的，才能付。")
_PICTURES = _("住在这里的、办这个项目的都可以传。照片里的地点、手机型号会自动去掉。")
_SENT_BACK = _("照银行的退汇单登记：钱回到原来的来源，这一笔重新欠着，两笔都留着。")
_PAID_ANEW = _("还付给原来的一家、还从原来的来源付；另一个人放款。账号错了先问清楚。")
_COLLECTED = _("按议事厅里一户一户的收据，上次以后收了多少转多少，不用再填数。工只记工，不折成钱。")
_OWN_HAND = _("到工地看过再签。您说不签，谁也不能替您勾；写明为什么，施工的改好了再验。")
_ACCOUNT = _("登记以后，决算连同每个来源、每份合同马上上公开栏。")
_SPENT = _("一年花的不能比定的多。花了钱的写凭据号，马上记到集体的账上，人人看得到。")
_STOP = _("停工以后不能放款、不能登记完工，等监督的人说可以复工。")


def _buys_nothing(project):
    return not selectors.unsigned_purchases(project).exists()


def _has_sources(project):
    return getattr(project, "has_lines", True)


def _is_unaudited(project):
    return project.audited_on is None


def _no_draw(project):
    return project.draw_on is None or selectors.has_too_few(project)


def _before_draw(project):
    return project.draw_on is not None and clock.today() < project.draw_on


def _on_draw(project):
    on = project.draw_on
    return on is not None and clock.today() >= on and not project.draw_seed and not selectors.has_too_few(project)


def _has_open_comments(project):
    return bool(selectors.open_comments(project))


def _is_drawn(project):
    return bool(project.draw_seed)


def _in_hand(project):
    """After the final account what is in hand is what is kept back; asked once for a page."""
    if not hasattr(project, "in_hand"):
        project.in_hand = selectors.in_hand_fen(project)
    return project.in_hand


def _has_to_give(project):
    return project.state not in PROJECT_WAYS[ProjectVerb.PAY_RETENTION].sources or bool(_in_hand(project))


def _has(kind):
    return lambda project: bool(selectors.open_notes(project, kind))


def _has_bought(project):
    return bool(selectors.bound_fen(project))


def _keeps(project):
    return bool(_in_hand(project))


def _has_pictures(project):
    return any(selectors.photos_of(project).values())


def _raises(project):
    lines = project.sources if hasattr(project, "sources") else selectors.lines_of(project)
    return any(each.raising_id for each in lines)


def _is_clear(project):
    return not selectors.open_notes(project, NoteKind.STOP)


NEW_STEPS = {
    "open": Step("open", "", _("按决议立项"), _F.OpenForm, _S.open_project, "division", _may_open),
    "propose": Step("propose", "", _("提一个设想"), _F.ProposeForm, _S.propose_project, "division", _may_open),
}
PROJECT_STEPS = {
    step.name: step
    for step in (
        _step("screen", _V.SCREEN, _("写初步意见"), _F.WordsForm, _S.screen_project),
        _step("consult", _V.CONSULT, _("登记大家的意见"), _F.WordsForm, _S.consult_project),
        _step("decide", _V.DECIDE, _("登记决议"), _F.DecideForm, _S.decide_project),
        _step("design", _V.DESIGN, _("写方案和预算"), _F.DesignForm, _S.design_project),
        _step("revise", _V.REVISE, _("改方案"), _F.ReviseForm, _S.revise_design, told=_ANEW, fits=_buys_nothing),
        _step("fund", _V.FUND, _("钱都有来源了"), _F.ConfirmForm, _S.fund_project, _P.can_keep_money),
        _step("approve", _V.APPROVE, _("批准、备案"), _F.WordsForm, _S.approve_project, _P.can_approve),
        _step("buy", _V.BUY, _("采购"), _F.PurchaseForm, _S.plan_purchase, told=_LADDER),
        _step("procure", _V.PROCURE, _("都采购好了"), _F.ConfirmForm, _S.procure_project, fits=_has_bought),
        _step("build-ourselves", _V.PROCURE, _("村民自建"), _F.BuildForm, _S.build_ourselves),
        _step("begin", _V.BEGIN, _("登记开工"), _F.DatedForm, _S.begin_work),
        _step("complete", _V.COMPLETE, _("登记完工"), _F.DatedForm, _S.complete_work),
        _step("add-line", _V.ADD_LINE, _("加一个来源"), _F.LineForm, _S.add_line, _P.can_keep_money, _PURSE),
        _step("lower", _V.LOWER, _("来源少出了"), _F.LowerForm, _S.lower_promise, _P.can_keep_money, fits=_has_sources),
        _step("receive", _V.RECEIVE, _("登记收到"), _F.ReceiveForm, _S.receive_money, _P.can_keep_money),
        _step(
            "take-in",
            _V.TAKE_IN,
            _("转入筹的钱、工"),
            _F.TakeInForm,
            _S.take_in_raising,
            _P.can_keep_money,
            _COLLECTED,
            _raises,
        ),
        _step("pay", _V.PAY, _("填付款单"), _F.PaymentForm, _S.draft_payment, _P.can_keep_money, _TWO),
        _step(
            "pay-retention",
            _V.PAY_RETENTION,
            _("付质保金"),
            _F.PaymentForm,
            _S.draft_payment,
            _P.can_keep_money,
            _TERM,
            _keeps,
        ),
        _step(
            "give-back",
            _V.GIVE_BACK,
            _("登记退回"),
            _F.GiveBackForm,
            _S.give_back,
            _P.can_keep_money,
            _BACK,
            _has_to_give,
        ),
        _step("settle", _V.SETTLE, _("决算"), _F.WordsForm, _S.settle_project, _P.can_keep_money),
        _step("audit", _V.AUDIT, _("审计决算"), _F.AuditForm, _S.audit_settlement, _P.can_audit, fits=_is_unaudited),
        _step(
            "hand-over",
            _V.HAND_OVER,
            _("移交，定谁管护"),
            _F.HandOverForm,
            _S.hand_over,
            told=_ACCOUNT,
            fits=lambda project: not _is_unaudited(project),
        ),
        _step("inspect", _V.INSPECT, _("记一次查看"), _F.InspectForm, _S.inspect_asset, _P.can_note, _BROKEN),
        _step("keeper", _V.KEEPER, _("换人管护"), _F.KeeperForm, _S.change_keeper),
        _step("retire", _V.RETIRE, _("报废"), _F.ReasonForm, _S.retire_asset),
        _step("change", _V.CHANGE, _("变更预算"), _F.ChangeForm, _S.change_budget, told=_AGAIN),
        _step("cancel", _V.CANCEL, _("不做了"), _F.CancelForm, _S.cancel_project),
    )
}
UPKEEP_STEPS = {
    step.name: step
    for step in (
        _step(
            "record-upkeep", _V.UPKEEP, _("登记一次管护"), _F.UpkeepForm, _S.record_upkeep, _P.can_keep_money, _SPENT
        ),
        _step("plan-upkeep", _V.PLAN_UPKEEP, _("定一年管护的钱"), _F.PlanUpkeepForm, _S.plan_upkeep),
    )
}
SITE_STEPS = {
    step.name: step
    for step in (
        _step(
            "announce-draw",
            _V.ANNOUNCE_DRAW,
            _("公布怎么抽签"),
            _F.AnnounceForm,
            _S.announce_draw,
            _P.can_watch,
            _LOT,
            _no_draw,
        ),
        _step(
            "volunteer",
            _V.VOLUNTEER,
            _("登记报名"),
            _F.VolunteerForm,
            _S.enter_volunteer,
            _P.can_watch,
            fits=_before_draw,
        ),
        _step(
            "volunteer-myself",
            _V.VOLUNTEER,
            _("我来当监督员"),
            _F.VolunteerMyselfForm,
            _S.volunteer_myself,
            _P.can_volunteer,
            _MYSELF,
            _before_draw,
        ),
        _step(
            "announce-again",
            _V.ANNOUNCE_AGAIN,
            _("数没有出来，换一个"),
            _F.AnnounceAgainForm,
            _S.announce_again,
            _P.can_watch,
            _AGAIN_LOT,
            selectors.may_announce_again,
        ),
        _step("draw", _V.DRAW, _("抽签"), _F.DrawForm, _S.draw_monitors, _P.can_watch, fits=_on_draw),
        _step(
            "replace-monitor",
            _V.REPLACE_MONITOR,
            _("监督员不看了"),
            _F.ReplaceMonitorForm,
            _S.replace_monitor,
            _P.can_watch,
            fits=_is_drawn,
        ),
        _step(
            "sign", _V.SIGN, _("签字，或者说不签"), _F.SignAcceptanceForm, _S.sign_acceptance, _P.can_sign, _OWN_HAND
        ),
        _step("accept", _V.ACCEPT, _("验收合格"), _F.AcceptForm, _S.accept_work, _P.can_watch, _ALL),
        _step("refuse", _V.REFUSE, _("验收不通过"), _F.RefuseForm, _S.refuse_work, _P.can_watch),
        _step("leave-watch", _V.LEAVE_WATCH, _("我不看了"), _F.LeaveWatchForm, _S.leave_watch, _P.can_sign),
        _step("log", _V.NOTE, _("写工地记录"), _F.LogForm, _S.write_log, _P.can_write_log),
        _step("defect", _V.DEFECT, _("要返修"), _F.DefectForm, _S.find_defect, _P.can_find_defect),
        _step("mend", _V.MEND, _("修好了"), _F.MendForm, _S.mend_defect, _P.can_watch, fits=_has(NoteKind.DEFECT)),
        _step("stop", _V.STOP, _("通知停工"), _F.ReasonForm, _S.stop_work, _P.can_watch, _STOP, _is_clear),
        _step("resume", _V.RESUME, _("可以复工"), _F.WordsForm, _S.resume_work, _P.can_watch, fits=_has(NoteKind.STOP)),
    )
}
PAYMENT_STEPS = {
    "release": Step(
        "release", "", _("放款"), _F.ReleaseForm, _S.release_payment, "payment", _P.can_release,
        _("看清付给谁、付什么、从哪个来源付。填单的人自己不能放。"),
    ),
    "refuse": Step("refuse", "", _("退回付款单"), _F.ReasonForm, _S.refuse_payment, "payment", _P.can_release),
    "return": Step(
        "return", "", _("银行退汇了"), SentBackForm, _S.return_payment, "payment", _P.can_enter_return, _SENT_BACK
    ),
    "again": Step("again", "", _("重新付"), _F.AgainForm, _S.pay_again, "payment", _P.can_pay_again, _PAID_ANEW),
}  # fmt: skip
#: What is done to a payment that went.
AFTERWARDS = {name: PAYMENT_STEPS[name] for name in ("return", "again")}
PHOTO_STEPS = {
    step.name: step
    for step in (
        _step("photo", _V.PHOTO, _("传照片"), _F.PhotoForm, _S.report_photos, _P.can_report, _PICTURES),
        _step(
            "remove-photo", _V.REMOVE_PHOTO, _("藏起一张"), _F.RemovePhotoForm, _S.remove_project_photo, _P.can_watch,
            fits=_has_pictures,
        ),
    )
}  # fmt: skip
COMMENT_STEPS = {
    step.name: step
    for step in (
        _step("comment", _V.COMMENT, _("对方案提意见"), _F.CommentForm, _S.comment_on_design, _P.can_comment, _SAY),
        _step("answer", _V.ANSWER, _("答复意见"), _F.AnswerCommentForm, _S.answer_comment, fits=_has_open_comments),
    )
}
