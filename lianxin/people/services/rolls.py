from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tree import within
from lianxin.people.errors import RollEmpty, RollFrozen
from lianxin.people.models import Belonging, HouseholdMember, Roll, RollCorrection, RollEntry
from lianxin.people.policies import can_adopt_roll, can_draw_roll
from lianxin.people.selectors.finding import of_age
from lianxin.people.services.bulk import BATCH
from lianxin.people.vocabulary import AuditTag, Population, RollKind

#: Voters are drawn from the registered population of full age; everybody else from the population of the same name.
_DRAWN_FROM = {
    RollKind.REGISTERED: Population.REGISTERED,
    RollKind.RESIDENT: Population.RESIDENT,
    RollKind.VOTER: Population.REGISTERED,
    RollKind.COLLECTIVE_MEMBER: Population.COLLECTIVE_MEMBER,
}
_BACK, _AHEAD = timedelta(days=3653), timedelta(days=366)


@action
def draw_roll(*, division, kind, as_of, by):
    """Draw up a roll of a place as of a day from the population it stands on; a draft until adopted.

    The voter draft holds registered people of full age whose birth date is known; others are added by hand.
    """
    can_draw_roll(by, division.path).or_raise()
    if not -_BACK <= as_of - clock.today() <= _AHEAD:
        raise RuleBroken(_("截至日期离今天太远，没有编制。名册最早编到十年前，最晚到一年后。"), field="as_of")
    roll = Roll.objects.create(
        kind=kind,
        division=division,
        division_path=division.path,
        as_of=as_of,
        drawn_at=clock.now(),
        drawn_by_name=by.name,
    )
    persons = _persons_of(division, RollKind(kind), as_of)
    RollEntry.objects.bulk_create(
        [
            RollEntry(roll=roll, number=number, person_id=person_id, name=name, household_code=code)
            for number, (person_id, name, code) in enumerate(persons, 1)
        ],
        batch_size=BATCH,
    )
    audit.record(AuditTag.ROLL_DRAWN, roll, by, after={"entries": len(persons)})
    return roll


def _persons_of(division, kind, as_of):
    belongings = Belonging.objects.filter(
        within(division.path, "division_path"),
        Q(starts_on__isnull=True) | Q(starts_on__lte=as_of),
        Q(ends_on__isnull=True) | Q(ends_on__gt=as_of),
        Q(person__died_on__isnull=True) | Q(person__died_on__gt=as_of),
        population=_DRAWN_FROM[kind],
    )
    if kind == RollKind.VOTER:
        belongings = belongings.filter(of_age(as_of, "person__"))
    codes = dict(
        HouseholdMember.objects.filter(within(division.path, "household__division_path"), ends_on__isnull=True)
        .order_by("id")
        .values_list("person_id", "household__code")
    )
    rows = belongings.order_by("person_id").values_list("person_id", "person__name").distinct()
    listed = [(person_id, name, codes.get(person_id, "")) for person_id, name in rows]
    return sorted(listed, key=lambda row: (row[2], row[0]))


@action
def adopt_roll(*, roll, adopted_by, by, at=None):
    """Record which meeting or body adopted the roll. From then on the database refuses to change it."""
    can_adopt_roll(by, roll).or_raise()
    roll = Roll.objects.select_for_update().get(pk=roll.pk)
    if roll.is_adopted:
        raise RollFrozen
    if not roll.entries.exists():
        raise RollEmpty
    roll.adopted_at = at or clock.now()
    roll.adopted_by = adopted_by
    roll.adopted_by_name = by.name
    roll.save(update_fields=["adopted_at", "adopted_by", "adopted_by_name"])
    audit.record(AuditTag.ROLL_ADOPTED, roll, by, after={"adopted_by": adopted_by})
    return roll


@action
def correct_roll(*, roll, kind, person, reason, decided_by, by):
    """Add a correction beside an adopted roll; the roll itself stays as adopted."""
    can_adopt_roll(by, roll).or_raise()
    correction = RollCorrection.objects.create(
        roll=roll,
        kind=kind,
        person=person,
        name=person.name,
        reason=reason,
        decided_by=decided_by,
        made_at=clock.now(),
        made_by_name=by.name,
    )
    audit.record(AuditTag.ROLL_CORRECTED, roll, by, after={"kind": str(kind)}, reason=reason)
    return correction
