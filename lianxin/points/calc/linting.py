"""Whether a rule set may go out: everything of it that may not be, named by rule, sentence and article. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lianxin.points.calc.doors import doors_of
from lianxin.points.calc.forbidden import RULE_BANS, found_in

#: The whitelist of domain and law: what points may thank for.
CATEGORIES = frozenset(
    "labour environment help_and_care patrol culture teaching deliberation facilities emergency ideas newcomers".split()
)
EVIDENCE = frozenset({"none", "witness", "organiser_list", "photo_optional"})


def _(text):
    return text


@dataclass(frozen=True)
class RuleText:
    """One rule as it is written. ``minutes`` is the ordinary effort of one unit."""

    code: str
    title: str
    category: str
    points: int
    minutes: int
    cap_person: int
    cap_household: int
    evidence: str
    claimed_by: Iterable[str]
    words: str = ""
    alternative: str = ""


@dataclass(frozen=True)
class SetText:
    """A rule set as it is written. ``is_first``: none was in force here before."""

    title: str
    words: str
    starts_on: date
    ends_on: date
    budget_points: int
    unit_value_fen: int
    is_first: bool


@dataclass(frozen=True)
class Finding:
    """What may not be: ``rule`` is the code of the rule, empty for the whole set; ``sentence`` is where it stands."""

    code: str
    what: str
    article: str = ""
    rule: str = ""
    sentence: str = ""


_DEMOCRATIC = _("中农发〔2020〕11号")


def look_through(rule_set: SetText, rules: Iterable[RuleText]) -> list[Finding]:
    """Everything that stops a rule set, in reading order; nothing when it may go out."""
    rules = list(rules)
    found = [
        Finding(ban.code, ban.what, ban.article, "", sentence)
        for text in (rule_set.title, rule_set.words)
        for ban, sentence in found_in(text, RULE_BANS)
    ]
    found += _of_the_set(rule_set, rules)
    for rule in rules:
        found += _of_a_rule(rule)
    return found + _unequal(rules)


def _of_the_set(rule_set, rules):
    if not rules:
        yield Finding("no_rules", _("还没有写一条规则"))
    if rule_set.budget_points < 1 or rule_set.unit_value_fen < 1:
        yield Finding("no_budget", _("要写明总共发多少分、一分值多少钱"), _DEMOCRATIC)
    if rule_set.ends_on <= rule_set.starts_on:
        yield Finding("no_term", _("结束的日子要在开始以后"))
    elif rule_set.is_first and rule_set.ends_on > a_year_after(rule_set.starts_on):
        yield Finding("first_term", _("第一次试行不超过一年"), _DEMOCRATIC)


def a_year_after(day: date) -> date:
    """The same day next year; the 28th for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _of_a_rule(rule):
    for text in (rule.title, rule.words, rule.alternative):
        for ban, sentence in found_in(text, RULE_BANS):
            yield Finding(ban.code, ban.what, ban.article, rule.code, sentence)
    for code, is_wrong, what in (
        ("not_whitelisted", rule.category not in CATEGORIES, _("只有名单上的类别可以打分")),
        ("not_positive", rule.points < 1, _("积分只能加，不能减，也不能是零")),
        ("no_effort", rule.minutes < 1, _("要写明一般要花多少分钟")),
        ("no_cap", min(rule.cap_person, rule.cap_household) < rule.points, _("每人、每户的上限不能少于一次的分")),
        ("cap_order", rule.cap_household < rule.cap_person, _("一户的上限不能少于一个人的上限")),
        ("evidence", rule.evidence not in EVIDENCE, _("凭据只能是名单上的几种，照片从来不是必须")),
        ("no_door", not doors_of(rule), _("没有人能报：要写谁可以报，凭组织人的名单的，要有“组织人的名单”")),
        ("no_alternative", not rule.alternative.strip(), _("要写明做不了重活、出不了门的人可以怎么做")),
    ):
        if is_wrong:
            yield Finding(code, what, _DEMOCRATIC if code == "not_whitelisted" else "", rule.code, rule.title)


def _unequal(rules):
    """Same effort, same points: rules that give more or less for a minute than the first one does."""
    rates = [(rule, Fraction(rule.points, rule.minutes)) for rule in rules if rule.minutes > 0 and rule.points > 0]
    return [
        Finding("unequal", _("同样的工夫要给同样的分，和第一条比一比"), "", rule.code, rule.title)
        for rule, rate in rates[1:]
        if rate != rates[0][1]
    ]
