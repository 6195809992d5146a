"""Three hands on every slip at the same moment: each entry of the roll is used once, every sheet is counted."""

import json

import pytest

from tests.audit.test_concurrency import environment, run
from tests.deliberation.answering import ROUNDS
from tests.deliberation.voting import EACH, VOTERS

__all__ = ["environment"]


@pytest.mark.long
def test_no_slip_is_used_twice(environment):
    told = json.loads(run(environment, "-m", "tests.deliberation.voting").stdout)
    assert told["failures"] == []
    assert told["cast"] == told["different"] == told["sheets"] == told["handed_in"] == VOTERS
    assert told["refused"] == VOTERS * (EACH - 1)
    assert told["marks"]["web"] == VOTERS


@pytest.mark.slow
def test_an_answer_that_is_sent_many_times_at_once_is_one(environment):
    told = json.loads(run(environment, "-m", "tests.deliberation.answering").stdout)
    assert told == {"failures": [], "answers": ROUNDS, "counted": [1] * ROUNDS, "planned_again": 1}
