"""Rule sets: of a place, in force on a day, on somebody's desk, and what the linter says of one."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.points import policies
from lianxin.points.calc.caps import CLAIM_DAYS
from lianxin.points.calc.linting import RuleText, SetText, look_through
from lianxin.points.models import Claim, RuleSet
from lianxin.points.vocabulary import UNPOSTED, ClaimState, RulesState


def find_rules(public_id, actor):
    """A rule set the actor may see, or ``NotFound``."""
    related = ("division", "drafted_by", "supervised_by", "reviewed_by")
    found = RuleSet.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_view_rules(actor, found) if found else hide()).or_raise()
    return found


def rule_sets(actor, *, place="", cursor="", size=20):
    """Those somebody may see, the newest first."""
    rows = policies.visible_rules(actor).filter(within(place, "division_path")).select_related("division")
    return page(rows, order=("-id",), cursor=cursor, size=size)


def rules_in_force(division, on=None):
    """The rule set a place thanks by on a day, or ``None``."""
    on = on or clock.today()
    found = RuleSet.objects.filter(division=division, state=RulesState.IN_FORCE, starts_on__lte=on, ends_on__gte=on)
    return found.select_related("division").first()


def rules_to_price_by(division, on=None):
    """The rule set in force on a day, or the last that was: its points are still used, at what it said they are worth."""
    on = on or clock.today()
    ended = RuleSet.objects.filter(division=division, state=RulesState.ENDED, enacted_on__lte=on)
    return rules_in_force(division, on) or ended.select_related("division").order_by("-enacted_on", "-id").first()


def rules_to_claim_by(division, on=None):
    """Rule sets by which something may still be claimed: in force today, or on a day not too long ago. The newest first."""
    on = on or clock.today()
    first = on - timedelta(days=CLAIM_DAYS)
    rows = RuleSet.objects.filter(
        division=division, state__in=(RulesState.IN_FORCE, RulesState.ENDED), starts_on__lte=on, ends_on__gte=first
    )
    rows = rows.exclude(ended_on__lt=first).exclude(ended_on__lt=F("starts_on")).order_by("-version")
    return list(rows.select_related("division"))


def rules_to_post(division):
    """The rule set whose verified claims hang next: of one that ended first, for what was done while it was in force."""
    verified = Claim.objects.filter(rule__rule_set=OuterRef("pk"), state=ClaimState.VERIFIED)
    ended = RuleSet.objects.filter(Exists(verified), division=division).select_related("division").order_by("id")
    return ended.first() or rules_to_fund(division)


def rules_at_work(division):
    """``(in force, over)``: the rule set a place thanks by today, and the last that ended and still has to thank for something;
    ``None`` where there is none. One query."""
    owed = Claim.objects.filter(rule__rule_set=OuterRef("pk"), state__in=(*UNPOSTED, ClaimState.POSTED))
    rows = RuleSet.objects.filter(Q(state=RulesState.IN_FORCE) | Exists(owed), division=division)
    now, over, today = None, None, clock.today()
    for each in rows.select_related("division").order_by("id"):
        if each.state == RulesState.IN_FORCE and each.starts_on <= today <= each.ends_on:
            now = each
        elif each.starts_on <= today:
            over = each
    return now, over


def rules_to_fund(division):
    """The rule set money is laid behind: the one in force; else the last that ended and still has to thank for something."""
    now, over = rules_at_work(division)
    return now or over


def is_first(rule_set):
    """Whether none was in force here before."""
    earlier = RuleSet.objects.filter(division=rule_set.division_id, enacted_on__isnull=False)
    return not earlier.exclude(pk=rule_set.pk).exists()


def findings_in(rule_set):
    """What stops a rule set: findings of the linter, in reading order."""
    rules = [
        RuleText(
            each.code, each.title, each.category, each.points, each.minutes, each.cap_person, each.cap_household,
            each.evidence, each.claimed_by, each.words, each.alternative,
        )
        for each in rule_set.rules.all()
    ]  # fmt: skip
    written = SetText(
        rule_set.title, rule_set.words, rule_set.starts_on, rule_set.ends_on, rule_set.budget_points,
        rule_set.unit_value_fen, is_first(rule_set),
    )  # fmt: skip
    return look_through(written, rules)


#: So many days before its last day whoever works on points is told: a new version is consulted, checked, adopted and hangs 15 days.
ENDS_SOON_DAYS = 60
_OWN = (RulesState.CONSULTING, RulesState.CHECKED, RulesState.ADOPTED, RulesState.POSTED)


def work_of(actor):
    """Rule sets whose next step is the actor's, or ``None`` when there cannot be any; a draft waits for who drafts it, and one that
    ends soon, with no next version on its way, for who drafts that."""
    if not actor.is_user:
        return None
    own = within_any(actor.scopes(*policies.WORKERS), "division_path")
    checks = within_any(actor.scopes(*policies.SUPERVISORS), "division_path")
    reviews = within_any(actor.scopes(*policies.REVIEWERS), "division_path")
    rows = RuleSet.objects.all()
    later = RuleSet.objects.filter(division=OuterRef("division"), version__gt=OuterRef("version"))
    is_last = ~Exists(later.exclude(state__in=(RulesState.WITHDRAWN, RulesState.ENDED)))
    soon = clock.today() + timedelta(days=ENDS_SOON_DAYS)
    return (
        rows.filter(drafted_by=actor.id, state=RulesState.DRAFT)
        | rows.filter(own, state__in=_OWN)
        | rows.filter(own, is_last, state=RulesState.IN_FORCE, ends_on__lte=soon)
        | rows.filter(checks, state=RulesState.CHECKING, supervised_at__isnull=True)
        | rows.filter(reviews, state=RulesState.CHECKING, reviewed_at__isnull=True)
    )
