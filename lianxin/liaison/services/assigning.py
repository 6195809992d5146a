"""A household gets its liaison, another one, or says no: dated, never deleted, and told."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.liaison import policies, selectors
from lianxin.liaison.errors import AlreadyEnded, CloseKin, IsExempt, TooMany
from lianxin.liaison.models import Assignment, Contact, Liaison
from lianxin.liaison.services.promising import pass_on
from lianxin.liaison.services.telling import tell_households, tell_liaisons
from lianxin.liaison.vocabulary import CAPS, AssignmentKind, AuditTag, ContactKind, EndReason
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class Change:
    """One line of a plan: ``target`` (household, person, group or contact) gets ``liaison``, or nobody with ``None``."""

    target: object
    liaison: Liaison | None
    kind: str = AssignmentKind.LEAD
    reason: str = EndReason.HANDED_OVER  # why the one before stops


@action
def assign(*, target, liaison, by, kind=AssignmentKind.LEAD, reason=EndReason.HANDED_OVER, basis="", at=None):
    """Give somebody to a liaison; whoever did it before stops at the same moment, and the household is told.

    Refuses close kin and one's own household, who is exempt and did not volunteer, and more than the place's rules
    (or the liaison) allow. Returns the assignment; the same one again changes nothing.
    """
    contact_path = _place_of(target).path
    policies.can_assign(by, contact_path).or_raise()
    at = at or clock.now()
    held = selectors.contact_of(target)
    now = held and held.assignments.filter(kind=kind, ends_at__isnull=True).select_related("liaison__user").first()
    if now and now.liaison_id == liaison.pk:
        return now
    made = _carry_out([Change(target, liaison, kind, reason)], by=by, basis=basis, at=at)[0]
    audit.record(
        AuditTag.ASSIGNED,
        made,
        by,
        before={"liaison": now.liaison.user.name} if now else {},
        after={"liaison": liaison.user.name, "kind": str(AssignmentKind(kind).label)},
        reason=basis,
        at=at,
    )
    return made


@action
def adopt_assignments(*, division, changes, by, basis="", at=None):
    """Carry out a list of changes somebody has looked through and confirmed: all of them or none, one event.

    Caps count after the whole list, so that two liaisons may exchange households. Returns how many were made.
    """
    policies.can_assign(by, division.path).or_raise()
    at = at or clock.now()
    changes = list(changes)
    if any(not _place_of(change.target).path.startswith(division.path) for change in changes):
        raise RuleBroken(_("名单里有不在{place}的户，没有保存。").format(place=division.name))
    made = _carry_out(changes, by=by, basis=basis, at=at)
    audit.record(AuditTag.ASSIGNMENTS_ADOPTED, division, by, after={"count": len(changes)}, reason=basis, at=at)
    return len(made)


@action
def end_assignment(*, assignment, reason, by, at=None):
    """End an assignment without a successor; when that lasts it becomes a task."""
    policies.can_assign(by, assignment.contact.division_path).or_raise()
    return _end_one(assignment, reason, by, at, AuditTag.ASSIGNMENT_ENDED)


@action
def decline(*, assignment, by, at=None):
    """Either side says no, without a reason; none is asked and none is kept. The pair is not proposed again."""
    policies.can_decline(by, assignment).or_raise()
    own = by.is_user and assignment.liaison.user_id == by.id
    reason = EndReason.DECLINED_BY_LIAISON if own else EndReason.DECLINED_BY_HOUSEHOLD
    return _end_one(assignment, reason, by, at, AuditTag.ASSIGNMENT_DECLINED)


def _end_one(assignment, reason, by, at, tag):
    at = at or clock.now()
    fresh = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if fresh.ends_at:
        raise AlreadyEnded
    close_assignments(Assignment.objects.filter(pk=fresh.pk), reason=reason, by=by, at=at)
    assignment.refresh_from_db()
    audit.record(tag, assignment, by, after={"kind": str(AssignmentKind(assignment.kind).label)}, at=at)
    return assignment


def close_assignments(open_ones, *, reason, by, at):
    """End these; households and liaisons are told. Runs inside the caller's action; returns how many."""
    rows = end_silently(open_ones, reason=reason, by=by, at=at)
    tell_households([(row.contact, row.kind, None) for row in rows], at=at)
    tell_liaisons(lost=Counter(row.liaison for row in rows), gained=Counter(), at=at)
    return len(rows)


def end_silently(open_ones, *, reason, by, at):
    """End these and tell nobody yet; returns them."""
    rows = list(open_ones.select_related("contact__division", "liaison__user"))
    Assignment.objects.filter(pk__in=[row.pk for row in rows]).update(
        ends_at=at, end_reason=reason, ended_by_name=by.name[:80]
    )
    return rows


def _place_of(target):
    return target.division


