"""Questions about points. Each answers one; none writes, none ranks, and no other room may ask for a balance."""

from lianxin.points.selectors.rules import find_rules, findings_in, is_first, rule_sets, rules_in_force, work_of

__all__ = ["find_rules", "findings_in", "is_first", "rule_sets", "rules_in_force", "work_of"]
