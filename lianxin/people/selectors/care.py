"""Who is guardian of whom."""

from lianxin.people.models import Guardianship, Person
from lianxin.people.policies import guardianships_to_settle, in_force


def guardians_of(person):
    """Who speaks for the person today, in the order they were entered; nothing is asked of whom nobody ever spoke for."""
    if not person.has_guardian:
        return []
    held = Guardianship.objects.filter(in_force(), person=person)
    return list(Person.objects.filter(wardships__in=held).order_by("wardships__id").distinct())


def guardians_by_ward(persons):
    """``{key: guardians}`` as ``guardians_of`` of each of them: one query."""
    wards = [each.pk for each in persons if each.has_guardian]
    found: dict[int, list[Person]] = {}
    for each in Guardianship.objects.filter(in_force(), person__in=wards).select_related("guardian").order_by("id"):
        found.setdefault(each.person_id, []).append(each.guardian)
    return found


def guardianships_about(person):
    """All there were, the newest first, with the guardian and who asked: one query."""
    return list(person.guardianships.select_related("guardian", "asked_by", "person").order_by("-id")[:20])


def ward_until(actor, person):
    """The day the actor's guardianship of the person ends, or ``None``."""
    held = person.guardianships.filter(in_force(), guardian__user_id=actor.id).order_by("-id").first()
    return held.ends_on if held else None


def find_guardianship(person, public_id):
    rows = person.guardianships.select_related("person", "guardian", "asked_by", "person__division")
    return rows.filter(public_id=public_id).first()


def guardianships_waiting(actor):
    """Those that wait for the actor's eyes, the oldest first: one query."""
    return guardianships_to_settle(actor).select_related("person", "asked_by").order_by("asked_at", "id")[:20]
