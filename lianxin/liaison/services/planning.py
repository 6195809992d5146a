"""A proposal of who keeps in touch with whom: asked for, worked out, edited, confirmed village by village, or dropped."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.liaison import policies, selectors
from lianxin.liaison.calc.assignment import Infeasible, Weights
from lianxin.liaison.calc.assignment.facts import Change as Turn
from lianxin.liaison.calc.assignment.facts import Ground
from lianxin.liaison.models import Assignment, Plan, PlanPart, PlanRow
from lianxin.liaison.services.assigning import Change, adopt_assignments
from lianxin.liaison.vocabulary import AssignmentKind, AuditTag, EndReason, PartState
from lianxin.territory import selectors as territory

_ORDER = (Turn.MOVES, Turn.NEW, Turn.STAYS)
_AT_ONCE = 500


@action
def ask_plan(*, division, kind, by, at=None):
    """Ask for a proposal for every village at and below a place where somebody serves; each is worked out by itself.

    An older one of the same place that nobody confirmed is dropped. Refuses a place without liaisons.
    """
    policies.can_plan(by, division.path).or_raise()
    at, villages = at or clock.now(), selectors.villages_with_liaisons(division.path)
    if not villages:
        raise RuleBroken(_("{place}还没有联系户党员，拟不出来。请先登记。").format(place=division.name))
    older = Plan.objects.filter(division=division, kind=kind, dropped_at__isnull=True)
    older.exclude(parts__state=PartState.ADOPTED).update(dropped_at=at)
    profile = territory.profile(division)
    made = Plan.objects.create(
        division=division,
        division_path=division.path,
        kind=AssignmentKind(kind),
        weights=asdict(selectors.weights_of(profile)),
        rules_version=profile.version_id,
        asked_at=at,
        asked_by_name=by.name[:80],
    )
    PlanPart.objects.bulk_create(PlanPart(plan=made, division=each) for each in villages)
    audit.record(AuditTag.PLAN_ASKED, made, by, after={"villages": len(villages)}, at=at)
    return made


@action
def work_out_part(*, part, by=SYSTEM, at=None):
    """Work out one village from what is known of it now; once done it stays. Says who is in whose way if it cannot be."""
    # Only who works out a plan loads the numerical libraries: they are a fifth of a server's memory.
    from lianxin.liaison.calc.assignment.planning import plan
    from lianxin.liaison.calc.assignment.reasons import reasons

    part = PlanPart.objects.select_for_update(of=("self",)).select_related("plan", "division").get(pk=part.pk)
    if part.state != PartState.WAITING:
        return part
    known = selectors.village(part.division, part.plan.kind, at)
    given = {"kin": known.kin, "today": known.today, "weights": Weights(**part.plan.weights)}
    try:
        found = plan(known.households, known.members, **given)
    except Infeasible as broken:
        part.state, part.conflict = PartState.IMPOSSIBLE, _conflict(broken.conflicts[0], known)
    else:
        part.state, part.objective = PartState.READY, found.objective
        told = reasons(found, known.households, known.members, **given)
        PlanRow.objects.bulk_create(_rows(part, told, known), batch_size=_AT_ONCE)
    part.save(update_fields=["state", "objective", "conflict"])
    audit.record(AuditTag.PLAN_PART_MADE, part, by, after={"households": len(known.households)}, at=at)
    return part


def work_out_plans(*, is_stopping=lambda: False):
    """Work out what is waiting: the background worker's part."""
    for part in selectors.waiting_parts():
        if is_stopping():
            return
        work_out_part(part=part)


def _rows(part, told, known):
    for place, each in enumerate(sorted(told, key=lambda one: (_ORDER.index(one.change), one.household))):
        after = known.liaisons[each.after]
        yield PlanRow(
            part=part, place=place, household=known.homes[each.household], before=known.liaisons.get(each.before),
            after=after, chosen=after, change=each.change, facts=[_fact(fact, known) for fact in each.facts],
        )  # fmt: skip


def _fact(fact, known):
    names = [known.liaisons[name].user.name if name in known.liaisons else name for name in fact.names]
    return {"ground": fact.ground, "number": fact.number, "names": names}


def _conflict(conflict, known):
    def names(keys):
        return [known.liaisons[key].user.name for key in keys]

    return {
        "households": [known.homes[key].code for key in conflict.households],
        "members": names(conflict.members),
        "room": conflict.room,
        "kin": names(conflict.kin),
        "exempt": names(conflict.exempt),
    }


@action
def change_plan_row(*, row, liaison, by):
    """A person chooses somebody else for a household, before the village is confirmed."""
    policies.can_assign(by, row.part.division.path).or_raise()
    part = PlanPart.objects.select_for_update().get(pk=row.part_id)
    _check_ready(part)
    before, row.chosen = row.chosen, liaison
    row.save(update_fields=["chosen"])
    names = {"before": {"liaison": before.user.name}, "after": {"liaison": liaison.user.name}}
    audit.record(AuditTag.PLAN_ROW_CHANGED, row, by, **names)
    return row


@action
def adopt_plan_part(*, part, by, basis="", at=None):
    """Carry out the list of one village as it stands now: all of it or nothing. Households and liaisons are told.

    Refuses a list that no longer fits: somebody was given another liaison after it was worked out. Returns how many
    assignments were made.
    """
    policies.can_assign(by, part.division.path).or_raise()
    at = at or clock.now()
    part = PlanPart.objects.select_for_update(of=("self",)).select_related("plan", "division").get(pk=part.pk)
    _check_ready(part)
    kind = part.plan.kind
    rows = list(part.rows.select_related("household__division", "chosen__user"))
    _check_fresh(rows, kind)
    changes = [Change(row.household, row.chosen, kind, _why(row)) for row in rows if row.chosen_id != row.before_id]
    part.state, part.settled_at, part.settled_by_name = PartState.ADOPTED, at, by.name[:80]
    part.save(update_fields=["state", "settled_at", "settled_by_name"])
    made = adopt_assignments(division=part.division, changes=changes, by=by, basis=basis, at=at)
    audit.record(AuditTag.PLAN_ADOPTED, part, by, after={"count": made}, reason=basis, at=at)
    return made


def _why(row):
    grounds = {fact["ground"] for fact in row.facts}
    return EndReason.BALANCED if grounds & {Ground.FULL, Ground.LIGHTER} else EndReason.HANDED_OVER


def _check_ready(part):
    if part.state != PartState.READY:
        raise RuleBroken(_("这份安排已经确认或还没有拟好，不能再改。"))


def _check_fresh(rows, kind):
    homes = [row.household_id for row in rows]
    held = Assignment.objects.filter(ends_at__isnull=True, kind=kind, contact__household__in=homes)
    now = dict(held.values_list("contact__household_id", "liaison_id"))
    other = [row.household.code for row in rows if now.get(row.household_id) != row.before_id]
    if other:
        raise RuleBroken(
            _("拟好以后，{codes}等 {n} 户的联系人已经变了。没有保存，请重新拟一份。").format(
                codes="、".join(other[:3]), n=len(other)
            )
        )


@action
def drop_plan(*, plan, by, at=None):
    """Nobody wants the proposal: it is put away, nothing changes."""
    policies.can_plan(by, plan.division_path).or_raise()
    plan.dropped_at = at or clock.now()
    plan.save(update_fields=["dropped_at"])
    audit.record(AuditTag.PLAN_DROPPED, plan, by, at=at)
    return plan
