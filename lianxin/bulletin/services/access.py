"""A member asks to see the books and papers of the collective: answered by a day, refused with a reason, decided above."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import policies
from lianxin.bulletin.calc.periods import workdays_after
from lianxin.bulletin.models import AccessRequest
from lianxin.bulletin.services.telling import tell_asker, tell_roles
from lianxin.bulletin.services.transitions import move_by
from lianxin.bulletin.vocabulary import ACCESS_TRANSITIONS, AccessState, AccessVerb, AuditTag, Channel, MessageKind
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.people import selectors as people
from lianxin.people.vocabulary import Population
from lianxin.territory import selectors as territory

#: How the trail calls whoever asked: who it was stands in the request, for who answers it.
_MEMBER = "申请查阅的成员"


@action
def ask_access(*, division, papers, words, by, wants_copy=False, name="", phone="", channel=Channel.WEB, at=None):
    """Ask to see papers of the collective of ``division``, or to have a copy; returns the request with its day.

    A member asks for themself; what was asked on paper or in words, somebody of the place enters with the name.
    """
    at, for_self = at or clock.now(), channel == Channel.WEB
    member = people.belongs_where(by.id, Population.COLLECTIVE_MEMBER) if by.is_user else ""
    policies.can_ask_access(by, division.path, member, for_self=for_self).or_raise()
    name = by.name if for_self else name.strip()
    if not words.strip():
        raise RuleBroken(_("请写要看哪一年、哪一项。"), field="words")
    if not name:
        raise RuleBroken(_("请写是哪位成员要看。"), field="name")
    request = AccessRequest.objects.create(
        division=division, division_path=division.path, papers=papers, words=words.strip()[:500], wants_copy=wants_copy,
        channel=channel, name=name[:40], phone=phone, user_id=by.id if for_self else None,
        written_by_id=None if for_self else by.id, asked_at=at,
        due_on=_after(division, at, "objection.access_working_days"),
    )  # fmt: skip
    after = {"due": request.due_on.isoformat(), "papers": papers}
    audit.record(AuditTag.ASK_ACCESS, request, by.named(_MEMBER) if for_self else by, after=after, at=at)
    body = _("请在{day}前答复：哪天在哪里看，或者为什么不给看。").format(day=day(request.due_on))
    _tell_those(request, policies.SHOWERS, division.path, _("有成员要查阅账目、材料"), body, "asked")
    return request


@action
def grant_access(*, request, on, where, by, answer="", at=None):
    """They may see it: on which day and where. A day that has passed helps nobody."""
    at, request = at or clock.now(), _locked(request)
    policies.can_answer_access(by, request).or_raise()
    if not on or on < clock.day_of(at):
        raise RuleBroken(_("请写哪天来看，不能早于今天。"), field="on")
    if not where.strip():
        raise RuleBroken(_("请写在哪里看、找谁。"), field="where")
    words = _("{day}在{where}可以看。{answer}").format(day=day(on), where=where.strip(), answer=answer.strip())
    changes = {"shown_on": on, "shown_at": where.strip()[:120]}
    return _answered(request, AccessVerb.GRANT, answer, words, by, at, **changes)


@action
def refuse_access(*, request, answer, by, at=None):
    """They may not, with the reason; the answer says where to go from here."""
    at, request = at or clock.now(), _locked(request)
    policies.can_answer_access(by, request).or_raise()
    if not answer.strip():
        raise RuleBroken(_("不给看，要写明理由和依据。"), field="answer")
    return _answered(request, AccessVerb.REFUSE, answer, answer.strip(), by, at)


@action
def appeal_access(*, request, by, at=None):
    """Whoever asked does not agree, or came and was not shown it: the level above decides by a day of its own. Once."""
    at, request = at or clock.now(), _locked(request)
    policies.can_appeal_access(by, request).or_raise()
    own = request.user_id == by.id
    _move(
        request, AccessVerb.APPEAL, by.named(_MEMBER) if own else by, at, passed_on_at=request.passed_on_at or at,
        above_due_on=_after(request.division, at, "objection.above_working_days"),
    )  # fmt: skip
    _tell_above(request)
    return request


@action
def note_seen(*, request, by, words="", on=None, at=None):
    """They have seen it; what they saw and took copies of is kept."""
    at, request = at or clock.now(), _locked(request)
    policies.can_note_seen(by, request).or_raise()
    return _move(request, AccessVerb.SEE, by, at, seen_on=on or clock.day_of(at), seen_words=words.strip()[:300])


@action
def pass_on_access(*, request, by, at=None):
    """Not answered by its day: the level above is told, and whoever asked. Said once."""
    at, request = at or clock.now(), _locked(request)
    if request.passed_on_at or request.state != AccessState.ASKED or request.due_on >= clock.day_of(at):
        return request
    request.passed_on_at = at
    request.above_due_on = _after(request.division, at, "objection.above_working_days")
    request.save(update_fields=["passed_on_at", "above_due_on"])
    days = {"due": request.due_on.isoformat(), "above_due": request.above_due_on.isoformat()}
    audit.record(AuditTag.PASS_ON_ACCESS, request, by, after=days, at=at)
    _tell_above(request)
    words = _("村里过了答复的期限，已经转给上级，{day}前答复您。").format(day=day(request.above_due_on))
    _tell_member(request, words, "passed_on")
    return request


def remind_answerers(*, request, stage):
    """One message to each who may answer, on the day before and on the day."""
    title = _("查阅申请{day}前要答复").format(day=day(request.due_on))
    body = _("写明哪天在哪里看，或者为什么不给看。过期会转给上级。")
    _tell_those(request, policies.SHOWERS, request.division_path, title, body, stage, due=True)


def _locked(request):
    return AccessRequest.objects.select_for_update(of=("self",)).select_related("division").get(pk=request.pk)


def _answered(request, verb, answer, words, by, at, **changes):
    is_decided_above = request.is_decided_above or request.state == AccessState.APPEALED
    _move(
        request, verb, by, at, answer=answer.strip()[:500], answered_at=at, answered_by_name=by.name[:80],
        is_decided_above=is_decided_above, **changes,
    )  # fmt: skip
    if verb == AccessVerb.REFUSE and not request.is_decided_above:
        words = _("{answer}不同意的，可以请上级定。").format(answer=words)
    _tell_member(request, words, f"{verb}:{request.is_decided_above}")
    return request


def _move(request, verb, by, at, **changes):
    return move_by(ACCESS_TRANSITIONS, AuditTag[f"{verb.name}_ACCESS"], request, verb, by, at=at, **changes)


def _after(division, at, key):
    rules = territory.profile(division)
    return workdays_after(clock.day_of(at), rules.value(key), territory.work_calendar(division, rules))


def _tell_member(request, words, key):
    tell_asker(
        request, kind=MessageKind.ACCESS, title=_("您要查阅的账目、材料有答复"), body=words,
        url=f"/board/access/{request.public_id}/", key=f"access:{request.public_id}:{key}",
    )  # fmt: skip


def _tell_above(request):
    title = _("{place}的成员要查阅账目、材料，请上级定").format(place=request.division.short_name)
    body = _("请查清，{day}前答复或者责成给看。").format(day=day(request.above_due_on))
    above = territory.parent_path(request.division_path)
    _tell_those(request, policies.ABOVE, above, title, body, f"above:{request.above_due_on}")


def _tell_those(request, roles, path, title, body, key, *, due=False):
    tell_roles(
        roles, path, kind=MessageKind.ACCESS, title=title, body=body, url=f"/board/access/{request.public_id}/",
        key=f"access:{request.public_id}:{key}", but=request.user_id, due=due,
    )  # fmt: skip
