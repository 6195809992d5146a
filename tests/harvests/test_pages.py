"""The pages of ventures: a keeper's whole way by forms, what everybody reads and what only a household does, query counts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.harvests import selectors, services
from lianxin.harvests.models import Payout, Venture
from lianxin.kit import clock


def _as(client, farm, who):
    client.force_login(farm.cast.user(who))
    return client


def _words(answer):
    return answer.content.decode()


def test_a_keeper_goes_from_the_venture_to_the_account_of_a_batch(client, farm):
    farm.books()
    farm.households()
    page, place = _as(client, farm, "accountant"), farm.cast.village.public_id
    assert "还没有登记产业项目" in _words(page.get(f"/harvests/?place={place}"))
    given = {
        "book": farm.book.public_id, "name": "香菇大棚", "product": "香菇", "vehicle": "collective", "runner": "合作社", "scale": "12.5",
        "unit": "亩", "plan": "三个棚。", "decision": "代表会议", "begun_on": "2025-01-10",
    }  # fmt: skip
    bad = page.post(f"/harvests/new/?place={place}", given | {"book": "none"})
    assert bad.status_code == 422
    assert "三个棚。" in _words(bad)
    made = page.post(f"/harvests/new/?place={place}", given).url
    farm.venture = Venture.objects.get()
    farm.checked()
    land = {
        "household": "MG-0001", "kind": "land", "what": "河边", "amount": "3.1", "unit": "亩", "gets": "share", "value_fen": "9300",
        "valued_by": "评议小组", "valued_on": "2025-01-12", "meeting": "代表会议", "contract": "入股 1", "signed_by": "夫妻二人",
        "starts_on": "2025-01-20", "ends_on": "2029-12-31", "grade": "三等", "use": "种香菇", "held_until": "2057-12-31", "filed": "备 1",
    }  # fmt: skip
    bad = page.post(f"{made}pool/", land | {"household": "NO-1"})
    assert "这里没有“NO-1”这个户编号" in _words(bad)
    assert page.post(f"{made}pool/", land | {"signed_by": ""}).status_code == 422
    assert page.post(f"{made}pool/", land).status_code == 302
    contract = {
        "kind": "partner", "number": "合 1", "party": "山珍公司", "terms": "保本付息，年化一成。", "starts_on": "2025-01-20",
        "ends_on": clock.today().isoformat(),
    }  # fmt: skip
    assert page.post(f"{made}contract/", contract).status_code == 302
    told = _words(page.get(made))
    for words in ("固定高回报", "没有写亏了怎么分担", "九十天内到期", "少于三户", "不公布"):
        assert words in told
    assert "河边" not in told
    plan = {
        "year": 2025, "kind": "crop", "scale": "10", "unit": "亩", "plan": "春栽", "cost_fen": "8000", "yields": "5000",
        "measure": "公斤", "price_fen": "3",
    }  # fmt: skip
    assert page.post(f"{made}plan/", plan).status_code == 302
    batch = f"/harvests/batches/{selectors.batches_of(Venture.objects.get())[0].public_id}/"
    told = _words(page.get(batch))
    for words in ("7,000.00", "4,000.00", "1,600.00", "-8,000.00", "每公斤卖到 1.60 元不亏不赚"):
        assert words in told
    buying = {"on": "2025-03-02", "words": "菌种", "fen": "5000", "party": "县菌种站", "receipt": "发票 7"}
    working = {
        "on": "2025-04-02",
        "words": "装袋",
        "household": "MG-0001",
        "worker": "周小满",
        "days": "2.5",
        "fen": "300",
    }
    sale = {
        "on": "2025-10-01",
        "grade": "一级",
        "quantity": "4800",
        "fen": "14400",
        "party": "批发市场",
        "receipt": "3",
    }
    assert page.post(f"{batch}begin/", {"on": "2025-03-01"}).status_code == 302
    assert page.post(f"{batch}buy/", buying | {"fen": ""}).status_code == 422
    assert page.post(f"{batch}buy/", buying | {"party": ""}).status_code == 422
    for verb, words in (
        ("buy", buying), ("work", working), ("harvest", {"on": "2025-09-20", "quantity": "4800", "grade": "一级"}), ("sell", sale),
        ("given", {"on": "2025-10-02", "kind": "tied", "words": "良种", "fen": "50", "party": "县农业局", "receipt": "拨 1"}),
        ("use", {"on": "2025-10-02", "words": "抵菌种", "fen": "50"}),
        ("loss", {"on": "2025-10-02", "words": "水淹", "quantity": "0.5", "grade": ""}), ("note", {"on": "2025-10-02", "words": "雨"}),
        ("close", {"on": "2025-11-30"}),
    ):  # fmt: skip
        assert page.post(f"{batch}{verb}/", words).status_code == 302, verb
    told = _words(page.get(batch))
    for words in ("9,150.00", "557.89", "周小满", "MG-0001", "水淹 · 0.5 亩"):
        assert words in told
    client.logout()
    told = _words(client.get(batch))
    assert "9,150.00" in told
    assert not [words for words in ("周小满", "MG-0001") if words in told]


def test_everybody_reads_sums_of_three_households_and_of_no_single_one(client, farm):
    batch = farm.running()
    one, two, three = farm.households()
    farm.bought(batch, fen=500_000)
    farm.worked(batch, one, fen=24_000, words="装袋")
    farm.worked(batch, two, fen=31_000)
    farm.pooled(one)
    address, venture = f"/harvests/batches/{batch.public_id}/", f"/harvests/{farm.venture.public_id}/"
    told = _words(client.get(address))
    assert "少于三户" in told
    assert "5,550.00" in told
    assert not [words for words in ("240.00", "310.00", ">550.00<", ">5,000.00<", "装袋") if words in told]
    assert "一共带" not in _words(client.get(venture))
    farm.worked(batch, three, fen=11_000)
    for home in (two, three):
        farm.pooled(home, contract=home.code)
    told = _words(client.get(address))
    for words in ("3 户", ">660.00<", ">5,000.00<"):
        assert words in told
    assert not [words for words in ("240.00", "310.00", "110.00", "装袋") if words in told]
    assert "一共带 3 户" in _words(client.get(venture))
    told = _words(_as(client, farm, "accountant").get(address))
    for words in ("240.00", "310.00", "装袋", "MG-0001"):
        assert words in told


def test_a_reason_everybody_reads_says_so_where_it_is_asked(client, farm):
    batch = farm.running()
    farm.bought(batch)
    payout = services.draft_payout(
        venture=farm.venture, to=(None, "县菌种站"), fen=1_000, receipt="单 1", by=farm.keeper
    )
    page, hint = _as(client, farm, "accountant"), "人人看得到，不写姓名。"
    for address in (f"batches/{batch.public_id}/undo/", f"{farm.venture.public_id}/close/"):
        assert hint in _words(page.get(f"/harvests/{address}")), address
    address = f"batches/{farm.planned().public_id}/cancel/"
    assert hint in _words(page.get(f"/harvests/{address}"))
    page = _as(client, farm, "committee")
    assert hint not in _words(page.get(f"/harvests/payouts/{payout.public_id}/refuse/"))


def test_a_payment_is_drafted_and_released_by_forms(client, farm):
    batch = farm.running()
    farm.bought(batch)
    page, made = _as(client, farm, "accountant"), f"/harvests/{farm.venture.public_id}/"
    assert "县菌种站，欠 5,000.00 元" in _words(page.get(f"{made}pay/"))
    assert page.post(f"{made}pay/", {"to": "|县菌种站", "fen": "5000.01", "receipt": "1"}).status_code == 422
    assert page.post(f"{made}pay/", {"to": "|县菌种站", "fen": "5000", "receipt": "1"}).status_code == 302
    payout = f"/harvests/payouts/{Payout.objects.get().public_id}/"
    assert "放款" not in _words(page.get(payout)).split("<main")[1].split("<dl")[0].replace("等放款", "")
    assert _as(client, farm, "resident").get(payout).status_code == 404
    page = _as(client, farm, "committee")
    assert page.get(f"{made}households/").status_code == 404
    assert page.post(f"{payout}release/", {"on": clock.today()}).status_code == 302
    assert "已付" in _words(page.get(payout))


def test_a_household_reads_its_own(client, farm):
    batch = farm.running()
    home, other, _third = farm.households()
    farm.pooled(home)
    farm.pooled(other, what="山边五亩")
    farm.worked(batch, home)
    farm.paid((home.pk, ""), 24_000)
    told = _words(_as(client, farm, "resident").get("/harvests/ours/"))
    for words in ("河边三亩", "3.1 亩", "240.00", "回单 4", "入股分红"):
        assert words in told
    assert "山边五亩" not in told
    assert "还没有投入" in _words(_as(client, farm, "resident_abroad").get("/harvests/ours/"))


@pytest.mark.parametrize(
    ("path", "who"),
    [("/harvests/", "resident"), ("/harvests/{venture}/", "accountant"), ("/harvests/{venture}/households/", "accountant"),
     ("/harvests/batches/{batch}/", "accountant"), ("/harvests/ours/", "resident")],
)  # fmt: skip
def test_pages_ask_the_same_for_one_row_and_for_many(client, farm, path, who):
    batch, seen = farm.running(), []
    homes = farm.households()
    for home in homes:
        farm.pooled(home)
    farm.bought(batch)
    farm.worked(batch, homes[0])
    farm.paid((homes[0].pk, ""), 1_000)
    address, page = path.format(venture=farm.venture.public_id, batch=batch.public_id), _as(client, farm, who)
    for more in (1, 12):
        for number in range(more):
            farm.worked(batch, homes[0])
            farm.bought(batch, fen=100, party=f"第{number}家")
            farm.pooled(homes[0], what=f"第{more}-{number}块", contract=f"{more}-{number}")
            farm.paid((homes[0].pk, ""), 1_000)
            farm.planned()
        with CaptureQueriesContext(connection) as queries:
            assert page.get(address).status_code == 200
        seen.append(len(queries))
    assert seen[0] == seen[1] <= 12, [each["sql"] for each in queries]
