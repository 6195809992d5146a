"""What was said against a notice, as everybody reads it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors
from lianxin.bulletin.vocabulary import ObjectionState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

_OBJECTION_TONES = {ObjectionState.UPHELD: "ok", ObjectionState.DISMISSED: "done"}


def objection_tone(objection):
    return _OBJECTION_TONES.get(objection.state, "wait")


def objection_row(objection):
    """What everybody reads of an objection: when, how far, the answer, with its names masked as they were when it was given;
    never who or in which words."""
    return {
        "serial": objection.serial,
        "tone": objection_tone(objection),
        "state": objection.get_state_display(),
        "received": objection.received_at,
        "first_due": objection.first_due_on,
        "final_due": objection.final_due_on,
        "first_answer": objection.first_answer_web,
        "passed_on": objection.passed_on_at,
        "above_due": objection.above_due_on,
        "answer": objection.answer_web,
        "is_open": objection.is_open,
    }


def objections_waiting(actor, at):
    """Objections the actor may answer: the first answer first, then the last. One query."""
    today, rows = clock.day_of(at), []
    for objection in selectors.objections_for(actor):
        is_new = objection.state == ObjectionState.RECEIVED
        due = objection.first_due_on if is_new else objection.final_due_on
        rows.append(
            Waiting(
                url=reverse("bulletin:objection", args=[objection.public_id]),
                title=_("有人对“{title}”提了异议").format(title=objection.posting.title),
                meta=objection.notice.division.short_name,
                next_action=_("先答复，或者答复完") if is_new else _("查清，答复完"), due_at=clock.day_end(due),
                tone="late" if due < today else "wait", clock=objection.get_state_display(),
                due=_("{day}前").format(day=day(due)), number=str(objection),
            )
        )  # fmt: skip
    return rows


def passed_on_rows(actor, at):
    """For a township or the county: objections a village did not answer in time, and by which day they do. One query."""
    today, rows, found = clock.day_of(at), [], selectors.objections_passed_on(actor)
    for objection in found[:30] if found is not None else ():
        due = objection.above_due_on or objection.final_due_on  # passed on before there was such a day
        rows.append(
            Waiting(
                url=reverse("bulletin:objection", args=[objection.public_id]),
                title=_("异议过了期限没有答复：{title}").format(title=objection.posting.title),
                meta=objection.notice.division.short_name, next_action=_("查清，答复或者责成更正"),
                due_at=clock.day_end(due), tone="late" if due < today else "wait", clock=_("村里逾期"),
                due=_("{day}前").format(day=day(due)), number=str(objection),
            )
        )  # fmt: skip
    return rows
