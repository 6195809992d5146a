"""Guardians a list names: each waits for somebody who has seen the papers."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.people.calc.columns import Fault
from lianxin.people.calc.identity import VOTING_AGE, is_under_age, of_age_on
from lianxin.people.models import Guardianship, HouseholdMember
from lianxin.people.services.bulk import BATCH
from lianxin.people.vocabulary import GuardianGround, Relation


def guardian_fault(row, family, today):
    """A guardian named in a list is one grown member of the household, of a child: everything else is entered with its papers."""
    if not is_young(row, today):
        return Fault("guardian", "not_a_child")
    grown = [
        each
        for each in family
        if each[0] == row.guardian and not is_under_age(today, birth_date=each[1], birth_year=each[2])
    ]
    return None if len(grown) == 1 else Fault("guardian", "no_guardian", row.guardian[:10])


def is_young(row, today):
    """Whether a row, or a person, is known to be under age."""
    return is_under_age(today, birth_date=row.birth_date, birth_year=row.birth_year)


def ask_listed_guardians(batch, pairs):
    """Each guardian a list names waits for somebody who has seen the papers; it opens nothing before."""
    codes = {row.household_code for row, _child in pairs}
    members = HouseholdMember.objects.filter(
        household__division=batch.division, household__code__in=codes, ends_on__isnull=True
    )
    family = {}
    for member in members.select_related("household", "person").order_by("id"):
        family.setdefault((member.household.code, member.person.name), []).append(member)
    today, now = clock.today(), clock.now()
    asked = []
    for row, child in pairs:
        [guardian] = [each for each in family[row.household_code, row.guardian] if not is_young(each.person, today)]
        is_parent = row.relation == Relation.CHILD and guardian.relation in (Relation.HEAD, Relation.SPOUSE)
        asked.append(
            Guardianship(
                person=child, division_path=child.division_path, guardian=guardian.person,
                ground=GuardianGround.PARENT if is_parent else GuardianGround.RELATIVE,
                document=_("名单“{name}”").format(name=batch.filename)[:120], decided_on=clock.day_of(batch.received_at),
                starts_on=today, asked_by_id=batch.received_by_id, asked_at=now,
                ends_on=of_age_on(VOTING_AGE, birth_date=child.birth_date, birth_year=child.birth_year),
            )
        )  # fmt: skip
    Guardianship.objects.bulk_create(asked, batch_size=BATCH)
