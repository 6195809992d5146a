"""Members out of a list: every row by the same rules as one added by hand, the good ones kept, all taken back."""

from functools import partial

from django.db.models import Count
from django.utils.translation import gettext as _

from lianxin.activities import policies, selectors
from lianxin.activities.models import Member, MemberRoster, StageStep
from lianxin.activities.services.members import add_members
from lianxin.activities.vocabulary import AuditTag, Stage
from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rosters import Trial, keep_list, take_back, try_rows
from lianxin.organisations.calc.rosters import day_of


def bring_members(*, unit, rows, by):
    """Try every row; the caller keeps it or takes it back. ``known`` are on the list already."""
    policies.can_record(by, unit).or_raise()
    there = set(selectors.members_to_carry(unit).values_list("name", flat=True))
    new = [(number, row) for number, row in rows if row["name"] not in there]
    made, faults = try_rows(new, lambda row: _bring(unit, row, by))
    return Trial(made, len(rows) - len(new), faults)


@action
def import_members(*, unit, rows, by):
    """Keep the good rows of a list; refuses a list without any. What it made can be taken back."""
    made = bring_members(unit=unit, rows=rows, by=by).made
    roster = keep_list(MemberRoster, made=[each.pk for each in made], count=len(made), by=by, unit=unit)
    audit.record(AuditTag.BRING_ROSTER, roster, by, after={"count": roster.count})
    return roster


@action
def undo_members(*, roster, by):
    """Take back whom a list put on the branch's list, while nothing came after: nobody left, went on or attended."""
    roster = MemberRoster.objects.select_for_update(of=("self",)).select_related("unit__division").get(pk=roster.pk)
    policies.can_record(by, roster.unit).or_raise()
    take_back(roster, partial(_remove, roster))
    audit.record(AuditTag.UNDO_ROSTER, roster, by, after={"count": roster.count})
    return roster


def _remove(roster):
    found = Member.objects.filter(pk__in=roster.made).annotate(steps=Count("stages"))
    changed = found.filter(steps__gt=1) | found.exclude(ends_on=None) | found.exclude(unit=roster.unit)
    if left := changed.first():
        raise RuleBroken(_("{name}后来有了变动，不能整份撤回。").format(name=left.name))
    StageStep.objects.filter(member__in=roster.made).delete()
    Member.objects.filter(pk__in=roster.made).delete()


def _bring(unit, row, by):
    name, text = row["name"], row.get("stage_on", "")
    if not name or len(name) > 40:
        raise RuleBroken(_("姓名要写，不超过 40 个字。"))
    stages = {str(label): value for value, label in Stage.choices}
    stage = stages.get(row.get("stage") or str(Stage.FULL.label))
    if stage is None:
        raise RuleBroken(
            _("“{text}”不是党员的阶段，请写{stages}之一。").format(text=row["stage"], stages="、".join(stages))
        )
    stage_on = day_of(text)
    if text and stage_on is None:
        raise RuleBroken(_("日期“{text}”看不懂，请写成 2026-01-05 这样。").format(text=text))
    (made,) = add_members(unit=unit, names=[name], has_vote=stage == Stage.FULL, stage=stage, stage_on=stage_on, by=by)
    return made
