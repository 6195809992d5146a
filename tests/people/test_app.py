from lianxin.audit.selectors import all_but
from lianxin.audit.selectors.words import known_tags
from lianxin.people import policies
from lianxin.people import services as people
from lianxin.people.models import PriorityLabel
from lianxin.people.presenters import FAULT_WORDS, fault_words
from lianxin.people.selectors.retention import due_for_removal
from lianxin.people.tasks import go_on_with_imports
from lianxin.people.vocabulary import RETENTION, AuditTag
from tests.people.test_labels_and_consents import label


def test_every_tag_has_its_sentence():
    assert set(map(str, AuditTag)) <= known_tags()


def test_every_fault_has_its_words():
    for code in FAULT_WORDS:
        assert fault_words([["name", code, "x"]])[0]


def test_hidden_labels_from_those_who_may_not_know(cast, home):
    given = label(home.other, cast.actor("liaison"))
    ids = [given.public_id]
    assert all_but(policies.visible_labels)(cast.actor("clerk"), ids) == set(ids)
    assert all_but(policies.visible_labels)(cast.actor("secretary"), ids) == set()


def test_the_worker_finishes_an_import(cast):
    clerk = cast.actor("clerk")
    data = "户编号,姓名\n" + "".join(f"{n},周{chr(0x4E00 + n)}\n" for n in range(1200))
    batch = people.receive_import(division=cast.village, filename="x.csv", data=data.encode(), by=clerk)
    people.start_import(batch=batch, mapping=batch.mapping, by=clerk)
    go_on_with_imports()
    batch.refresh_from_db()
    assert (batch.state, batch.imported_count) == ("done", 1200)


def test_due_for_removal_has_a_line_for_every_rule(cast, home):
    lines = due_for_removal()
    assert {line.kind for line in lines} == set(RETENTION)
    assert all(line.count == 0 for line in lines)
    label(home.other, cast.actor("liaison"))
    PriorityLabel.objects.update(decided_on="2020-01-01", review_on="2020-02-01", expires_on="2020-03-01")
    people.place_hold(person=home.other, basis="诉讼保全", by=home.clerk)
    line = next(line for line in due_for_removal() if line.kind == "priority_label")
    assert (line.count, line.held) == (0, 1)
