"""村规民约, from the check to the wall: adopted by the assembly of everybody, filed by the township, posted."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.bulletin import services as bulletin
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.drafts import is_about
from lianxin.deliberation.calc.phases import FILE
from lianxin.deliberation.calc.village_rules import how_changed
from lianxin.deliberation.models import VillageRule, VillageRuleReview
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.village_rules import due_day, go_on, kept_rule, lock_rule
from lianxin.deliberation.vocabulary import (
    LIVE,
    VILLAGE_RULE_WAYS,
    AuditTag,
    BodyKind,
    ReviewOutcome,
    VillageRuleState,
    VillageRuleVerb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

SOURCE = "village_rule"
#: Nobody but the assembly of everybody adopts them.
_ASSEMBLIES = (BodyKind.VILLAGERS_ASSEMBLY, BodyKind.RESIDENTS_ASSEMBLY)


@action
def adopt_village_rule(*, rule, resolution, by, at=None):
    """The assembly of everybody has voted for this text; from that day on it has to be filed in time."""
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.ADOPT)
    resolution.refresh_from_db()
    require_assembly(rule, resolution)
    if resolution.state not in LIVE or day_decided(resolution) < rule.checked_on:
        raise RuleBroken(_("请选审查以后那次会议作出的、已经公布的决议。"), field="resolution")
    rule.resolution, rule.due_on = resolution, due_day(rule, "file", FILE, day_decided(resolution))
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
    at, rule = at or clock.now(), lock_rule(rule)
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
