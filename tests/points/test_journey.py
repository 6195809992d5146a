"""One journey over the pages: money, a claim on paper, a verifier who is kin, a batch, an objection, the ledger, the store."""

from datetime import date, timedelta

import pytest

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.kit import clock
from lianxin.people import services as people
from lianxin.points import selectors
from lianxin.points.models import Activity, Batch, Claim, Item, Purse, Redemption, StockCount
from tests.cast import make_user


@pytest.fixture
def pages(client, village):
    """The pages as somebody of the cast, today: every claim is of today."""

    class Pages:
        place = village.cast.village.public_id

        def get(self, who, path, status=200):
            client.force_login(village.cast.user(who))
            answer = client.get(path)
            assert answer.status_code == status, (path, answer.status_code)
            return answer.content.decode() if "pdf" not in path else answer.content

        def panel(self, who):
            """What the home page of a household fetches of its points."""
            client.force_login(village.cast.user(who))
            answer = client.get("/points/ours/panel/", headers={"HX-Request": "true"})
            assert answer.status_code == 200
            return answer.content.decode()

        def post(self, name, path, status=302, **data):
            client.force_login(village.cast.user(name))
            answer = client.post(path, data)
            shown = answer.content.decode() if answer.status_code != status else ""
            assert answer.status_code == status, (
                path,
                answer.status_code,
                [line for line in shown.splitlines() if "error" in line],
            )
            return answer.content.decode()

    return Pages()


def test_from_money_to_the_store(pages, village):
    rule_set = village.in_force()
    village.unit()
    person = village.family()
    head = village.family("冯芒种", "committee", "SH-0002")
    people.record_kinship(
        person=person, relative=head, kind="sibling", source="本人申明", by=village.cast.actor("secretary")
    )
    at = f"?place={pages.place}"
    assert "登记到位的钱" in pages.get("accountant", f"/points/desk/{at}")
    pages.post("accountant", f"/points/fund/{at}", kind="collective", entry=village.money(50_000).public_id)
    assert pages.get("clerk", f"/points/sheet.pdf{at}")[:5] == b"%PDF-"
    sheet = {"who": "周小满", "rule": rule_set.rules.get().pk, "on": "2000-01-01", "quantity": 2, "witness": "钱大暑"}
    refused = pages.post("clerk", f"/points/claims/new/{at}", 422, **sheet)
    assert "没有生效" in refused
    assert "钱大暑" in refused
    pages.post("clerk", f"/points/claims/new/{at}", **sheet | {"on": clock.today()})
    claim = Claim.objects.get()
    here = f"/points/claims/{claim.public_id}/"
    assert "近亲属，不能核实" in pages.post("committee", f"{here}verify/", 422)
    assert "关联账号" in pages.post("secretary", f"{here}verify/", 422)
    village.known("secretary")
    village.known("liaison")
    pages.post("secretary", f"{here}verify/")
    assert "王清明" in pages.get("secretary", here)
    pages.post("liaison", f"{here}verify/")
    pages.post("clerk", f"/points/batches/new/{at}", month=f"{clock.today():%Y-%m}")
    batch = Batch.objects.get()
    hung = f"/points/batches/{batch.public_id}/"
    assert "周**" in pages.get("resident_abroad", hung)
    assert pages.get("clerk", f"{hung}batch.pdf")[:5] == b"%PDF-"
    pages.get("resident", f"{hung}batch.pdf", 403)
    objection = bulletin.raise_objection(
        notice=Notice.objects.get(source_id=batch.public_id),
        words="那天没看见",
        by=village.cast.actor("resident_abroad"),
    )
    panel = [user.pk for user in village.panel("supervisor", "clerk", "accountant")]
    decided = {
        "objection": objection.public_id,
        "claim": claim.public_id,
        "members": panel,
        "is_upheld": "no",
        "words": "有人作证。",
    }
    assert "换一个人登记" in pages.post("committee", f"{hung}decide/", 422, **decided)
    village.cast.users["other"] = make_user("other", "华立春", role="committee_member", scope=village.cast.village)
    village.known("other")
    assert "录过这一笔的人不能评议" in pages.post("other", f"{hung}decide/", 422, **decided)
    decided["members"] = [village.cast.user(name).pk for name in ("supervisor", "township_officer", "accountant")]
    pages.post("other", f"{hung}decide/", 422, **decided)  # the list offers people of the village alone
    assert "异议期" in pages.post("clerk", f"{hung}settle/", 422)
    assert "还没有积分" in pages.panel("resident")


