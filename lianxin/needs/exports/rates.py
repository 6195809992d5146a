"""The rates as a bundle that anybody reckons again."""

from django.utils.translation import gettext as _

from lianxin.audit import selectors as log
from lianxin.kit import clock
from lianxin.kit.prints import as_on_paper
from lianxin.needs import selectors
from lianxin.needs.calc import recounting


def rates_bundle(*, start, end, place=None):
    """Cases of a period without number, place, unit and moment: ``(seal, zip)``, the same bytes for the same facts."""
    facts, weight = selectors.facts_between(start=start, end=end, within_path=place.path if place else "")
    at = clock.now()
    sheets = [
        [f"c{number:06}", choice]
        for number, choice in enumerate(sorted(recounting.plain(case, at) for case in facts), start=1)
    ]
    rule = {"function": "three_rates", "partly": str(weight)}
    with as_on_paper():
        title = _("三率 {place} {start}/{end}").format(place=place or "", start=start, end=end)
    return log.bundle(
        "three-rates", rule=rule, sheets=sheets, marks={"counted": len(sheets)},
        result=recounting.three_rates(rule, sheets), title=title,
    )  # fmt: skip
