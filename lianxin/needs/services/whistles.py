"""吹哨报到: a village asks, its township calls units to the spot, they come or say why not, and share the work."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment
from lianxin.needs import policies, selectors
from lianxin.needs.errors import ConflictOfInterest
from lianxin.needs.models import Whistle, WhistleCall, WhistleRequest
from lianxin.needs.services.numbering import next_number
from lianxin.needs.services.transitions import county_words, lock, move, require_state
from lianxin.needs.services.whistle_words import (
    call_of,
    locked,
    require_open,
    tell_asker,
    tell_called,
    tell_caller,
    tell_people,
    url,
)
from lianxin.needs.vocabulary import AuditTag, CallAnswer, Verb, WhistleKind
from lianxin.territory import selectors as territory
from lianxin.territory.calc.limits import Limit


@action
def ask_whistle(*, need, words, by, at=None):
    """A village cannot whistle: it asks the level above to, with the reason. One open request per need."""
    at, need = at or clock.now(), lock(need)
    policies.can_ask_whistle(by, need).or_raise()
    require_state(need, Verb.OPEN_WHISTLE)
    _refuse_sealed(need)
    if selectors.open_request_of(need):
        raise RuleBroken(_("已经请镇里吹哨，正在等答复。"))
    asked = WhistleRequest.objects.create(
        need=need,
        division_path=need.division_path,
        words=words.strip(),
        asked_at=at,
        asked_by_id=by.id,
        asked_by_name=by.name,
    )
    audit.record(AuditTag.ASK_WHISTLE, asked, by, reason=asked.words, at=at)
    upper = territory.one_level_up(need.division_path)
    with county_words():
        title = _("请吹哨：{number}").format(number=need.number)
        key = f"need:{need.public_id}:whistle:ask:{at.isoformat()}"
        tell_people(upper, title, asked.words, f"/needs/{need.public_id}/", key)
    return need


@action
def decline_whistle(*, need, reason, by, at=None):
    """The level above does not whistle: who asked is told why, the need goes on as it is."""
    at, need = at or clock.now(), lock(need)
    asked = _open_request(need)
    policies.can_decide_whistle_request(by, asked).or_raise()
    asked.answered_at, asked.answered_by_name, asked.why_not = at, by.name, reason.strip()
    asked.save(update_fields=["answered_at", "answered_by_name", "why_not"])
    audit.record(AuditTag.DECLINE_WHISTLE, asked, by, reason=asked.why_not, at=at)
    with county_words():
        tell_asker(asked, _("没有吹哨：{reason}").format(reason=asked.why_not), at)
    return need


def _open_request(need):
    asked = selectors.open_request_of(need)
    if asked is None:
        raise RuleBroken(_("没有等答复的吹哨请求。"))
    return asked


@action
def blow_whistle(*, need, kind, problem, place_words, units, lead=None, others=(), arrive_by=None, by, at=None):
    """Call ``units`` to the spot for ``need`` and ``others``; without ``arrive_by`` by the time the profile asks for.

    The needs wait in joint handling: their first receiver still leads, their promised dates do not move, and every
    requester is told who was called and by when. ``lead`` leads on the spot: the need's unit unless said otherwise.
    Refuses needs under seal, those not being handled, and to call whom one of them complains about.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_whistle(by, need).or_raise()
    together = [need, *(lock(each) for each in others if each.pk != need.pk)]
    for each in together[1:]:
        policies.can_whistle(by, each).or_raise()
    caller = selectors.calling_unit(by, need.division_path)
    if caller is None:
        raise RuleBroken(_("还没有登记本级政府机关。请先在组织里登记，再吹哨。"))
    arrive_by = arrive_by or _arrival(need, kind, at)
    _check_call(together, units, caller, problem, arrive_by, at)
    whistle = Whistle.objects.create(
        number=f"哨{next_number(caller.division, timezone.localdate(at))}",
        kind=kind,
        division=need.division,
        division_path=need.division_path,
        place_words=place_words.strip(),
        problem=problem.strip(),
        caller=caller,
        lead=lead or need.unit,
        called_at=at,
        called_by_id=by.id,
        called_by_name=by.name,
    )
    WhistleCall.objects.bulk_create(WhistleCall(whistle=whistle, unit=unit, arrive_by=arrive_by) for unit in units)
    whistle.needs.set(together)
    answered = {"answered_at": at, "answered_by_name": by.name, "whistle": whistle}
    WhistleRequest.objects.filter(need__in=together, answered_at__isnull=True).update(**answered)
    names = [unit.name for unit in units]
    audit.record(
        AuditTag.BLOW_WHISTLE, whistle, by, after={"units": names, "needs": len(together)}, reason=problem, at=at
    )
    for each in together:
        _join(need=each, whistle=whistle, names=names, arrive_by=arrive_by, by=by, at=at)
    with county_words():
        for unit in units:
            tell_called(whistle, unit, arrive_by)
    return whistle


