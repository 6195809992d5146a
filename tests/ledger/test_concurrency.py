"""Fifty writers on one account at the same moment: sums are right, nothing falls below zero, nothing is lost."""

import json

import pytest

from tests.audit.test_concurrency import environment, run
from tests.ledger.writing import BUDGET, EACH, WRITERS

__all__ = ["environment"]


@pytest.mark.slow
def test_fifty_writers_on_one_account(environment):
    told = json.loads(run(environment, "-m", "tests.ledger.writing").stdout)
    held = told["held"]
    assert told["failures"] == []
    assert told["wrong"] == 0
    assert told["entries"] == 1 + 3 * WRITERS * EACH - told["refused"]
    assert held["预算"] + held["周家"] + held["已用"] == BUDGET == -held["来源"]
    assert min(held["预算"], held["周家"]) >= 0
    assert held["已用"] <= BUDGET
    assert told["refused"] > 0
