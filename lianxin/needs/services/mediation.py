"""人民调解 (People's Mediation Law): two or more people talk with a mediator's help, agree or leave. Free and of their own will."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies
from lianxin.needs.calc.mediation import confirm_by
from lianxin.needs.models import Mediation, MediationItem, MediationOpening, MediationParty
from lianxin.needs.services.mediation_words import begin, called, go, other_ways, seen_by, tell_parties
from lianxin.needs.services.numbering import next_number
from lianxin.needs.services.transitions import lock, move, require_state
from lianxin.needs.vocabulary import DISPUTES, AgreementForm, AuditTag, MediationVerb, Verb
from lianxin.people.errors import ReasonNeeded
from lianxin.people.vocabulary import OPEN_MINUTES

SHORTEST_REASON = 4


@action
def open_mediation(*, division, parties, facts, need=None, by, at=None):
    """Take a mediation up at a place. ``parties`` are ``(name, phone, household)``, two at least; who opens it mediates."""
    at = at or clock.now()
    policies.can_mediate_at(by, division.path).or_raise()
    parties = [tuple(str(part).strip() for part in party) for party in parties]
    if len({name for name, *_rest in parties if name}) < max(2, len(parties)):
        raise RuleBroken(_("调解至少要有两位当事人，每位写明姓名，姓名不能重复。"), field="second_name")
    if by.name in {name for name, *_rest in parties}:
        raise RuleBroken(_("您自己是当事人，请换别的调解员来受理。"))
    if not facts.strip():
        raise RuleBroken(_("请写明为什么事起的纠纷。"), field="facts")
    mediation = Mediation.objects.create(
        number=f"调{next_number(division, timezone.localdate(at))}",
        need=need,
        division=division,
        division_path=division.path,
        mediator_id=by.id,
        mediator_name=by.name,
        opened_at=at,
        facts=facts.strip(),
    )
    for name, phone, household in parties:
        MediationParty.objects.create(mediation=mediation, name=name, phone=phone, household=household)
    audit.record(AuditTag.OPEN_MEDIATION, mediation, by, after={"state": str(mediation.state)}, at=at)
    return mediation


@action
def mediate_need(*, need, parties, facts, by, at=None):
    """Take a quarrel that was told as a need to mediation, both sides being willing.

    The case says no more than that; its unit, its state and its promised date stay.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_mediate_need(by, need).or_raise()
    require_state(need, Verb.MEDIATE)
    if need.category.code.partition(".")[0] != DISPUTES:
        raise RuleBroken(_("只有“矛盾纠纷”类的诉求转人民调解。分类不对的，请先改分类。"))
    if need.is_sealed or need.names_staff or need.about_user_id or need.about_unit_id:
        raise RuleBroken(_("反映单位或干部的诉求单独办理，不转人民调解。"))
    if need.steps.filter(verb=Verb.MEDIATE).exists():
        raise RuleBroken(_("这件诉求已经转过人民调解。"))
    open_mediation(division=need.division, parties=parties, facts=facts, need=need, by=by, at=at)
    return move(need, Verb.MEDIATE, by, at=at, speaker=need)


@action
def read_mediation(*, mediation, reason, by, session_key="", at=None):
    """Open the record for this viewer and session, for fifteen minutes. Refuses without a reason in words.

    When it is anybody but their mediator, the parties who left a number are told who looked.
    """
    policies.can_view_mediation(by, mediation).or_raise()
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ReasonNeeded
    opened_at = at or clock.now()
    opening = MediationOpening.objects.create(
        mediation=mediation,
        viewer_id=by.id,
        viewer_name=by.name,
        reason=reason[:200],
        session_hash=lookup_hash("session", session_key),
        opened_at=opened_at,
        expires_at=opened_at + timedelta(minutes=OPEN_MINUTES),
    )
    audit.record(AuditTag.READ_MEDIATION, mediation, by, reason=reason, at=opened_at)
    if by.id != mediation.mediator_id:
        tell_parties(mediation, lambda: seen_by(by.name, opened_at), f"read:{opening.pk}")
    return opening


