"""Incidents with personal data, and whom they concern."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.kit.masking import Mask, mask_name
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.people.calc.identity import normalise_phone
from lianxin.people.models import Disclosure, Guardianship, Incident, IncidentPerson, Person
from lianxin.people.policies.care import in_force
from lianxin.people.policies.incidents import incidents_to_settle, incidents_visible_to
from lianxin.people.selectors.care import guardians_by_ward

#: So many of those concerned stand on the page; the number says the rest.
SHOWN_CONCERNED = 50


@dataclass(frozen=True)
class Concerned:
    """``rows`` are the first of those a letter is brought to: they have neither account nor number."""

    total: int
    told: int
    by_letter: int
    rows: list


def incident_page(viewer, cursor=""):
    """What the viewer may read of, the newest first."""
    return page(incidents_visible_to(viewer, Incident.objects.all()), order=("-found_at", "-id"), cursor=cursor)


def find_incident(viewer, public_id):
    return incidents_visible_to(viewer, Incident.objects.filter(public_id=public_id)).first()


def find_concerned(incident, pk):
    return incident.concerned.filter(pk=pk).select_related("incident").first()


def incidents_waiting(viewer):
    """Those of which the authority or the people have not been told, the oldest first."""
    return incidents_to_settle(viewer).order_by("found_at", "id")


def last_drill(viewer):
    """When the plan was last tried out, or ``None``."""
    drills = incidents_visible_to(viewer, Incident.objects.filter(is_drill=True))
    return drills.order_by("-found_at").values_list("found_at", flat=True).first()


def concerned_by(incident):
    """Whom it concerns: how many, how many know, and who needs a letter. Three queries."""
    counts = incident.concerned.aggregate(total=Count("pk"), told=Count("pk", filter=Q(told_at__isnull=False)))
    letters = to_write_to(incident)
    rows = [_row(each) for each in letters[:SHOWN_CONCERNED]]
    return Concerned(counts["total"], counts["told"], letters.count(), rows)


def _is_reached(path):
    """``Q`` over rows that lead to a person by ``path``: a message gets there."""
    return Q(**{f"{path}user__isnull": False}) | ~Q(**{f"{path}phone_hash": ""})


def _is_reached_at_all():
    """The same of the list of an incident: the person, or who speaks for them today."""
    spoken_for = Guardianship.objects.filter(in_force(), _is_reached("guardian__"), person=OuterRef("person"))
    return _is_reached("person__") | Exists(spoken_for)


def to_message(incident):
    """Those on the list who were not told yet and can be by a message."""
    return incident.concerned.filter(_is_reached_at_all(), told_at__isnull=True)


def to_write_to(incident):
    """Those on the list who were not told yet and cannot be by any message, place by place."""
    rows = incident.concerned.filter(~_is_reached_at_all(), told_at__isnull=True).select_related("person__division")
    return rows.order_by("person__division_path", "pk")


def letters_to(rows):
    """The same with whom each letter is addressed to (``way``): two queries."""
    rows = list(rows)
    ways = ways_to([each.person for each in rows])
    for each in rows:
        each.way = ways[each.person_id]
    return rows


def _row(concerned):
    """The surname only: the letter says the rest, and printing it is written down where the person reads it."""
    person = concerned.person
    return {"id": concerned.pk, "name": mask_name(person.name, Mask.PUBLIC), "place": person.division.short_name}


@dataclass(frozen=True)
class Way:
    """Who hears of what happened to somebody's data."""

    name: str
    user_id: int | None
    phone: str

    @property
    def can_be_told(self):
        return bool(self.user_id or self.phone)


def ways_to(persons):
    """``{key: Way}``: who speaks for each today, the first who can be reached, else the person themself. One query."""
    spoken_for = guardians_by_ward(persons)
    return {person.pk: _way_to([*spoken_for.get(person.pk, ()), person]) for person in persons}


def _way_to(speakers):
    ways = [Way(each.name, each.user_id, each.phone) for each in speakers]
    return next((way for way in ways if way.can_be_told), ways[0])


def seen_by(viewer_id, since, until, path):
    """Ids of the living whose records this account opened on these days: who is concerned when it was misused."""
    opened = Disclosure.objects.filter(
        within(path, "person__division_path"), viewer_id=viewer_id, opened_at__gte=clock.day_start(since),
        opened_at__lte=clock.day_end(until), person__died_on__isnull=True,
    )  # fmt: skip
    return set(opened.values_list("person_id", flat=True))


def persons_with_phones(hashes, path):
    """``{hash: ids of the living of a place with that number}``."""
    found = Person.objects.filter(within(path, "division_path"), phone_hash__in=hashes, died_on__isnull=True)
    by_hash: dict[str, list[int]] = {}
    for pk, hashed in found.values_list("pk", "phone_hash"):
        by_hash.setdefault(hashed, []).append(pk)
    return by_hash


def concerned_when(incident, *, username="", since=None, until=None, phones=()):
    """Ids of the persons meant; refuses an account or a number that is nobody's."""
    found = set()
    if username:
        viewer = accounts.user_who_signs_in_as(username, "")
        if viewer is None:
            raise RuleBroken(_("没有这个用户名，名单没有变。请核对。"), field="username")
        found |= seen_by(viewer.pk, since or clock.today(), until or clock.today(), incident.division_path)
    if phones:
        hashes = {lookup_hash("phone", normalise_phone(phone) or phone): phone for phone in phones}
        by_hash = persons_with_phones(hashes, incident.division_path)
        if unknown := [phone for hashed, phone in hashes.items() if hashed not in by_hash]:
            raise RuleBroken(
                _("这些号码没有登记在谁名下，名单没有变：{phones}").format(phones="、".join(unknown[:20])),
                field="phones",
            )
        found.update(*by_hash.values())
    return found


def names_masked(ids, most=SHOWN_CONCERNED):
    """The surnames of some of these people, to look before they are put on the list."""
    rows = Person.objects.filter(pk__in=sorted(ids)[:most]).order_by("pk").values_list("name", flat=True)
    return [mask_name(name, Mask.PUBLIC) for name in rows]


def told_rows():
    """The lists' rows of which the person was told, drills left out: what they read on 我家 and take away in their copy."""
    return IncidentPerson.objects.filter(told_at__isnull=False, incident__is_drill=False)


def was_told_of_one():
    """``Exists`` over persons: that they were told of an incident with their data (``told_of``)."""
    return Exists(told_rows().filter(person=OuterRef("pk")))


def told_of(person):
    """What the person was told of, the newest first, for 我家: one query, and none for who is known to have none."""
    if not getattr(person, "has_incidents", True):
        return []
    return list(told_rows().filter(person=person).select_related("incident").order_by("-pk"))
