"""Who is on a branch's list."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.activities.calc import standing
from lianxin.activities.models import Member
from lianxin.activities.vocabulary import MEMBERS, NEXT_STAGE, Stage
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.tree import within

_BEFORE = {after: before for before, after in NEXT_STAGE.items()}


def find_member(public_id):
    """Somebody still on a branch's list; raises ``NotFound``."""
    found = Member.objects.select_related("unit__division").filter(public_id=public_id, ends_on__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def members_of(unit, on=None):
    """Who is due to attend on a day, in the order of the list: a queryset. Whoever is on the way is not due."""
    day = on or clock.today()
    there = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    return Member.objects.filter(there, unit=unit, starts_on__lte=day, stage__in=MEMBERS)


def due_on(unit, day):
    """Who was due to attend on a day, as they stood then: members with ``had_vote``, a list in three queries."""
    found = []
    for each in members_of(unit, day).prefetch_related("stages", "vote_changes"):
        steps = [(step.on, step.stage) for step in each.stages.all()]
        then = standing.stage_on(day, each.stage, steps, _BEFORE)
        if then in MEMBERS:
            changes = [(change.on, change.has_vote) for change in each.vote_changes.all()]
            each.had_vote = then == Stage.FULL and standing.had_vote_on(day, each.has_vote, changes)
            found.append(each)
    return found


def voters_of(unit):
    """How many of a branch's list may vote and be elected: one query."""
    return members_of(unit).filter(has_vote=True).count()


def may_be_elected(path, name, person_ref=""):
    """Whether a member of this name at and below a place may be elected; ``None`` where no list knows the name.

    Who is on probation, before full membership or within the Party, may not. By ``person_ref`` no namesake speaks for the person
    whom a list knows by it.
    """
    here = Member.objects.filter(within(path, "unit__division_path"), stage__in=MEMBERS, ends_on__isnull=True)
    theirs = here.filter(person_ref=person_ref) if person_ref else here.none()
    named = here.filter(name=name, person_ref="") if person_ref else here.filter(name=name)
    votes = [each.has_vote for each in theirs or named]
    return any(votes) if votes else None


def known_as(unit, name):
    """Numbers in the people room of whom a branch's list knows by this name."""
    named = members_of(unit).filter(name=name)
    return list(named.values_list("person_ref", flat=True))


def everybody_of(unit):
    """Members and those on the way, in the order of the list, each with their stages: two queries."""
    return list(members_to_carry(unit).order_by("id").prefetch_related("stages"))


def members_to_carry(unit):
    """Everybody on a branch's list who has not left it, those to come too: a queryset."""
    return Member.objects.filter(unit=unit, ends_on__isnull=True)


def names_of(unit):
    """``{public_id: name}`` of everybody on a branch's list, in its order."""
    return dict(members_to_carry(unit).order_by("id").values_list("public_id", "name"))


def carried_words(unit):
    """How many are on a branch's list, in a phrase for who ends it."""
    count = members_to_carry(unit).count()
    return [_("名单上的党员 {n} 人").format(n=count)] if count else []
