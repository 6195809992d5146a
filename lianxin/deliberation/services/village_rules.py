"""村规民约: drafted and looked through, heard, checked by the township. What follows is ``adopting_rules``."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.phases import CHECK, HEAR, days_to_last, days_to_wait
from lianxin.deliberation.calc.village_rules import explained_by, findings, not_explained
from lianxin.deliberation.models import VillageRule
from lianxin.deliberation.services.hearing import close_hearing, open_hearing
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.vocabulary import (
    VILLAGE_RULE_WAYS,
    AuditTag,
    TopicRoute,
    VillageRuleState,
    VillageRuleVerb,
    WayKind,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@action
def draft_village_rule(*, division, title, text, by, at=None):
    """A new version; one at a time is on its way."""
    at = at or clock.now()
    policies.can_keep_body(by, division.path).or_raise()
    territory.must_use(System.HALL, division)
    versions = VillageRule.objects.filter(division=division)
    through = (VillageRuleState.IN_FORCE, VillageRuleState.REPLACED, VillageRuleState.ENDED, VillageRuleState.DROPPED)
    if versions.exclude(state__in=through).exists():
        raise RuleBroken(_("还有一版没有走完，先把它走完，或者写明不做了。"))
    number = (versions.aggregate(last=Max("version"))["last"] or 0) + 1
    rule = VillageRule.objects.create(
        division=division, division_path=division.path, version=number, title=title.strip(), text=text.strip(),
        drafted_at=at, drafted_by_name=by.name, plan=selectors.plan_in_use(division, WayKind.VILLAGE_RULES),
    )  # fmt: skip
    audit.record(AuditTag.DRAFT_VILLAGE_RULE, rule, by, after={"version": number}, at=at)
    return rule


@action
def redraft_village_rule(*, rule, title, text, by, at=None):
    """Change what is still a draft."""
    rule = kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.REDRAFT)
    rule.title, rule.text = title.strip(), text.strip()
    rule.save(update_fields=["title", "text"])
    audit.record(AuditTag.REDRAFT_VILLAGE_RULE, rule, by, at=at)
    return rule


@action
def consult_on_village_rule(*, rule, until, explained="", by, at=None):
    """Everybody reads the draft and says what to change, for as many days as the profile says at least.

    What its words point to is taken out, or it is explained in public why it is not meant; the township reads both.
    The draft is a topic meanwhile, on which everybody may say a point.
    """
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.CONSULT)
    _require_explained(rule, rule.text, explained.strip())
    days = days_to_wait(rule.phases, "check", territory.profile(rule.division).value(HEAR))
    today = timezone.localdate(at)
    if until < today + timedelta(days=days):
        raise RuleBroken(_("至少征求 {days} 天意见，请把日子往后定。").format(days=days), field="until")
    _explain(rule, explained.strip())
    rule.consult_from, rule.consult_until = today, until
    open_hearing(rule, at)
    return go_on(
        rule,
        VillageRuleVerb.CONSULT,
        AuditTag.CONSULT_VILLAGE_RULE,
        by,
        at,
        "explained",
        "explained_of",
        "consult_from",
        "consult_until",
    )


def _require_explained(rule, text, explained):
    """Of what nobody has explained before something new has to be said; where nothing is said any more, of everything."""
    found = not_explained(text, rule.explained_of) if explained else findings(text)
    if found and explained in ("", rule.explained):
        raise RuleBroken(found_in_words(found), field="explained")


def _explain(rule, explained):
    rule.explained, rule.explained_of = explained, explained_by(rule.text) if explained else []


def found_in_words(found):
    told = "；".join(
        _("第 {n} 条写了“{words}”，是{what}（{article}）").format(
            n=each.clause, words=each.words, what=_(each.ban.name), article=_(each.ban.article)
        )
        for each in found
    )
    return _("{found}。请改掉；确实不是这个意思的，写明为什么，人人看得到，乡镇审查时也看。").format(found=told)


@action
def hand_in_village_rule(*, rule, text, heard, explained=None, by, at=None):
    """The days are over: what people said, what was changed for it, and the text as it goes to the township.

    What the changed words point to anew is taken out or explained too; ``explained`` is all that is said of it then.
    """
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.HAND_IN)
    if timezone.localdate(at) <= rule.consult_until:
        raise RuleBroken(_("征求意见到 {day}，过了这天再送审。").format(day=rule.consult_until.isoformat()))
    explained = rule.explained if explained is None else explained.strip()
    _require_explained(rule, text, explained)
    rule.text, rule.heard = text.strip(), heard.strip()
    _explain(rule, explained)
    rule.due_on = due_day(rule, "check", CHECK, timezone.localdate(at))
    close_hearing(rule, rule.heard, at)
    return go_on(
        rule,
        VillageRuleVerb.HAND_IN,
        AuditTag.HAND_IN_VILLAGE_RULE,
        by,
        at,
        "text",
        "heard",
        "due_on",
        "explained",
        "explained_of",
    )


def due_day(rule, phase, key, begun):
    """The last day of a phase that began on ``begun``."""
    return begun + timedelta(days=days_to_last(rule.phases, phase, territory.profile(rule.division).value(key)))


@action
def pass_village_rule(*, rule, words, by, at=None):
    """The township has read it and finds nothing against the law; the assembly may vote."""
    return _checked(rule, words, VillageRuleVerb.PASS_CHECK, AuditTag.PASS_VILLAGE_RULE, by, at)


@action
def return_village_rule(*, rule, words, by, at=None):
    """The township says what has to be changed; it is a draft again."""
    return _checked(rule, words, VillageRuleVerb.RETURN, AuditTag.RETURN_VILLAGE_RULE, by, at)


def _checked(rule, words, verb, tag, by, at):
    at, rule = at or clock.now(), lock_rule(rule)
    policies.can_check_village_rule(by, rule).or_raise()
    if not words.strip():
        raise RuleBroken(_("请写明乡镇的意见，人人看得到。"), field="words")
    rule.checked, rule.checked_on, rule.due_on = words.strip(), timezone.localdate(at), None
    return go_on(rule, verb, tag, by, at, "checked", "checked_on", "due_on")


@action
def drop_village_rule(*, rule, reason, by, at=None):
    """This version goes no further, and why."""
    at, rule = at or clock.now(), kept_rule(rule, by)
    close_hearing(rule, reason.strip(), at, TopicRoute.NOWHERE)
    return go_on(rule, VillageRuleVerb.DROP, AuditTag.DROP_VILLAGE_RULE, by, at, reason=reason.strip())


def go_on(rule, verb, tag, by, at, *changed, reason=""):
    before = go(rule, VILLAGE_RULE_WAYS, verb, *changed)
    audit.record(tag, rule, by, before=before, after={"state": str(rule.state)}, reason=reason, at=at)
    return rule


def kept_rule(rule, by):
    rule = lock_rule(rule)
    policies.can_keep_body(by, rule.division_path).or_raise()
    return rule


def lock_rule(rule):
    rows = VillageRule.objects.select_for_update(of=("self",))
    return rows.select_related("division", "resolution__body", "resolution__item__meeting", "plan").get(pk=rule.pk)
