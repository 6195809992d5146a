"""Tables that are drawn from the books and the rooms, never typed again: by one click, with where they were taken from."""

import json
from datetime import date

import pytest
import time_machine
from django.test import Client

from lianxin.audit import selectors as audit
from lianxin.audit.calc import recountable
from lianxin.bulletin import exports, presenters, services
from lianxin.bulletin.calc.pasting import as_text
from lianxin.bulletin.models import Notice
from lianxin.bulletin.services import Draw
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotFound, RuleBroken
from lianxin.ledger import services as ledger
from lianxin.ledger.selectors import Stir, books_at, money_books_of, newest_entry, stir_at
from lianxin.organisations import services as organisations
from lianxin.people import services as people
from lianxin.recount.__main__ import main as recount
from lianxin.territory import services as territory
from tests.bulletin.conftest import TABLE
from tests.ledger.conftest import desk as books  # noqa: F401

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-10-12 09:00+08:00", tick=False):
        yield


@pytest.fixture
def filled(books):  # noqa: F811
    books.post(("银行", 320_000), ("收入", -320_000), on=date(2026, 6, 5))
    books.post(("银行", 320_000), ("收入", -320_000), on=date(2026, 7, 5), words="门面房租金")
    books.post(("支出", 46_350), ("银行", -46_350), on=date(2026, 8, 18), words="路灯电费")
    return books


def statement(books):  # noqa: F811
    return Draw("ledger", f"statement-{books.book.public_id}")


def drafted(board, draws, **more):
    words = {"title": "三季度财务收支", "body": "逐笔公开。", "item": "finance.statement", "about": QUARTER}
    by = board.cast.actor("accountant")
    return services.draft_notice(division=board.cast.village, draws=draws, by=by, **words | more)


def edited(board, notice, draws, **more):
    words = {"title": notice.title, "body": notice.body, "about": QUARTER, "by": board.cast.actor("accountant")}
    return services.edit_notice(notice=notice, draws=draws, **words | more)


def signed_in(board, name="accountant"):
    client = Client()
    client.force_login(board.cast.user(name))
    return client


def test_an_account_emptied_and_closed_stays_in_the_money_of_its_quarter(board, filled):
    filled.open("信用社", "bank")
    filled.post(("信用社", 100_000), ("银行", -100_000), on=date(2026, 7, 1))
    filled.post(("银行", 100_000), ("信用社", -100_000), on=date(2026, 9, 20))
    ledger.close_account(
        account=filled.accounts["信用社"], on=date(2026, 9, 25), reason="销户", by=board.cast.actor("township_officer")
    )
    rows = drafted(board, [statement(filled)]).tables[0]["rows"]
    assert [(name, opening, closing) for name, opening, *_moved, closing in rows] == [
        ("银行", 320_000, 593_650), ("信用社", 0, 0),
    ]  # fmt: skip
    later = drafted(board, [statement(filled)], about=(date(2026, 10, 1), date(2026, 10, 11))).tables[0]["rows"]
    assert [name for name, *_rest in later] == ["银行"], "closed before it"


def test_the_books_of_a_unit_that_moved_and_of_a_place_that_went_in_are_offered(board, filled):
    cast = board.cast
    organisations.move_unit(
        unit=filled.book.unit, division=cast.community, on=date(2026, 10, 1), basis="搬迁", by=SYSTEM
    )
    filled.book.refresh_from_db()
    assert filled.book.division_path == cast.community.path
    assert [len(money_books_of(SYSTEM, place)) for place in (cast.village, cast.community)] == [0, 1]
    assert stir_at(cast.community, QUARTER, 300_000, QUARTER[0]) == Stir(2, [date(2026, 7, 5)])
    territory.merge_divisions(divisions=[cast.community], into=cast.other_village, on=date(2026, 10, 1), by=SYSTEM)
    cast.other_village.refresh_from_db()
    assert money_books_of(SYSTEM, cast.other_village) == books_at(cast.other_village) == [filled.book]
    assert stir_at(cast.other_village, QUARTER, 400_000, QUARTER[0]) == Stir(2, [])
    assert money_books_of(SYSTEM, cast.township) == [], "a place that lives keeps its own"