@action
def call_parties(*, mediation, meets_at, meets_where, by, at=None):
    """Appoint when and where the parties meet, or another time: those who left a number are told, the others get the
    printed invitation. Only the newest appointment holds; the record keeps the ones before."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.CALL)
    if meets_at <= at:
        raise RuleBroken(_("请选以后的时间。"), field="meets_at")
    if not meets_where.strip():
        raise RuleBroken(_("请写明在哪里谈。"), field="meets_where")
    before = _appointment(mediation)
    mediation.meets_at, mediation.meets_where = meets_at, meets_where.strip()
    go(mediation, MediationVerb.CALL, "meets_at", "meets_where")
    audit.record(AuditTag.CALL_MEDIATION, mediation, by, before=before, after=_appointment(mediation), at=at)
    tell_parties(mediation, lambda: called(mediation), f"call:{at.timestamp():.0f}")
    return mediation


def _appointment(mediation):
    at = timezone.localtime(mediation.meets_at).isoformat() if mediation.meets_at else ""
    return {"meets_at": at, "meets_where": mediation.meets_where}


@action
def propose_settlement(*, mediation, proposal, by, at=None):
    """Write what is on the table; it may be written anew until they agree."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.PROPOSE)
    if not proposal.strip():
        raise RuleBroken(_("请写明调解方案。"), field="proposal")
    mediation.proposal = proposal.strip()
    before = go(mediation, MediationVerb.PROPOSE, "proposal")
    audit.record(AuditTag.PROPOSE_SETTLEMENT, mediation, by, before=before, after={"state": mediation.state}, at=at)
    return mediation


@action
def agree_in_writing(*, mediation, items, by, at=None):
    """Both sides agree on ``items``, ``(what, due_on)`` each. Takes effect when signed; until then it may be written anew."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.AGREE_IN_WRITING)
    before = _agree(mediation, items, AgreementForm.WRITTEN, MediationVerb.AGREE_IN_WRITING, at)
    audit.record(AuditTag.AGREE_IN_WRITING, mediation, by, before=before, after=_agreed(mediation), at=at)
    return mediation


@action
def agree_orally(*, mediation, items, by, at=None):
    """Both sides agree by word of mouth: in effect the same day, written down by the mediator (Art. 28, 30)."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.AGREE_ORALLY)
    mediation.effective_on = timezone.localdate(at)
    mediation.confirm_by = confirm_by(mediation.effective_on)
    before = _agree(mediation, items, AgreementForm.ORAL, MediationVerb.AGREE_ORALLY, at)
    audit.record(AuditTag.AGREE_ORALLY, mediation, by, before=before, after=_agreed(mediation), at=at)
    return mediation


def _agree(mediation, items, form, verb, at):
    today = timezone.localdate(at)
    items = [(what.strip(), due_on) for what, due_on in items]
    if not items or not all(what for what, _due in items):
        raise RuleBroken(_("请写明约定了哪些事，每件写明哪天前做到。"), field="what_1")
    if any(due_on < today for _what, due_on in items):
        raise RuleBroken(_("约定的日期已经过去，请核对。"), field="due_1")
    mediation.items.all().delete()  # a draft until it takes effect
    for what, due_on in items:
        MediationItem.objects.create(mediation=mediation, what=what, due_on=due_on)
    mediation.form, mediation.agreed_on = form, today
    return go(mediation, verb, "form", "agreed_on", "effective_on", "confirm_by")


def _agreed(mediation):
    return {"state": str(mediation.state), "items": mediation.items.count()}


@action
def end_mediation(*, mediation, words="", by, at=None):
    """They do not agree: the mediation ends and the parties are told the other ways (Art. 26)."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.END)
    mediation.ended_at, mediation.ended_words = at, words.strip()
    before = go(mediation, MediationVerb.END, "ended_at", "ended_words")
    audit.record(AuditTag.END_MEDIATION, mediation, by, before=before, after={"state": mediation.state}, at=at)
    tell_parties(mediation, other_ways, "ended")
    return mediation


@action
def withdraw_mediation(*, mediation, party, by, at=None):
    """One of the parties leaves, which needs no reason; the mediator writes it down and all are told the other ways."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.WITHDRAW)
    party = mediation.parties.get(pk=party.pk)
    party.withdrew_at = mediation.ended_at = at
    party.save(update_fields=["withdrew_at"])
    before = go(mediation, MediationVerb.WITHDRAW, "ended_at")
    audit.record(AuditTag.WITHDRAW_MEDIATION, mediation, by, before=before, after={"state": mediation.state}, at=at)
    tell_parties(mediation, other_ways, "withdrawn")
    return mediation
