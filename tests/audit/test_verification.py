"""Tampering as an owner of the database could do it, and what ``lianxin verify`` says then."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lianxin.audit import services as audit
from lianxin.audit.errors import LogKeyMissing
from lianxin.audit.models import AuditEvent, EventSeal, TreeHead
from lianxin.audit.selectors import tree
from lianxin.audit.selectors.keys import verifier_keys
from lianxin.audit.selectors.verification import verify
from lianxin.kit.actors import SYSTEM
from tests.audit.test_publishing import facts
from tests.audit.unlocking import unlocked


@pytest.fixture
def log(cast):
    """Two signed heads, two seals, and something newer than both."""
    for start in (0, 5):
        audit.append_batch(facts(5, start))
        for name in ("resident", "clerk"):
            audit.record("audit:test:change", cast.user(name), SYSTEM, after={"起": start})
        audit.sign_log()
    audit.append_batch(facts(2, 10))
    audit.record("audit:test:change", cast.user("liaison"), SYSTEM)
    return tree.log_size()


def tamper(sql, params=()):
    with unlocked(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def faults():
    return verify().faults


def test_verify_sound_record(log, capsys):
    report = verify()
    assert report.faults == []
    assert (report.entries, report.heads, report.seals) == (14, 2, 2)
    assert (report.sealed_events, report.unsealed_events) == (4, 1)
    call_command("verify")
    assert "核验通过" in capsys.readouterr().out


def test_verify_empty_record(db):
    assert verify().faults == []


def test_sign_head_nothing_new_gives_the_same_head(log):
    head = audit.sign_head()
    assert audit.sign_head() == head
    assert audit.sign_log() != head  # one event was still unsealed
    assert audit.seal_events() is None


def test_signing_key_is_readable_by_its_owner_only(log, log_keys):
    assert log_keys.stat().st_mode & 0o077 == 0


def test_sign_head_unreadable_key_says_so_and_signs_nothing(db, log_keys):
    log_keys.write_text("{}")
    with pytest.raises(LogKeyMissing):
        audit.sign_head()
    assert not TreeHead.objects.exists()


def test_verify_after_key_rotation_old_heads_still_hold(log, log_keys):
    stored = json.loads(log_keys.read_text())
    log_keys.write_text(json.dumps({**stored, "keys": [*stored["keys"], "ab" * 32]}))
    audit.sign_log()
    assert verify().faults == []


@pytest.mark.parametrize("stranger", [None, "{}", '{"origin": "other/log", "keys": ["' + "cd" * 32 + '"]}', "[1]"])
def test_sign_head_without_the_key_of_this_log_is_refused(log, log_keys, stranger):
    log_keys.unlink()
    if stranger:
        log_keys.write_text(stranger)
    with pytest.raises(LogKeyMissing):
        audit.sign_head()
    assert TreeHead.objects.count() == 2
    assert log_keys.exists() == bool(stranger)


def test_verify_after_a_lost_key_the_retired_public_half_still_holds(log, log_keys):
    retired = verifier_keys()
    log_keys.write_text(json.dumps({"origin": "lianxin-new/log", "keys": ["cd" * 32], "retired": retired}))
    audit.sign_head()
    assert verify().faults == []


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE audit_logentry SET body = replace(body, '3', '4') WHERE number = 3", "第 3 号条目与它的哈希不符"),
        ("UPDATE audit_logentry SET kind = 'other' WHERE number = 3", "索引列与正文不符"),
        ("UPDATE audit_logentry SET subject_id = 'x' WHERE number = 3", "索引列与正文不符"),
        ("DELETE FROM audit_logentry WHERE number = 3", "少了条目"),
        ("DELETE FROM audit_logentry WHERE number > 9", "被截短"),
        ("UPDATE audit_treehead SET size = 4 WHERE size = 6", "与它的签名正文不符"),
        ("UPDATE audit_treehead SET note = replace(note, '6', '7')", "不是本日志的密钥签的"),
        ("UPDATE audit_auditevent SET reason = 'x' WHERE id = (SELECT min(id) FROM audit_auditevent)", "被改过"),
        ("DELETE FROM audit_auditevent WHERE id = (SELECT min(id) FROM audit_auditevent)", "被改过"),
        ("DELETE FROM audit_eventseal WHERE id = (SELECT min(id) FROM audit_eventseal)", "不符"),
        ("DELETE FROM audit_eventseal WHERE id = (SELECT max(id) FROM audit_eventseal)", "找不到了"),
        ("UPDATE audit_eventseal SET count = 1", "不符"),
        ("UPDATE audit_logentry SET body = 'x' WHERE number = 5", "第 5 号条目与它的哈希不符"),
        ("UPDATE audit_logentry SET block = 1 WHERE number = 5", "索引列与正文不符"),
    ],
)
def test_verify_tampered_record_is_found_out(log, sql, says, capsys):
    tamper(sql)
    assert any(says in fault for fault in faults()), faults()
    with pytest.raises(CommandError, match="核验不通过"):
        call_command("verify")
    assert says in capsys.readouterr().err


def test_verify_entry_rewritten_with_its_hashes_contradicts_the_signed_head(log):
    """The clever one: body and all stored nodes are recomputed, so only the signature gives it away."""
    from lianxin.audit.calc import merkle
    from lianxin.audit.models import LogEntry

    frontier = merkle.Frontier()
    with unlocked(), connection.cursor() as cursor:
        for entry in list(LogEntry.objects.all()):
            body = entry.body.replace('"value":3', '"value":4')
            run = frontier.add(merkle.leaf_hash(body.encode()))
            cursor.execute(
                "UPDATE audit_logentry SET body = %s, hashes = %s WHERE number = %s", [body, run, entry.number]
            )
    assert [fault for fault in faults() if "与当时签名的根不同" in fault] == faults()
    assert len(faults()) == 2


def test_verify_missing_trigger_is_found_out(log):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_treehead DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_treehead_no_delete")
    assert faults() == ["表 audit_treehead 的防改写触发器不见了，记录可能被改过。"]


def test_seal_covers_every_event_once(log):
    covered = [i for seal in EventSeal.objects.all() for i in range(seal.first_id, seal.last_id + 1)]
    stored = set(AuditEvent.objects.values_list("id", flat=True))
    assert len(covered) == len(set(covered))
    assert len(stored - set(covered)) == 1
