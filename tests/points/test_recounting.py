"""A batch is added up again by anybody, far from the server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.points.calc.recounting import batch
from lianxin.recount.checking import SAME, check

RULES = {"function": "batch", "rules": [["1", "打扫"], ["2", "陪诊"]]}
claims = st.lists(st.tuples(st.sampled_from(["1", "2"]), st.integers(1, 10_000)), max_size=30)


def test_points_are_so_many_units_and_what_was_published_before_recounts_the_same():
    rules = {"rules": [["1", "打扫", 6], ["2", "陪诊", 4]]}
    assert batch(rules, [["A1", ["1", 12, 2]]]) == batch(RULES, [["A1", ["1", 12]]])
    for sheet in (["1", 13, 2], ["1", 12], ["2", 12, 2]):
        with pytest.raises(ValueError, match="A1"):
            batch(rules, [["A1", sheet]])


@given(claims, st.randoms(use_true_random=False))
def test_whatever_the_order_the_rules_add_up_to_the_whole(given_claims, draw):
    sheets = [[f"A{number}", list(claim)] for number, claim in enumerate(given_claims)]
    told = batch(RULES, sheets)
    draw.shuffle(sheets)
    assert batch(RULES, sheets) == told
    assert told["points"] == sum(points for _code, points in given_claims)
    assert [sum(row[at] for row in told["rules"]) for at in (1, 2)] == [told["claims"], told["points"]]


@pytest.mark.parametrize("claim", [["3", 2], ["1", 0], ["1", -2], ["1", 1.5]])
def test_what_is_no_thanks_is_not_added_up(claim):
    with pytest.raises(ValueError, match="A1"):
        batch(RULES, [["A1", claim]])


def test_a_batch_is_downloaded_by_anybody_and_comes_out_the_same(village, client, tmp_path):
    rule_set, person = village.funded(), village.family()
    village.verified(village.claimed(rule_set, person, by=village.clerk, channel="paper"))
    made = village.batch(rule_set)
    page = client.get(f"/points/batches/{made.public_id}/").content.decode()
    assert f"/points/batches/{made.public_id}/bundle.zip" in page
    answer = client.get(f"/points/batches/{made.public_id}/bundle.zip")
    assert str(person).encode() not in answer.content
    file = tmp_path / "batch.zip"
    file.write_bytes(answer.content)
    verdict = check(file)
    assert (verdict.code, verdict.kind) == (SAME, "points-batch")
    changed = bytearray(answer.content)
    changed[len(changed) // 2] ^= 1
    file.write_bytes(changed)
    assert check(file).code != SAME
