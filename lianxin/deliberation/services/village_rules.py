"""村规民约: drafted and looked through, heard, checked by the township, adopted by the assembly, filed, posted."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.drafts import is_about
from lianxin.deliberation.calc.phases import CHECK, FILE, HEAR, days_to_last, days_to_wait
from lianxin.deliberation.calc.village_rules import findings, how_changed
from lianxin.deliberation.models import VillageRule, VillageRuleReview
from lianxin.deliberation.services.hearing import close_hearing, open_hearing
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.vocabulary import (
    VILLAGE_RULE_WAYS,
    AuditTag,
    BodyKind,
    ResolutionState,
    ReviewOutcome,
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

SOURCE = "village_rule"
#: Nobody but the assembly of everybody adopts them.
_ASSEMBLIES = (BodyKind.VILLAGERS_ASSEMBLY, BodyKind.RESIDENTS_ASSEMBLY)
IN_FORCE = (ResolutionState.IN_FORCE, ResolutionState.IMPLEMENTED)


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
    found = findings(rule.text)
    if found and not explained.strip():
        raise RuleBroken(found_in_words(found), field="explained")
    days = days_to_wait(rule.phases, "check", territory.profile(rule.division).value(HEAR))
    today = timezone.localdate(at)
    if until < today + timedelta(days=days):
        raise RuleBroken(_("至少征求 {days} 天意见，请把日子往后定。").format(days=days), field="until")
    rule.explained, rule.consult_from, rule.consult_until = explained.strip(), today, until
    open_hearing(rule, at)
    return go_on(
        rule,
        VillageRuleVerb.CONSULT,
        AuditTag.CONSULT_VILLAGE_RULE,
        by,
        at,
        "explained",
        "consult_from",
        "consult_until",
    )


def found_in_words(found):
    told = "；".join(
        _("第 {n} 条写了“{words}”，是{what}（{article}）").format(
            n=each.clause, words=each.words, what=_(each.ban.name), article=_(each.ban.article)
        )
        for each in found
    )
    return _("{found}。请改掉；确实不是这个意思的，写明为什么，人人看得到，乡镇审查时也看。").format(found=told)


@action
def hand_in_village_rule(*, rule, text, heard, by, at=None):
    """The days are over: what people said, what was changed for it, and the text as it goes to the township."""
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.HAND_IN)
    if timezone.localdate(at) <= rule.consult_until:
        raise RuleBroken(_("征求意见到 {day}，过了这天再送审。").format(day=rule.consult_until.isoformat()))
    if (found := findings(text)) and not rule.explained:
        raise RuleBroken(found_in_words(found), field="text")
    rule.text, rule.heard = text.strip(), heard.strip()
    rule.due_on = _due(rule, "check", CHECK, timezone.localdate(at))
    close_hearing(rule, rule.heard, at)
    return go_on(rule, VillageRuleVerb.HAND_IN, AuditTag.HAND_IN_VILLAGE_RULE, by, at, "text", "heard", "due_on")


def _due(rule, phase, key, begun):
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
    at, rule = at or clock.now(), _lock(rule)
    policies.can_check_village_rule(by, rule).or_raise()
    if not words.strip():
        raise RuleBroken(_("请写明乡镇的意见，人人看得到。"), field="words")
    rule.checked, rule.checked_on, rule.due_on = words.strip(), timezone.localdate(at), None
    return go_on(rule, verb, tag, by, at, "checked", "checked_on", "due_on")


@action
def adopt_village_rule(*, rule, resolution, by, at=None):
    """The assembly of everybody has voted for this text; from that day on it has to be filed in time."""
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.ADOPT)
    resolution.refresh_from_db()
    require_assembly(rule, resolution)
    if resolution.state not in IN_FORCE or day_decided(resolution) < rule.checked_on:
        raise RuleBroken(_("请选审查以后那次会议作出的、已经公布的决议。"), field="resolution")
    rule.resolution, rule.due_on = resolution, _due(rule, "file", FILE, day_decided(resolution))
    return go_on(rule, VillageRuleVerb.ADOPT, AuditTag.ADOPT_VILLAGE_RULE, by, at, "resolution", "due_on")


def require_assembly(rule, resolution):
    """Nobody but the assembly of everybody of the place decides on its rules, on this version of them, and once."""
    if resolution.body.kind not in _ASSEMBLIES or resolution.division_path != rule.division_path:
        raise RuleBroken(
            _("村规民约由村民会议（居民会议）表决，代表会议不能代替。"),
            field="resolution",
            article=_("村民委员会组织法第三十一条"),
        )
    if not is_about(resolution.item.motion, rule.draft_number, rule.text):
        raise RuleBroken(
            _(
                "那份决议表决的不是这一版。会上要表决的话里写全条文，或者写“{title}第 {version} 版，校验码 {number}”。会上改了条文的，要重新送审。"
            ).format(title=rule.title, version=rule.version, number=rule.draft_number),
            field="resolution",
        )
    if selectors.is_resolution_used(resolution):
        raise RuleBroken(_("这份决议已经用过了，一份决议只定一次。"), field="resolution")


@action
def file_village_rule(*, rule, filing, filed_on, by, at=None):
    """The township keeps it on file under its number."""
    at, rule = at or clock.now(), _lock(rule)
    policies.can_check_village_rule(by, rule).or_raise()
    if filed_on > timezone.localdate(at):
        raise RuleBroken(_("备案的日子还没有到。"), field="filed_on")
    rule.filing, rule.filed_on, rule.due_on = filing.strip(), filed_on, None
    return go_on(rule, VillageRuleVerb.FILE, AuditTag.FILE_VILLAGE_RULE, by, at, "filing", "filed_on", "due_on")


@action
def post_village_rule(*, rule, by, site="", at=None):
    """It hangs on the board and holds from now on; the version before it holds no longer."""
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.POST)
    bulletin.post_notice(
        division=rule.division, item="village.decisions", title=rule.title, by=by, at=at, site=site,
        body=_("{text}\n\n{resolution}通过，乡镇备案：{filing}。").format(
            text=rule.text, resolution=rule.resolution.number, filing=rule.filing
        ),
        source=bulletin.Source(SOURCE, rule.public_id, rule.audit_label),
    )  # fmt: skip
    rule.posted_at, rule.decided_on = at, day_decided(rule.resolution)
    _take_the_place(rule, by, at)
    return go_on(rule, VillageRuleVerb.POST, AuditTag.POST_VILLAGE_RULE, by, at, "posted_at", "decided_on")


def day_decided(resolution):
    """When the assembly met that decided it."""
    return timezone.localdate(resolution.item.meeting.starts_at)


def _take_the_place(rule, by, at):
    """The version before holds no longer; that is what its review came to."""
    before = VillageRule.objects.filter(division=rule.division, state=VillageRuleState.IN_FORCE).first()
    if before is None:
        return
    outcome = how_changed(before.text, rule.text)
    VillageRuleReview.objects.create(
        rule=before, outcome=ReviewOutcome.AMENDED if outcome == "kept" else outcome, resolution=rule.resolution,
        next_rule=rule, decided_on=rule.decided_on, at=at, by_name=by.name,
    )  # fmt: skip
    before.state = VillageRuleState.REPLACED
    before.save(update_fields=["state"])


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
    rule = _lock(rule)
    policies.can_keep_body(by, rule.division_path).or_raise()
    return rule


def _lock(rule):
    rows = VillageRule.objects.select_for_update(of=("self",))
    return rows.select_related("division", "resolution__body", "resolution__item__meeting", "plan").get(pk=rule.pk)
