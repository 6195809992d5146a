"""Saying that somebody lent a hand: oneself, the family, the liaison, the organiser's list, or a sheet of paper."""

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.points import policies
from lianxin.points.calc.caps import CLAIM_DAYS, left, period_of
from lianxin.points.calc.doors import doors_of
from lianxin.points.errors import WrongState
from lianxin.points.models import Activity, Claim, Goal, RuleSet
from lianxin.points.services.guarding import require_grown
from lianxin.points.vocabulary import (
    COUNTED,
    DOORS,
    UNPOSTED,
    AuditTag,
    Channel,
    ClaimBy,
    ClaimState,
    Evidence,
    RulesState,
)


@action
def claim_points(
    *, rule, person, on, channel, by, quantity=1, words="", witness="", number_only=False, activity=None, at=None
):
    """Enter that ``person`` did so many units of a rule on a day. Refuses rules that were not in force then, a door the rule
    does not open, what is over a cap, and a day too long ago."""
    at = at or clock.now()
    division = RuleSet.objects.values("division").filter(pk=rule.rule_set_id)
    held = RuleSet.objects.select_for_update(of=("self",)).select_related("division").filter(division__in=division)
    rule_set = next(each for each in held.order_by("pk") if each.pk == rule.rule_set_id)
    policies.can_claim_for(by, person, rule_set, channel, activity).or_raise()
    require_grown(by, clock.day_of(at))
    _check_day(rule_set, on, clock.day_of(at))
    if not DOORS[channel] & doors_of(rule):
        if rule.evidence == Evidence.ORGANISER_LIST:
            raise RuleBroken(_("这一条凭组织人的名单：请组织人在活动那一页录名单。"), field="rule")
        raise RuleBroken(_("这一条不能这样报，请看规则里谁可以报。"), field="rule")
    if rule.evidence == Evidence.WITNESS and not (witness.strip() or activity):
        raise RuleBroken(_("这一条要写一位可以作证的人。"), field="witness")
    if quantity < 1:
        raise RuleBroken(_("数量至少是 1。"), field="quantity")
    household, points = people.household_of(person), rule.points * quantity
    _check_caps(rule, rule_set, person, household, points, on)
    made = Claim.objects.create(
        division=rule_set.division, division_path=rule_set.division_path, rule=rule, activity=activity, person=person,
        household=household, quantity=quantity, points=points, on=on, words=words.strip(), witness=witness.strip(),
        number_only=number_only, channel=channel, entered_by_id=by.id, entered_at=at,
    )  # fmt: skip
    audit.record(AuditTag.CLAIM, made, by, after={"rule": rule.code, "points": points, "channel": channel}, at=at)
    return made


def _check_day(rule_set, on, today):
    if not rule_set.was_in_force(on):
        raise RuleBroken(_("那天这版规则没有生效，不能报。"), field="on")
    if on > today:
        raise RuleBroken(_("还没到那天。"), field="on")
    if (today - on).days > CLAIM_DAYS:
        raise RuleBroken(_("过了 {n} 天就不能补报了。").format(n=CLAIM_DAYS), field="on")


def _check_caps(rule, rule_set, person, household, points, on):
    """Caps hold for claims that may still come true and those that did, by whatever version of the rule: all of a place are held,
    so two at once add up."""
    first, last = period_of(on, rule.period, (rule_set.starts_on, rule_set.ends_on))
    alike = Claim.objects.filter(division=rule_set.division, rule__code=rule.code)
    counted = alike.filter(on__range=(first, last), state__in=COUNTED)
    for cap, whose, said in (
        (rule.cap_person, Q(person=person), _("这个人这一条{period}还能报 {n} 分，这次超了。")),
        (
            rule.cap_household,
            Q(household=household) if household else Q(pk__in=[]),
            _("这一户这一条{period}还能报 {n} 分，这次超了。"),
        ),
    ):
        rest = left(cap, counted.filter(whose).aggregate(total=Sum("points"))["total"] or 0)
        if points > rest:
            raise RuleBroken(said.format(period=rule.get_period_display(), n=rest), field="quantity")


