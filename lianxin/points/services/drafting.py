"""Writing a rule set: a new version begins with the rules of the one in force, and is written until it goes out."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies, selectors
from lianxin.points.models import Rule, RuleSet
from lianxin.points.services.moving import lock, move, require
from lianxin.points.vocabulary import AuditTag, RulesVerb
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_COPIED = [field.name for field in Rule._meta.concrete_fields if field.name not in ("id", "rule_set")]


@action
def draft_rules(*, division, title, starts_on, ends_on, budget_points, by, unit_value_fen=None, words="", at=None):
    """A new version for a place; it begins with the rules of the one in force. The unit value is the place's, unless said."""
    at = at or clock.now()
    policies.can_draft_rules(by, division.path).or_raise()
    territory.must_use(System.POINTS, division)
    _check_term(starts_on, ends_on)
    type(division).objects.select_for_update().get(pk=division.pk)  # two at once get two numbers
    last = RuleSet.objects.filter(division=division).aggregate(last=Max("version"))["last"] or 0
    value = unit_value_fen or territory.profile(division).value("points.unit_value_fen")
    made = RuleSet.objects.create(
        division=division, division_path=division.path, version=last + 1, title=title.strip(), words=words.strip(),
        starts_on=starts_on, ends_on=ends_on, budget_points=budget_points, unit_value_fen=value, drafted_by_id=by.id,
        drafted_at=at,
    )  # fmt: skip
    if before := selectors.rules_in_force(division):
        copies = [Rule(rule_set=made, **{name: getattr(each, name) for name in _COPIED}) for each in before.rules.all()]
        Rule.objects.bulk_create(copies)
    audit.record(AuditTag.DRAFT_RULES, made, by, after={"version": made.version}, at=at)
    return made


@action
def edit_rules(*, rule_set, title, starts_on, ends_on, budget_points, unit_value_fen, by, words="", at=None):
    """Write the head of a draft anew."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    _check_term(starts_on, ends_on)
    return move(
        rule_set, RulesVerb.EDIT, AuditTag.EDIT_RULES, by, at=at, title=title.strip(), words=words.strip(),
        starts_on=starts_on, ends_on=ends_on, budget_points=budget_points, unit_value_fen=unit_value_fen,
    )  # fmt: skip


def _check_term(starts_on, ends_on):
    if ends_on <= starts_on:
        raise RuleBroken(_("结束的日子要在开始以后。"), field="ends_on")


@action
def add_rule(
    *, rule_set, code, title, category, unit, points, minutes, period, cap_person, cap_household, evidence, claimed_by,
    verified_by, alternative, by, words="", at=None,
):  # fmt: skip
    """One rule more in a draft. What the linter has against it is told before it goes out, not while it is written."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    require(rule_set, RulesVerb.EDIT)
    if rule_set.rules.filter(code=code).exists():
        raise RuleBroken(_("编号“{code}”已经有了。").format(code=code), field="code")
    if points < 1 or minutes < 1:
        raise RuleBroken(_("积分只能加，不能减，也不能是零。"), field="points")
    if not points <= cap_person <= cap_household:
        raise RuleBroken(_("每人上限不能少于一次的分，每户上限不能少于每人上限。"), field="cap_person")
    rule = Rule.objects.create(
        rule_set=rule_set, code=code, title=title.strip(), words=words.strip(), category=category, unit=unit,
        points=points, minutes=minutes, period=period, cap_person=cap_person, cap_household=cap_household,
        evidence=evidence, claimed_by=list(claimed_by), verified_by=list(verified_by), alternative=alternative.strip(),
    )  # fmt: skip
    audit.record(AuditTag.ADD_RULE, rule_set, by, after={"rule": str(rule), "points": points}, at=at)
    return rule


@action
def drop_rule(*, rule_set, rule, by, at=None):
    """Take a rule out of a draft; nothing has been awarded by it."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    require(rule_set, RulesVerb.EDIT)
    rule.delete()
    audit.record(AuditTag.DROP_RULE, rule_set, by, before={"rule": str(rule)}, at=at)
    return rule_set
