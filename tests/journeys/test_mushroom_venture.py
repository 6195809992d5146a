"""A mushroom venture on its whole way: land and money pooled, a batch bought, worked, harvested, sold and closed, the year closed, the
result distributed by shares, one objection upheld before payment, paid; one household counts its statement again by itself."""

import io
import json
import zipfile
from datetime import date

import pytest

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.harvests import services as harvests
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ledger import services as ledger_services
from lianxin.recount.checking import check
from lianxin.ventures import selectors, services
from lianxin.ventures.calc.recounting import distribution
from lianxin.ventures.services import NewHolder
from tests.harvests.conftest import Farm
from tests.ventures.conftest import Collective


def grown(farm):
    """From pooled land to a closed batch that earned 8,960 yuan."""
    farm.opened()
    first, second, third = farm.households()
    farm.pooled(first)
    farm.pooled(second, what="山边五亩", amount=500, value_fen=1_500_000, contract="入股 2")
    farm.pooled(third, kind="money", what="现金", value_fen=200_000, contract="入股 3")
    batch = farm.running()
    farm.bought(batch)
    farm.worked(batch, first)
    land = farm.pooled(second, what="棚边空地", gets="rent", rent_fen=20_000, contract="租 1")
    harvests.owe_rent(
        batch=batch, put_in=land, year=2025, on=date(2025, 6, 1), words="棚边空地", fen=20_000, by=farm.keeper
    )
    farm.harvested(batch)
    farm.sold(batch)
    farm.closed(batch)
    for to, fen in (((None, "县菌种站"), 500_000), ((first.pk, ""), 24_000), ((second.pk, ""), 20_000)):
        farm.paid(to, fen)
    return batch


def shared(farm, collective):
    """The shares: three heads a household, land by the mu it pooled; the second household's land is written down half a mu short."""
    keeper = farm.keeper
    collective.register = services.write_charter(
        division=farm.cast.village, unit=farm.unit, book=farm.book, kind="collective", by=keeper,
        set_asides=[["公积金", "1/10"]], changes=["inherit"], charter_on=collective.today, charter_label="章程",
    )  # fmt: skip
    heads, land = collective.classed(("A", "head", "人口股", 1), ("B", "land", "土地股", 2))
    collective.roll()
    rows = [
        NewHolder(home.pk, None, home.code, ((heads, 300), *(((land, mu),) if mu else ())))
        for home, mu in zip(farm.homes, (310, 450, 0), strict=True)
    ]
    collective.holders = collective.first_shares(rows, "成员大会")
    collective.heads, collective.land = heads, land


def test_a_mushroom_venture_from_pooled_land_to_a_dividend_counted_again(cast, client, tmp_path):
    farm, collective = Farm(cast), Collective(cast)
    batch = grown(farm)
    ledger_services.close_period(book=farm.book, through=date(2025, 12, 31), by=cast.actor("township_officer"))
    shared(farm, collective)
    plan = services.draft_plan(register=collective.register, year=2025, by=farm.keeper, at=collective.now)
    assert plan.rule["earnings"]["books"] == [["322", f"香菇大棚 {batch.number}", 896_000]]
    assert plan.result["distributable"] == 806_400

    plan = collective.posted(plan)
    notice = Notice.objects.get(item_code="finance.year")
    objection = bulletin.raise_objection(
        notice=notice, words="我家土地入了五亩，只写了四亩半", by=cast.actor("resident"), at=collective.now
    )
    bulletin.uphold_objection(objection=objection, answer="合同上是五亩，少写了，更正。", by=collective.secretary)
    plan.refresh_from_db()
    assert plan.state == "draft"
    services.change_shares(
        holder=collective.holders[1], share_class=collective.land, hundredths=50, kind="correct", basis="入股合同 2 号",
        on=collective.today, by=farm.keeper,
    )  # fmt: skip
    collective.confirmed()
    register = collective.register
    client.force_login(cast.user("accountant"))
    told = client.get(f"/ventures/registers/{register.public_id}/compare/").content.decode()
    assert "MG-0003" in told, "put in money for shares, and the register has no money share"
    assert "MG-0001" not in told, "as much land as shares"
    put_in = farm.venture.inputs.get(household=farm.homes[1], gets="share")
    with pytest.raises(RuleBroken, match="先在股份册上变更份额"):
        farm.left(put_in)
    before = plan.seal
    plan = services.redraw_plan(plan=plan, by=farm.keeper, at=collective.now)
    assert plan.seal != before
    plan = collective.paying(plan)
    services.receive_all(plan=plan, on=collective.today, receipt="代发回单 9", by=farm.keeper, at=collective.now)
    collective.confirmed()
    plan = services.close_plan(plan=plan, by=farm.keeper, at=collective.now)

    statements = {each.holder_id: each for each in selectors.statements_of(plan)}
    amounts = [statements[holder.pk].fen for holder in collective.holders]
    assert sum(amounts) == plan.result["distributed"] == plan.result["distributable"] - plan.result["remainder"]
    assert amounts == [294_400, 416_000, 96_000]
    debt = ledger.account_coded(farm.book, f"221.{collective.register.pk}.2025.1")
    assert ledger.balance_of(debt) == 0
    assert not ledger.wrong_balances(farm.book)

    own = statements[collective.holders[0].pk]
    client.force_login(cast.user("resident"))
    told = client.get(f"/ventures/statements/{own.public_id}/").content.decode()
    assert own.tracker in told
    assert f"香菇大棚 {batch.number}" in told
    bundle = client.get(f"/ventures/plans/{plan.public_id}/bundle.zip").content
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundle)
    verdict = check(path)
    assert (verdict.code, verdict.seal) == (0, plan.seal)
    assert counted_by_hand(bundle, own.tracker) == own.fen


def counted_by_hand(bundle, tracker):
    """What a household does with the bundle it took away: all of it again, and its own line."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        rule, sheets = (json.loads(archive.read(f"{part}.json")) for part in ("rule", "sheets"))
    return dict(distribution(rule, sheets)["statements"])[tracker]
