"""Village rules that wait for somebody, as rows of 今日要办: for the township to check and file, for an assembly to look at again."""

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.presenters.village_rules import address_of_village_rule
from lianxin.deliberation.vocabulary import VillageRuleState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


def rule_rows(actor, at):
    """Village rules that no assembly of the present term has looked at. Two queries."""
    return [_row(rule, _("换届了，请村民会议复核"), due, at) for rule, due in selectors.reviews_due(actor)]


def township_rule_rows(actor, at):
    """Village rules the township has to check or to keep on file. One query."""
    return [_row(rule, _owed(rule), rule.due_on, at) for rule in selectors.village_rules_to_check(actor)[:30]]


def _owed(rule):
    if rule.state == VillageRuleState.CHECKING:
        return _("看有没有违反法律，通过或者退回")
    return _("表决通过了，登记备案文号")


def _row(rule, next_action, due, at):
    return Waiting(
        url=address_of_village_rule(rule.public_id),
        title=rule.title,
        meta=rule.division.short_name,
        next_action=next_action,
        due_at=clock.day_end(due) if due else rule.drafted_at,
        tone="late" if due and clock.day_end(due) < at else "wait",
        clock=_("村规民约"),
        due=_("{day}前").format(day=day(due)) if due else "",
    )