def test_a_resident_adds_up_again_what_the_notice_tells_and_learns_no_more(board, filled, tmp_path):
    """The bundle of the period, by who has no account: *same*, and no account the notice does not show is there by name."""
    filled.open("应收钱大暑", "receivable")
    filled.post(("应收钱大暑", 5_000), ("收入", -5_000), on=date(2026, 7, 9), words="欠租")
    notice = drafted(board, [statement(filled)])
    filled.post(("应收钱大暑", 700), ("收入", -700), on=date(2026, 7, 10), words="画表以后记的")
    services.submit_notice(notice=notice, by=board.cast.actor("accountant"))
    services.pass_notice(notice=notice, by=board.cast.actor("supervisor"))
    services.approve_notice(notice=notice, by=board.cast.actor("committee"))
    address = f"/board/{notice.public_id}/books/{filled.book.public_id}.zip"
    assert Client().get(address).status_code == 404, "nothing hangs yet"
    posting = services.hang_notice(notice=notice, by=board.cast.actor("clerk")).posting
    said = json.loads(audit.entry_numbered(posting.entry_number).body)["fact"]
    assert address in Client().get(f"/board/{notice.public_id}/").content.decode()
    answer = Client().get(address)
    (path := tmp_path / "period.zip").write_bytes(answer.content)
    assert said["periods"][filled.book.public_id][:12] in answer["Content-Disposition"], (
        "the number the public log keeps"
    )
    assert recount([str(path)]) == 0
    _kind, parts = recountable.read(recountable.unpack(answer.content))
    assert "钱大暑" not in str(parts)
    assert {name for _code, name, *_rest in parts["rule"]["accounts"]} == {"银行", "收入", "支出", "应收款"}
    came = {code: total for code, _debits, _credits, total in parts["result"]["accounts"]}
    assert came["RECEIVABLES-FEN"] == 5_000
    assert 593_650 in came.values(), "the balance of the bank, as in the notice"
    assert Client().get(f"/board/{notice.public_id}/books/AAAAAAAAAAAA.zip").status_code == 404
    with time_machine.travel("2027-06-01 09:00+08:00", tick=False):
        assert Client().get(address).status_code == 404, "gone with the text"


def test_tables_come_from_the_books_and_add_up(board, filled):
    notice = drafted(board, [statement(filled)], tables=[TABLE])
    money, moves, typed = notice.tables
    assert money["rows"] == [["银行", 320_000, 320_000, 46_350, 593_650]]
    assert [row[1:] for row in moves["rows"]] == [["门面房租金", "收入", 320_000, ""], ["路灯电费", "支出", "", 46_350]]
    assert moves["source"] == {
        "kind": "ledger", "id": statement(filled).id, "label": "账本“村集体”的收支", "first": "2026-07-01",
        "last": "2026-09-30", "at": "2026-10-12", "through": newest_entry(filled.book),
    }  # fmt: skip
    assert "source" not in typed
    assert services.submit_notice(notice=notice, by=board.cast.actor("accountant")).state == "supervision_review"


def test_carrying_a_year_to_its_result_is_no_expense_and_takes_no_income_away(board, filled):
    filled.open("本年收益", "result")
    filled.post(("收入", 640_000), ("支出", -46_350), ("本年收益", -593_650), on=date(2026, 9, 30), words="结转")
    _money, moves = drafted(board, [statement(filled)]).tables
    assert [row[1] for row in moves["rows"]] == ["门面房租金", "路灯电费"]


def test_money_carried_from_the_bank_to_the_till_neither_came_nor_went(board, filled):
    filled.open("现金", "bank")
    filled.post(("现金", 50_000), ("银行", -50_000), on=date(2026, 9, 1), words="提现")
    filled.post(("支出", 1_000), ("现金", -1_000), on=date(2026, 9, 2), words="买扫帚")
    money, _moves = drafted(board, [statement(filled)]).tables
    assert [column["name"] for column in money["columns"]][2:] == [
        "收入（元）", "支出（元）", "账户间互转（元）", "期末（元）",
    ]  # fmt: skip
    assert money["rows"] == [
        ["银行", 320_000, 320_000, 46_350, -50_000, 543_650], ["现金", 0, 0, 1_000, 50_000, 49_000],
    ]  # fmt: skip


