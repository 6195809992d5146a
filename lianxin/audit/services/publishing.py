"""Adding facts to the public log, in the transaction of the change that made them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from lianxin.audit.calc import canonical, merkle
from lianxin.audit.calc.canonical import moment
from lianxin.audit.models import LogEntry
from lianxin.audit.models.log import BLOCK_BITS
from lianxin.audit.selectors.tree import read_frontier
from lianxin.kit import clock
from lianxin.kit.actions import action

_is_kind = re.compile(r"[a-z][a-z0-9_.:-]{0,59}").fullmatch
_COLUMNS = ("number", "block", "kind", "subject_id", "at", "body", "hashes")
_INSERT = (
    "INSERT INTO audit_logentry (number, block, kind, subject_id, at, body, hashes) VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_WRITERS_QUEUE = 0x6C6F67  # "log": the advisory lock that makes writers on PostgreSQL take turns


@dataclass(frozen=True, slots=True)
class Fact:
    """Something public that is so: ``payload["id"]``, where there is one, is the public id it is about."""

    kind: str
    payload: dict
    at: datetime


def publish_fact(kind, payload, *, at=None):
    """Append one public fact to the log in the running transaction and return its ``LogEntry``.

    ``payload`` holds plain values (``calc.canonical``) that anyone may read for ever: personal data only as
    ``calc.salted_hash``. ``payload["id"]``, where given, lets people look the entry up. Raises ``ValueError`` for
    what has no canonical form. Whoever publishes at the same moment waits for this transaction to end:
    publish last.
    """
    prepared = _prepared(Fact(str(kind), payload, at or clock.now()))
    with transaction.atomic(savepoint=False):
        row = _append([prepared])[0]
    entry = LogEntry(**dict(zip(_COLUMNS, row, strict=True)))
    entry._state.adding = False
    return entry


@action
def append_batch(facts: Iterable[Fact]) -> range:
    """Append facts in their order, in one transaction: all of them or none; returns their numbers.

    Keep a batch to a few thousand: other writers wait for it.
    """
    rows = _append([_prepared(fact) for fact in facts])
    return range(rows[0][0], rows[-1][0] + 1) if rows else range(0)


def _prepared(fact):
    """All that can be done, and refused, before this writer's turn."""
    if not _is_kind(fact.kind):
        raise ValueError(f"{fact.kind!r} is no name for a kind of fact")
    subject_id = str(fact.payload.get("id", ""))
    if len(subject_id) > 40:
        raise ValueError("the id of what a fact is about has at most 40 characters")
    inner = canonical(fact.payload).decode()
    body = f'{{"at":"{moment(fact.at)}","fact":{inner},"kind":"{fact.kind}"}}'  # canonical too: nothing to escape
    return fact.kind, subject_id, fact.at, body, merkle.leaf_hash(body.encode())


def _append(prepared):
    take_turn()
    frontier = read_frontier()
    first = frontier.size
    rows = [
        (number, number >> BLOCK_BITS, kind, subject_id, at, body, frontier.add(leaf))
        for number, (kind, subject_id, at, body, leaf) in enumerate(prepared, first)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, _as_stored(rows))
    return rows


def _as_stored(rows):
    """The rows as the database driver takes them: SQLite keeps moments as text in UTC."""
    if connection.vendor != "sqlite":
        return rows
    return [
        (number, block, kind, subject, at.astimezone(UTC).isoformat(" ")[:-6], body, hashes)
        for number, block, kind, subject, at, body, hashes in rows
    ]


def take_turn():
    """SQLite lets one writer in anyway (IMMEDIATE); on PostgreSQL writers of the log queue until commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS_QUEUE])
