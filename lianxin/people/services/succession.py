"""Ends and successions of dated rows, shared by the services of this room."""

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce, Greatest

from lianxin.people.models import HouseholdMember
from lianxin.people.vocabulary import HouseholdRole


def end_open(rows, day):
    """End the open rows on ``day``, or on the day they began when that is later."""
    last = Value(day, output_field=DateField())
    return rows.filter(ends_on__isnull=True).update(ends_on=Greatest(Coalesce("starts_on", last), last))


def succeed(member, role, day):
    """End a membership row and open its successor in another role."""
    member.ends_on = max(day, member.starts_on)
    member.save(update_fields=["ends_on"])
    return HouseholdMember.objects.create(
        household_id=member.household_id,
        person_id=member.person_id,
        role=role,
        relation=member.relation,
        starts_on=member.ends_on,
    )


def fill_lead(household_ids, day):
    """Whoever has been a member longest leads a household that lost its representative, until the family says
    otherwise.
    """
    for household_id in household_ids:
        members = HouseholdMember.objects.filter(household=household_id, ends_on__isnull=True).order_by(
            "starts_on", "id"
        )
        if not members.filter(role=HouseholdRole.REPRESENTATIVE).exists() and (first := members.first()):
            succeed(first, HouseholdRole.REPRESENTATIVE, day)
