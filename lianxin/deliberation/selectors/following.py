"""Whom a topic concerns, who took part in it, and whether they are asked now what came of it."""

from django.utils.translation import gettext as _

from lianxin.deliberation import policies
from lianxin.deliberation.calc.affected import known
from lianxin.deliberation.models import AffectedName, FollowUp, Seat
from lianxin.deliberation.vocabulary import AffectedKind
from lianxin.kit.templatetags.kit import day
from lianxin.people import selectors as people


def affected_of(topic):
    """Those it concerns who were not struck off, in the order they were named."""
    return [each for each in topic.affected.all() if not each.struck_reason]


def names_of(affected):
    """Who of a group is named and was not struck off."""
    return [each for each in affected.names.all() if not each.struck_reason]


def known_concerned(topic):
    """How many of those a topic concerns are known: a household, a person, and who of a group is named."""
    rows = topic.affected.filter(struck_reason="").prefetch_related("names")
    return known((each.seats, len(names_of(each)) if each.kind == AffectedKind.GROUP else None) for each in rows)


def who_is_concerned(topic):
    """``(name, household code, person)`` of everybody a topic concerns by name: for a household, as such, and of its groups."""
    asked = ("name", "household_code", "person_id")
    named = topic.affected.filter(struck_reason="").exclude(kind=AffectedKind.GROUP).values_list(*asked)
    of_groups = AffectedName.objects.filter(affected__topic=topic, affected__struck_reason="", struck_reason="")
    return [*named, *of_groups.values_list(*asked)]


def who_took_part(topic):
    """Accounts of those who took part."""
    return sorted(user for (user,) in policies.participants(topic))


def took_part_named(topic, name, household=""):
    """Whether somebody without a phone of this name took part: brought or signed it, spoke of it, sat in a meeting on it, or is one it
    concerns. Of a group only who comes is named: there who the register knows by this name lives at the place, and is taken at their
    word."""
    at = {"household_code__in": ("", household)} if household else {}
    signed = {"household__in": ("", household)} if household else {}
    return (
        name == topic.proposer_name
        or topic.signatures.filter(stands=True, name=name, **signed).exists()
        or topic.comments.filter(author_name=name).exists()
        or topic.affected.filter(struck_reason="", name=name, **at).exclude(kind=AffectedKind.GROUP).exists()
        or AffectedName.objects.filter(
            affected__topic=topic, affected__struck_reason="", struck_reason="", name=name, **at
        ).exists()
        or Seat.objects.filter(meeting__items__topic=topic, attendance__isnull=False, name=name, **at).exists()
        or _may_be_of_group(topic, name, household)
    )


def _may_be_of_group(topic, name, household):
    groups = topic.affected.filter(struck_reason="", kind=AffectedKind.GROUP)
    return groups.exists() and len(people.ids_named(name, household, topic.division_path)) == 1


def not_asked_now(follow_up, today):
    """Why nobody is asked on this day, in a sentence; empty while they are."""
    if follow_up is None:
        return _("这件事不问后来照办了没有。")
    if today < follow_up.asked_on:
        return _("还没有到问的日子，{day}起再说。").format(day=day(follow_up.asked_on))
    if today > follow_up.until:
        return _("问到 {day}，已经过了。有话可以另提一个议题。").format(day=day(follow_up.until))
    return ""


def follow_ups_to_begin(today, most=50):
    """Those whose day has come and of which nobody was told."""
    rows = FollowUp.objects.filter(told_at__isnull=True, asked_on__lte=today, until__gte=today)
    return list(rows.select_related("topic__division").order_by("id")[:most])
