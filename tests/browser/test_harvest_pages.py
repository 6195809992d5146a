"""A keeper works on a venture and a batch; a household reads its own: on a phone and at a desk."""

import os

import pytest

from lianxin.harvests import services
from tests.cast import make_cast
from tests.harvests.conftest import Farm

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def farm(transactional_db):
    farm = Farm(make_cast())
    batch = farm.running()
    for number, home in enumerate(farm.households()):
        farm.pooled(home, contract=f"入股 {number}")
    farm.bought(batch)
    farm.worked(batch, farm.homes[0])
    farm.harvested(batch)
    farm.sold(batch, quantity=100_000, fen=300_000)
    farm.paid((farm.homes[0].pk, ""), 24_000)
    farm.waits = services.draft_payout(
        venture=farm.venture, to=(None, "县菌种站"), fen=100_000, receipt="单 1", by=farm.keeper
    )
    return farm


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_ventures_are_read_and_kept(farm, open_page, assert_accessible, viewport):
    batch = farm.venture.batches.get()
    keeper, head, resident = (farm.cast.user(name) for name in ("accountant", "committee", "resident"))
    payout = f"/harvests/payouts/{farm.waits.public_id}/"
    ways = f"/harvests/{farm.venture.public_id}/", f"/harvests/batches/{batch.public_id}/"
    for user, name, address in (
        (None, "index", f"/harvests/?place={farm.cast.village.public_id}"), (None, "venture", ways[0]), (None, "batch", ways[1]),
        (keeper, "venture-kept", ways[0]), (keeper, "batch-kept", ways[1]), (keeper, "households", f"{ways[0]}households/"),
        (keeper, "pool", f"{ways[0]}pool/"), (keeper, "pay", f"{ways[0]}pay/"), (keeper, "work", f"{ways[1]}work/"),
        (keeper, "sell", f"{ways[1]}sell/"), (resident, "ours", "/harvests/ours/"), (head, "payout", payout), (head, "release", f"{payout}release/"),
    ):  # fmt: skip
        page = open_page(address, user=user, viewport=viewport)
        assert_accessible(page)
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{name}-{viewport}.png", full_page=True)
