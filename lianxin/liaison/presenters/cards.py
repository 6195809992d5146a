"""The contact card on a phone without a signal: whom the household may call, and the code of its own page."""

from django.urls import reverse

from lianxin.kit.masking import spoken_phone
from lianxin.kit.prints import code_bits
from lianxin.liaison import selectors
from lianxin.liaison.vocabulary import AssignmentKind
from lianxin.organisations import selectors as organisations
from lianxin.stations import selectors as stations


def cards_of(held, address):
    """``{contact id: card}`` of those somebody leads or deputises; ``address`` makes a path a whole address.

    The eight characters of the paper card are not on it: who visits must not hold what confirms the visit.
    """
    led = [each for each in held if each.kind != AssignmentKind.GRID]
    keepers = selectors.keepers_by_contact([each.contact_id for each in led])
    return {each.contact_id: _card(each.contact, keepers[each.contact_id], address) for each in led}


def _card(contact, keepers, address):
    width, bits = code_bits(address(reverse("liaison:card", args=[contact.public_id])))
    return {
        "keepers": [
            _line(str(each.get_kind_display()), each.liaison.user.name, each.liaison.phone) for each in keepers
        ],
        "place": contact.division.public_id,
        "width": width,
        "bits": bits,
    }


def places_of(held):
    """Whom else to call in each place somebody keeps in touch in: two queries a place, of which there is mostly one."""
    places = {each.contact.division_id: each.contact.division for each in held if each.kind != AssignmentKind.GRID}
    return {
        place.public_id: [
            *(
                _line(each.unit, f"{each.name}（{each.post}）", "")
                for each in organisations.contacts_of(place, limit=4)
            ),
            *(
                _line(each.name, each.place_words, each.phone)
                for each in stations.stations_page(path=place.path, size=1)
            ),
        ]
        for place in places.values()
    }


def _line(part, name, phone):
    return [part, name, phone, spoken_phone(phone) if phone else ""]
