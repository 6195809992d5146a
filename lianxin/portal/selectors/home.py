"""What is going on where somebody lives, from all the rooms."""

from dataclasses import dataclass, field

from lianxin.bulletin import selectors as bulletin
from lianxin.deliberation import selectors as hall
from lianxin.kit.briefs import Brief, all_of
from lianxin.liaison import selectors as liaison
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.works import selectors as works


def home_of(actor, chosen=""):
    """``(place, person)``: the place whose news the home page shows, and who it is that reads there.

    The place is the one chosen, else the village of who is signed in, else none.
    """
    person = people.person_of(actor.id) if actor.is_user else None
    if chosen and (division := territory.division_by_public_id(chosen)):
        return division, person
    if person:
        return person.division, person
    return (territory.home_division(actor) if actor.is_user else None), None


@dataclass(frozen=True)
class GoingOn:
    """Votes that wait for voices, the soonest to end first; projects; what was spent and came in; who keeps in touch."""

    votes: list[Brief] = field(default_factory=list)
    projects: list[Brief] = field(default_factory=list)
    statements: list[Brief] = field(default_factory=list)
    keepers: list[Brief] = field(default_factory=list)


def going_on_at(place, person, at):
    """The news of a place beside its needs, and the liaisons of ``person``: one query."""
    path = place.path if place else ""
    asked = [*hall.open_to_voices(path, person, at=at), works.projects_near(path), bulletin.newest_statements(path)]
    if person:
        asked.append(liaison.keepers_in_brief(person))
    found = all_of(*asked)
    votes = [row for kind in ("ballot", "budget", "asking") for row in found.get(kind, ())]
    return GoingOn(
        votes=sorted(votes, key=lambda row: row.at)[:5],
        projects=sorted(found.get("project", ()), key=lambda row: -row.key),
        statements=found.get("statement", []),
        keepers=sorted(found.get("keeper", ()), key=lambda row: (row.told != "lead", row.key)),
    )
