"""Rules that thank no more: past their last day, ended, withdrawn, or fallen with the resolution they rest on."""

from django.utils.translation import gettext as _

from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.points import policies
from lianxin.points.services.moving import lock, move
from lianxin.points.vocabulary import AuditTag, RulesState, RulesVerb

FALLEN = "point_rules_fallen"


@action
def end_rules(*, rule_set, reason, by, last=None, at=None):
    """No more is thanked for by it after its ``last`` day, today unless said, and never after the one it said itself; what was awarded
    stays."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    ended_on = min(last or clock.day_of(at), rule_set.ends_on)
    return move(
        rule_set, RulesVerb.END, AuditTag.END_RULES, by, at=at, reason=reason, ended_on=ended_on,
        ended_because=reason.strip()[:300],
    )  # fmt: skip


@action
def withdraw_rules(*, rule_set, reason, by, at=None):
    """It will not come into force; the trace stays."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    because = reason.strip()[:300]
    return move(rule_set, RulesVerb.WITHDRAW, AuditTag.WITHDRAW_RULES, by, at=at, reason=reason, ended_because=because)


@action
def withdraw_fallen_rules(*, rule_set, reason, at=None):
    """What it rests on was revoked or annulled before it came into force. Where it hung, a notice says that it falls."""
    at, rule_set = at or clock.now(), lock(rule_set)
    if rule_set.state == RulesState.POSTED:
        name = f"{rule_set.title}（第{rule_set.version}版）"
        bulletin.post_notice(
            division=rule_set.division, item="village.points", title=_("{rules}不生效").format(rules=name)[:80],
            body=f"{reason}\n\n{_('这版规则不生效，原来的公示到此为止。')}",
            source=bulletin.Source(FALLEN, rule_set.public_id, name), by=SYSTEM, at=at,
        )  # fmt: skip
    return move(
        rule_set, RulesVerb.FALL, AuditTag.WITHDRAW_RULES, SYSTEM, at=at, reason=reason, ended_because=reason[:300]
    )
