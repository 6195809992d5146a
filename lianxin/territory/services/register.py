"""The national register (five CSV files: provinces, cities, areas, streets, villages) into the table of places.

Some 665,000 rows. Each row is made in Python with its own id, so that its path is known at once, and goes in by the
engine's fastest door: COPY on PostgreSQL, one prepared INSERT on SQLite, in steps of 20,000 so that memory stays flat.
An empty table is loaded without its look-up indexes, which are built at the end; a filled one only gets what is new,
500 rows a transaction, so that others can go on writing.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.kit.tree import segment
from lianxin.territory import policies
from lianxin.territory.models import Division
from lianxin.territory.services.divisions import name_columns
from lianxin.territory.vocabulary import AuditTag, Level

STEP = 20_000
SMALL_STEP = 500
_FILES = (
    ("provinces.csv", Level.PROVINCE, ""),
    ("cities.csv", Level.PREFECTURE, "provinceCode"),
    ("areas.csv", Level.COUNTY, "cityCode"),
    ("streets.csv", Level.TOWNSHIP, "areaCode"),
    ("villages.csv", Level.VILLAGE, "streetCode"),
)
_COLUMNS = (
    "id", "public_id", "parent_id", "path", "level", "code", "name", "short_name", "pinyin", "initials",
    "urban_rural_class", "kind_note", "valid_from", "valid_to",
)  # fmt: skip


@dataclass
class Imported:
    """``made`` new rows, ``known`` that were there, ``orphans`` whose parent is missing (listed, not guessed)."""

    made: int = 0
    known: int = 0
    orphans: list | None = None


def import_register(*, folder, by, progress=None):
    """Load the five files of ``folder``; what is there already stays. ``progress(rows)`` is called now and then."""
    policies.can_manage_division(by, "").or_raise()
    folder = Path(folder)
    missing = [name for name, _level, _parent in _FILES if not (folder / name).is_file()]
    if missing:
        raise RuleBroken(_("文件夹里缺：{names}").format(names="、".join(missing)))
    known = dict(Division.objects.filter(valid_to__isnull=True).exclude(code="").values_list("code", "path"))
    done = Imported(orphans=[])
    rows = _rows(folder, known, done)
    if known:
        _load_beside_others(rows, progress)
    else:
        _load_empty(rows, progress)
    _note(done=done, by=by)
    return done


def _rows(folder, paths, done):
    """Tuples for the table, parents before children; ``paths`` grows with every code."""
    next_id = (Division.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    ids = {path: int(path[-5:], 36) for path in paths.values()}
    for name, level, parent_column in _FILES:
        with (folder / name).open(encoding="utf-8-sig", newline="") as source:
            for line in csv.DictReader(source):
                code = line["code"]
                if code in paths:
                    done.known += 1
                    continue
                parent_path = paths.get(line[parent_column]) if parent_column else ""
                if parent_path is None:
                    done.orphans.append((code, line["name"]))
                    continue
                path = parent_path + segment(next_id)
                paths[code] = path
                ids[path] = next_id
                made = name_columns(line["name"])
                yield (
                    next_id, new_public_id(), ids.get(parent_path), path, level.value, code, made["name"],
                    made["short_name"], made["pinyin"], made["initials"], "", "", None, None,
                )  # fmt: skip
                next_id += 1
                done.made += 1


def _load_empty(rows, progress):
    """Everything in one transaction, look-up indexes afterwards."""
    drop, make = _index_statements(("code", "short_name", "pinyin", "initials"))
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in drop:
            cursor.execute(statement)
        _pour(rows, STEP, progress)
        connection.check_constraints([Division._meta.db_table])  # PostgreSQL builds no index before parents are checked
        for statement in make:
            cursor.execute(statement)
    _advance_sequence()
    _settle_table()


def _settle_table():
    """Tell PostgreSQL now what it would find out by itself later: how many rows there are, and that all see them.

    Without the first it plans for an empty table, without the second it looks up every row it counts by an index.
    """
    if connection.vendor == "postgresql":
        vacuum = "" if connection.in_atomic_block else "VACUUM "  # a transaction around us forbids it
        with connection.cursor() as cursor:
            cursor.execute(f"{vacuum}ANALYZE {connection.ops.quote_name(Division._meta.db_table)}")


def _index_statements(columns):
    """The statements that drop the plain indexes of these columns, and those that make them again."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, Division._meta.db_table)
    drop = [
        f"DROP INDEX {connection.ops.quote_name(name)}"
        for name, constraint in constraints.items()
        if constraint["index"] and not constraint["unique"] and set(constraint["columns"]) <= {*columns, "path"}
    ]
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        fields = [Division._meta.get_field(column) for column in dict.fromkeys([*columns, "path"])]
        make = [str(statement) for field in fields for statement in editor._field_indexes_sql(Division, field)]  # type: ignore[attr-defined]
        make += [str(index.create_sql(Division, editor)) for index in Division._meta.indexes]
    return drop, make


def _load_beside_others(rows, progress):
    """Small transactions: a running county keeps writing meanwhile."""
    _pour(rows, SMALL_STEP, progress)
    _advance_sequence()


def _pour(rows, step, progress):
    poured = 0
    while batch := [row for _n, row in zip(range(step), rows, strict=False)]:
        with transaction.atomic():
            _insert(batch)
        poured += len(batch)
        if progress:
            progress(poured)


def _insert(batch):
    table = connection.ops.quote_name(Division._meta.db_table)
    columns = ", ".join(_COLUMNS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in batch:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(_COLUMNS))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch)  # noqa: S608


def _advance_sequence():
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Division]):
            cursor.execute(statement)


@action
def _note(*, done, by):
    first = Division.objects.order_by("pk").first()
    if done.made:
        audit.record(AuditTag.IMPORT, first, by, after={"made": done.made, "known": done.known})
