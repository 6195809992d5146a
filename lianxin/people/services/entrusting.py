"""Contracts with those who handle personal data for the county: drawn up, signed, and ended with the data returned."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people.models import Entrustment, ImpactAssessment
from lianxin.people.policies.assessments import can_make_assessment, in_force
from lianxin.people.vocabulary import AuditTag
from lianxin.people.vocabulary.entrusting import ENTRUSTED
from lianxin.territory import selectors as territory


@action
def draw_up_contract(*, path, subject, party, purpose, way, kinds, measures, ending, checking, starts_on, ends_on, by):
    """What is entrusted to whom, until when and how, to be printed and signed by both."""
    can_make_assessment(by, path).or_raise()
    if subject not in ENTRUSTED:
        raise RuleBroken(_("这一项不是委托处理，不用这份合同。"))
    if ends_on <= starts_on:
        raise RuleBroken(_("截止日要在起始日以后，没有保存。请改日期。"), field="ends_on")
    words = {
        "party": party, "purpose": purpose, "way": way, "kinds": kinds, "measures": measures, "ending": ending, "checking": checking,
    }  # fmt: skip
    made = Entrustment.objects.create(
        division=territory.division_at(path), subject=subject, starts_on=starts_on, ends_on=ends_on, drawn_at=clock.now(),
        drawn_by_name=by.name, **{name: each.strip() for name, each in words.items()},
    )  # fmt: skip
    audit.record(AuditTag.CONTRACT_DRAWN, made, by, after={"on": ends_on.isoformat()})
    return made


@action
def sign_contract(*, contract, signed_on, by):
    """Both have signed it on paper; only what was assessed before may be entrusted (Art. 55)."""
    contract = _held(contract, by)
    if not contract.is_draft:
        raise RuleBroken(_("这份合同已经登记过签署，没有改动。"))
    if not clock.day_of(contract.drawn_at) <= signed_on <= clock.today():
        raise RuleBroken(_("签署日期在拟稿以后、今天以前，没有保存。请核对。"), field="signed_on")
    assessed = ImpactAssessment.objects.filter(division=contract.division_id, subject=contract.subject)
    if not in_force(assessed).exists():
        raise RuleBroken(
            _("这一项还没有有效的影响评估，没有登记。请先评估、复核，再签。"), article=_("《个人信息保护法》第五十五条")
        )
    contract.signed_on = signed_on
    contract.save(update_fields=["signed_on"])
    audit.record(AuditTag.CONTRACT_SIGNED, contract, by, after={"on": signed_on.isoformat()})
    return contract


@action
def end_contract(*, contract, returned_on, returned_how, by):
    """It is over: the data was returned or deleted, and somebody has seen the proof (Art. 21)."""
    contract = _held(contract, by)
    if contract.is_draft or contract.returned_on:
        raise RuleBroken(_("只有签了、还没有了结的合同可以了结，没有改动。"))
    if not contract.signed_on <= returned_on <= clock.today():
        raise RuleBroken(_("日期在签署以后、今天以前，没有保存。请核对。"), field="returned_on")
    if not returned_how.strip():
        raise RuleBroken(_("请写明怎么还的、怎么删的，看过什么证明。"), field="returned_how")
    contract.returned_on, contract.returned_how = returned_on, returned_how.strip()
    contract.save(update_fields=["returned_on", "returned_how"])
    audit.record(
        AuditTag.CONTRACT_ENDED, contract, by, after={"on": returned_on.isoformat()}, reason=contract.returned_how
    )
    return contract


def _held(contract, by):
    can_make_assessment(by, contract.scope_path).or_raise()
    return Entrustment.objects.select_for_update(of=("self",)).select_related("division").get(pk=contract.pk)