@action
def withdraw_claim(*, claim, by, at=None):
    """Whoever entered it, or whose it is, takes it back before it is made public."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_withdraw_claim(by, claim).or_raise()
    if claim.state not in UNPOSTED:
        raise WrongState(claim)
    claim.state = ClaimState.WITHDRAWN
    claim.save(update_fields=["state"])
    audit.record(AuditTag.WITHDRAW_CLAIM, claim, by, at=at)
    return claim


@action
def hide_name(*, claim, by, at=None):
    """Whose it is, or their guardian, wants to hang as a number alone; not after it hung."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_hide_name(by, claim).or_raise()
    if claim.state not in UNPOSTED:
        raise WrongState(claim)
    if claim.number_only:
        raise RuleBroken(_("这一笔公示时本来就只写编号。"))
    claim.number_only = True
    claim.save(update_fields=["number_only"])
    audit.record(AuditTag.HIDE_NAME, claim, by, at=at)
    return claim


def lock_claim(claim):
    related = ("rule__rule_set", "division", "person", "household")
    return Claim.objects.select_for_update(of=("self",)).select_related(*related).get(pk=claim.pk)


@action
def set_goal(*, division, group, title, points, thanks, ends_on, by, at=None):
    """What a group wants to reach together: the awards of its activities are added up, and nobody's part is shown. Refuses a
    day that has passed."""
    at = at or clock.now()
    policies.can_draft_rules(by, division.path).or_raise()
    if ends_on < clock.day_of(at):
        raise RuleBroken(_("这一天已经过去了，请写以后的日子。"), field="ends_on")
    made = Goal.objects.create(
        division=division, division_path=division.path, group=group.strip(), title=title.strip(), points=points,
        thanks=thanks.strip(), ends_on=ends_on,
    )  # fmt: skip
    audit.record(AuditTag.SET_GOAL, made, by, after={"points": points}, at=at)
    return made


@action
def plan_activity(*, rule, title, on, place, organiser, by, goal=None, at=None):
    """Something that will be done together, by one of the rules in force; its organiser will list who came."""
    at, rule_set = at or clock.now(), rule.rule_set
    policies.can_draft_rules(by, rule_set.division_path).or_raise()
    if rule_set.state != RulesState.IN_FORCE or not rule_set.starts_on <= on <= rule_set.ends_on:
        raise RuleBroken(_("那天这版规则没有生效，不能报。"), field="on")
    if ClaimBy.ORGANISER not in rule.claimed_by:
        raise RuleBroken(_("{rule}这一条没有写可以由组织人录名单。").format(rule=rule.code), field="rule")
    made = Activity.objects.create(
        division=rule_set.division, division_path=rule_set.division_path, rule=rule, goal=goal, title=title.strip(), on=on,
        place=place.strip(), organiser=organiser,
    )  # fmt: skip
    audit.record(AuditTag.PLAN_ACTIVITY, made, by, after={"rule": rule.code}, at=at)
    return made


@action
def list_participants(*, activity, rows, by, at=None):
    """The organiser's list: ``(person, quantity)`` of everybody who lent a hand. Each becomes a claim that two others verify;
    one of them over a cap stops the whole list, with their name."""
    at = at or clock.now()
    policies.can_list_participants(by, activity).or_raise()
    if not rows:
        raise RuleBroken(_("名单是空的。"), field="names")
    listed = set(
        activity.claims.exclude(state__in=(ClaimState.DECLINED, ClaimState.WITHDRAWN)).values_list("person", flat=True)
    )
    made = []
    for person, quantity in rows:
        if person.pk in listed:
            raise RuleBroken(_("{name}已经在名单上。").format(name=person.name), field="names")
        listed.add(person.pk)
        try:
            made.append(
                claim_points(
                    rule=activity.rule, person=person, on=activity.on, channel=Channel.ORGANISER, quantity=quantity,
                    words=activity.title, activity=activity, by=by, at=at,
                )
            )  # fmt: skip
        except RuleBroken as broken:
            raise RuleBroken(f"{person.name}：{broken.message}", field="names") from broken
    audit.record(AuditTag.LIST_PEOPLE, activity, by, after={"listed": len(made)}, at=at)
    return made