def test_the_counter_serves_a_household(pages, village):
    rule_set, person = village.funded(), village.family()
    village.settled(rule_set, person)
    at = f"?place={pages.place}"
    pages.post("clerk", f"/points/store/open/{at}", place="村委会一楼", dates="10日、25日", date_hours="8:30-11:30")
    shelf = {
        "kind": "goods", "title": "洗衣粉", "source": "purchase", "cost": "3.00", "quantity": 10, "limit_household": 3,
    }  # fmt: skip
    assert "请按 5 份一组上架" in pages.post("clerk", f"/points/store/stock/{at}", 422, **shelf | {"cost": "6.80"})
    pages.post("clerk", f"/points/store/stock/{at}", **shelf)
    item = Item.objects.get()
    assert "6 分（成本 3.00 元）" in pages.get("resident", f"/points/store/{at}")
    _until, days = selectors.kept_until(item, clock.now())
    asked = {"purse": Purse.objects.get().public_id, "quantity": 1}
    choose = f"/points/store/items/{item.public_id}/choose/"
    pages.post("resident", choose, 422, **asked, fetch_on=days[0] + timedelta(days=1))
    pages.post("resident", choose, **asked, fetch_on=days[0])
    kept = Redemption.objects.get()
    assert kept.fetch_on == days[0]
    here = f"/points/store/redemptions/{kept.public_id}/"
    assert kept.code in pages.get("resident", here)
    assert kept.code not in pages.get("clerk", here)
    pages.get("resident_abroad", here, 404)
    pages.get("county_officer", here, 404)
    assert "取货码不对" in pages.post("clerk", f"{here}hand/", 422, proof="code", code="1")
    pages.post("clerk", f"{here}hand/", proof="code", code=kept.code)
    pages.post("clerk", f"/points/store/serve/{at}", who="周小满", item=item.public_id, quantity=1, at_home="on")
    chosen = f"/points/store/redemptions/{Redemption.objects.first().public_id}/hand/"
    assert "要换一位工作人员" in pages.post("clerk", chosen, 422, proof="signature")
    pages.post("committee", chosen, proof="signature")
    assert selectors.balance_of(Purse.objects.get()) == 0
    assert pages.get("clerk", f"/points/store/redemptions/list.pdf{at}")[:5] == b"%PDF-"
    assert "已交" in pages.get("clerk", f"/points/store/redemptions/{at}")
    pages.post("clerk", f"/points/store/items/{item.public_id}/add/", quantity=2)
    pages.post("clerk", f"/points/store/count/{at}", **{f"item_{item.pk}": 9})
    count = StockCount.objects.get()
    pages.post("clerk", f"/points/store/counts/{count.public_id}/", 403)
    pages.post("supervisor", f"/points/store/counts/{count.public_id}/")
    item.refresh_from_db()
    assert (item.quantity, item.reserved) == (9, 0)
    told = pages.get("resident", "/points/ours/")
    assert "洗衣粉" in told
    assert "打扫公共场地" in told
    assert "我家的积分" in pages.get("resident", "/me/")


def test_points_go_from_hand_to_hand_at_the_counter(pages, village):
    rule_set, person = village.funded(), village.family("钱大暑", None)
    sister = people.register_member(
        household=person.home, name="钱小暑", birth_date=date(1970, 5, 1), by=village.clerk
    ).person
    village.settled(rule_set, person, by=village.clerk, channel="paper")
    here = f"/points/purses/transfer/?place={pages.place}"
    assert "替人在家里转" in pages.get("clerk", f"/points/desk/?place={pages.place}")
    pages.get("resident_abroad", here, 403)
    sent = {"who": "钱大暑", "source": "home", "taker": "钱大暑", "points": 5}
    refused = pages.post("clerk", here, 422, **sent | {"taker": "周小满"})
    assert "这一户里没有叫“周小满”的" in refused
    assert "没有这么多分" in pages.post("clerk", here, 422, **sent | {"points": 13})
    pages.post("clerk", here, **sent)
    pages.post("clerk", here, **sent | {"source": "own", "taker": "钱小暑", "points": 2})
    pages.post("clerk", here, **sent | {"source": "own", "taker": "", "points": 1})
    held = {purse.person: selectors.balance_of(purse) for purse in Purse.objects.select_related("account")}
    assert held == {None: 8, person: 2, sister: 2}
    assert Purse.objects.get(person=sister).moves.get().words == "钱大暑转给钱小暑"


def test_an_organiser_lists_people(pages, village):
    rule_set = village.in_force()
    village.family()
    at = f"?place={pages.place}"
    plan = {
        "rule": rule_set.rules.get().pk, "title": "清东沟", "on": rule_set.starts_on, "place": "东沟",
        "organiser": village.cast.user("liaison").pk,
    }  # fmt: skip
    pages.post("clerk", f"/points/activities/new/{at}", **plan)
    activity = Activity.objects.get()
    here = f"/points/activities/{activity.public_id}/"
    assert "没有找到“李四”" in pages.post("clerk", f"{here}list/", 422, names="李四 2")
    assert "过了 60 天" in pages.post("clerk", f"{here}list/", 422, names="周小满 2")
    assert "清东沟" in pages.get("clerk", here)
    pages.get("resident_abroad", here, 404)
    assert "清东沟" in pages.get("clerk", f"/points/desk/{at}")


def test_where_there_are_no_points_nothing_is_asked(pages, village):
    at = f"?place={pages.place}"
    pages.get("resident", f"/points/claims/new/{at}", 404)
    assert "还没有定开门的日子" in pages.get("resident", f"/points/store/{at}")
    assert "我家的积分" not in pages.panel("resident")