def _carry_out(changes, *, by, basis, at):
    """End what was, start what shall be, after every rule has been checked; three statements however long the list."""
    _check_living(changes)
    contacts = _contacts_for(changes)
    ids = sorted({change.liaison.pk for change in changes if change.liaison})
    locked = {
        each.pk: each
        for each in Liaison.objects.select_for_update().filter(pk__in=ids).select_related("user", "division")
    }
    _check_serving(changes, locked)
    _check_kin(changes, contacts)
    open_ones = Assignment.objects.filter(ends_at__isnull=True, contact__in=list(contacts.values()))
    held = {(each.contact_id, each.kind): each for each in open_ones.select_related("liaison__user")}
    moves = [(change, contacts[key_of(change.target)]) for change in changes]
    moves = [
        (change, contact)
        for change, contact in moves
        if (before := held.get((contact.pk, change.kind))) is None
        or change.liaison is None
        or before.liaison_id != change.liaison.pk
    ]
    ending = [(held[contact.pk, c.kind], c.reason) for c, contact in moves if (contact.pk, c.kind) in held]
    for reason in {reason for _each, reason in ending}:
        gone = [each.pk for each, why in ending if why == reason]
        Assignment.objects.filter(pk__in=gone).update(ends_at=at, end_reason=reason, ended_by_name=by.name[:80])
    made = Assignment.objects.bulk_create(
        Assignment(
            contact=contact, liaison=locked[change.liaison.pk], kind=change.kind, starts_at=at, basis=basis,
            made_by_name=by.name[:80],
        )
        for change, contact in moves
        if change.liaison
    )  # fmt: skip
    _check_caps(locked)
    leads = {contact.pk: locked[c.liaison.pk] for c, contact in moves if c.liaison and c.kind == AssignmentKind.LEAD}
    pass_on(leads, name=by.name, at=at)
    tell_households([(contact, c.kind, c.liaison and locked[c.liaison.pk]) for c, contact in moves], at=at)
    tell_liaisons(
        lost=Counter(each.liaison for each, _why in ending), gained=Counter(each.liaison for each in made), at=at
    )
    return made


def key_of(target):
    """What a contact of this target is found by."""
    if isinstance(target, Contact):
        return target.kind, target.target.pk
    return str(selectors.kind_of(target)), target.pk


def _contacts_for(changes):
    """``{key: contact}``; households met for the first time get theirs."""
    targets = {key_of(change.target): change.target for change in changes}
    found = {}
    for kind in ContactKind:
        ids = [pk for each, pk in targets if each == kind]
        rows = Contact.objects.filter(**{f"{kind}__in": ids}).select_related(str(kind), "division") if ids else ()
        found |= {(str(kind), getattr(row, f"{kind}_id")): row for row in rows}
    new = [(key, target) for key, target in targets.items() if key not in found]
    made = Contact.objects.bulk_create(
        Contact(kind=key[0], division_id=target.division_id, division_path=target.division_path, **{key[0]: target})
        for key, target in new
    )
    return found | {key: contact for (key, _target), contact in zip(new, made, strict=True)}


def _check_living(changes):
    """A household that was struck off since a list was made gets nobody."""
    gone = [
        code for code, ended_on in (_household_of(change.target) for change in changes if change.liaison) if ended_on
    ]
    if gone:
        raise RuleBroken(_("户 {codes} 已注销或迁走，不能安排联系人。没有保存。").format(codes="、".join(gone[:3])))


def _household_of(target):
    """``(code, when struck off)`` of a household or the contact of one."""
    home = target.household if isinstance(target, Contact) else target
    return getattr(home, "code", ""), getattr(home, "ended_on", None)


def _check_serving(changes, locked):
    for change in changes:
        if change.liaison is None:
            continue
        liaison = locked[change.liaison.pk]
        if liaison.ends_on:
            raise RuleBroken(_("{name}已经不再担任联系户党员，请改选别人。").format(name=liaison.user.name))
        if liaison.is_exempt:
            raise IsExempt(liaison.user.name)
        if not _place_of(change.target).path.startswith(liaison.division_path):
            raise RuleBroken(_("{name}不是这个地方的联系户党员，请改选别人。").format(name=liaison.user.name))


def _check_caps(locked):
    """Counted after the change, with the rows in place: nobody holds more than they may."""
    profiles = {}
    counted = Counter(
        Assignment.objects.filter(liaison__in=list(locked), ends_at__isnull=True, kind__in=list(CAPS)).values_list(
            "liaison_id", "kind"
        )
    )
    for (pk, kind), count in counted.items():
        liaison = locked[pk]
        if liaison.division_id not in profiles:
            profiles[liaison.division_id] = territory.profile(liaison.division)
        cap = selectors.cap_of(liaison, kind, profiles[liaison.division_id])
        if count > cap:
            raise TooMany(liaison.user.name, cap)


def _check_kin(changes, contacts):
    """Nobody is liaison of their own household or of close kin: two queries for the whole list."""
    members = people.members_by_household(
        [contacts[key_of(c.target)].household_id for c in changes if key_of(c.target)[0] == ContactKind.HOUSEHOLD]
    )
    inside = [
        (change.liaison, members.get(contact.household_id) or ([contact.person] if contact.person_id else []))
        for change in changes
        if change.liaison and (contact := contacts[key_of(change.target)])
    ]
    refs = {person.public_id for _liaison, persons in inside for person in persons}
    kin = people.kin_pairs(refs | {f"user:{liaison.user_id}" for liaison, _persons in inside})
    for liaison, persons in inside:
        own = f"user:{liaison.user_id}"
        for person in persons:
            if person.user_id == liaison.user_id or frozenset((own, person.public_id)) in kin:
                raise CloseKin(liaison.user.name)
