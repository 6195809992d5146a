"""Apply an edition's changes to the register: recodes and renames keep the place and everything attached to it."""

from dataclasses import dataclass, field
from datetime import date

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.actors import Actor
from lianxin.kit.tree import segment
from lianxin.territory import policies
from lianxin.territory.calc.changes import changes_between, read_diff
from lianxin.territory.models import Division, FormerName
from lianxin.territory.selectors.leaving import left_behind_at
from lianxin.territory.services.divisions import keep_former, name_columns
from lianxin.territory.services.moving import hang_under
from lianxin.territory.vocabulary import AuditTag, Level

BATCH = 500
_LEVELS = {
    "province": Level.PROVINCE,
    "city": Level.PREFECTURE,
    "county": Level.COUNTY,
    "town": Level.TOWNSHIP,
    "village": Level.VILLAGE,
}


@dataclass
class Outcome:
    """How many of each, and what a person must look at: ``undecided`` fit several ways, ``unknown`` are not here, ``left`` are
    places that end with what then needs a successor, as ``(line, phrases)``."""

    renamed: int = 0
    recoded: int = 0
    moved: int = 0
    added: int = 0
    ended: int = 0
    undecided: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    left: list = field(default_factory=list)
    remembered: set = field(default_factory=set)
    remembered_now: int = 0


def apply_changes(*, lines, on, source, by, dry_run=False, progress=None):
    """Apply a change set (unified diff of ``code,name,level``), in batches; a second run changes nothing more.

    ``dry_run`` only counts. Removed places end, unless something lives below them: those are ``kept`` and listed.
    """
    policies.can_manage_division(by, "").or_raise()
    changes = changes_between(*read_diff(lines))
    formers = FormerName.objects.filter(until=on, source=source).values_list("division_id", "code", "name")
    outcome = Outcome(undecided=changes.undecided, remembered=set(formers))
    run = _Run(_known(changes), on, source, outcome, dry_run, by)
    jobs = [
        *((_rename, pair) for pair in changes.renames),
        *sorted(
            [*((_recode, pair) for pair in changes.recodes), *((_add, line) for line in changes.added)],
            key=lambda job: len(
                job[1].own_code if job[0] is _add else job[1][1].own_code
            ),  # a parent before what it holds
        ),
        *((_end, line) for line in sorted(changes.removed, key=lambda line: -len(line.own_code))),
    ]
    for start in range(0, len(jobs), BATCH):
        _apply_batch(jobs=jobs[start : start + BATCH], run=run)
        if progress:
            progress(min(start + BATCH, len(jobs)), len(jobs))
    return outcome


@dataclass
class _Run:
    """What every job of one change set needs."""

    known: dict
    on: date
    source: str
    outcome: Outcome
    dry_run: bool
    by: Actor


@action
def _apply_batch(*, jobs, run):
    touched = None
    for job, what in jobs:
        touched = job(what, run) or touched
    if touched is not None and not run.dry_run:
        audit.record(AuditTag.APPLY_CHANGES, touched, run.by, after={"jobs": len(jobs)}, reason=run.source)


def _known(changes):
    """Living places by their own code, for every code the change set speaks of."""
    codes = {line.own_code for pair in (*changes.renames, *changes.recodes) for line in pair}
    codes |= {line.own_code for line in (*changes.added, *changes.removed)}
    codes |= {line.parent_code for line in changes.added}
    codes |= {after.parent_code for _before, after in changes.recodes}
    found, ordered = {}, sorted(codes)
    for start in range(0, len(ordered), BATCH):
        rows = Division.objects.filter(code__in=ordered[start : start + BATCH], valid_to__isnull=True)
        found.update((row.code, row) for row in rows)
    return found


def _rename(pair, run):
    before, after = pair
    division = run.known.get(before.own_code)
    if division is None:
        return _miss(before, run)
    if division.name == after.name:
        return _remember(before, division, run)
    run.outcome.renamed += 1
    return None if run.dry_run else _change(division, run, **name_columns(after.name))


def _recode(pair, run):
    before, after = pair
    division = run.known.get(before.own_code)
    if division is None:
        return _remember(before, run.known.get(after.own_code), run)
    run.outcome.recoded += 1
    parent = run.known.get(after.parent_code)
    moves = parent is not None and parent.pk != division.parent_id
    run.outcome.moved += moves
    if run.dry_run:
        return None
    _change(division, run, code=after.own_code, **name_columns(after.name))
    if moves:
        hang_under(division, parent, run.by)
    run.known[after.own_code] = division
    return division


def _remember(before, division, run):
    """The register is of the newer edition already: the place only lacks its former code."""
    if division is None:
        return _miss(before, run)
    if (division.pk, before.own_code, before.name) in run.outcome.remembered:
        return None
    run.outcome.remembered_now += 1
    if run.dry_run:
        return None
    keep_former(division, run.on, run.source, code=before.own_code, name=before.name)
    return division


def _add(line, run):
    if line.own_code in run.known:
        return None
    parent = run.known.get(line.parent_code)
    if parent is None and line.parent_code:
        return _miss(line, run)
    run.outcome.added += 1
    if run.dry_run:
        run.known[line.own_code] = parent
        return None
    division = Division.objects.create(
        parent=parent,
        level=_LEVELS[line.level],
        code=line.own_code,
        path=f"~{line.code}",
        valid_from=run.on,
        **name_columns(line.name),
    )
    division.path = (parent.path if parent else "") + segment(division.pk)
    division.save(update_fields=["path"])
    run.known[line.own_code] = division
    return division


def _end(line, run):
    division = run.known.get(line.own_code)
    if division is None:
        return None
    if division.code != line.own_code:  # recoded meanwhile: another place has this code no more
        return None
    if division.children.filter(valid_to__isnull=True).exists() and not run.dry_run:
        run.outcome.kept.append(line)
        return None
    run.outcome.ended += 1
    if phrases := left_behind_at(division):
        run.outcome.left.append((line, phrases))
    if run.dry_run:
        return None
    division.valid_to = run.on
    division.save(update_fields=["valid_to"])
    return division


def _change(division, run, **columns):
    keep_former(division, run.on, run.source)
    for name, value in columns.items():
        setattr(division, name, value)
    division.save(update_fields=[*columns])
    return division


def _miss(line, run):
    run.outcome.unknown.append(line)
