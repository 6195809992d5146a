from django.utils.translation import gettext_lazy as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people.errors import NotPossibleNow
from lianxin.people.models import LegalHold, RightsRequest
from lianxin.people.policies import can_answer_rights, can_ask_rights, can_register_people, is_own
from lianxin.people.vocabulary import RIGHTS_MOVES, Asker, AuditTag, RightsKind, RightsState
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
    if asker == Asker.HEIR and person.died_on is None:
        raise RuleBroken(_("只有本人去世后，近亲属才能以自己的名义提出，没有提交。请改为受托人。"), field="asker")
    if asker in (Asker.HEIR, Asker.AGENT) and not proof.strip():
        raise RuleBroken(_("请写明看过哪份关系证明或委托书，没有提交。"), field="proof")
    asked_at = at or clock.now()
    request = RightsRequest.objects.create(
        person=person,
        division_path=person.division_path,
        kind=kind,
        asker=asker,
        asker_name=asker_name or person.name,
        proof=proof,
        text=text,
        asked_at=asked_at,
        due_at=due_after(asked_at, person.division),
    )
    audit.record(AuditTag.RIGHTS_ASKED, request, by, after={"kind": str(kind)})
    return request


@action
def move_rights_request(*, request, state, by, answer="", exception="", at=None):
    """The only door of the request's states. ``restricted`` (kept by law, used for nothing else) names the exception;
    an end needs an answer. A deletion that is granted restricts the person and erases contact data in one step.
    """
    request = RightsRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)
    if state == RightsState.WITHDRAWN:
        can_ask_rights(by, request.person).or_raise()
    else:
        can_answer_rights(by, request).or_raise()
    before = RightsState(request.state)
    if state not in RIGHTS_MOVES[before]:
        raise NotPossibleNow(before.label)
    if not RIGHTS_MOVES[RightsState(state)] and state != RightsState.WITHDRAWN:
        _close(request, state, answer, exception, by, at or clock.now())
    request.state = state
    request.save()
    after = {"state": str(RightsState(state).label)}
    audit.record(AuditTag.RIGHTS_MOVED, request, by, before={"state": str(before.label)}, after=after)
    return request


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
    elif state == RightsState.RESTRICTED:
        request.person.restricted_at = moment
        request.person.save(update_fields=["restricted_at"])


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
    person.save()
    person.consents.filter(withdrawn_at__isnull=True).update(withdrawn_at=moment, withdrawn_by_name=person.name)
    person.labels.filter(ended_on__isnull=True, consent_basis="consent").update(ended_on=clock.today())


@action
def note_export(*, person, by):
    """Write down that a person's data was exported (by themself or for them)."""
    can_ask_rights(by, person).or_raise()
    return audit.record(AuditTag.RECORD_EXPORTED, person, by, after={"own": is_own(by, person)})


@action
def place_hold(*, person, basis, by):
    """Keep the person's data although its time is over, for a reason in law."""
    can_register_people(by, person.division_path).or_raise()
    hold = LegalHold.objects.create(person=person, basis=basis, placed_at=clock.now(), placed_by_name=by.name)
    audit.record(AuditTag.HOLD_PLACED, hold, by, reason=basis)
    return hold


@action
def lift_hold(*, hold, by):
    can_register_people(by, hold.person.division_path).or_raise()
    hold.lifted_at = clock.now()
    hold.save(update_fields=["lifted_at"])
    audit.record(AuditTag.HOLD_LIFTED, hold, by)
    return hold
