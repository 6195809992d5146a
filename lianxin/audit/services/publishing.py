"""Adding facts to the public log, in the transaction of the change that made them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from lianxin.audit.calc import canonical, merkle
from lianxin.audit.calc.canonical import moment
from lianxin.audit.models import LogEntry
from lianxin.audit.selectors.tree import read_frontier
from lianxin.kit import clock
from lianxin.kit.actions import action

_KIND = re.compile(r"[a-z][a-z0-9_.:-]{0,59}")
_INSERT = "INSERT INTO audit_logentry (number, kind, subject_id, at, body, hashes) VALUES (%s, %s, %s, %s, %s, %s)"
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
    what has no canonical form. Whoever publishes at the same moment waits for this transaction to end.
    """
    return append_batch([Fact(str(kind), payload, at or clock.now())])[0]


@action
def append_batch(facts: Iterable[Fact]) -> list[LogEntry]:
    """Append facts in their order, in one transaction: all of them or none. Keep a batch to a few thousand."""
    take_turn()
    frontier = read_frontier()
    entries = [_entry(frontier, fact) for fact in facts]
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(e.number, e.kind, e.subject_id, adapt(e.at), e.body, e.hashes) for e in entries])
    return entries


def _entry(frontier, fact):
    if not _KIND.fullmatch(fact.kind):
        raise ValueError(f"{fact.kind!r} is no name for a kind of fact")
    subject_id = str(fact.payload.get("id", ""))
    if len(subject_id) > 40:
        raise ValueError("the id of what a fact is about has at most 40 characters")
    body = canonical({"at": moment(fact.at), "kind": fact.kind, "fact": fact.payload})
    entry = LogEntry(
        number=frontier.size,
        kind=fact.kind,
        subject_id=subject_id,
        at=fact.at,
        body=body.decode(),
        hashes=frontier.add(merkle.leaf_hash(body)),
    )
    entry._state.adding = False
    return entry


def take_turn():
    """SQLite lets one writer in anyway (IMMEDIATE); on PostgreSQL writers of the log queue until commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS_QUEUE])
