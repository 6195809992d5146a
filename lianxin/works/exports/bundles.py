"""The money of a project and the lot of its monitors as bundles ``lianxin-recount`` counts again on any machine."""

from django.conf import settings
from django.utils import translation

from lianxin.audit import selectors as log
from lianxin.works import selectors
from lianxin.works.calc import recounting


def money_bundle(project):
    """``(seal, zip)`` of every movement: the same bytes for the same movements and head of the log."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = selectors.lines_of(project)
        told = [[_code(each), str(each), "labour" if each.is_labour else "fen", each.promised] for each in lines]
    codes = {each.pk: _code(each) for each in lines}
    sheets = [
        [f"{place:06d}", [each.on.isoformat(), codes[each.line_id], str(each.kind), each.amount, each.number]]
        for place, each in enumerate(selectors.all_movements(project), 1)
    ]
    rule = {"function": "purses", "lines": told}
    return log.bundle(
        "project-money", rule=rule, sheets=sheets, marks={"moved": len(sheets)}, result=recounting.money(rule, sheets),
        title=project.audit_label,
    )  # fmt: skip


def monitors_bundle(project):
    """``(seal, zip)`` of the lot: numbers alone, no names."""
    sheets = [
        [f"{each.number:04d}", ["left" if each.left_because else "in"]]
        for each in selectors.monitors_of(project)
        if each.place
    ]
    rule = {"function": "lot", "seed": project.draw_seed}
    return log.bundle(
        "project-monitors", rule=rule, sheets=sheets, marks={"volunteered": len(sheets)},
        result=recounting.monitors(rule, sheets), title=project.audit_label,
    )  # fmt: skip


def _code(line):
    return f"{line.serial:02d}"
