"""What can be done with a file and with what stands in it."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.cadres import forms, policies, presenters, selectors, services
from lianxin.cadres.vocabulary import (
    Answer,
    AppraisalVerb,
    CheckVerb,
    FilingVerb,
    OpeningVerb,
    PoolVerb,
    SecondmentVerb,
    WillVerb,
)
from lianxin.kit import clock
from lianxin.kit.steps import Step

_F, _S, _P = forms, services, policies


def table(*steps):
    return {step.name: step for step in steps}


_SELF = _("自荐就是同意。以后随时可以退出，不用说原因。")
_YES = _("同意以后才往下走。随时可以退出，不用说原因。")
_OUT = _("退出以后不再推荐、不再考察。想好了，以后还可以再来。")
_AGAIN = _("本人看得到为什么。出库以后可以再推荐、再自荐。")
_NEXT = _("一个人只办一步：推荐的不把关，把关的不备案。")
_ONLY = _("部门只回答有没有，不写原因。")
_LATER = _("没有答复不等于没有问题：都答复了，或者有一个答复“有”，才能办结。")

NOMINATE = Step("nominate", "", _("推荐后备人选"), _F.NominateForm, _S.nominate, "division", _P.can_nominate)
NOMINATE_SELF = Step(
    "nominate-self",
    "",
    _("自荐做后备人选"),
    _F.NominateSelfForm,
    _S.nominate_self,
    "division",
    _P.can_nominate_self,
    _SELF,
)
_FILE = _("一人一档：在任的、后备的都建。名字要写全。建了本人就看得到全部。")
_WHY = _("写明原因，看一刻钟。本人看得到谁看过、为什么。")
OPEN_FILE = Step("open", "", _("建档案"), _F.OpenFileForm, _S.open_file, "division", _P.can_open_file, _FILE)
FILE_STEPS = table(
    Step("facts", "", _("写本人情况"), _F.FactsForm, _S.write_facts, "file", _P.can_write_facts),
    Step("second", "", _("安排一线锻炼"), _F.SecondForm, _S.start_secondment, "file", _P.can_second),
)
READ_CHECKS = Step(
    "read-checks", "", _("看部门怎么答复的"), _F.ReadingForm, _S.open_checks, "file", _P.can_open_checks, _WHY
)
#: Of the page of checks and filings.
FILE_CHECK_STEPS = table(
    READ_CHECKS,
    Step("check", "", _("发起资格联审"), _F.AskCheckForm, _S.ask_check, "file", _P.can_ask_check, _ONLY),
    Step("filing", "", _("报书记备案"), _F.PapersForm, _S.submit_filing, "file", _P.can_submit_filing),
)
ENTRY_STEPS = table(
    Step("consent", PoolVerb.CONSENT, _("同意做后备人选"), _F.ConsentForm, _S.consent, "entry", _P.can_consent, _YES),
    Step("pass", PoolVerb.PASS, _("办下一步"), _F.WordsForm, _S.pass_step, "entry", _P.can_take_next_step, _NEXT),
    Step("turn-down", PoolVerb.TURN_DOWN, _("不通过"), _F.WordsForm, _S.turn_down, "entry", _P.can_take_next_step),
    Step("accompany", PoolVerb.ACCOMPANY, _("定帮带人"), _F.AccompanyForm, _S.accompany, "entry", _P.can_look_after),
    Step("keep", PoolVerb.KEEP, _("一年一看：留在库里"), _F.WordsForm, _S.keep_in_pool, "entry", _P.can_look_after),
    Step(
        "release",
        PoolVerb.RELEASE,
        _("一年一看：不再留在库里"),
        _F.WordsForm,
        _S.release_from_pool,
        "entry",
        _P.can_look_after,
        _AGAIN,
        selectors.is_look_due,
    ),
    Step("leave", PoolVerb.LEAVE, _("退出"), _F.ConfirmForm, _S.leave_pool, "entry", _P.can_leave, _OUT),
)
_HANGS = _("公示走公开栏的程序：另有人审、另有人确认。期满没有异议，再办结。")
CHECK_STEPS = table(
    Step("notice", CheckVerb.NOTICE, _("拟公示"), partial(_F.CheckNoticeForm, written=presenters.check_notice_words), _S.draft_check_notice, "check",
         _P.can_draft_check_notice, _HANGS, selectors.wants_notice),
    Step("close", CheckVerb.CLOSE, _("办结"), _F.ConfirmForm, _S.close_check, "check", _P.can_close_check, _LATER,
         lambda check: not selectors.why_not_closed(check, clock.today())),
)  # fmt: skip
_SEALED = _("照片和答复一起留、一起清除，看答复的人才看得到。再附的，换掉这次答复原来附的。")
_MEND = _("原来登记的留着，谁改的也记着。")
ANSWER_STEPS = table(
    Step("answer", CheckVerb.ANSWER, _("登记答复"), _F.AnswerForm, _S.answer_check, "row", _P.can_answer_check, _ONLY,
         lambda row: row.answer in selectors.OWED and selectors.level_of(row.asked) == row.level),
    Step("mend", CheckVerb.ANSWER, _("登记错了，重新登记"), _F.AnswerForm, _S.answer_check, "row", _P.can_mend_answer, _MEND,
         lambda row: row.answer not in selectors.OWED),
    Step("letter", CheckVerb.ANSWER, _("附函的照片"), _F.LetterForm, _S.attach_letter, "row", _P.can_answer_check, _SEALED,
         lambda row: row.answer != Answer.NONE),
)  # fmt: skip
FILING_STEPS = table(
    Step("file", FilingVerb.FILE, _("备案"), _F.OpinionForm, _S.file_secretary, "filing", _P.can_file),
    Step("return", FilingVerb.RETURN, _("退回补充"), _F.OpinionForm, _S.return_filing, "filing", _P.can_file),
    Step("again", FilingVerb.SUBMIT_AGAIN, _("补齐再报"), _F.PapersForm, _S.submit_again, "filing", _P.can_mend_filing),
    Step(
        "change", FilingVerb.CHANGE, _("记一次变更"), _F.ChangeForm, _S.note_filing_change, "filing", _P.can_mend_filing
    ),
)

_NO_RANK = _("只记学了什么、多少学时，不排名次；网络学习的学时不用来考核。")
COURSE = Step("course", "", _("登记一次培训"), _F.CourseForm, _S.hold_course, "division", _P.can_hold_course, _NO_RANK)
COURSE_STEPS = table(
    Step("enter", "", _("登记谁参加了"), _F.NamesForm, _S.enter_trainings, "course", _P.can_enter_training),
)
TRAINING_STEPS = table(
    Step("withdraw", "", _("撤回这条记录"), _F.ReasonForm, _S.withdraw_training, "training", _P.can_withdraw_training),
)

_V = AppraisalVerb
_OWN = _("选什么、写什么由您定。没有选的事，谁也不拿来考核您。")
_SEEN = _("本人马上看得到，过几个工作日、或者本人说看过了，由另一个人定。")
_CAP = _("提意见的人不能定。优秀按这里这一年交了材料、定了等级的人数限额。")
_TOLD = _("本人没有账号，申诉的期限从当面告诉的那天算起。")
_STANDS = _("答复以前等级照旧。答复的人不是提意见的，也不是定等级的。")
_BY_ANOTHER = _("登记以后由另一个人拿选票核对，核对过才定等级。")
_BY_VOTES = _("等级是会上投票定的，上级不改。请监督委员会重新计票，或者重新开会评议，再登记结果。")
ROUND = Step("round", "", _("发起一次考核"), _F.RoundForm, _S.open_round, "division", _P.can_open_some_round)
_PLAN = _("开会前的天数从方案公告贴出来的那天算起。改了日子要重新公告。")
_CALLED_OFF = _("取消以后这里的人都不再考核，可以另外发起。登记过票、定过等级的，不能取消。")
_LOOKED = _("拿选票、计票单对一遍再点。点了就定等级，本人马上看得到，记上您的名字。")
_COUNTS = _("公告只写评了几个人、各等级几个人，不写谁是什么等级。人数由系统数出来。")
_MEETING = _("到会的人不够，票不算。应到、实到几人，公告里写出来。")
ROUND_STEPS = table(
    Step("plan", "", _("拟评议方案公告"), partial(_F.RoundNoticeForm, written=presenters.plan_notice_words), _S.draft_plan_notice, "round", _P.can_draft_plan, _PLAN,
         lambda found: found.plan is None and not found.is_over),
    Step("hall", "", _("登记评议的会：议事厅里开的"), _F.HallMeetingForm, _S.take_hall_meeting, "round", _P.can_enter_sitting,
         _MEETING, lambda found: not found.is_over and bool(selectors.hall_meetings_for(found))),
    Step("sitting", "", _("登记评议的会"), _F.SittingForm, _S.enter_sitting, "round", _P.can_enter_sitting, _MEETING,
         lambda found: not found.is_over),
    Step("put-off", "", _("改期"), _F.PutOffForm, _S.put_off_round, "round", _P.can_put_off_round,
         fits=lambda found: not found.is_counted),
    Step("call-off", "", _("取消这一次考核"), _F.CallOffForm, _S.call_off_round, "round", _P.can_call_off_round, _CALLED_OFF,
         lambda found: not found.is_counted),
)  # fmt: skip
TELL_RESULT = Step(
    "tell-result",
    "",
    _("拟结果公告"),
    partial(_F.RoundNoticeForm, written=presenters.result_notice_words),
    _S.draft_result_notice,
    "round",
    _P.can_draft_result,
    _COUNTS,
)
APPRAISAL_STEPS = table(
    Step("choose", _V.CHOOSE, _("选一件做过的事"), _F.EvidenceForm, _S.choose_evidence, "appraisal", _P.can_write_own, _OWN),
    Step("hand-in", _V.HAND_IN, _("写好了，交"), _F.HandInForm, _S.hand_in, "appraisal", _P.can_hand_in),
    Step("suggest", _V.SUGGEST, _("提等级意见"), _F.SuggestForm, _S.suggest_grade, "appraisal", _P.can_suggest, _SEEN),
    Step("count", _V.COUNT, _("登记会上的票"), _F.VotesForm, _S.count_votes, "appraisal", _P.can_count, _BY_ANOTHER),
    Step("confirm", _V.CONFIRM, _("核对过，票对得上"), _F.ConfirmCountForm, _S.confirm_count, "appraisal", _P.can_confirm_count,
         _LOOKED),
    Step("refuse", _V.REFUSE, _("票对不上，退回重新登记"), _F.RefuseCountForm, _S.refuse_count, "appraisal", _P.can_confirm_count),
    Step("answer", _V.ANSWER, _("看过了，说一句"), _F.AnswerSuggestionForm, _S.answer_suggestion, "appraisal",
         _P.can_answer_suggestion),
    Step("decide", _V.DECIDE, _("定等级"), _F.DecideForm, _S.decide_grade, "appraisal", _P.can_decide, _CAP),
    Step("tell", _V.TELL, _("当面告诉了本人"), _F.TellForm, _S.tell_in_person, "appraisal", _P.can_tell, _TOLD,
         lambda appraisal: appraisal.appeal_until is None),
    Step("appeal", _V.APPEAL, _("申诉"), _F.AppealForm, _S.appeal, "appraisal", _P.can_appeal, _STANDS,
         lambda appraisal: not selectors.is_final(appraisal)),
    Step("uphold", _V.UPHOLD, _("申诉成立，改等级"), _F.UpholdForm, _S.uphold_appeal, "appraisal", _P.can_uphold_appeal),
    Step("send-back", _V.SEND_BACK, _("申诉成立，退回重新计票"), _F.RejectForm, _S.send_back_appeal, "appraisal",
         _P.can_send_back_appeal, _BY_VOTES),
    Step("count-again", _V.COUNT_AGAIN, _("登记重新计的票"), _F.VotesForm, _S.count_votes_again, "appraisal", _P.can_count,
         _BY_ANOTHER),
    Step("confirm-again", _V.CONFIRM_SAME, _("核对过，票对得上"), _F.ConfirmCountForm, _S.confirm_count, "appraisal",
         _P.can_confirm_count, _LOOKED),
    Step("refuse-again", _V.REFUSE_AGAIN, _("票对不上，退回重新登记"), _F.RefuseCountForm, _S.refuse_count, "appraisal",
         _P.can_confirm_count),
    Step("reject", _V.REJECT, _("申诉不成立"), _F.RejectForm, _S.reject_appeal, "appraisal", _P.can_answer_appeal),
    Step("release", _V.RELEASE, _("不再考核"), _F.ReleaseForm, _S.release_from_round, "appraisal", _P.can_release),
)  # fmt: skip
EVIDENCE_STEPS = table(
    Step("drop", _V.DROP, _("拿掉这一件"), _F.ConfirmForm, _S.drop_evidence, "evidence", _P.can_drop_evidence),
)

_O, _M = OpeningVerb, SecondmentVerb
_WILL = _("愿意才放到一起看。岗位定人以前随时可以改主意，不用说原因。")
_FACTS_ONLY = _("只看事实，不打分、不排名次。定了就任职，人从后备库里出来。")
OPEN_POST = Step("open-post", "", _("提出补一个岗位"), _F.OpenPostForm, _S.open_post, "division", _P.can_open_post)
OPENING_STEPS = table(
    Step(
        "ask", _O.ASK, _("问一个人愿不愿意"), _F.AskPersonForm, _S.ask_person, "opening", _P.can_work_on_opening, _WILL
    ),
    Step("fill", _O.FILL, _("定人，任职"), _F.FillForm, _S.fill_post, "opening", _P.can_fill, _FACTS_ONLY),
    Step("close", _O.CLOSE, _("不再物色"), _F.WhyForm, _S.close_post, "opening", _P.can_work_on_opening),
)
WILL_STEPS = table(
    Step("agree", WillVerb.AGREE, _("愿意"), _F.ConfirmForm, _S.agree, "will", _P.can_answer_will, _WILL),
    Step("decline", WillVerb.DECLINE, _("不愿意"), _F.ConfirmForm, _S.decline, "will", _P.can_answer_will, _WILL),
)
SECONDMENT_STEPS = table(
    Step("task", _M.TASK, _("加一项任务"), _F.TaskForm, _S.add_task, "secondment", _P.can_keep_secondment),
    Step(
        "host",
        _M.HOST,
        _("写接收单位的话"),
        _F.HostWordsForm,
        _S.write_host_words,
        "secondment",
        _P.can_write_host_words,
    ),
    Step("own", _M.OWN, _("写自己的话"), _F.OwnWordsForm, _S.write_own_words, "secondment", _P.can_write_own_words),
    Step("end", _M.END, _("结束"), _F.EndForm, _S.end_secondment, "secondment", _P.can_keep_secondment),
)
TASK_STEPS = table(Step("done", _M.DONE, _("做完了"), _F.DoneForm, _S.finish_task, "task", _P.can_do_task))
