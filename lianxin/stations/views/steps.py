"""What can be done with an errand or a case on its page: one entry per verb, with its form and its service."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.stations import forms, policies, services
from lianxin.stations.vocabulary import ERRANDS_UNDER_WAY, CaseVerb, ErrandState, ErrandVerb


@dataclass(frozen=True)
class Step:
    """``label`` is the button; ``run`` the service taking the form's values; ``needs_thing`` when the form reads it."""

    name: str
    label: object
    form: type
    run: object
    allowed: object
    verb: object = None
    states: frozenset = frozenset()
    primary: bool = False
    needs_thing: bool = False

    def starts_from(self, thing):
        return thing.state in (thing.transitions[self.verb].sources if self.verb else self.states)

    def bind(self, data, files, thing):
        extra = {"thing": thing} if self.needs_thing else {}
        return self.form(data, files, **extra)


def _table(*steps):
    return {step.name: step for step in steps}


_V, _F, _S = ErrandVerb, forms, services
_runs, _closes = policies.can_run_errand, policies.can_close_errand
_WITH_PAPERS = frozenset({*ERRANDS_UNDER_WAY, ErrandState.RETURNED})
ERRAND_STEPS = _table(
    Step("accept", _("答应去办"), _F.AcceptForm, _S.accept_errand, _runs, _V.ACCEPT, primary=True),
    Step("authorise", _("登记授权委托书"), _F.AuthoriseForm, _S.authorise_errand, _runs, _V.AUTHORISE),
    Step("submit", _("登记已递交"), _F.SubmitForm, _S.submit_errand, _runs, _V.SUBMIT, primary=True),
    Step("await", _("等部门办"), _F.WordsForm, _S.await_office, _runs, _V.AWAIT_OFFICE),
    Step("return", _("办好了，写结果"), _F.ResultForm, _S.return_errand, _runs, _V.RETURN, primary=True),
    Step("close", _("本人收到，办结"), _F.CloseForm, _S.close_errand, _closes, _V.CLOSE, primary=True),
    Step("take-originals", _("收下原件"), _F.OriginalsForm, _S.take_originals, _runs, states=ERRANDS_UNDER_WAY),
    Step(
        "return-originals",
        _("还原件"),
        _F.ReturnOriginalsForm,
        _S.return_originals,
        _runs,
        states=_WITH_PAPERS,
        needs_thing=True,
    ),
    Step("keep-copy", _("留证件照片"), _F.CopyForm, _S.keep_copy, _runs, states=ERRANDS_UNDER_WAY),
    Step("decline", _("说明办不了"), _F.DeclineForm, _S.decline_errand, _runs, _V.DECLINE),
)

_B = CaseVerb
_works, _speaks = policies.can_work_on_case, policies.can_speak_for_case
CASE_STEPS = _table(
    Step(
        "give-checklist", _("给材料清单"), _F.ChecklistForm, _S.give_checklist, _works, _B.GIVE_CHECKLIST, primary=True
    ),
    Step("complete", _("材料齐了"), _F.PlainForm, _S.complete_materials, _works, _B.COMPLETE, primary=True),
    Step(
        "report-missing", _("还缺材料"), _F.MissingForm, _S.report_missing, _works, _B.REPORT_MISSING, needs_thing=True
    ),
    Step("submit", _("递交部门"), _F.SubmitForm, _S.submit_case, _works, _B.SUBMIT, primary=True),
    Step("record-result", _("记部门的结果"), _F.ResultForm, _S.record_result, _works, _B.RECORD_RESULT, primary=True),
    Step("deliver", _("交到本人手上"), _F.SignForm, _S.deliver_case, _works, _B.DELIVER, primary=True),
    Step("hear-feedback", _("记本人的意见"), _F.FeedbackForm, _S.hear_feedback, _speaks, _B.HEAR_FEEDBACK),
    Step("withdraw", _("不办了"), _F.OptionalWordsForm, _S.withdraw_case, _speaks, _B.WITHDRAW),
)


def open_steps(steps, actor, thing):
    """The steps this actor may take now, the main one first."""
    found = [step for step in steps.values() if step.starts_from(thing) and step.allowed(actor, thing)]
    return sorted(found, key=lambda step: not step.primary)
