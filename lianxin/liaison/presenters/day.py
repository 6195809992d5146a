"""What a phone takes along: the households assigned to its owner, and no more of them than the visit needs."""

from lianxin.kit.templatetags.kit import day
from lianxin.liaison import selectors
from lianxin.liaison.presenters.assignments import contact_face
from lianxin.liaison.presenters.cards import cards_of, places_of
from lianxin.liaison.presenters.visits import due_face, refusal_face, refused_words
from lianxin.liaison.vocabulary import AssignmentKind, Channel, Occasion, Topic
from lianxin.needs import selectors as needs
from lianxin.people import selectors as people
from lianxin.stations.vocabulary import ErrandKind
from lianxin.territory import selectors as territory


def day_of(actor, address):
    """Plain values for the phone: contacts with due days and open promises, words of the forms, my refused records.

    No priority label, no notes of earlier visits, no ID numbers, no coordinates: only how many metres houses are apart.
    ``address`` makes a path the whole address that stands in a card's code. As many queries for one household as for forty.
    """
    held = list(selectors.my_assignments(actor.id))
    ids = [each.contact_id for each in held]
    homes = [each.contact.household_id for each in held if each.contact.household_id]
    members = people.members_by_household(homes) if homes else {}
    dues = selectors.dues_of([each for each in held if each.kind != AssignmentKind.GRID and not each.is_refused])
    open_ones = selectors.open_promises(ids), selectors.open_errands(ids)
    last, (start, spots) = selectors.last_visits(ids), selectors.spots_of(held, actor.id)
    cards = cards_of(held, address)
    return {
        "contacts": [
            _contact(
                each, actor, members.get(each.contact.household_id, []), dues.get(each.contact_id), open_ones, last
            )
            | {"spot": spots.get(each.contact_id), "card": cards.get(each.contact_id)}
            for each in held
        ],
        "start": start,
        "places": places_of(held),
        "channels": _choices(Channel),
        "occasions": _choices(Occasion),
        "topics": _choices(Topic),
        "categories": [[kind.code, f"{top} · {kind}"] for top in needs.categories() for kind in top.kinds],
        "errands": _choices(ErrandKind),
        "refused": [_refused(each) for each in selectors.refusals_of(actor.id)[:50]],
        "received": [[each.client_id, each.met_at.isoformat()] for each in selectors.recent_of(actor.id)],
        "days": _phone_days(held),
    }


def _contact(held, actor, persons, due, open_ones, last):
    face = contact_face(held.contact, actor, persons, is_keeper=True)
    visit = last.get(held.contact_id)
    when, (promises, errands) = due and due_face(due), open_ones
    return {
        "id": face.public_id,
        "title": face.title,
        "where": face.where,
        "part": " · ".join(filter(None, (str(held.get_kind_display()), refused_words(held)))),
        "phone": face.phone,
        "people": [person.name for person in persons],
        "due": {"on": when.on, "why": when.why} if when else None,
        "last": f"{day(visit.met_at)} · {visit.get_channel_display()}" if visit else "",
        "promises": [
            [each.public_id, each.words, each.due_on.isoformat()] for each in promises.get(held.contact_id, [])
        ],
        "errands": [[each.what, str(each.get_state_display())] for each in errands.get(held.contact_id, [])],
    }


def _choices(choices):
    return [[each.value, str(each.label)] for each in choices]


def _refused(refusal):
    face = refusal_face(refusal)
    return {"id": face.client_id, "when": face.when, "reason": face.reason, "words": face.words}


def _phone_days(held):
    """The strictest of the places served in."""
    places = {each.contact.division_id: each.contact.division for each in held}
    return min((territory.profile(place).value("liaison.phone_days") for place in places.values()), default=7)
