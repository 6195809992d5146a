from lianxin.points.views.rules import act_on_rules, desk, edit_rules, index, new_rules, rules

__all__ = ["act_on_rules", "desk", "edit_rules", "index", "new_rules", "rules"]
