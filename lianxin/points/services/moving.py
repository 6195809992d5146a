"""The only door for a change of state: ``lock`` the rule set, then ``move`` it by a verb of the table."""

from lianxin.audit import services as audit
from lianxin.points.errors import WrongState
from lianxin.points.models import RuleSet
from lianxin.points.vocabulary import RULES_WAYS


def lock(rule_set):
    """Fetch it again and hold its row until the transaction ends."""
    return RuleSet.objects.select_for_update(of=("self",)).select_related("division").get(pk=rule_set.pk)


def require(rule_set, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if rule_set.state not in RULES_WAYS[verb].sources:
        raise WrongState(rule_set)


def move(rule_set, verb, tag, by, *, at, reason="", after=None, **changes):
    """Move a locked rule set along one step of the table; one audit event."""
    require(rule_set, verb)
    before = str(rule_set.state)
    for name, value in changes.items():
        setattr(rule_set, name, value)
    rule_set.state = RULES_WAYS[verb].target
    rule_set.save(update_fields=["state", *changes])
    told = {"state": str(rule_set.state), **(after or {})}
    audit.record(tag, rule_set, by, before={"state": before}, after=told, reason=reason, at=at)
    return rule_set
