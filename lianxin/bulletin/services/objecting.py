"""Anyone objects to what hangs; it is answered in time, and what was wrong is corrected and hangs anew."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import policies
from lianxin.bulletin.calc.periods import answer_days, workdays_after
from lianxin.bulletin.errors import WrongState
from lianxin.bulletin.models import Notice, Objection
from lianxin.bulletin.services.sources import own_term, tell_dismissed, tell_upheld
from lianxin.bulletin.services.telling import tell_asker, tell_roles
from lianxin.bulletin.services.transitions import lock
from lianxin.bulletin.services.writing import beside_on_the_web, require_clean_answer
from lianxin.bulletin.vocabulary import (
    OPEN_OBJECTIONS,
    TRANSITIONS,
    AuditTag,
    Channel,
    MessageKind,
    ObjectionState,
    PublicFact,
    Verb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.territory import selectors as territory

_STRANGER = "提异议的人"


@action
def raise_objection(*, notice, words, by, name="", phone="", channel=Channel.WEB, at=None):
    """Object to what hangs, with or without a name; returns the ``Objection`` with the days by which it is answered.

    Anyone may, until the web copy goes; on paper or by word of mouth somebody of the place enters it.
    """
    at, notice = at or clock.now(), lock(notice)
    if channel != Channel.WEB:
        policies.can_write_objection_for(by, notice).or_raise()
    if notice.posting_id is None or notice.web_until < clock.day_of(at):
        raise RuleBroken(_("这份公开的异议期已过。有意见请到党群服务中心提，或向乡镇反映。"))
    if not words.strip():
        raise RuleBroken(_("请写哪里不对。"), field="words")
    first, final = _due(notice, clock.day_of(at))
    for_self = channel == Channel.WEB
    objection = Objection.objects.create(
        notice=notice, posting_id=notice.posting_id, serial=notice.objections.count() + 1, channel=channel,
        words=words.strip()[:2000], name=name.strip()[:40], phone=phone, user_id=by.id if for_self else None,
        written_by_id=None if for_self else by.id, received_at=at, first_due_on=first, final_due_on=final,
    )  # fmt: skip
    audit.record(
        AuditTag.OBJECT, objection, by.named(_STRANGER) if for_self else by, after={"due": final.isoformat()}, at=at
    )
    _tell_answerers(objection)
    return objection


def _due(notice, received):
    """By when it is answered first and last; whose things others judge says one day for both."""
    rules = territory.profile(notice.division)
    calendar, term = territory.work_calendar(notice.division, rules), own_term(notice=notice)
    if term:
        last = workdays_after(received, rules.value(term), calendar)
        return last, last
    return answer_days(
        received, first_workdays=rules.value("objection.first_answer_working_days"),
        final_days=rules.value("objection.final_days"), calendar=calendar,
    )  # fmt: skip


@action
def answer_first(*, objection, words, by, at=None):
    """A first answer within the first days; the matter is still looked into."""
    at, objection = at or clock.now(), _locked(objection, by)
    if objection.state != ObjectionState.RECEIVED:
        raise WrongState(objection)
    if not words.strip():
        raise RuleBroken(_("请写先答复什么。"), field="words")
    require_clean_answer(objection.notice, words)
    objection.state = ObjectionState.ANSWERED
    objection.first_answer, objection.first_answered_at = words.strip()[:1000], at
    objection.first_answer_web = beside_on_the_web(objection.notice, objection.first_answer)
    objection.save(update_fields=["state", "first_answer", "first_answer_web", "first_answered_at"])
    audit.record(AuditTag.ANSWER, objection, by, after={"state": objection.state}, at=at)
    _tell_objector(objection, objection.first_answer, objection.state)
    return objection


@action
def pass_on_objection(*, objection, by, at=None):
    """Not answered by its last day: the level above is told by which day to answer, whoever objected learns so. Said once."""
    at = at or clock.now()
    related = Objection.objects.select_related("notice__division", "posting")
    objection = related.select_for_update(of=("self",)).get(pk=objection.pk)
    if objection.passed_on_at or not objection.is_open or objection.final_due_on >= clock.day_of(at):
        return objection
    division = objection.notice.division
    rules = territory.profile(division)
    objection.passed_on_at = at
    objection.above_due_on = workdays_after(
        clock.day_of(at), rules.value("objection.above_working_days"), territory.work_calendar(division, rules)
    )
    objection.save(update_fields=["passed_on_at", "above_due_on"])
    days = {"due": objection.final_due_on.isoformat(), "above_due": objection.above_due_on.isoformat()}
    audit.record(AuditTag.PASS_ON, objection, by, after=days, at=at)
    _tell_above(objection)
    words = _("村里过了答复的期限，已经转给上级查，{day}前答复您。").format(day=day(objection.above_due_on))
    _tell(objection, _("您对{number}的异议转给上级了"), words, "passed_on")
    return objection


@action
def uphold_objection(*, objection, answer, by, at=None):
    """It is right: the notice goes back to be corrected, and the room whose thing it is learns of it."""
    at, objection = at or clock.now(), _locked(objection, by)
    _end(objection, ObjectionState.UPHELD, answer, by, at)
    notice = lock(objection.notice)
    if notice.state in TRANSITIONS[Verb.CORRECT].sources:
        notice.state = TRANSITIONS[Verb.CORRECT].target
        notice.because = ""  # this correction has a reason of its own
        notice.save(update_fields=["state", "because"])
    audit.record(AuditTag.UPHOLD, objection, by, after={"state": objection.state, "notice": notice.state}, at=at)
    tell_upheld(notice, objection, by)
    _publish(objection, at)
    return objection


@action
def dismiss_objection(*, objection, answer, by, at=None):
    """It was looked into and is not right; the answer says why and where to go from here."""
    at, objection = at or clock.now(), _locked(objection, by)
    _end(objection, ObjectionState.DISMISSED, answer, by, at)
    audit.record(AuditTag.DISMISS, objection, by, after={"state": objection.state}, at=at)
    tell_dismissed(objection.notice, objection, by)
    _publish(objection, at)
    return objection


@action
def reopen_objection(*, objection, due_on, by, at=None):
    """Whoever objected does not agree with a dismissal: it is open again until it is decided by ``due_on``, and what was found
    stands as the first answer. For the room whose thing it is, which decides who may."""
    at = at or clock.now()
    related = Objection.objects.select_related("notice__division", "posting")
    objection = related.select_for_update(of=("self",)).get(pk=objection.pk)
    if objection.state != ObjectionState.DISMISSED:
        raise WrongState(objection)
    objection.state, objection.final_due_on = ObjectionState.APPEALED, due_on
    objection.passed_on_at = objection.above_due_on = None
    objection.first_answer, objection.first_answered_at = objection.answer[:1000], objection.answered_at
    objection.first_answer_web = objection.answer_web
    objection.answer, objection.answered_at, objection.answered_by_name = "", None, ""
    objection.answer_web = ""
    objection.save()
    who = (
        by
        if by.holds(*policies.WRITERS, *policies.BODIES, path=objection.notice.division_path)
        else by.named(_STRANGER)
    )
    audit.record(AuditTag.REOPEN, objection, who, after={"due": due_on.isoformat()}, at=at)
    _publish(objection, at)
    return objection


def _locked(objection, by):
    related = Objection.objects.select_related("notice__division", "posting")
    objection = related.select_for_update(of=("self",)).get(pk=objection.pk)
    policies.can_answer_objection(by, objection).or_raise()
    if objection.state not in OPEN_OBJECTIONS:
        raise WrongState(objection)
    return objection


def _end(objection, state, answer, by, at):
    if not answer.strip():
        raise RuleBroken(_("请写答复。"), field="answer")
    require_clean_answer(objection.notice, answer)
    key = f"{state}:again" if objection.state == ObjectionState.APPEALED else state
    objection.state, objection.answer, objection.answered_at = state, answer.strip()[:2000], at
    objection.answered_by_name, objection.answer_web = (
        by.name[:80],
        beside_on_the_web(objection.notice, objection.answer),
    )
    objection.save(update_fields=["state", "answer", "answer_web", "answered_at", "answered_by_name"])
    _tell_objector(objection, objection.answer, key)


def _publish(objection, at):
    fact = {"id": objection.notice.public_id, "number": objection.notice.number, "objection": objection.serial}
    fact |= {"received": clock.day_of(objection.received_at).isoformat(), "state": objection.state}
    audit.publish_fact(PublicFact.OBJECTION, fact, at=at)


def _tell_objector(objection, words, key):
    _tell(objection, _("您对{number}的异议有答复"), words, key)


def _tell(objection, title, words, key):
    tell_asker(
        objection, kind=MessageKind.OBJECTION, title=title.format(number=objection.notice.number), body=words,
        url=f"/board/objections/{objection.public_id}/", key=f"objection:{objection.public_id}:{key}",
    )  # fmt: skip


def _tell_above(objection):
    notice = objection.notice
    body = _("{place}没有按期答复。请查清，{day}前责成公布或者直接答复。")
    tell_roles(
        policies.ABOVE, territory.parent_path(notice.division_path), kind=MessageKind.OBJECTION,
        title=_("{number}的异议过了期限没有答复").format(number=notice.number),
        body=body.format(place=notice.division.short_name, day=day(objection.above_due_on)),
        url=f"/board/objections/{objection.public_id}/", key=f"objection:{objection.public_id}:above",
    )  # fmt: skip


def _tell_answerers(objection):
    notice: Notice = objection.notice
    days = {"day": day(objection.first_due_on), "final": day(objection.final_due_on)}
    tell_roles(
        policies.ANSWERERS, notice.division_path, kind=MessageKind.OBJECTION, but=notice.prepared_by_id,
        title=_("有人对{number}提了异议").format(number=notice.number),
        body=_("请在{day}前先答复，{final}前答复完。").format(**days),
        url=f"/board/objections/{objection.public_id}/", key=f"objection:{objection.public_id}",
    )  # fmt: skip
