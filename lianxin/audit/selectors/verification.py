"""Checking the whole record: every entry, every node, every signed head, every sealed event, every trigger."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext as _

from lianxin.audit.calc import merkle, notes
from lianxin.audit.calc.canonical import moment
from lianxin.audit.calc.sealing import events_digest
from lianxin.audit.models import AuditEvent, EventSeal, LogEntry, TreeHead
from lianxin.audit.models.log import BLOCK_BITS
from lianxin.audit.selectors.keys import verifier_keys
from lianxin.audit.selectors.seals import event_rows
from lianxin.audit.selectors.tree import log_size
from lianxin.audit.vocabulary import EVENTS_SEALED, INSERT_ONLY_TABLES

_FAULTS_SHOWN = 20
_SQLITE_TRIGGERS = ("no_update", "no_delete", "no_replace")


@dataclass
class Report:
    """What was checked and what is wrong; ``faults`` holds the first twenty sentences, ``fault_count`` all."""

    entries: int = 0
    heads: int = 0
    seals: int = 0
    sealed_events: int = 0
    unsealed_events: int = 0
    fault_count: int = 0
    faults: list[str] = field(default_factory=list)

    def blame(self, sentence):
        self.fault_count += 1
        if len(self.faults) < _FAULTS_SHOWN:
            self.faults.append(sentence)


def verify(progress: Callable[[int, int], None] = lambda done, total: None) -> Report:
    """Check everything that stands at the moment of the call; ``progress(done, total)`` hears of entries and events.

    Finds: a changed, missing or added entry; a stored node that does not follow from the entries; a cut log; a head
    that was not signed by the log's keys or does not fit the entries; a changed event; a trigger that is gone.
    """
    report = Report()
    heads = list(TreeHead.objects.order_by("size"))  # before the size: a log that grows meanwhile is no fault
    seals = list(EventSeal.objects.order_by("first_id"))
    total = log_size() + AuditEvent.objects.count()
    _check_triggers(report)
    roots = _check_entries(report, {head.size for head in heads}, lambda done: progress(done, total))
    _check_heads(report, heads, roots)
    _check_seals(report, seals, lambda done: progress(report.entries + done, total))
    return report


def missing_triggers() -> list[str]:
    """Tables that could be changed through SQL because a trigger is gone, switched off or emptied."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'audit_refuse_change' "
                "AND p.prosrc LIKE '%RAISE EXCEPTION%' AND t.tgenabled IN ('O', 'A') AND t.tgtype & 58 = 58"
            )
            standing = {table for (table,) in cursor.fetchall()}
            return [table for table in INSERT_ONLY_TABLES if table not in standing]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        standing = {name for name, sql in cursor.fetchall() if "RAISE(ABORT" in sql}
    return [
        table for table in INSERT_ONLY_TABLES if any(f"{table}_{verb}" not in standing for verb in _SQLITE_TRIGGERS)
    ]


def _check_triggers(report):
    for table in missing_triggers():
        report.blame(_("表 {table} 的防改写触发器不见了，记录可能被改过。").format(table=table))


def _check_entries(report, sizes, progress) -> dict[int, bytes]:
    """Recompute the tree from the entries; returns the root at each of ``sizes`` that the log reaches."""
    frontier, roots = merkle.Frontier(), {}
    for number, block, kind, subject_id, at, body, hashes in _entries():
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root()
        if number != frontier.size:
            report.blame(
                _("公开日志少了条目：应有编号 {due}，读到的是 {number}。").format(due=frontier.size, number=number)
            )
            break
        if frontier.add(merkle.leaf_hash(body.encode())) != bytes(hashes):
            report.blame(_("公开日志第 {number} 号条目与它的哈希不符。").format(number=number))
        elif block != number >> BLOCK_BITS or not _columns_agree(kind, subject_id, at, body):
            report.blame(_("公开日志第 {number} 号条目的索引列与正文不符。").format(number=number))
        if frontier.size % 10_000 == 0:
            progress(frontier.size)
    if frontier.size in sizes:
        roots[frontier.size] = frontier.root()
    report.entries = frontier.size
    return roots


def _entries() -> Iterator[tuple]:
    columns = ("number", "block", "kind", "subject_id", "at", "body", "hashes")
    return LogEntry.objects.order_by("number").values_list(*columns).iterator(chunk_size=2000)


def _columns_agree(kind, subject_id, at, body):
    try:
        said = json.loads(body)
        return (said["kind"], str(said["fact"].get("id", "")), said["at"]) == (kind, subject_id, moment(at))
    except (ValueError, KeyError, AttributeError, TypeError):
        return False


def _check_heads(report, heads, roots):
    keys = verifier_keys()
    for head in heads:
        report.heads += 1
        try:
            said = notes.read(head.note, keys)
        except notes.BadNote:
            report.blame(_("{size} 条时的树头签名不对：不是本日志的密钥签的。").format(size=head.size))
            continue
        if (said.size, said.root) != (head.size, bytes(head.root)):
            report.blame(_("{size} 条时的树头与它的签名正文不符。").format(size=head.size))
        elif head.size not in roots:
            report.blame(
                _("公开日志被截短：签过名的是 {size} 条，现在只有 {now} 条。").format(
                    size=head.size, now=report.entries
                )
            )
        elif roots[head.size] != said.root:
            report.blame(_("前 {size} 条算出的根与当时签名的根不同：有条目被改过。").format(size=head.size))


def _check_seals(report, seals, progress):
    due, entries = 1, _sealing_entries()
    for seal in seals:
        report.seals += 1
        digest, count = events_digest(bytes(seal.salt), event_rows(seal.first_id, seal.last_id))
        promised = {"first": seal.first_id, "last": seal.last_id, "count": seal.count, "digest": seal.digest}
        if entries.pop(seal.entry_number, None) != promised or seal.first_id != due:
            report.blame(
                _("办事记录 {first}–{last} 的封存与公开日志不符。").format(first=seal.first_id, last=seal.last_id)
            )
        if (digest, count) != (seal.digest, seal.count):
            report.blame(_("办事记录 {first}–{last} 被改过。").format(first=seal.first_id, last=seal.last_id))
        due = seal.last_id + 1
        report.sealed_events += count
        progress(report.sealed_events)
    for number in entries:
        report.blame(_("公开日志第 {number} 号条目封存的办事记录找不到了。").format(number=number))
    report.unsealed_events = AuditEvent.objects.filter(id__gte=due).count()


def _sealing_entries():
    rows = LogEntry.objects.filter(kind=EVENTS_SEALED).values_list("number", "body")
    return {number: _fact(body) for number, body in rows}


def _fact(body):
    try:
        return json.loads(body)["fact"]
    except (ValueError, KeyError, TypeError):
        return None
