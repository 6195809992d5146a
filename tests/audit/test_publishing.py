import json

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.audit import services as audit
from lianxin.audit.calc import canonical, merkle
from lianxin.audit.models import LogEntry
from lianxin.audit.selectors import tree
from lianxin.kit import clock


def facts(count, start=0):
    now = clock.now()
    return [audit.Fact("test.fact", {"id": f"F{i}", "value": i}, now) for i in range(start, start + count)]


def test_publish_fact_appends_canonical_bytes(db):
    entry = audit.publish_fact("test.fact", {"id": "K7", "title": "路灯", "count": 2})
    stored = LogEntry.objects.get()
    assert (stored.number, stored.subject_id, stored.body) == (0, "K7", entry.body)
    assert canonical(json.loads(stored.body)) == stored.body.encode()
    assert stored.leaf_hash == merkle.leaf_hash(stored.body.encode())
    assert tree.root_of() == stored.leaf_hash


@pytest.mark.parametrize("payload", [{"x": 1.5}, {"键": 1}, {"x": 2**60}, {"x": "\ud800"}, {"x": object()}])
def test_publish_fact_without_exact_form_is_refused(db, payload):
    with pytest.raises(ValueError):  # noqa: PT011
        audit.publish_fact("test.fact", payload)
    assert not LogEntry.objects.exists()


def test_publish_fact_is_dropped_with_its_transaction(db):
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        audit.publish_fact("test.fact", {})
        raise RuntimeError
    assert tree.log_size() == 0


def test_publish_fact_costs_the_same_whatever_the_size(db, django_assert_num_queries):
    audit.append_batch(facts(13))
    taking_turns = connection.vendor == "postgresql"
    with django_assert_num_queries(3 + taking_turns):  # size, peaks, insert
        audit.publish_fact("test.fact", {})


def test_append_batch_in_pieces_gives_the_root_of_all(db):
    for start, count in ((0, 1), (1, 6), (7, 10)):
        audit.append_batch(facts(count, start))
    leaves = [entry.leaf_hash for entry in LogEntry.objects.all()]
    assert len(leaves) == 17
    for size in range(18):
        frontier = merkle.Frontier()
        for leaf in leaves[:size]:
            frontier.add(leaf)
        assert tree.root_of(size) == frontier.root()


def test_proofs_out_of_the_table_hold_for_every_pair(db):
    audit.append_batch(facts(21))
    roots = {size: tree.root_of(size) for size in range(22)}
    leaves = [entry.leaf_hash for entry in LogEntry.objects.all()]
    for size in range(1, 22):
        for number in range(size):
            proof = tree.inclusion_proof(number, size)
            assert merkle.check_inclusion(leaves[number], number, size, proof, roots[size])
        for old in range(size + 1):
            proof = tree.consistency_proof(old, size)
            assert merkle.check_consistency(old, size, roots[old], roots[size], proof)


@pytest.mark.parametrize("sql", ["UPDATE audit_logentry SET body = '{}'", "DELETE FROM audit_logentry"])
def test_log_refuses_change_through_sql(db, sql):
    audit.publish_fact("test.fact", {})
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
