"""An evaluation by the people as it is held: the notice before it, the meeting, the votes that wait for a second person."""

from lianxin.bulletin import selectors as board
from lianxin.bulletin.vocabulary import State
from lianxin.cadres.vocabulary import ASSEMBLIES, PLAN_SOURCE
from lianxin.deliberation import selectors as hall
from lianxin.kit.second_hand import Look
from lianxin.organisations import selectors as organisations

_COMMITTEES = ("villagers_committee", "residents_committee")


def plan_notice(found):
    """The notice of the plan as it stands now, or ``None``; one that was taken back is none."""
    return board.notices_of(PLAN_SOURCE, found.plan_key).exclude(state=State.WITHDRAWN).first()


def plan_posted_on(found):
    """The day the plan was hung on the board, or ``None``."""
    notice = plan_notice(found)
    return notice.posted_on if notice else None


def sitting_of(found):
    """The meeting of a round as it was entered last, or ``None``; one from before it was put off is none."""
    return found.sittings.filter(held_on__gte=found.meets_on).order_by("-id").first()


def hall_meetings_for(found):
    """Assemblies that met in the hall of the place since the day the round was to be held."""
    return hall.meetings_held(found.division, ASSEMBLIES, found.meets_on)


def assemblies_at(division):
    """The assemblies a place has: a village's, or a community's; where neither committee is entered any of them."""
    village, community = (organisations.unit_of_division(division, kind) for kind in _COMMITTEES)
    if bool(village) == bool(community):
        return list(ASSEMBLIES)
    return [each for each in ASSEMBLIES if each.startswith("villager" if village else "resident")]


def waiting_tally(appraisal):
    """The votes of somebody that wait for a second person, or ``None``."""
    return next((each for each in appraisal.tallies.all() if each.state == Look.WAITING), None)
