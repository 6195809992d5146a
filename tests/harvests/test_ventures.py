"""Ventures and batches: each step, each refusal, the books, and two persons for every payment."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.audit.models import AuditEvent
from lianxin.harvests import policies, selectors, services
from lianxin.harvests.errors import WrongState
from lianxin.harvests.models import Event, Input, Payout, Venture
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.ledger import selectors as ledger
from lianxin.ledger.errors import NotEnough


def refused(field, told, run, **given):
    with pytest.raises(RuleBroken, match=told) as error:
        run(**given)
    assert error.value.field == field


def test_from_pooled_land_to_the_result_of_the_year(farm):
    farm.opened()
    home, other, _third = farm.households()
    farm.pooled(home)
    farm.pooled(other, kind="money", what="现金", gets="share", value_fen=200_000)
    batch = farm.running()
    farm.bought(batch)
    farm.worked(batch, home)
    land = farm.pooled(other, gets="rent", rent_fen=60_000)
    services.owe_rent(
        batch=batch, put_in=land, year=2025, on=date(2025, 6, 1), words="棚地", fen=60_000, by=farm.keeper
    )
    services.note_event(batch=batch, on=date(2025, 6, 2), words="连下三天雨", by=farm.keeper)
    services.note_loss(batch=batch, on=date(2025, 6, 9), words="水淹半亩", quantity=50, by=farm.keeper)
    farm.harvested(batch)
    key = f"H{farm.venture.pk}"
    assert (farm.balance(f"{key}.1"), farm.balance(f"{key}P"), farm.balance(f"{key}C")) == (584_000, -584_000, -200_000)
    farm.sold(batch)
    assert (farm.balance(f"{key}.1S"), farm.balance("322")) == (-1_440_000, 0)
    batch = farm.closed(batch)
    assert (farm.balance(f"{key}.1S"), farm.balance(f"{key}.1"), farm.balance("322")) == (0, 0, -856_000)
    told = ledger.year_results(farm.book, 2025, 2025, besides=("distribution",), named=("batch",))
    assert told == {2025: [["322", "香菇大棚 香菇〔2025〕1号", 856_000]]}
    assert selectors.owed_by(farm.venture) == {
        (None, "县菌种站"): 500_000,
        (home.pk, ""): 24_000,
        (other.pk, ""): 60_000,
    }
    farm.paid((home.pk, ""), 24_000)
    assert (farm.balance(f"{key}P"), farm.balance("101")) == (-560_000, 5_000_000 + 200_000 + 1_440_000 - 24_000)
    assert selectors.accounts_of(farm.venture).paid == {home.pk: 24_000}
    tags = set(AuditEvent.objects.filter(tag__startswith="harvests:").values_list("tag", flat=True))
    assert {"harvests:venture:pool", "harvests:batch:write", "harvests:batch:close", "harvests:payout:release"} <= tags


def test_a_venture_is_opened_by_a_decision_by_who_keeps_it(farm):
    farm.books()
    refused("decision", "哪个会", farm.opened, decision=" ")
    with pytest.raises(NotAllowed):
        services.open_venture(
            division=farm.cast.village, book=farm.book, name="鸭", product="鸭", vehicle="partner", runner="厂", scale=100, unit="只",
            plan="养", decision="会", begun_on=date(2025, 1, 1), by=farm.cast.actor("clerk"),
        )  # fmt: skip
    farm.opened()
    refused("name", "已经有叫", farm.opened)
    assert Venture.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "words", "more"),
    [
        ("gets", "不能“借给项目", {"gets": "loan"}), ("signed_by", "自愿", {"signed_by": ""}), ("meeting", "开会认过", {"meeting": " "}),
        ("value_fen", "作价多少", {"value_fen": 0}), ("rent_fen", "每年租金", {"gets": "rent"}), ("rent_fen", "别的不写", {"rent_fen": 5}),
        ("amount", "写多少", {"amount": 0}), ("ends_on", "到期", {"ends_on": date(2025, 1, 20)}),
        ("valued_on", "先作价", {"valued_on": date(2025, 2, 1)}),
    ],
)  # fmt: skip
def test_nothing_is_pooled_without_value_meeting_signature_and_term(farm, field, words, more):
    farm.opened()
    home, *_rest = farm.households(homes=(("MG-0009", "吴小寒"),))
    refused(field, words, farm.pooled, household=home, **more)
    assert not Input.objects.exists()


def test_a_household_takes_back_what_it_put_in_and_money_is_owed_to_it(farm):
    farm.opened()
    home, *_rest = farm.households(homes=(("MG-0009", "吴小寒"),))
    put_in = farm.pooled(home, kind="money", what="现金", gets="loan", value_fen=90_000)
    key = f"H{farm.venture.pk}"
    assert farm.balance(f"{key}L") == -90_000
    call = {"venture": farm.venture, "put_in": put_in, "reason": "家里盖房", "by": farm.keeper}
    refused("on", "不能在以后", services.leave_input, on=clock.today() + timedelta(days=1), **call)
    services.leave_input(on=date(2025, 8, 1), **call)
    refused("put_in", "还在的", services.leave_input, on=date(2025, 8, 2), **call)
    assert (farm.balance(f"{key}L"), selectors.owed_by(farm.venture)) == (0, {(home.pk, ""): 90_000})
    farm.paid((home.pk, ""), 90_000)
    assert (farm.balance("101"), selectors.owed_by(farm.venture)) == (5_000_000, {})


def test_nothing_is_sold_or_lost_that_is_not_there(farm):
    batch = farm.running()
    refused("quantity", "只剩 0.00", farm.sold, batch=batch)
    farm.harvested(batch, quantity=100)
    refused("quantity", "只剩 1.00", farm.sold, batch=batch, quantity=101)
    call = {"batch": batch, "on": date(2025, 9, 30), "words": "烂了", "by": farm.keeper}
    refused("quantity", "只有 1.00", services.note_loss, quantity=101, grade="一级", **call)
    refused("quantity", "只有 10.00", services.note_loss, quantity=1_001, **call)
    refused("on", "还有 1.00 没有卖", farm.closed, batch=batch)
    services.note_loss(quantity=100, grade="一级", **call)
    assert farm.closed(batch).state == "closed"
    with pytest.raises(WrongState):
        farm.bought(batch)


def test_what_was_written_wrongly_is_undone_by_name_and_in_the_books(farm):
    batch = farm.running()
    wrong, key = farm.bought(batch), f"H{farm.venture.pk}.1"
    call = {"batch": batch, "by": farm.keeper}
    refused("reason", "为什么", services.undo_event, event=wrong, reason=" ", **call)
    undone = services.undo_event(event=wrong, reason="记重了", **call)
    assert (undone.reverses, undone.fen, farm.balance(key), selectors.owed_by(farm.venture)) == (wrong, -500_000, 0, {})
    refused("event", "还算数", services.undo_event, event=wrong, reason="再划", **call)
    grown = farm.harvested(batch)
    farm.sold(batch, quantity=1)
    refused("event", "已经卖掉", services.undo_event, event=grown, reason="多记了", **call)
    assert Event.objects.filter(reverses=grown).count() == 0
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM harvests_event")


def test_money_goes_by_two_persons_and_never_more_than_is_owed(farm):
    batch = farm.running()
    farm.bought(batch, fen=30_000)
    to = (None, "县菌种站")
    call = {"venture": farm.venture, "to": to, "receipt": "单 1", "by": farm.keeper}
    refused("fen", "只欠 300.00", services.draft_payout, fen=30_001, **call)
    payout = services.draft_payout(fen=30_000, **call)
    refused("fen", "只欠 0.00", services.draft_payout, fen=1, **call)
    with pytest.raises(NotAllowed, match="换一个人"):
        services.release_payout(payout=payout, on=clock.today(), by=farm.keeper)
    with pytest.raises(NotAllowed):
        services.release_payout(payout=payout, on=clock.today(), by=farm.cast.actor("resident"))
    waits = [row.title for row in waiting_for(farm.head, clock.now())]
    assert "香菇大棚" in waits
    services.refuse_payout(payout=payout, reason="发票不对", by=farm.head)
    with pytest.raises(WrongState):
        services.release_payout(payout=payout, on=clock.today(), by=farm.head)
    assert farm.balance("101") == 5_000_000
    assert farm.paid(to, 30_000).state == "released"
    assert farm.balance("101") == 4_970_000


def test_what_was_paid_or_is_about_to_be_is_not_undone(farm):
    batch = farm.running()
    home, *_rest = farm.households()
    work, to = farm.worked(batch, home, fen=30_000), (home.pk, "")
    farm.bought(batch, fen=500_000)
    payout = services.draft_payout(venture=farm.venture, to=to, fen=30_000, receipt="单 1", by=farm.keeper)
    call = {"batch": batch, "event": work, "reason": "记错", "by": farm.keeper}
    refused("event", "退回付款单", services.undo_event, **call)
    assert selectors.owed_by(farm.venture) == {(None, "县菌种站"): 500_000}
    services.refuse_payout(payout=payout, reason="不对", by=farm.head)
    services.undo_event(**call)
    again = farm.worked(batch, home, fen=30_000)
    farm.paid(to, 30_000)
    refused("event", "已经付了", services.undo_event, **(call | {"event": again}))
    assert min(selectors.owed_by(farm.venture).values()) >= 0


def test_no_payout_is_released_beyond_what_is_owed_by_then(farm):
    batch = farm.running()
    farm.bought(batch, fen=500_000)
    to = {"venture": farm.venture, "party": "县菌种站", "drafted_by_id": farm.keeper.id, "drafted_at": clock.now()}
    first, second = (Payout.objects.create(fen=fen, receipt="单", **to) for fen in (400_000, 100_001))
    refused(None, "没有这么多", services.release_payout, payout=first, on=clock.today(), by=farm.head)
    services.refuse_payout(payout=second, reason="多了", by=farm.head)
    assert services.release_payout(payout=first, on=clock.today(), by=farm.head).state == "released"


def _first(queries, words):
    return next(n for n, each in enumerate(queries) if words(each["sql"]))


@pytest.mark.parametrize("run", ["sell", "loss"])
def test_a_batch_and_its_venture_are_held_before_what_is_left_is_counted(farm, run):
    batch = farm.running()
    farm.harvested(batch)
    with CaptureQueriesContext(connection) as queries:
        if run == "sell":
            farm.sold(batch)
        else:
            call = {"batch": batch, "on": date(2025, 9, 30), "words": "烂了", "by": farm.keeper}
            services.note_loss(quantity=1, grade="一级", **call)
    told = queries.captured_queries
    held = _first(told, lambda sql: 'FROM "harvests_batch"' in sql)
    assert held < _first(told, lambda sql: 'FROM "harvests_event"' in sql)
    if connection.features.has_select_for_update_of:
        assert 'FOR UPDATE OF "harvests_batch", "harvests_venture"' in told[held]["sql"]


def test_rent_is_of_what_was_put_in_and_never_more_than_was_agreed_for_a_year(farm):
    batch = farm.running()
    home, other, far = farm.households()
    land, share = farm.pooled(home, gets="rent", rent_fen=60_000), farm.pooled(other)
    call = {"batch": batch, "on": date(2025, 6, 1), "words": "棚地", "by": farm.keeper}
    refused("put_in", "收租金的", services.owe_rent, put_in=share, year=2025, fen=1, **call)
    refused("year", "不在项目里", services.owe_rent, put_in=land, year=2030, fen=1, **call)
    third = farm.pooled(far, gets="rent", rent_fen=60_000, starts_on=date(2025, 2, 1), ends_on=date(2028, 2, 1))
    refused("year", "不在项目里", services.owe_rent, put_in=third, year=2028, fen=1, **call)  # three years, three rents
    services.undo_event(
        batch=batch, event=services.owe_rent(put_in=third, year=2027, fen=1, **call), reason="试", by=farm.keeper
    )
    first = services.owe_rent(put_in=land, year=2025, fen=40_000, **call)
    refused("fen", "只剩 200.00", services.owe_rent, put_in=land, year=2025, fen=20_001, **call)
    services.undo_event(batch=batch, event=first, reason="记错", by=farm.keeper)
    services.owe_rent(put_in=land, year=2025, fen=60_000, **call)
    refused("fen", "只剩 0.00", services.owe_rent, put_in=land, year=2025, fen=1, **call)
    assert selectors.owed_by(farm.venture) == {(home.pk, ""): 60_000}


def test_a_share_is_given_back_at_what_a_meeting_agreed_to_and_never_by_a_company(farm):
    farm.opened()
    home, *_rest = farm.households()
    put_in = farm.pooled(home, kind="money", what="现金", value_fen=90_000)
    refused("meeting", "哪个会", farm.left, put_in=put_in, fen=90_000)
    refused("fen", "900.00", farm.left, put_in=put_in, fen=90_001, meeting="代表会议")
    refused("fen", "900.00", farm.left, put_in=put_in, meeting="代表会议")
    left = farm.left(put_in, fen=70_000, meeting="代表会议")
    assert (left.back_fen, selectors.owed_by(farm.venture)) == (70_000, {(home.pk, ""): 70_000})
    assert (farm.balance(f"H{farm.venture.pk}C"), farm.balance("311")) == (0, -20_000)
    farm.opened(name="茶厂", vehicle="company")
    put_in = farm.pooled(home, kind="money", what="现金", value_fen=90_000)
    refused("put_in", "不能抽回", farm.left, put_in=put_in, fen=90_000, meeting="股东会")


def test_rent_and_share_link_a_household_as_long_as_what_it_put_in_is_in(farm):
    farm.opened()
    home, other, _third = farm.households()
    first = farm.pooled(home, gets="rent", rent_fen=60_000)
    farm.pooled(home, what="山边", gets="rent", rent_fen=30_000)
    farm.pooled(other)
    assert selectors.linked(farm.venture) == {"rent": (1, 90_000), "share": (1, 0)}
    assert (selectors.households_linked(farm.venture), len(selectors.links_of(farm.venture))) == (2, 3)
    farm.left(first)
    assert selectors.linked(farm.venture)["rent"] == (1, 30_000)
    call = {"venture": farm.venture, "household": home, "contract": "用工", "expected_fen": 5, "on": clock.today()}
    refused("kind", "不用再登记", services.link_household, kind="rent", by=farm.keeper, **call)
    services.link_household(kind="work", by=farm.keeper, **call)
    assert (selectors.households_linked(farm.venture), selectors.linked(farm.venture)["work"]) == (2, (1, 5))
    assert [each.kind for each in selectors.own_share(farm.cast.actor("resident"))[1]] == ["work", "rent"]


def test_what_is_soon_over_waits_for_who_keeps_it(farm):
    farm.opened()
    home, *_rest = farm.households()
    put_in = farm.pooled(home, ends_on=clock.today() + timedelta(days=91))
    waits = lambda: [row.next_action for row in waiting_for(farm.keeper, clock.now()) if "投入到期" in row.next_action]  # noqa: E731
    assert (waits(), selectors.warnings_of(farm.venture, [], [])) == ([], [])
    Input.objects.filter(pk=put_in.pk).update(ends_on=clock.today() + timedelta(days=90))
    assert (len(waits()), selectors.warnings_of(farm.venture, [], [])) == (1, ["input_ending"])
    farm.left(put_in)
    assert (waits(), selectors.warnings_of(farm.venture, [], [])) == ([], [])


def test_nothing_begins_on_a_day_to_come(farm):
    farm.books()
    later = clock.today().replace(year=2062, day=1)
    refused("begun_on", "还没有到", farm.opened, begun_on=later)
    farm.opened()
    home, *_rest = farm.households()
    refused("starts_on", "还没有到", farm.pooled, household=home, starts_on=later, ends_on=later.replace(year=2070))
    assert not Input.objects.exists()


def test_land_is_counted_in_mu_whatever_was_typed(farm):
    farm.opened()
    home, *_rest = farm.households()
    assert farm.pooled(home, unit="平方米").unit == "亩"
    assert farm.pooled(home, kind="equipment", what="拖拉机", unit="台").unit == "台"


def test_an_event_of_another_batch_is_not_undone_here_and_the_oldest_of_many_is(farm):
    batch, other = farm.running(), farm.running()
    note = {"on": date(2025, 4, 1), "by": farm.keeper}
    first = services.note_event(batch=batch, words="雨", **note)
    for number in range(101):
        services.note_event(batch=batch, words=f"晴 {number}", **note)
    call = {"reason": "记错", "by": farm.keeper}
    refused("event", "还算数", services.undo_event, batch=other, event=first, **call)
    assert services.undo_event(batch=batch, event=first, **call).reverses == first
    assert len(selectors.open_events(batch)) == 101


def test_the_bank_never_falls_below_zero(farm):
    batch = farm.running()
    farm.bought(batch, fen=5_000_001)
    payout = services.draft_payout(
        venture=farm.venture, to=(None, "县菌种站"), fen=5_000_001, receipt="单 1", by=farm.keeper
    )
    with pytest.raises(NotEnough):
        services.release_payout(payout=payout, on=clock.today(), by=farm.head)


def test_a_venture_ends_when_nothing_is_left_in_it(farm):
    batch = farm.planned()
    home, *_rest = farm.households(homes=(("MG-0009", "吴小寒"),))
    put_in = farm.pooled(home)
    call = {"venture": farm.venture, "reason": "不种了", "by": farm.keeper}
    refused(None, "没有结账", services.close_venture, **call)
    assert services.cancel_batch(batch=batch, reason="菌种没到", by=farm.keeper).state == "cancelled"
    refused(None, "没有退", services.close_venture, **call)
    services.leave_input(venture=farm.venture, put_in=put_in, on=date(2025, 8, 1), reason="到期", by=farm.keeper)
    assert services.close_venture(**call).state == "closed"
    with pytest.raises(WrongState):
        farm.planned()


def test_what_a_household_put_in_is_read_by_itself_and_who_keeps_it(farm):
    farm.opened()
    home, other, _third = farm.households()
    farm.pooled(home)
    farm.pooled(other)
    resident = farm.cast.actor("resident")
    assert [each.household for each in policies.own_inputs(resident)] == [home]
    assert not policies.own_inputs(farm.cast.actor("resident_abroad"))
    for name, sees in (("accountant", True), ("supervisor", True), ("township_officer", False), ("resident", False)):
        assert bool(policies.can_view_households(farm.cast.actor(name), farm.venture)) is sees, name


def test_rent_is_owed_and_paid_in_a_year_in_which_nothing_grows(farm):
    farm.opened()
    home, other, _third = farm.households()
    land = farm.pooled(home, gets="rent", rent_fen=60_000, starts_on=date(2025, 2, 1))
    call = {"venture": farm.venture, "put_in": land, "on": date(2025, 6, 1), "words": "歇一季", "by": farm.keeper}
    refused("put_in", "收租金的", services.owe_idle_rent, **call | {"put_in": farm.pooled(other)}, year=2025, fen=1)
    refused("fen", "金额", services.owe_idle_rent, year=2025, fen=0, **call)
    refused(
        "on", "以后的日子", services.owe_idle_rent, year=2025, fen=1, **call | {"on": clock.today() + timedelta(days=1)}
    )
    wrong = services.owe_idle_rent(year=2025, fen=60_000, **call)
    refused("fen", "只剩 0.00", services.owe_idle_rent, year=2025, fen=1, **call)
    services.undo_rent(venture=farm.venture, event=wrong, reason="记错户", by=farm.keeper)
    refused("event", "还算数的", services.undo_rent, venture=farm.venture, event=wrong, reason="再划", by=farm.keeper)
    services.owe_idle_rent(year=2025, fen=45_000, **call)
    batch = farm.running()
    refused("fen", "只剩 150.00", services.owe_rent, batch=batch, **{k: v for k, v in call.items() if k != "venture"}, year=2025, fen=15_001)  # fmt: skip
    expense, owed = (farm.balance(f"H{farm.venture.pk}{end}") for end in "RP")
    assert (expense, owed, selectors.owed_by(farm.venture)) == (45_000, -45_000, {(home.pk, ""): 45_000})
    farm.paid((home.pk, ""), 45_000)
    refused("event", "已经付了", services.undo_rent, venture=farm.venture, event=selectors.idle_rents(farm.venture)[0], reason="晚了", by=farm.keeper)  # fmt: skip
    assert farm.balance(f"H{farm.venture.pk}P") == 0
    assert not ledger.wrong_balances(farm.book)
    _inputs, _links, earned, _paid = selectors.own_share(farm.cast.actor("resident"))
    assert [(each.fen, str(each.of)) for each in earned] == [
        (-60_000, "香菇大棚"),
        (45_000, "香菇大棚"),
        (60_000, "香菇大棚"),
    ]


def test_the_rent_of_an_idle_year_is_taken_off_the_result_of_the_year(farm):
    farm.opened()
    home, *_rest = farm.households()
    land = farm.pooled(home, gets="rent", rent_fen=60_000)
    services.owe_idle_rent(venture=farm.venture, put_in=land, year=2025, on=date(2025, 6, 1), words="歇一季", fen=60_000, by=farm.keeper)  # fmt: skip
    rows = ledger.year_results(farm.book, 2025, 2025)[2025]
    assert [(what, fen) for _code, what, fen in rows] == [("地租、设备租金 香菇大棚", -60_000)]


def test_what_an_insurer_pays_is_the_batchs_and_what_is_given_for_a_purpose_is_earned_by_nobody(farm):
    batch = farm.running()
    farm.bought(batch, fen=500_000)
    farm.given(batch, fen=300_000)
    farm.given(batch, kind="tied", fen=700_000, party="县农业局", words="菌种补助，只能买菌种")
    with pytest.raises(RuleBroken, match="最多 5,000"):
        farm.used(batch, 500_001)
    farm.used(batch, 400_000)
    key = f"H{farm.venture.pk}"
    assert (farm.balance("101"), farm.balance(f"{key}F")) == (6_000_000, -300_000)
    with pytest.raises(RuleBroken, match="先划掉动用的那笔"):
        services.undo_event(batch=batch, event=batch.events.get(kind="buy"), reason="记错", by=farm.keeper)
    asked = services.undo_event(batch=batch, event=batch.events.get(kind="tied"), reason="记错", by=farm.keeper)
    with pytest.raises(RuleBroken, match="已经动用了"):
        farm.confirmed(asked)
    farm.closed(batch)
    assert farm.balance("322") == -200_000, "3,000 from the insurer and 4,000 used, less 5,000 spent"
    assert farm.balance(f"{key}F") == -300_000, "what is left of it waits for its purpose"


def test_money_that_came_in_without_a_sale_leaves_the_bank_by_two(farm):
    batch = farm.running()
    wrong = farm.given(batch, kind="other", fen=90_000, party="县碳汇站")
    asked = services.undo_event(batch=batch, event=wrong, reason="记错", by=farm.keeper)
    assert farm.balance("101") == 5_090_000
    assert "别的收入" in asked.told
    farm.confirmed(asked)
    assert farm.balance("101") == 5_000_000
    with pytest.raises(RuleBroken, match="谁给的"):
        farm.given(batch, kind="sale")
