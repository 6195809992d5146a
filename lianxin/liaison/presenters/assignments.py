"""Who keeps in touch with whom, in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.masking import Mask, mask_name, spoken_phone
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.liaison import policies, selectors
from lianxin.liaison.vocabulary import AssignmentKind, ContactKind, Exemption, Skill
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import policies as people_policies
from lianxin.people import selectors as people


@dataclass(frozen=True)
class LiaisonRow:
    """A liaison with how much they hold; ``words`` says it in one line for a list to choose from."""

    public_id: str
    name: str
    branch: str
    load: str
    skills: str
    spared: str
    words: str
    has_room: bool


def liaison_row(liaison, cap):
    """``liaison`` comes from ``selectors.serving`` with its counts."""
    load = _("联系 {led} 户，最多 {cap} 户；副联系 {n} 户").format(led=liaison.led, cap=cap, n=liaison.deputised)
    skills = skill_words(liaison.skills)
    spared = str(Exemption(liaison.exemption).label) if liaison.is_exempt else ""
    words = " · ".join(filter(None, (liaison.user.name, load, skills, spared and _("免于联系户"))))
    branch = liaison.branch.short_name or liaison.branch.name if liaison.branch_id else ""
    return LiaisonRow(
        liaison.public_id, liaison.user.name, branch, load, skills, spared, words, liaison.led < cap and not spared
    )


def skill_words(skills):
    return "、".join(str(Skill(skill).label) for skill in skills)


@dataclass(frozen=True)
class ContactFace:
    """A contact as this viewer may see it."""

    public_id: str
    title: str
    where: str
    kind: str
    phone: str = ""


def contact_face(contact, viewer, persons, *, is_keeper=False):
    """``persons`` are the household's open members, the representative first. Who keeps in touch sees the phone."""
    if contact.kind == ContactKind.GROUP:
        return ContactFace(contact.public_id, contact.group.name, contact.division.short_name, ContactKind.GROUP.label)
    person = contact.person if contact.person_id else (persons[0] if persons else None)
    mask = Mask.HANDLER if is_keeper else people_policies.mask_for(viewer, person) if person else None
    name = mask_name(person.name, mask or Mask.PUBLIC) if person else ""
    address = contact.household.address if contact.household_id else person.address
    title = _("{name}家").format(name=name) if contact.household_id and name else name or contact.household.code
    where = " · ".join(filter(None, (contact.division.short_name, address if mask else "")))
    phone = person.phone if person and is_keeper else ""
    return ContactFace(contact.public_id, title, where, ContactKind(contact.kind).label, phone)


def order_face(held):
    """Whether these can be put in the order of the way, and how many have no position and come last."""
    known = sum(bool(each.contact.household_id and each.contact.household.position) for each in held)
    return {"may_order": known > 1, "unplaced": len(held) - known}


@dataclass(frozen=True)
class VacantRow:
    public_id: str
    title: str
    where: str
    since: str


def vacant_row(household, viewer, persons, before=None):
    """A household nobody leads; its representative masked as everywhere. ``before``: the household they came from."""
    leader = persons[0] if persons else None
    mask = people_policies.mask_for(viewer, leader) if leader else None
    name = mask_name(leader.name, mask or Mask.PUBLIC) if leader else ""
    where = " · ".join(filter(None, (household.division.short_name, household.address if mask else "")))
    since = _("{day}起没有联系人").format(day=day(household.last_lead)) if household.last_lead else _("还没有过联系人")
    if before:
        since += _("；从户 {code} 分出来，{code} 由{name}联系").format(code=before[0], name=before[1])
    return VacantRow(household.public_id, f"{household.code} {name}".strip(), where, since)


@dataclass(frozen=True)
class KeeperFace:
    """Who keeps in touch, as the household sees it: the name and a number to press."""

    assignment_id: str
    part: str
    name: str
    phone: str
    spoken: str
    since: str
    branch: str


def keeper_face(assignment):
    liaison = assignment.liaison
    return KeeperFace(
        assignment.public_id,
        str(AssignmentKind(assignment.kind).label),
        liaison.user.name,
        liaison.phone,
        spoken_phone(liaison.phone),
        day(assignment.starts_at),
        liaison.branch.name if liaison.branch_id else "",
    )


