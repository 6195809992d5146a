"""What is not what it was meant to be: money that came back, an input entered wrongly, a contract that ends, a company wound up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.harvests import selectors, services
from lianxin.harvests.calc.winding_up import parts_of
from lianxin.harvests.errors import WrongState
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken


def _key(farm, ending):
    return farm.balance(f"H{farm.venture.pk}{ending}")


def _returned(farm, payout, **more):
    told = {"on": date(2025, 12, 9), "words": "账号不存在", "receipt": "退 3", "by": farm.keeper} | more
    return services.return_payout(payout=payout, **told)


def test_a_payout_that_comes_back_is_owed_again(farm):
    batch = farm.running()
    farm.bought(batch)
    to = (None, "县菌种站")
    payout, bank = farm.paid(to, 500_000), farm.balance("101")
    assert selectors.owed_by(farm.venture) == {}
    for more, words in (
        ({"words": ""}, "怎么说"),
        ({"receipt": " "}, "退汇单号"),
        ({"on": date(2025, 1, 1)}, "才付的"),
    ):
        with pytest.raises(RuleBroken, match=words):
            _returned(farm, payout, **more)
    with pytest.raises(NotAllowed):
        _returned(farm, payout, by=farm.head)
    assert _returned(farm, payout).state == "returned"
    assert (selectors.owed_by(farm.venture), farm.balance("101"), _key(farm, "P")) == (
        {to: 500_000},
        bank + 500_000,
        -500_000,
    )
    with pytest.raises(WrongState):
        _returned(farm, payout)
    assert AuditEvent.objects.get(tag="harvests:payout:return").reason == "账号不存在"
    farm.paid(to, 500_000)
    assert (selectors.owed_by(farm.venture), farm.balance("101")) == ({}, bank)


def test_who_releases_sees_what_came_back_and_the_keeper_notes_it(client, farm):
    farm.bought(farm.running())
    payout = farm.paid((None, "县菌种站"), 500_000)
    client.force_login(farm.cast.user("accountant"))
    address = f"/harvests/payouts/{payout.public_id}/"
    assert "钱退回来了" in client.get(address).content.decode()
    told = {"on": "2025-12-09", "words": "账号不存在", "receipt": "退 3"}
    assert client.post(f"{address}return/", told).status_code == 302
    page = client.get(address).content.decode()
    assert "付了又退回来了" in page
    assert "账号不存在 · 退 3" in page


def test_an_input_entered_wrongly_never_was_put_in(client, farm):
    farm.opened()
    home, other, _third = farm.households()
    bank = farm.balance("101")
    put_in = farm.pooled(home, kind="money", what="现金", value_fen=300_000, gets="share")
    look = services.undo_input(venture=farm.venture, put_in=put_in, reason="写错了户", by=farm.keeper)
    assert farm.balance("101") == bank + 300_000, "the bank is touched by two persons"
    with pytest.raises(RuleBroken, match="等另一个人核对"):
        services.undo_input(venture=farm.venture, put_in=put_in, reason="写错了户", by=farm.keeper)
    with pytest.raises(NotAllowed, match="自己不能核对"):
        services.confirm_proposal(proposal=look, by=farm.keeper)
    undone = farm.confirmed(look).put_in
    undone.refresh_from_db()
    assert (farm.balance("101"), _key(farm, "C"), selectors.owed_by(farm.venture)) == (bank, 0, {})
    assert (undone.back_fen, undone.undone_because) == (0, "写错了户")
    assert list(selectors.pooled(farm.venture)) == []
    for again in (put_in, undone):
        with pytest.raises(RuleBroken, match="还在的"):
            services.undo_input(venture=farm.venture, put_in=again, reason="再来", by=farm.keeper)
    land = farm.pooled(other, gets="rent", rent_fen=90_000)
    rent = services.owe_idle_rent(
        venture=farm.venture, put_in=land, year=2025, on=date(2025, 6, 1), words="歇", fen=90_000, by=farm.keeper
    )
    with pytest.raises(RuleBroken, match="先划掉租金"):
        services.undo_input(venture=farm.venture, put_in=land, reason="不是他家的地", by=farm.keeper)
    services.undo_rent(venture=farm.venture, event=rent, reason="记错", by=farm.keeper)
    services.undo_input(venture=farm.venture, put_in=land, reason="不是他家的地", by=farm.keeper)
    assert selectors.rented(farm.venture) == []
    client.force_login(farm.cast.user("resident"))
    assert "划掉，登记错了：写错了户" in client.get("/harvests/ours/").content.decode()


def test_a_contract_ends_with_its_reason_its_day_and_what_is_owed(client, farm):
    farm.opened()
    today = clock.today()
    contract = services.sign_contract(
        venture=farm.venture, kind="partner", number="合 9", party="菌棒厂", terms="保底", starts_on=today - timedelta(days=100),
        ends_on=today + timedelta(days=200), way="pay", due_fen=50_000, months=2, by=farm.keeper,
    )  # fmt: skip
    end = {"venture": farm.venture, "contract": contract, "on": today, "by": farm.keeper}
    for more, words in (
        ({"reason": " "}, "怎么了结"), ({"reason": "解除", "way": "get"}, "都空着"),
        ({"reason": "解除", "way": "get", "owed_fen": 5, "owed_on": today - timedelta(days=1)}, "不能比了结的日子早"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=words):
            services.end_contract(**end, **more)
    later = today + timedelta(days=30)
    services.end_contract(**end, reason="厂子停产，提前解除", way="get", owed_fen=80_000, owed_on=later)
    left = selectors.open_dues(farm.venture)
    assert [(each.way, each.fen) for each in left if each.due_on > today] == [("get", 80_000)]
    event = AuditEvent.objects.get(tag="harvests:venture:end_contract")
    assert (event.reason, event.after["left"]) == (
        "厂子停产，提前解除",
        f"{sum(each.fen for each in left) // 100:,}.00",
    )
    page = client.get(f"/harvests/{farm.venture.public_id}/").content.decode()
    assert "厂子停产，提前解除" in page


def test_a_company_is_wound_up_by_what_each_put_in(farm):
    farm.opened(vehicle="company")
    one, other, _third = farm.households()
    for home, fen in ((one, 200_000), (other, 100_000)):
        farm.pooled(home, kind="money", what="股金", value_fen=fen, gets="share")
    batch = farm.planned()
    end = {"venture": farm.venture, "reason": "不办了", "by": farm.keeper}
    with pytest.raises(RuleBroken, match="批次没有结账"):
        services.close_venture(**end, fen=1, meeting="股东会")
    services.cancel_batch(batch=batch, reason="不办了", by=farm.keeper)
    land = farm.pooled(one)
    with pytest.raises(RuleBroken, match="先办退出"):
        services.close_venture(**end, fen=1, meeting="股东会")
    farm.left(land)
    for more, words in (({"fen": 1}, "哪个会"), ({"fen": 300_001, "meeting": "股东会"}, "先办分配")):
        with pytest.raises(RuleBroken, match=words):
            services.close_venture(**end, **more)
    look = services.close_venture(**end, fen=100_000, meeting="股东会 12 月 1 日")
    assert selectors.owed_by(farm.venture) == {}, "a company is wound up by two persons"
    closed = farm.confirmed(look).venture
    closed.refresh_from_db()
    assert closed.state == "closed"
    owed = {(one.pk, ""): 66_667, (other.pk, ""): 33_333}
    assert (selectors.owed_by(closed), _key(farm, "C"), farm.balance("311")) == (owed, 0, -200_000)
    for to, fen in owed.items():
        farm.paid(to, fen)
    assert (selectors.owed_by(closed), _key(farm, "P")) == ({}, 0)


def test_nothing_ends_while_money_given_for_a_purpose_is_unused(farm):
    batch = farm.running()
    farm.bought(batch, fen=40_000)
    farm.given(batch, kind="tied", fen=30_000)
    farm.used(batch, 10_000)
    farm.closed(batch)
    end = {"venture": farm.venture, "reason": "不办了", "by": farm.keeper}
    with pytest.raises(RuleBroken, match=r"还有 200\.00 元专项补贴没有用"):
        services.close_venture(**end)
    batch = farm.running()
    farm.bought(batch, fen=20_000)
    farm.used(batch, 20_000)
    farm.closed(batch)
    assert services.close_venture(**end).state == "closed"


def test_debts_are_paid_before_shares(farm):
    farm.opened(vehicle="company")
    one, *_rest = farm.households()
    farm.pooled(one, kind="money", what="股金", value_fen=200_000, gets="share")
    batch = services.begin_batch(batch=farm.planned(), on=date(2025, 3, 1), by=farm.keeper)
    farm.bought(batch, fen=40_000)
    farm.closed(batch)
    with pytest.raises(RuleBroken, match="先还债"):
        services.close_venture(venture=farm.venture, reason="不办了", fen=9, meeting="股东会", by=farm.keeper)
    farm.paid((None, "县菌种站"), 40_000)
    look = services.close_venture(venture=farm.venture, reason="不办了", meeting="股东会", by=farm.keeper)
    farm.confirmed(look)
    farm.venture.refresh_from_db()
    assert farm.venture.state == "closed"
    assert selectors.owed_by(farm.venture) == {}


def test_the_next_step_stands_first_and_households_are_chosen_from_the_roll(client, farm):
    farm.opened()
    farm.households()
    client.force_login(farm.cast.user("accountant"))
    page = client.get(f"/harvests/{farm.venture.public_id}/").content.decode()
    before, _fold, after = page.partition("别的要登记的")
    assert "登记投入" in before
    assert "计划一个批次" not in before
    assert "计划一个批次" in after
    farm.pooled(farm.homes[0])
    before, _fold, after = client.get(f"/harvests/{farm.venture.public_id}/").content.decode().partition("别的要登记的")
    assert "再请镇里看" in after, "no next step where the township agreed"
    assert "再请镇里看" not in before
    form = client.get(f"/harvests/{farm.venture.public_id}/pool/").content.decode()
    assert '<option value="MG-0001">周**</option>' in form


@given(st.lists(st.integers(1, 10**11), min_size=1, max_size=40), st.fractions(0, 1))
def test_no_fen_of_what_is_left_is_lost(put_in, part):
    total = int(sum(put_in) * part)
    parts = parts_of(total, put_in)
    assert sum(parts) == total
    for mine, back in zip(put_in, parts, strict=True):
        assert 0 <= back <= mine
        assert abs(back * sum(put_in) - total * mine) < sum(put_in)


@pytest.mark.parametrize(("total", "put_in"), [(3, [1, 1]), (-1, [5]), (0, []), (1, [0, 2])])
def test_what_cannot_be_is_no_sum(total, put_in):
    with pytest.raises(ValueError, match=str(total)):
        parts_of(total, put_in)
