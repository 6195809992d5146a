"""What several rooms say together."""

from dataclasses import dataclass

from lianxin.bulletin import selectors as bulletin
from lianxin.needs import selectors as needs
from lianxin.organisations import selectors as organisations
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

MIN_LENGTH, MAX_LENGTH = 1, 60


@dataclass(frozen=True)
class Found:
    """Hits of one search, by room; each list holds at most ten."""

    needs: list
    public: list
    people: list
    notices: list
    units: list
    places: list

    def __bool__(self):
        return bool(self.needs or self.public or self.people or self.notices or self.units or self.places)


def home_place(actor, chosen=""):
    """The place whose news the home page shows: the one chosen, else the village of who is signed in, else none."""
    if chosen and (division := territory.division_by_public_id(chosen)):
        return division
    if actor.is_user:
        person = people.person_of(actor.id)
        if person:
            return person.division
        return territory.home_division(actor)
    return None


def search_everything(text, viewer):
    """People, needs, units and places that match, each as far as ``viewer`` may see them."""
    text = text.strip()[:MAX_LENGTH]
    if len(text) < MIN_LENGTH:
        return Found([], [], [], [], [], [])
    return Found(
        needs=needs.search(text, viewer, limit=10),
        public=[] if viewer.roles else needs.search_public(text),
        people=list(people.find_people(text, viewer=viewer, limit=10)) if viewer.roles else [],
        notices=bulletin.notices_saying(text, most=10),
        units=list(organisations.search_units(text, limit=10)),
        places=list(territory.search(text, limit=10)),
    )
