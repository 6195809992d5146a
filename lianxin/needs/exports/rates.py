"""The rates as a bundle that anybody reckons again."""

from django.utils.translation import gettext as _

from lianxin.audit import selectors as log
from lianxin.audit.calc import recountable
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
    head = log.newest_head()
    with as_on_paper():
        title = _("三率 {place} {start}/{end}").format(place=place or "", start=start, end=end)
    parts = {
        "roll": {"size": len(sheets), "marks": {"counted": len(sheets)}},
        "sheets": sheets,
        "rule": rule,
        "result": recounting.three_rates(rule, sheets),
        "context": {
            "title": title,
            "minutes_sha256": None, "tree_head": head.note if head else None,
        },
    }  # fmt: skip
    files = recountable.write("three-rates", parts)
    return recountable.seal_of(files[recountable.MANIFEST]), recountable.pack(files)