def test_the_trial_balance_comes_to_nothing(board, filled):
    [table] = drafted(board, [Draw("ledger", f"trial-{filled.book.public_id}")]).tables
    assert [sum(row[place] for row in table["rows"]) for place in (2, 3, 4)] == [686_350, 686_350, 0]


def test_what_was_taken_stays_until_it_is_taken_anew_or_tells_of_another_time(board, filled):
    notice = drafted(board, [statement(filled)])
    filled.post(("支出", 5), ("银行", -5), on=date(2026, 9, 1), words="补录")
    assert len(edited(board, notice, [statement(filled)]).tables[1]["rows"]) == 2
    anew = Draw("ledger", statement(filled).id, anew=True)
    assert len(edited(board, notice, [anew]).tables[1]["rows"]) == 3
    first = (date(2026, 6, 1), date(2026, 6, 30))
    assert len(edited(board, notice, [statement(filled)], about=first).tables[1]["rows"]) == 1


def test_both_ways_into_one_book_are_taken_up_to_the_same_entry(board, filled):
    notice = drafted(board, [statement(filled)])
    filled.post(("支出", 5), ("银行", -5), on=date(2026, 9, 1), words="补录")
    trial = Draw("ledger", f"trial-{filled.book.public_id}")
    money, moves, balance = edited(board, notice, [statement(filled), trial]).tables
    assert {table["source"]["through"] for table in (money, moves, balance)} == {newest_entry(filled.book)}
    assert len(moves["rows"]) == 3


def test_what_is_typed_claims_no_source(board, filled):
    notice = drafted(board, [statement(filled)])
    by_hand = edited(board, notice, [], tables=notice.tables)
    assert [table["rows"] for table in by_hand.tables] == [table["rows"] for table in notice.tables]
    assert not any("source" in table for table in by_hand.tables)


def test_who_may_not_see_the_books_draws_nothing_from_them(board, filled):
    with pytest.raises(NotFound):
        services.draft_notice(
            division=board.cast.village, item="village.other", title="x", body="y", about=QUARTER,
            draws=[statement(filled)], by=board.cast.actor("committee"),
        )  # fmt: skip
    for draw in (Draw("ledger", "statement-nobody"), Draw("ledger", "x"), Draw("nobody", "x")):
        with pytest.raises(NotFound):
            drafted(board, [draw])
    assert not Notice.objects.exists()


def test_without_a_time_or_with_too_many_rows_it_says_so(board, filled):
    with pytest.raises(RuleBroken, match="从哪天到哪天"):
        drafted(board, [statement(filled)], about=None)
    for number in range(500):
        filled.post(("支出", 5), ("银行", -5), on=date(2026, 9, 1), words=f"第{number}笔")
    with pytest.raises(RuleBroken, match="502 行"):
        drafted(board, [statement(filled)])


def test_what_hangs_says_where_it_was_taken_and_is_frozen(board, filled):
    notice = drafted(board, [statement(filled)])
    for verb, who in (("submit", "accountant"), ("pass", "supervisor"), ("approve", "committee"), ("hang", "clerk")):
        notice = getattr(services, f"{verb}_notice")(notice=notice, by=board.cast.actor(who))
    filled.post(("支出", 5), ("银行", -5), on=date(2026, 9, 1), words="补录")
    said = "取自账本“村集体”的收支，2026年7月1日至2026年9月30日，2026年10月12日取"
    page = Client().get(f"/board/{notice.public_id}/").content.decode()
    assert (said in page, "补录" in page) == (True, False)
    paper = exports.notice_paper(notice.posting, "a4")
    assert paper["tables"][0]["source"] == said
    assert [table.source for table in presenters.shown(notice.posting.web).tables] == [said, said]


