"""What has to be shown: the starter, the 44 items of collective accounts, and what a place adds or does in another way."""

from datetime import date

import pytest
from django.test import Client

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors, services
from lianxin.bulletin.calc import catalogue, pasting
from lianxin.bulletin.models import Notice, OwnItem
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.bulletin.test_drawing import signed_in

WORDS = {
    "affairs": "village", "name": "水费收缴和使用", "basis": "村民代表会议 2026 年第 2 次", "frequency": "quarterly",
    "due_day": 20, "prepares": "committee", "reviews": "supervisors", "approves": "committee",
}  # fmt: skip


def added(board, by="committee", **more):
    return services.set_item(division=board.cast.village, by=board.cast.actor(by), **WORDS | more)


def changed(board, division, by, code="village.grants", **more):
    words = {**WORDS, "name": "补助", "frequency": "monthly"} | more
    return services.set_item(division=division, code=code, by=board.cast.actor(by), **words)


def test_the_accounts_have_44_items():
    counted = (
        catalogue.PLANS,
        catalogue.INCOME,
        catalogue.EXPENSES,
        catalogue.ASSETS,
        catalogue.DEBTS,
        catalogue.DISTRIBUTION,
    )
    assert [len(parts) for parts in counted] == [7, 11, 10, 6, 4, 6]
    said = [part for item in catalogue.ITEMS.values() for part in item.parts]
    assert len(said) == len(set(said)) == 44 + len(catalogue.RESOURCES)


def test_a_table_of_all_parts_can_be_typed_into():
    item = catalogue.ITEMS["finance.assets"]
    text = pasting.as_text(catalogue.parts_table(item))
    heads, rows = pasting.read(text)
    assert (heads, [row[0] for row in rows]) == (["项目", "金额（元）", "说明"], list(item.parts))


@pytest.mark.django_db
def test_a_village_adds_its_own_and_it_comes_due(board, time_machine):
    time_machine.move_to("2026-10-12 09:00+08:00")
    item = added(board)
    event = AuditEvent.objects.get(tag="bulletin:item:set")
    assert (event.subject_label, event.after["due_day"]) == ("水费收缴和使用", 20)
    [row] = [row for row in selectors.due_list(board.cast.village) if row.item.code == item.code]
    assert row.due == date(2026, 10, 20)
    assert item.code not in selectors.catalogue_of(board.cast.other_village)
    again = added(board, code=item.code, frequency="monthly", due_day=5)
    assert (again.pk, again.frequency) == (item.pk, "monthly")


@pytest.mark.django_db
def test_a_township_has_an_item_shown_oftener_and_all_villages_follow(board):
    changed(board, board.cast.township, "township_officer")
    for village in (board.cast.village, board.cast.other_village):
        found = selectors.catalogue_of(village)["village.grants"]
        assert (found.frequency, found.name, found.due_day) == ("monthly", "补助", 20)
    assert OwnItem.objects.get().names_receivers, "the law wants receivers named whoever sets the day"


@pytest.mark.django_db
def test_what_the_law_wants_is_neither_the_villages_to_change_nor_made_rarer(board):
    with pytest.raises(NotAllowed, match="上面定的"):
        changed(board, board.cast.village, "committee")
    with pytest.raises(RuleBroken, match="公开得少"):
        changed(board, board.cast.township, "township_officer", frequency="yearly")
    with pytest.raises(RuleBroken, match="没有“nothing”"):
        changed(board, board.cast.township, "township_officer", code="nothing")
    for name in ("clerk", "supervisor", "resident", "auditor"):
        with pytest.raises(NotAllowed, match="公开目录由"):
            added(board, by=name)
    with pytest.raises(RuleBroken, match="两个组织"):
        added(board, reviews="committee")
    with pytest.raises(RuleBroken, match="依据什么"):
        added(board, basis=" ")
    assert not OwnItem.objects.exists()


@pytest.mark.django_db
def test_what_is_taken_back_leaves_what_was_begun(board):
    item = added(board)
    notice = services.draft_notice(
        division=board.cast.village, item=item.code, title="三季度水费", body="x", by=board.cast.actor("committee")
    )
    with pytest.raises(NotAllowed):
        services.drop_item(item=item, by=board.cast.actor("clerk"))
    services.drop_item(item=item, by=board.cast.actor("secretary"))
    assert AuditEvent.objects.filter(tag="bulletin:item:drop").count() == 1
    assert services.submit_notice(notice=notice, by=board.cast.actor("committee")).item_name == "水费收缴和使用"
    own = changed(board, board.cast.village, "township_officer")
    with pytest.raises(NotAllowed, match="上面定的"):
        services.drop_item(item=own, by=board.cast.actor("committee"))


@pytest.mark.django_db
def test_everybody_reads_the_catalogue_and_who_may_adds_to_it(board):
    village = board.cast.village.public_id
    page = Client().get(f"/board/catalogue/?place={village}").content.decode()
    assert all(
        words in page
        for words in ("要逐项写的 21 项", "报刊费", "每季度，期满后下个月 15 日前", "农村集体经济组织财务公开规定")
    )
    assert "添一项" not in page
    assert Client().get("/board/catalogue/").status_code == 200
    committee, url = signed_in(board, "committee"), f"/board/catalogue/item/?place={village}"
    assert "添一项" in committee.get(f"/board/catalogue/?place={village}").content.decode()
    wrong = committee.post(url, WORDS | {"basis": "", "due_day": "40"})
    assert (wrong.status_code, "水费收缴和使用" in wrong.content.decode()) == (422, True)
    assert committee.post(url, WORDS).status_code == 302
    item = OwnItem.objects.get()
    own = f"{url}&code={item.code}"
    assert "本地定的" in Client().get(f"/board/catalogue/?place={village}").content.decode()
    assert "20" in committee.get(own).content.decode()
    assert committee.get(f"{url}&code=village.grants").status_code == 403
    assert committee.get(f"{url}&code=nothing").status_code == 404
    assert signed_in(board, "resident").get(url).status_code == 403
    township = signed_in(board, "township_officer")
    assert township.post(f"{url}&code=village.grants", WORDS | {"frequency": "yearly"}).status_code == 422
    assert township.post(f"{url}&code=village.grants", WORDS | {"frequency": "monthly"}).status_code == 302
    committee.post(own, {"drop": "1"})
    assert [each.code for each in OwnItem.objects.all()] == ["village.grants"]


@pytest.mark.django_db
def test_the_form_offers_the_parts_of_an_item(board):
    accountant, url = signed_in(board), f"/board/new/?place={board.cast.village.public_id}&item=finance.assets"
    assert "共 11 项" in accountant.get(url).content.decode()
    typed = {
        "item": "finance.assets",
        "about_from": "2026-07-01",
        "about_to": "2026-09-30",
        "body": "见表。",
        "parts": "1",
    }
    filled = accountant.post(url, typed).content.decode()
    assert ("银行、信用社贷款\t\t" in filled, "见表。" in filled) == (True, True)
    del typed["parts"]
    accountant.post(
        url, typed | {"title": "资产", "table_1": "项目\t金额（元）\t说明\n固定资产\t100\t\n对外投资\t\t没有"}
    )
    assert Notice.objects.get().tables[0]["rows"] == [["固定资产", 10_000, ""], ["对外投资", "", "没有"]]
