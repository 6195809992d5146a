"""The same election through pabutools (GPL-3.0, group ``bench``), with our order among equals."""

from pabutools.election import Cardinality_Sat, Cost_Sat
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.tiebreaking import TieBreakingRule


def read(text):
    return parse_pabulib_from_string(text)


def rules(election, places):
    """Rule by name; each call gives the ids that win."""
    instance, profile = election
    ties = TieBreakingRule(lambda _instance, _profile, project: places[project.name])

    def ids(chosen):
        return {project.name for project in chosen}

    def shares(satisfaction, step=None):
        more = {} if step is None else {"voter_budget_increment": step}
        return ids(method_of_equal_shares(instance, profile, sat_class=satisfaction, tie_breaking=ties, **more))

    return {
        # Satisfaction by cost per cost is the number of votes.
        "greedy": lambda: ids(greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, tie_breaking=ties)),
        "shares.cost": lambda: shares(Cost_Sat),
        "shares.cardinality": lambda: shares(Cardinality_Sat),
        "phragmen": lambda: ids(sequential_phragmen(instance, profile, tie_breaking=ties)),
        "shares.unit": lambda: shares(Cost_Sat, 1),
    }
