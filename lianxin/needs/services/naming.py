"""Whom a complaint is about: found in its words at the door, ruled on by the desk, kept from it until then."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies, selectors
from lianxin.needs.models import NamedPerson, NamedUnit
from lianxin.needs.services.publishing import withhold
from lianxin.needs.services.transitions import lock
from lianxin.needs.vocabulary import COMPLAINTS, AuditTag, State, Verdict
from lianxin.organisations import selectors as organisations
from lianxin.territory import selectors as territory

#: Where the desk may still move up: nobody works on it yet.
_AT_THE_DESK = (State.REGISTERED, State.OBJECTED)


def named_in(matter, *, is_sealed, besides):
    """``(complained about, named in passing)``: whom 「反映谁」 names, and whom the rest of a complaint names beside."""
    about = selectors.people_named(matter.about_words, matter.division.path, besides=besides)
    if not is_sealed and matter.kind not in COMPLAINTS:
        return about, []
    known = {person.user_id for person in about}
    words = f"{matter.title}\n{matter.content}"
    beside = selectors.people_named(words, matter.division.path, besides=besides)
    return about, [person for person in beside if person.user_id not in known]


def keep_names(need, people):
    """Keep whom the words name: they do not see the need until the desk has ruled."""
    if not people:
        return
    NamedPerson.objects.bulk_create(
        NamedPerson(
            need=need, user_id=each.user_id, called=each.called, post_words=each.post_words, place_path=each.path
        )
        for each in people
    )


def keep_units(need, units):
    """Keep the units the words name for the desk to rule on: whoever works for one does not see the need until then."""
    NamedUnit.objects.bulk_create(NamedUnit(need=need, unit=unit) for unit in units)


def name_again(need):
    """Look into the words of a need that has just become a complaint under seal: ``(people, units)`` they name anew."""
    known = set(need.named_people.values_list("user_id", flat=True))
    words = f"{need.about_words}\n{need.title}\n{need.content}"
    found = selectors.people_named(words, need.division_path, besides=need.requester_user_id)
    fresh = [each for each in found if each.user_id not in known]
    keep_names(need, fresh)
    units = organisations.units_named_in(words, need.division_path)
    keep_units(need, units)
    return fresh, units


def desk_above(paths):
    """The desk one level above the widest of these places; the county has none above it."""
    return territory.one_level_up(min(paths, key=len))


@action
def rule_on_names(*, need, meant=(), not_meant=(), units_meant=(), units_not_meant=(), also="", by, at=None):
    """The desk says whom a complaint is about.

    ``meant`` and ``not_meant`` are accounts among those its words name, and units likewise; ``also`` further names or posts in words, of
    which those that fit nobody stay as words. With anybody meant the need is sealed, leaves the public page, and its desk moves
    above all of them while it still is at a desk. Who is not meant sees it again as their post allows; a unit guessed to be
    the one complained about is so no longer.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    also = " ".join(also.split())
    if len(need.about_words) + len(also) + 1 > need._meta.get_field("about_words").max_length:
        raise RuleBroken(_("写不下了，请只写姓名。"), field="also")
    added = selectors.people_named(also, need.division_path, besides=need.requester_user_id)
    known = {named.user_id: named for named in need.named_people.all()}
    keep_names(need, [each for each in added if each.user_id not in known])
    meant = {*meant, *(each.user_id for each in added)}
    ruling = {"ruled_at": at, "ruled_by_id": by.id}
    need.named_people.filter(user_id__in=meant).update(verdict=Verdict.MEANT, **ruling)
    need.named_people.filter(user_id__in=set(not_meant) - meant).update(verdict=Verdict.NOT_MEANT, **ruling)
    need.named_units.filter(unit_id__in=units_meant).update(verdict=Verdict.MEANT, **ruling)
    need.named_units.filter(unit_id__in=set(units_not_meant) - set(units_meant)).update(
        verdict=Verdict.NOT_MEANT, **ruling
    )
    if need.about_unit_id in set(units_not_meant) - set(units_meant):
        _take_back_the_guess(need)
    _follow(need, meant or units_meant, also, at)
    audit.record(
        AuditTag.RULE_ON_NAMES,
        need,
        by,
        after={
            "meant": sorted(meant),
            "not_meant": sorted(set(not_meant) - meant),
            "units_meant": sorted(units_meant),
            "units_not_meant": sorted(set(units_not_meant) - set(units_meant)),
            "is_sealed": need.is_sealed,
        },
        at=at,
    )
    return need


def _take_back_the_guess(need):
    """The unit its text names is not complained about: the seal that came with it goes, unless something else asks for one."""
    need.about_unit = None
    need.is_sealed = bool(
        need.about_user_id
        or need.about_words
        or need.category.is_sealed
        or need.named_people.filter(verdict=Verdict.MEANT).exists()
        or need.named_units.filter(verdict=Verdict.MEANT).exists()
    )


def _follow(need, meant, also, at):
    """What follows from the ruling for the need itself."""
    standing = [named.exclude(verdict=Verdict.NOT_MEANT) for named in (need.named_people, need.named_units)]
    need.names_staff = any(named.exists() for named in standing)
    if also and also not in need.about_words:
        need.about_words = f"{need.about_words} {also}".strip()
    if meant or also:
        withhold(need, at)
        need.is_sealed, need.may_publish = True, False
        if need.state in _AT_THE_DESK:
            paths = [
                *need.named_people.filter(verdict=Verdict.MEANT).values_list("place_path", flat=True),
                *need.named_units.filter(verdict=Verdict.MEANT).values_list("unit__division_path", flat=True),
            ]
            need.desk_path = min(need.desk_path, desk_above([need.division_path, *paths]), key=len)
    need.save(
        update_fields=[
            "names_staff", "about_unit", "about_words", "is_sealed", "may_publish", "public_summary", "desk_path",
        ]
    )  # fmt: skip
    need.forget_names()