@dataclass(frozen=True)
class PastRow:
    part: str
    name: str
    span: str
    reason: str


def past_row(assignment):
    span = f"{day(assignment.starts_at)} – {day(assignment.ends_at) if assignment.ends_at else _('现在')}"
    return PastRow(
        str(AssignmentKind(assignment.kind).label),
        assignment.liaison.user.name,
        span,
        str(assignment.get_end_reason_display()) if assignment.ends_at else "",
    )


def vacancy_rows(actor, at):
    """Households without a liaison for too long, a row a place, for whoever assigns there."""
    return [_vacancy(each) for each in selectors.long_vacancies(actor.scopes(Role.BRANCH_SECRETARY), at)]


def _vacancy(vacancy):
    return Waiting(
        url=f"{reverse('liaison:vacant')}?place={vacancy.division.public_id}",
        title=_("{n} 户超过 {days} 天没有联系人").format(n=vacancy.count, days=vacancy.days),
        meta=vacancy.division.short_name,
        next_action=_("安排联系人"),
        due_at=vacancy.due_at,
        tone="late",
        clock=_("该安排了"),
        due=_("最早的从 {day} 起没有人").format(day=day(vacancy.since)),
    )


def promise_rows(actor, at):
    """What a liaison promised households and has not kept yet: one query."""
    return [_promised(promise, at) for promise in selectors.promises_to_keep(actor)[:20]]


def _promised(promise, at):
    """What the reader promised; for their eyes alone."""
    is_late = promise.due_on < clock.day_of(at)
    return Waiting(
        url=reverse("liaison:contact", args=[promise.contact.public_id]),
        title=_("答应户里的：{words}").format(words=promise.words[:60]),
        meta=promise.contact.division.short_name,
        next_action=_("办好了，点“办到了”"),
        due_at=clock.day_end(promise.due_on),
        tone="late" if is_late else "wait",
        clock=_("过了说好的日子") if is_late else _("等您办"),
        due=_("{day}前").format(day=day(promise.due_on)),
    )


def orphaned_rows(actor, at):
    """Promises nobody keeps any more, for whoever assigns: one query."""
    return [_orphaned(promise) for promise in selectors.orphans_for(actor)[:20]]


def _orphaned(promise):
    """A promise nobody keeps any more: it passes on as soon as somebody is assigned."""
    return Waiting(
        url=reverse("liaison:contact", args=[promise.contact.public_id]),
        title=_("一条承诺没有人接"),
        meta=promise.contact.division.short_name,
        next_action=_("安排联系人"),
        due_at=clock.day_end(promise.due_on),
        tone="late",
        clock=_("原来的联系人已不联系这一户"),
        due=_("{day}前").format(day=day(promise.due_on)),
    )


def ours_panel(actor, person):
    """Who keeps in touch with the person's household, for the page 我家: one query."""
    keepers = [keeper_face(each) for each in selectors.keepers_around(person)]
    return {"keepers": keepers, "is_own": person.user_id == actor.id}


def keepers_panel(actor, target):
    """Who keeps in touch with a household, person or group, for the staff's page of it: one query."""
    keepers = selectors.keepers_of_target(target)
    return {
        "keepers": [keeper_face(each) for each in keepers],
        "contact": keepers[0].contact if keepers else None,
        "target": target,
        "kind": selectors.kind_of(target),
        "may_assign": bool(policies.can_assign(actor, target.division_path)),
    }


def person_panel(actor, person):
    """The same for a courier or driver who has no household here; ``None`` for who has one: two queries."""
    may_see = policies.can_see_assignments(actor, person.division_path)
    return keepers_panel(actor, person) if may_see and not people.household_of(person) else None


def group_panel(actor, unit):
    """The same for a company or a station where people of new kinds of work are; ``None`` for bodies of the place."""
    is_group = unit.kind in (UnitKind.COMPANY, UnitKind.OTHER)
    return keepers_panel(actor, unit) if is_group and policies.can_see_assignments(actor, unit.division_path) else None
