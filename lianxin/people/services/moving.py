"""A whole household moves to another village: one act, seen in the record of both."""

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.people.errors import HouseholdCodeTaken, NotPossibleNow
from lianxin.people.models import Belonging, Household, HouseholdMember, Person, PriorityLabel
from lianxin.people.policies import can_move_household
from lianxin.people.services.following import tell_followers
from lianxin.people.services.succession import end_open
from lianxin.people.vocabulary import AuditTag, Basis, Population

#: Membership in the collective is not lost by moving away (RCEO Law Art. 11-18): it stays where it is.
_MOVES_ALONG = (Population.REGISTERED, Population.RESIDENT)


@action
def move_household(*, household, division, code, by, address="", on=None, reason=""):
    """Strike the household off here and found it there on the same day, with its members in their roles.

    Whoever was registered or lived here is so there; the collective's members stay its members. Labels that rest on a
    decision go along; what rests on somebody's consent was given to this village and stays. Returns the new household;
    refuses a code the new village has already.
    """
    can_move_household(by, household.division_path, division.path).or_raise()
    if household.ended_on or division.pk == household.division_id:
        raise NotPossibleNow(Household._meta.get_field("division").verbose_name)
    if Household.objects.filter(division=division, code=code.strip()).exists():
        raise HouseholdCodeTaken(code)
    day = on or clock.today()
    members = list(household.members.filter(ends_on__isnull=True).order_by("-role", "id"))
    moving = list(
        Belonging.objects.filter(
            person__in=[member.person_id for member in members], population__in=_MOVES_ALONG,
            division=household.division, ends_on__isnull=True,
        ).order_by("id")
    )  # fmt: skip
    _leave(household=household, members=members, moving=moving, to=division, day=day, by=by, reason=reason)
    arrived = _arrive(
        household=household, members=members, moving=moving, to=division, code=code.strip(), address=address.strip(),
        day=day, by=by, reason=reason,
    )  # fmt: skip
    tell_followers(household, moved_to=arrived, by=by)
    return arrived


@action
def _leave(*, household, members, moving, to, day, by, reason):
    household.ended_on = day
    household.save(update_fields=["ended_on"])
    end_open(HouseholdMember.objects.filter(pk__in=[member.pk for member in members]), day)
    end_open(Belonging.objects.filter(pk__in=[belonging.pk for belonging in moving]), day)
    audit.record(AuditTag.HOUSEHOLD_MOVED_OUT, household, by, after={"to": to.name}, reason=reason)


@action
def _arrive(*, household, members, moving, to, code, address, day, by, reason):
    arrived = Household.objects.create(
        code=code, division=to, division_path=to.path, address=address, register_no=household.register_no,
        moved_from=household,
    )  # fmt: skip
    HouseholdMember.objects.bulk_create(
        HouseholdMember(
            household=arrived,
            person_id=member.person_id,
            role=member.role,
            relation=member.relation,
            starts_on=max(day, member.starts_on),
        )
        for member in members
    )
    Belonging.objects.bulk_create(
        Belonging(
            person_id=belonging.person_id, population=belonging.population, division=to, division_path=to.path,
            starts_on=max(day, belonging.starts_on or day),
        )
        for belonging in moving
    )  # fmt: skip
    persons = [member.person_id for member in members]
    Person.objects.filter(pk__in=persons).update(division=to, division_path=to.path, address=address)
    decided = PriorityLabel.objects.filter(person__in=persons, ended_on__isnull=True)
    decided.filter(consent_basis=Basis.STATUTORY_DUTY).update(division_path=to.path)
    audit.record(
        AuditTag.HOUSEHOLD_MOVED_IN, arrived, by, after={"from": household.division.name, "code": code}, reason=reason
    )
    return arrived
