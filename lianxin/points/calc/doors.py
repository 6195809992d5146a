"""By whom a claim by a rule may be brought in. Pure."""


def doors_of(rule):
    """Who may claim by it, of those it names; where it rests on the organiser's list, that list alone."""
    named = set(rule.claimed_by)
    return named & {"organiser"} if rule.evidence == "organiser_list" else named
