from lianxin.points.models.rules import Rule, RuleSet

__all__ = ["Rule", "RuleSet"]
