"""Fifty people choose from one purse and one shelf, three clerks settle one batch at the same moment: sums are right, nothing falls
below zero, and everybody is thanked once."""

import json

import pytest

from tests.audit.test_concurrency import environment, run
from tests.points.choosing import CLAIMS, PIECES, POINTS, SETTLERS, WRITERS

__all__ = ["environment"]


@pytest.mark.long
def test_fifty_writers_on_one_purse_and_one_shelf_and_three_that_settle(environment):
    told = json.loads(run(environment, "-m", "tests.points.choosing").stdout)
    states = told["states"]
    handed, kept = states.get("handed", 0), states.get("reserved", 0)
    assert told["failures"] == []
    assert told["wrong"] == 0
    assert sum(states.values()) + told["refused"] == WRITERS
    assert told["balance"] == POINTS - handed
    assert told["quantity"] == PIECES - handed == PIECES - told["out"]
    assert told["reserved"] == kept == told["reserved_points"]
    assert handed + kept <= PIECES <= sum(states.values())  # what was given back came too late for some
    assert told["refused"] > 0
    assert told["settled"] == ["refused"] * (SETTLERS - 1) + ["settled"]
    assert told["thanked"] == told["awards"] == CLAIMS
