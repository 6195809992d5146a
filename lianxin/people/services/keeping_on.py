"""Data kept although its time is over, for a reason in law, until somebody says that it is gone."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people.errors import AlreadyRecorded
from lianxin.people.models import LegalHold
from lianxin.people.policies import can_register_people
from lianxin.people.services.holding import held_person
from lianxin.people.vocabulary import AuditTag


@action
def place_hold(*, person, basis, by):
    """Keep the person's data although its time is over, for a reason in law. One at a time."""
    can_register_people(by, person.division_path).or_raise()
    person = held_person(person)
    if not basis.strip():
        raise RuleBroken(_("请写明哪份文书、哪条法律要求留存，没有登记。"), field="basis")
    if person.legal_holds.filter(lifted_at__isnull=True).exists():
        raise AlreadyRecorded(LegalHold._meta.verbose_name)
    hold = LegalHold.objects.create(person=person, basis=basis.strip(), placed_at=clock.now(), placed_by_name=by.name)
    audit.record(AuditTag.HOLD_PLACED, hold, by, reason=hold.basis)
    return hold


@action
def lift_hold(*, hold, by, reason=""):
    """The reason is gone: what is past its time is proposed for removal again."""
    can_register_people(by, hold.person.division_path).or_raise()
    hold = LegalHold.objects.select_for_update(of=("self",)).select_related("person").get(pk=hold.pk)
    if hold.lifted_at:
        raise RuleBroken(_("这项留存已经解除，没有改动。"))
    hold.lifted_at = clock.now()
    hold.save(update_fields=["lifted_at"])
    audit.record(AuditTag.HOLD_LIFTED, hold, by, reason=reason)
    return hold