def test_a_name_in_a_voucher_hangs_on_the_wall_alone(board, filled):
    people.register_person(name="李秋分", division=board.cast.village, by=board.cast.actor("clerk"), birth_year=1960)
    filled.post(("支出", 5), ("银行", -5), on=date(2026, 9, 1), words="慰问李秋分")
    notice = drafted(board, [statement(filled)])
    for verb, who in (("submit", "accountant"), ("pass", "supervisor"), ("approve", "committee"), ("hang", "clerk")):
        notice = getattr(services, f"{verb}_notice")(notice=notice, by=board.cast.actor(who))
    page = Client().get(f"/board/{notice.public_id}/").content.decode()
    assert ("慰问李**" in page, "李秋分" in page) == (True, False)
    assert "慰问李秋分" in str(notice.posting.board)


def test_the_books_come_into_the_form_by_one_click(board, filled):
    village = board.cast.village.public_id
    query = f"place={village}&item=finance.statement&from=2026-07-01&to=2026-09-30"
    accountant, url = signed_in(board), f"/board/new/?place={village}"
    assert "取账本“村集体”的收支" in accountant.get(f"/board/new/?{query}").content.decode()
    typed = {"item": "finance.statement", "about_from": "2026-07-01", "about_to": "2026-09-30", "body": "票据在站里。"}
    taken = accountant.post(url, typed | {"take": statement(filled).key}).content.decode()
    for words in ("路灯电费", "463.50", "上河村2026年7月至9月财务收支", "票据在站里。", "取来的：账本“村集体”的收支"):
        assert words in taken
    undated = accountant.post(url, typed | {"take": statement(filled).key, "about_to": ""})
    assert (undated.status_code, "票据在站里。" in undated.content.decode()) == (422, True)
    typed |= {"title": "三季度", "drawn": statement(filled).key}
    work = accountant.post(url, typed)["Location"]
    assert "路灯电费" in accountant.get(work).content.decode()
    [first, second] = Notice.objects.get().tables
    assert (first["source"]["id"], second["rows"][1][1]) == (statement(filled).id, "路灯电费")
    again = accountant.get(f"{work}edit/").content.decode()
    assert "取来的：账本“村集体”的收支" in again
    assert "路灯电费\t" not in again, "nothing to be typed over"


def test_a_drawn_table_is_dropped_or_goes_on_by_hand(board, filled):
    accountant = signed_in(board)
    notice = drafted(board, [statement(filled)])
    url = f"/board/desk/{notice.public_id}/edit/"
    typed = {
        "about_from": "2026-07-01",
        "about_to": "2026-09-30",
        "title": "三季度",
        "body": "x",
        "drawn": statement(filled).key,
    }
    dropped = accountant.post(url, typed | {"drop": statement(filled).key}).content.decode()
    assert ("取来的" in dropped, "取账本“村集体”的收支" in dropped) == (False, True)
    by_hand = accountant.post(url, typed | {"type": statement(filled).key}).content.decode()
    assert ("取来的" in by_hand, as_text(notice.tables[1]).splitlines()[1] in by_hand) == (False, True)
    full = {f"table_{number}": "用途\n电费" for number in range(1, 5)}
    refused = accountant.post(url, typed | full | {"type": statement(filled).key})
    assert (refused.status_code, "占满" in refused.content.decode()) == (422, True)
    assert "取不到了" in accountant.post(url, typed | {"take": "works:nothing"}).content.decode()
    wrong = accountant.post(url, typed | {"title": ""})
    assert (wrong.status_code, "取来的：账本“村集体”的收支" in wrong.content.decode()) == (422, True)


@pytest.mark.parametrize("count", [1, 3, 100])
def test_the_form_asks_the_same_for_any_number_of_rows(board, filled, count, django_assert_num_queries):
    for _each in range(count):
        filled.post(("支出", 5), ("银行", -5), on=date(2026, 9, 1))
    notice = drafted(board, [statement(filled)])
    client = signed_in(board)
    client.get(f"/board/desk/{notice.public_id}/edit/")
    with django_assert_num_queries(8):
        client.get(f"/board/desk/{notice.public_id}/edit/")