def _arrival(need, kind, at):
    """By when called units should be there: the profile's time for this kind."""
    limit = Limit.parse(territory.profile(need.division).value(f"whistle.arrival.{WhistleKind(kind)}"))
    return limit.after(at, territory.work_calendar(need.division))


def _check_call(together, units, caller, problem, arrive_by, at):
    if not units:
        raise RuleBroken(_("请选要叫来的单位。"), field="units")
    if arrive_by <= at:
        raise RuleBroken(_("到场时间要在现在以后。"), field="arrive_by")
    for unit in units:
        if unit.dissolved_on:
            raise RuleBroken(_("{unit}已撤销，请改选别的单位。").format(unit=unit.name), field="units")
        if unit.pk == caller.pk:
            raise RuleBroken(_("吹哨单位自己不用叫。"), field="units")
    for need in together:
        require_state(need, Verb.OPEN_WHISTLE)
        _refuse_sealed(need)
        if need.about_unit_id in {unit.pk for unit in units}:
            raise ConflictOfInterest
        name = need.requester_name.strip()
        if len(name) > 1 and name in problem:
            raise RuleBroken(
                _("叫来的单位都会看到这段话，里面有诉求人的姓名“{name}”，请改成概括的说法。").format(name=name),
                field="problem",
            )


def _refuse_sealed(need):
    if need.is_sealed:
        raise RuleBroken(_("反映干部作风的诉求单独办理，不吹哨联办。"))


@action
def _join(*, need, whistle, names, arrive_by, by, at):
    with county_words():
        return move(
            need, Verb.OPEN_WHISTLE, by, at=at, other="、".join(names), reason=moment(arrive_by),
            internal_note=whistle.number,
        )  # fmt: skip


@action
def answer_call(*, call, answer, why_not="", by, at=None):
    """A called unit came, or cannot and says why; who called may note it for them. Said once, but who could not may come after all."""
    at, whistle, call = at or clock.now(), locked(call.whistle), call_of(call)
    policies.can_answer_for(by, whistle, call.unit).or_raise()
    require_open(whistle)
    if call.answer in (CallAnswer.ARRIVED, answer):
        raise RuleBroken(_("{unit}已经报到过了。").format(unit=call.unit.name))
    if answer == CallAnswer.CANNOT and not why_not.strip():
        raise RuleBroken(_("来不了，请写明为什么。"), field="why_not")
    call.answer, call.answered_at, call.answered_by_name = answer, at, by.name
    call.why_not = why_not.strip() if answer == CallAnswer.CANNOT else call.why_not
    call.save(update_fields=["answer", "answered_at", "answered_by_name", "why_not"])
    audit.record(AuditTag.ANSWER_WHISTLE, whistle, by, after={"unit": call.unit.name, "answer": str(answer)}, reason=call.why_not, at=at)  # fmt: skip
    if answer == CallAnswer.CANNOT:
        with county_words():
            words = _("{unit}说来不了：{reason}").format(unit=call.unit.name, reason=call.why_not)
            tell_caller(whistle, words, f"cannot:{call.pk}:{at.isoformat()}")
    return call


@action
def report_refusal(*, call, by, at=None):
    """Tell the level above the caller of a unit that cannot come, or has said nothing though its time is over. Once."""
    at, whistle, call = at or clock.now(), locked(call.whistle), call_of(call)
    policies.can_call_off_whistle(by, whistle).or_raise()
    if call.reported_at:
        raise RuleBroken(_("已经向上报告过。"))
    if call.answer == CallAnswer.ARRIVED or (not call.answer and call.arrive_by > at):
        raise RuleBroken(_("这个单位已到场，或还没到要求的时间。"))
    call.reported_at = at
    call.save(update_fields=["reported_at"])
    audit.record(AuditTag.REPORT_REFUSAL, whistle, by, after={"unit": call.unit.name}, reason=call.why_not, at=at)
    upper = territory.one_level_up(whistle.caller.division_path)
    with county_words():
        body = _("{unit}没有报到：{reason}").format(unit=call.unit.name, reason=call.why_not or _("没有回话"))
        title = _("吹哨没有报到：{number}").format(number=whistle.number)
        tell_people(upper, title, body, url(whistle), f"whistle:{whistle.public_id}:refusal:{call.pk}")
    return call
