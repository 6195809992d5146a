"""What can be counted again: kind of bundle → the pure function that makes the result of rule and sheets.

A room that publishes bundles of its own adds its function here: ``(rule, sheets) -> result``, plain values in and out.
"""

from collections.abc import Callable

from lianxin.deliberation.calc import recounting as deliberation
from lianxin.ledger.calc import recounting as ledger
from lianxin.needs.calc import recounting as needs
from lianxin.points.calc import recounting as points
from lianxin.ventures.calc import recounting as ventures
from lianxin.works.calc import recounting as works

KINDS: dict[str, Callable[[dict, list], dict]] = {
    "ballot": deliberation.ballot,
    "budget": deliberation.budget,
    "dividend-payments": ventures.payments,
    "distribution": ventures.distribution,
    "ledger-period": ledger.period,
    "points-batch": points.batch,
    "project-money": works.money,
    "project-monitors": works.monitors,
    "three-rates": needs.three_rates,
}
