"""How errands, guided services and the catalogue are said."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.masking import Mask, mask_phone
from lianxin.kit.templatetags.kit import day, moment
from lianxin.stations.models import Errand
from lianxin.stations.vocabulary import (
    CASE_FOR_YOU,
    CASES_ENDED,
    ERRAND_FOR_YOU,
    ERRANDS_ENDED,
    ITEM_FIELDS,
    CaseState,
    ErrandState,
)

#: What the person looking should do next, by state.
ERRAND_NEXT = {
    ErrandState.ASKED: _L("答应或说明办不了"),
    ErrandState.ACCEPTED: _L("去办"),
    ErrandState.AUTHORISED: _L("去递交"),
    ErrandState.SUBMITTED: _L("跟进部门"),
    ErrandState.WAITING_OFFICE: _L("跟进部门"),
    ErrandState.RETURNED: _L("交给本人签收"),
}
CASE_NEXT = {
    CaseState.RECEIVED: _L("给材料清单"),
    CaseState.CHECKLIST_GIVEN: _L("等本人备材料"),
    CaseState.MATERIALS_MISSING: _L("等本人补材料"),
    CaseState.MATERIALS_COMPLETE: _L("递交部门"),
    CaseState.SUBMITTED: _L("问部门的结果"),
    CaseState.OFFICE_RESULT: _L("交给本人"),
}


@dataclass(frozen=True)
class Row:
    """A line of a list, ready to print."""

    url: str
    number: str
    title: str
    meta: str
    tone: str
    words: str
    next_action: str = ""


def cleared():
    """What stands where the words were."""
    return _("（保存期满，内容已清掉）")


def errand_row(errand, today):
    late = errand.due_on is not None and errand.due_on < today and errand.is_open
    return Row(
        url=reverse("stations:errand", args=[errand.public_id]),
        number=errand.number,
        title=errand.what or cleared(),
        meta=" · ".join(
            filter(
                None,
                (
                    errand.get_kind_display(),
                    errand.principal_name,
                    _("{name}去办").format(name=errand.taker_name) if errand.taker_name else "",
                    _("最晚 {day}").format(day=day(errand.due_on)) if errand.due_on else "",
                ),
            )
        ),
        tone="late" if late else _tone(errand.state, ERRANDS_ENDED),
        words=str(ErrandState(errand.state).label),
        next_action=str(ERRAND_NEXT.get(ErrandState(errand.state), "")),
    )


def case_row(case, today):
    late = case.expected_on is not None and case.expected_on < today and case.state == CaseState.SUBMITTED
    return Row(
        url=reverse("stations:case", args=[case.public_id]),
        number=case.number,
        title=case.item.name,
        meta=" · ".join(
            filter(
                None,
                (
                    cleared() if case.words_cleared_at else case.applicant_name,
                    case.office,
                    _("应在 {day} 有结果").format(day=day(case.expected_on)) if case.expected_on else "",
                ),
            )
        ),
        tone="late" if late else _tone(case.state, CASES_ENDED),
        words=str(CaseState(case.state).label),
        next_action=str(CASE_NEXT.get(CaseState(case.state), "")),
    )


def _tone(state, ended):
    return "done" if state in ended else "wait"


def shown_phone(phone, *, whole):
    """Whole to who runs it while it is under way, the last four digits otherwise."""
    return mask_phone(phone, Mask.HANDLER if whole else Mask.COLLEAGUE)


def errand_facts(errand, *, whole):
    """Label and value of what is known of an errand, nothing that is empty."""
    lines = (
        (_("委托人"), errand.principal_name),
        (_("电话"), shown_phone(errand.principal_phone, whole=whole)),
        (_("住址"), errand.principal_address if whole else ""),
        (_("哪一类"), errand.get_kind_display()),
        (_("提出"), _("{moment}，{name}记下").format(moment=moment(errand.asked_at), name=errand.asked_by_name)),
        (_("从哪里来"), errand.source_label),
        (_("谁去办"), errand.taker_name),
        (_("最晚哪天"), day(errand.due_on)),
        (
            _("授权"),
            _("{first} 签，到 {last}").format(first=day(errand.authorised_on), last=day(errand.authorised_until))
            if errand.authorised_on
            else (_("要授权委托书，还没有签") if errand.needs_authorisation and errand.is_open else ""),
        ),
        (_("哪个部门"), " ".join(filter(None, (errand.office, errand.ref_no)))),
        (_("结果"), errand.result),
        (_("可以去哪里"), errand.elsewhere),
        (_("签收"), errand.get_receipt_sign_display()),
        (_("办结时删掉的照片"), str(errand.copies_removed) if errand.copies_removed else ""),
        (_("收费"), _("不收费")),
    )
    return [(label, value) for label, value in lines if value]


def case_facts(case, *, whole):
    """Label and value of what is known of a case, nothing that is empty."""
    lines = (
        (_("办事人"), cleared() if case.words_cleared_at else case.applicant_name),
        (_("电话"), shown_phone(case.applicant_phone, whole=whole)),
        (_("替谁办"), case.on_behalf_of),
        (_("站点"), case.station.name),
        (_("受理"), _("{moment}，{name}").format(moment=moment(case.received_at), name=case.received_by_name)),
        (_("谁来定"), case.item.decides),
        (_("还缺"), "、".join(case.missing)),
        (_("递交到"), " ".join(filter(None, (case.office, case.ref_no)))),
        (_("应有结果的日子"), day(case.expected_on)),
        (_("结果"), case.result),
        (_("意见"), " ".join(filter(None, (case.get_satisfaction_display() or "", case.feedback)))),
    )
    return [(label, value) for label, value in lines if value]


def note_lines(thing):
    """``(title, [(heading, sentences)])`` of the printed note: where it stands, what that means, what is still to come."""
    is_errand = isinstance(thing, Errand)
    what, means = (thing.what, ERRAND_FOR_YOU) if is_errand else (thing.item.name, CASE_FOR_YOU)
    last = thing.steps.all()[len(thing.steps.all()) - 1]
    lines = [
        (_("现在办到"), [str(thing.get_state_display()), *([last.note] if last.note != what else [])]),
        (_("您要做什么"), [str(means[thing.state])]),
    ]
    due = thing.due_on if is_errand else thing.expected_on
    if due and thing.is_open:
        lines.append((_("什么时候有结果"), [_("最晚 {day}").format(day=day(due))]))
    if not is_errand and thing.missing:
        lines.append((_("还缺"), list(thing.missing)))
    if is_errand and (out := [each.name for each in thing.originals.all() if each.returned_at is None]):
        lines.append((_("您的原件在外面"), out))
    return _("{kind}告知单：{what}").format(kind=_("代办") if is_errand else _("帮办"), what=what), lines


@dataclass(frozen=True)
class TimelineItem:
    at: str
    who: str
    words: str
    tone: str


def timeline(steps, choices):
    """Steps newest last, each with its state and words."""
    steps = list(steps)
    return [
        TimelineItem(
            moment(step.at),
            step.by_name,
            " · ".join(filter(None, (str(choices(step.target).label), step.note))),
            "now" if step == steps[-1] else "done",
        )
        for step in steps
    ]


def item_facts(item):
    """Label and value of a service, beside its materials and forms."""
    if item.limit_days is None:
        limit = _("以部门答复为准")
    else:
        limit = _("{n} 个工作日").format(n=item.limit_days) if item.limit_days else _("当场办")
    return [
        (label, value)
        for label, value in (
            (_("谁来定"), item.decides),
            (_("给谁办"), item.for_whom),
            (_("多久"), limit),
            (_("收费"), item.fee or _("不收费")),
            (_("依据"), item.basis),
            (_("网上怎么办"), item.online or _("不能网上办，到窗口办")),
        )
        if value
    ]


_FAULTS = {
    "empty": _L("“{column}”没有填"),
    "too_long": _L("“{column}”太长，最多 {detail} 个字"),
    "too_many": _L("“{column}”太多，最多 {detail} 样"),
    "village_proof": _L("“{detail}”是村（社区）开的证明，不能要求"),
    "days": _L("“{column}”写的是“{detail}”，要写天数，例如 5"),
    "twice": _L("编号“{detail}”在这份表里出现了两次"),
}


def fault_words(faults):
    """What is wrong with a row, in words."""
    return [str(_FAULTS[code]).format(column=ITEM_FIELDS[column], detail=detail) for column, code, detail in faults]


def fault_rows(batch, limit=None):
    """``(row number, words)`` of the rows that stay out."""
    return [(number, fault_words(faults)) for number, faults in batch.faults[:limit]]
