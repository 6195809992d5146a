"""What projects left behind: the card of one, when somebody last looked, the money of each year and what was done with it."""

from django.db.models import Sum


def asset_of(project):
    """The card of what a project left behind, or ``None``; with the project fetched for its page it asks nothing."""
    return getattr(project, "asset", None)


def inspections_of(asset, most=20):
    """Newest first."""
    return list(asset.inspections.order_by("-id")[:most])


def upkeep_years(asset):
    """``[(year, what was planned for it or None, fen spent)]``, the newest first: two queries."""
    planned = {each.year: each for each in asset.upkeep_money.order_by("id")}
    spent = dict(asset.upkeep_works.order_by().values_list("on__year").annotate(Sum("fen")))
    return [(year, planned.get(year), spent.get(year, 0)) for year in sorted({*planned, *spent}, reverse=True)]


def upkeep_year(asset, year):
    """``(fen planned, fen spent)`` of one year."""
    return next((((plan.fen if plan else 0), spent) for on, plan, spent in upkeep_years(asset) if on == year), (0, 0))


def upkeep_works(asset, most=60):
    """What was done, the newest first."""
    return list(asset.upkeep_works.order_by("-on", "-id")[:most])
