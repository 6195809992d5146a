from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.own_data import erase_own, what_is_unfound, what_stays
from lianxin.kit.templatetags.kit import day
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people.errors import NotPossibleNow
from lianxin.people.models import RightsRequest
from lianxin.people.policies import (
    can_answer_rights,
    can_ask_rights,
    can_withdraw_rights,
    is_own,
)
from lianxin.people.selectors.care import guardians_of
from lianxin.people.selectors.deletion import NAME_STAYS, TAKEN
from lianxin.people.services.holding import held_person
from lianxin.people.vocabulary import RIGHTS_MOVES, Asker, AuditTag, MessageKind, RightsKind, RightsState
from lianxin.territory import selectors as territory


def due_after(moment, division):
    """The working days the place's rules give, by its own calendar."""
    days = territory.profile(division).value("privacy.answer_working_days")
    return territory.work_calendar(division).add_workdays(moment, days)


@action
def ask_right(*, person, kind, text, by, asker=Asker.SELF, asker_name="", proof="", at=None):
    """Take a request about the data kept of a person: from themself, a guardian, an agent, or, after death, an heir
    with proof (Personal Information Protection Law, Art. 44–50).
    """
    can_ask_rights(by, person).or_raise()
    person = held_person(person)
    if asker == Asker.HEIR and person.died_on is None:
        raise RuleBroken(_("只有本人去世后，近亲属才能以自己的名义提出，没有提交。请改为受托人。"), field="asker")
    if asker in (Asker.HEIR, Asker.AGENT) and not proof.strip():
        raise RuleBroken(_("请写明看过哪份关系证明或委托书，没有提交。"), field="proof")
    if asker == Asker.GUARDIAN and not is_own(by, person):
        _refuse_unregistered(person, asker_name)
    asked_at = at or clock.now()
    request = RightsRequest.objects.create(
        person=person,
        division_path=person.division_path,
        kind=kind,
        asker=asker,
        asked_by_id=by.id if by.is_user and (is_own(by, person) or asker_name.strip() == by.name) else None,
        asker_name=asker_name.strip() or person.name,
        proof=proof,
        text=text,
        asked_at=asked_at,
        due_at=due_after(asked_at, person.division),
    )
    audit.record(AuditTag.RIGHTS_ASKED, request, by, after={"kind": str(kind)})
    return request


def _refuse_unregistered(person, name):
    """At the counter a guardian is one whose guardianship was entered and confirmed."""
    if name.strip() not in {each.name for each in guardians_of(person)}:
        raise RuleBroken(
            _("这位还没有登记为监护人，没有提交。请先在本人页面登记监护人，另一位登记人核对后再来；有委托书的，请改为受托人。"),
            field="asker",
        )  # fmt: skip


@action
def move_rights_request(*, request, state, by, answer="", exception="", at=None):
    """The only door of the request's states. ``restricted`` (kept by law, used for nothing else) names the exception;
    an end needs an answer, of which who asked is told. A deletion that is granted restricts the person and erases contact
    data in one step.
    """
    request = RightsRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    request.person = held_person(request.person)
    if state == RightsState.WITHDRAWN:
        can_withdraw_rights(by, request).or_raise()
    else:
        can_answer_rights(by, request).or_raise()
    before = RightsState(request.state)
    if state not in RIGHTS_MOVES[before]:
        raise NotPossibleNow(before.label)
    if not RIGHTS_MOVES[RightsState(state)] and state != RightsState.WITHDRAWN:
        _close(request, state, answer, exception, by, at or clock.now())
    request.state = state
    request.save(update_fields=["state", "answer", "exception", "answered_at", "answered_by_name"])
    if request.answered_at:
        _tell_answer(request)
    after = {"state": str(RightsState(state).label)}
    audit.record(AuditTag.RIGHTS_MOVED, request, by, before={"state": str(before.label)}, after=after)
    return request


def _tell_answer(request):
    """Who asked hears that it is answered; the answer itself is read on their page, or handed over on paper."""
    tell_asker(
        request, "answered",
        _("您的个人信息请求有答复了：{state}").format(state=RightsState(request.state).label),
        _("您{day}提出的“{kind}”已经答复。请在“我家”看答复；不同意，可以再提，也可以向网信部门投诉。").format(
            day=day(request.asked_at), kind=request.get_kind_display()
        ),
    )  # fmt: skip


def tell_asker(request, what, title, body):
    """A message to who asked, where they have an account; it leads to the page the request stands on."""
    person = request.person
    user_id = request.asked_by_id or (person.user_id if request.asker == Asker.SELF else None)
    if user_id is None:
        return
    messaging.notify(
        to=Recipient(user_id=user_id), kind=MessageKind.ANSWER, title=title, body=body,
        url="/me/" if user_id == person.user_id else f"/me/{person.public_id}/", key=f"rights-{what}:{request.public_id}",
    )  # fmt: skip


def _close(request, state, answer, exception, by, moment):
    if not answer.strip():
        raise RuleBroken(_("请写明答复，本人会看到；没有办结。"), field="answer")
    if state == RightsState.RESTRICTED and not exception.strip():
        raise RuleBroken(
            _("请写明哪条法律要求继续保存，没有办结。"), field="exception", article=_("《个人信息保护法》第四十七条")
        )
    request.answer, request.exception = answer.strip(), exception.strip()
    request.answered_at, request.answered_by_name = moment, by.name
    if request.kind == RightsKind.DELETION and state == RightsState.FULFILLED:
        _erase(request.person, moment)
        request.answer = "\n".join([request.answer, *_what_was_done(request.person)])
    elif state == RightsState.RESTRICTED:
        request.person.restricted_at = moment
        request.person.save(update_fields=["restricted_at"])


def _what_was_done(person):
    """What is gone, and what stays by which rule, so that nobody takes a part for the whole."""
    gone = erase_own(person)
    yield _("已删去：{what}。").format(what=TAKEN)
    if gone:
        yield _("另外删去：{gone}。").format(gone="；".join(gone))
    yield str(NAME_STAYS)
    if kept := what_stays(person):
        yield _("依法继续保存的：{kept}。").format(kept="；".join(kept))
    yield _("认不出是谁、不能单独删的：{kept}。").format(kept="；".join(what_is_unfound()))


_ERASED = (
    "phone", "phone_hash", "id_number", "id_number_hash", "id_number_purpose", "sex", "birth_date", "birth_year", "address",
)  # fmt: skip


def _erase(person, moment):
    """Take away what no duty needs: contact, birth, sex, address, ID number. Names stay where a roll or a household
    needs them; a legal hold forbids the erasure.
    """
    if person.legal_holds.filter(lifted_at__isnull=True).exists():
        raise RuleBroken(_("这份记录正在依法留存，不能删除；没有办结。请改为限制使用并写明依据。"), field="state")
    person.set_phone("")
    person.set_id_number("")
    person.sex, person.birth_date, person.birth_year, person.address = "", None, None, ""
    person.restricted_at = moment
    person.save(update_fields=[*_ERASED, "restricted_at"])
    person.consents.filter(withdrawn_at__isnull=True).update(withdrawn_at=moment, withdrawn_by_name=person.name)
    person.labels.filter(ended_on__isnull=True, consent_basis="consent").update(ended_on=clock.today())


@action
def note_export(*, person, by):
    """Write down that a person's data was exported (by themself or for them)."""
    can_ask_rights(by, person).or_raise()
    return audit.record(AuditTag.RECORD_EXPORTED, person, by, after={"own": is_own(by, person)})
