"""今日要办: evaluations and appraisals of the year that nobody began."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres import selectors
from lianxin.cadres.policies import can_open_round
from lianxin.cadres.vocabulary import AppraisalKind
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


def due_rows(actor, at):
    """One row a kind, however many committees it is owed of: one question."""
    today = clock.day_of(at)
    found = selectors.committees_due(actor, today)
    units = [] if found is None else list(found[:200])
    kinds = {kind: [each for each in units if getattr(each, f"lacks_{kind}")] for kind in _KINDS}
    return [_row(actor, kind, owed, today) for kind, owed in kinds.items() if owed]


_KINDS = (AppraisalKind.DEMOCRATIC, AppraisalKind.YEARLY)


def _row(actor, kind, owed, today):
    first, year = owed[0].division, selectors.year_owed(today)
    words = {"place": first.short_name, "n": len(owed), "year": year, "kind": kind.label}
    until = date(year, 12, 31)
    opens = can_open_round(actor, first, kind)
    if len(owed) > 1:
        title = _("{place}等 {n} 个村（居）：{year} 年{kind}还没有发起").format(**words)
    else:
        title = _("{place}：{year} 年{kind}还没有发起").format(**words)
    return Waiting(
        url=f"{reverse('cadres:rounds')}?place={first.public_id}", title=title, meta=_("考核"),
        next_action=_("发起一次考核") if opens else _("提醒监督委员会发起"), due_at=clock.day_end(until),
        tone="late" if until < today else "wait", clock=_("等您办"), due=_("到{day}").format(day=day(until)),
    )  # fmt: skip
