from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people.errors import (
    AlreadyInHousehold,
    HouseholdCodeTaken,
    HouseholdIsStruckOff,
    LastRepresentative,
    NoSuchHousehold,
    NothingChanged,
    NotPossibleNow,
)
from lianxin.people.models import Household, HouseholdMember
from lianxin.people.policies import can_register_people
from lianxin.people.services.following import tell_followers
from lianxin.people.services.persons import register_person
from lianxin.people.services.succession import end_open, succeed
from lianxin.people.vocabulary import AuditTag, HouseholdRole, MessageKind


@action
def register_household(*, code, division, representative, by, address="", register_no="", on=None):
    """Found a household with its one representative; refuses a code the village has already."""
    can_register_people(by, division.path).or_raise()
    code = code.strip()
    if Household.objects.filter(division=division, code=code).exists():
        raise HouseholdCodeTaken(code)
    _refuse_second_household(representative)
    household = Household.objects.create(
        code=code, division=division, division_path=division.path, address=address, register_no=register_no
    )
    HouseholdMember.objects.create(
        household=household,
        person=representative,
        role=HouseholdRole.REPRESENTATIVE,
        starts_on=on or clock.today(),
    )
    audit.record(AuditTag.HOUSEHOLD_REGISTERED, household, by, after={"code": code})
    return household


def _refuse_second_household(person):
    if person.memberships.filter(ends_on__isnull=True).exists():
        raise AlreadyInHousehold


@action
def join_household(*, household, person, by, relation="", on=None):
    """Add a member. The first open member of a household is its representative."""
    can_register_people(by, household.division_path).or_raise()
    if Household.objects.filter(pk=household.pk, ended_on__isnull=False).exists():
        raise HouseholdIsStruckOff(household.code)
    _refuse_second_household(person)
    has_one = household.members.filter(ends_on__isnull=True, role=HouseholdRole.REPRESENTATIVE).exists()
    member = HouseholdMember.objects.create(
        household=household,
        person=person,
        role=HouseholdRole.MEMBER if has_one else HouseholdRole.REPRESENTATIVE,
        relation=relation,
        starts_on=on or clock.today(),
    )
    audit.record(AuditTag.MEMBER_JOINED, household, by, after={"person": person.public_id})
    return member


@action
def leave_household(*, member, by, on=None, reason=""):
    """End a membership. A representative leaves only when nobody else is left."""
    household = member.household
    can_register_people(by, household.division_path).or_raise()
    if member.ends_on:
        raise NotPossibleNow(HouseholdMember._meta.get_field("ends_on").verbose_name)
    others = household.members.filter(ends_on__isnull=True).exclude(pk=member.pk)
    if member.is_representative and others.exists():
        raise LastRepresentative
    member.ends_on = max(on or clock.today(), member.starts_on)
    member.save(update_fields=["ends_on"])
    audit.record(AuditTag.MEMBER_LEFT, household, by, after={"person": member.person.public_id}, reason=reason)
    return member


@action
def move_member(*, member, code, by, on=None, reason=""):
    """End a membership and begin one in the household of this code in the same village, on the same day."""
    here = Household.objects.filter(division_id=member.household.division_id, ended_on__isnull=True)
    household = here.filter(code=code.strip()).exclude(pk=member.household_id).first()
    if household is None:
        raise NoSuchHousehold(code)
    left = leave_household(member=member, by=by, on=on, reason=reason)
    return join_household(household=household, person=member.person, by=by, on=left.ends_on)


@action
def correct_household(*, household, address, register_no, by, reason, position=None):
    """Another address, register number or position; the record says which was changed.

    ``position`` is ``(latitude, longitude)``, ``()`` to take it away, ``None`` to leave it.
    """
    can_register_people(by, household.division_path).or_raise()
    before = {name: getattr(household, name) for name in ("address", "register_no", "position")}
    household.address, household.register_no = address.strip(), register_no.strip()
    household.position = household.position if position is None else position
    changed = sorted(name for name, was in before.items() if was != getattr(household, name))
    if not changed:
        raise NothingChanged
    household.save(update_fields=["address", "register_no", "latitude", "longitude"])
    audit.record(AuditTag.HOUSEHOLD_CORRECTED, household, by, after={"fields": changed}, reason=reason)
    return household


@action
def choose_representative(*, household, person, by, reason, on=None):
    """Make a member the one representative, as the family said; the rows say from when to when each was.

    Whoever was it, whoever is now and the grown members with an account are told, with the reason.
    """
    can_register_people(by, household.division_path).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么换户代表（例如：全家商定），没有改动。"), field="reason")
    household = Household.objects.select_for_update(of=("self",)).get(pk=household.pk)
    day = on or clock.today()
    members = {
        m.person_id: m for m in household.members.filter(ends_on__isnull=True).select_related("person").order_by("id")
    }
    if person.pk not in members:
        raise NotPossibleNow(HouseholdRole.REPRESENTATIVE.label)
    chosen = members[person.pk]
    if chosen.is_representative:
        return chosen
    before = next((m for m in members.values() if m.is_representative), None)
    if before:
        succeed(before, HouseholdRole.MEMBER, day)
    member = succeed(chosen, HouseholdRole.REPRESENTATIVE, day)
    event = audit.record(
        AuditTag.REPRESENTATIVE_CHOSEN,
        household,
        by,
        before={"person": before.person.public_id if before else ""},
        after={"person": person.public_id},
        reason=reason.strip(),
    )
    _tell_of_representative([each.person for each in members.values()], before, chosen, reason.strip(), by, event.pk)
    return member


def _tell_of_representative(family, before, chosen, reason, by, event_id):
    words = _("{actor}登记：户代表从{before}改为{chosen}，理由：{reason}。不对的，请告诉村里的站点。").format(
        actor=by.name, before=before.person.name if before else _("没有"), chosen=chosen.person.name,
        reason=reason.rstrip("。"),
    )  # fmt: skip
    for each in family:
        if each.user_id:
            messaging.notify(
                to=Recipient(user_id=each.user_id), kind=MessageKind.HOUSEHOLD, title=_("我家换了户代表"), body=words,
                url="/me/", key=f"representative:{event_id}:{each.user_id}",
            )  # fmt: skip


@action
def end_household(*, household, by, on=None, reason=""):
    """Strike the household off: its open memberships end the same day."""
    can_register_people(by, household.division_path).or_raise()
    if household.ended_on:
        raise NotPossibleNow(Household._meta.get_field("ended_on").verbose_name)
    day = on or clock.today()
    household.ended_on = day
    household.save(update_fields=["ended_on"])
    tell_followers(household, by=by)
    end_open(household.members.all(), day)
    audit.record(AuditTag.HOUSEHOLD_ENDED, household, by, reason=reason)
    return household


@action
def register_family(*, division, code, name, by, phone="", birth_year=None, address=""):
    """A new household and its representative in one step."""
    person = register_person(name=name, division=division, by=by, phone=phone, birth_year=birth_year, address=address)
    return register_household(code=code, division=division, representative=person, by=by, address=address)


@action
def register_member(*, household, name, by, relation="", sex="", birth_date=None, phone=""):
    """A new person who belongs to this household."""
    person = register_person(
        name=name,
        division=household.division,
        by=by,
        phone=phone,
        sex=sex,
        birth_date=birth_date,
        address=household.address,
    )
    return join_household(household=household, person=person, relation=relation, by=by)
