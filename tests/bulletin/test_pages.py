import io
from datetime import timedelta

import pypdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxin.bulletin import selectors, services
from lianxin.bulletin.models import Objection
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-23 09:00+08:00", tick=False):
        yield


def signed_in(board, name):
    client = Client()
    client.force_login(board.cast.user(name))
    return client


def words_of(answer):
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


def test_everybody_reads_the_board_and_the_notice_with_masked_names(board):
    notice = board.posted()
    listed = Client().get(f"/board/?place={board.cast.village.public_id}").content.decode()
    assert "修东头机耕路" in listed
    page = Client().get(f"/board/{notice.public_id}/").content.decode()
    assert all(
        words in page for words in ("周**", "1,800.00", "2,263.50", "2026年12月8日", "村代决〔2026〕3号", "noindex")
    )
    assert "周小满" not in page


def test_an_empty_board_says_so_and_a_narrow_question_offers_all(board):
    assert "还没有公开过什么" in Client().get("/board/").content.decode()
    board.posted()
    assert "没有符合条件" in Client().get("/board/?affairs=party").content.decode()
    assert "修东头机耕路" in Client().get("/board/?affairs=village&year=2026&now=1").content.decode()


def test_a_year_that_never_was_finds_nothing_and_breaks_nothing(board):
    board.posted()
    for year in ("0000", "9999", "x", "20261"):
        assert Client().get(f"/board/?year={year}").status_code == 200, year


def test_the_paper_of_the_wall_has_full_names_for_who_hangs_it_up_only(board):
    notice = board.posted()
    wall = words_of(signed_in(board, "clerk").get(f"/board/{notice.public_id}/a4.pdf"))
    assert all(
        words.replace(" ", "") in wall
        for words in ("周小满", notice.number, notice.posting.public_id, "公示期", "有异议")
    )
    web = words_of(Client().get(f"/board/{notice.public_id}/a3.pdf"))
    assert "周小满" not in web
    assert "周**" in web
    assert Client().get(f"/board/{notice.public_id}/a5.pdf").status_code == 404


def test_the_same_paper_comes_out_to_the_byte(board):
    url = f"/board/{board.posted().public_id}/a4.pdf"
    first = Client().get(url).content
    with time_machine.travel("2026-12-01 09:00+08:00", tick=False):
        assert Client().get(url).content == first


def test_the_code_on_the_paper_verifies(board):
    posting = board.posted().posting
    page = Client().get(f"/board/verify/?code={posting.public_id.lower()}", follow=True)
    assert page.status_code == 200
    assert "和公开日志里记的一样" in page.content.decode()
    unknown = Client().get("/board/verify/ABCDEFGHJKMN/")
    assert (unknown.status_code, "不是从这里公布的" in unknown.content.decode()) == (404, True)


def test_an_objection_goes_from_the_page_to_its_answer(board):
    notice = board.posted()
    stranger = Client()
    assert stranger.post(f"/board/{notice.public_id}/object/", {"words": ""}).status_code == 422
    kept = stranger.post(f"/board/{notice.public_id}/object/", {"words": "电费不对", "phone": "12"})
    assert (kept.status_code, "电费不对" in kept.content.decode()) == (422, True)
    answer = stranger.post(f"/board/{notice.public_id}/object/", {"words": "电费不对"})
    url = answer["Location"]
    assert "2026年12月8日" in stranger.get(url).content.decode()
    assert stranger.post(url, {"outcome": "dismiss", "words": "x"}).status_code == 403
    assert "先答复，还要查" in signed_in(board, "secretary").get(url).content.decode()
    assert "填这份公开的人" in signed_in(board, "committee").get(url).content.decode()
    signed_in(board, "secretary").post(url, {"outcome": "uphold", "words": "多写了 100 元"})
    assert Objection.objects.get().state == "upheld"
    page = stranger.get(f"/board/{notice.public_id}/").content.decode()
    assert "正在更正" in page
    assert "多写了 100 元" in page
    assert "电费不对" not in page


def test_what_a_correction_changed_is_seen(board):
    notice = board.posted()
    objection = services.raise_objection(notice=notice, words="x", by=board.cast.actor("resident"))
    services.uphold_objection(objection=objection, answer="对", by=board.cast.actor("secretary"))
    services.post_correction(
        notice=notice,
        title="村民代表会议决定：修西头机耕路",
        body="同意。",
        because="写错了地方",
        by=board.cast.actor("committee"),
    )
    page = Client().get(f"/board/{notice.public_id}/").content.decode()
    assert "<del>村民代表会议决定：修东头机耕路</del>" in page
    assert "<ins>村民代表会议决定：修西头机耕路</ins>" in page
    old = notice.postings.get(ordinal=1)
    assert "后来更正过" in Client().get(f"/board/verify/{old.public_id}/").content.decode()


def test_a_name_shown_by_mistake_is_shown_no_more_once_it_is_marked(board):
    notice = board.posted(body="由钱大暑牵头。", tables=())
    old = notice.posting
    objection = services.raise_objection(notice=notice, words="遮住我的名字", by=ANONYMOUS)
    services.uphold_objection(objection=objection, answer="对", by=board.cast.actor("secretary"))
    services.post_correction(
        notice=notice,
        title="修东头机耕路",
        body="由[[钱大暑]]牵头。",
        because="名字没有遮",
        by=board.cast.actor("committee"),
    )
    for address in (f"/board/{notice.public_id}/", f"/board/verify/{old.public_id}/"):
        page = Client().get(address).content.decode()
        assert ("由钱**牵头" in page, "钱大暑" in page) == (True, False), address
    paper = f"/board/{notice.public_id}/a4.pdf?posting={old.public_id}"
    assert Client().get(paper)["Location"] == f"/board/{notice.public_id}/"
    assert "钱大暑" in words_of(signed_in(board, "clerk").get(paper))


@pytest.mark.parametrize("count", [1, 100])
def test_the_same_number_of_queries_for_one_row_and_for_a_hundred(board, count, django_assert_num_queries):
    for n in range(count):
        board.posted(source=services.Source("letter", f"R{n}", "决议"))
    client = Client()
    with django_assert_num_queries(1):
        client.get("/board/")
    with django_assert_num_queries(3):
        client.get(f"/board/?place={board.cast.village.public_id}")


def test_a_quarterly_notice_goes_through_the_pages_of_four_people(board):
    with time_machine.travel("2026-10-12 09:00+08:00", tick=False):
        village = board.cast.village.public_id
        accountant, supervisor = signed_in(board, "accountant"), signed_in(board, "supervisor")
        assert "收入和支出逐笔明细" in accountant.get("/board/desk/").content.decode()
        watched = supervisor.get("/board/desk/").content.decode()
        assert "收入和支出逐笔明细" in watched
        assert "/board/new/" not in watched  # nobody is led to a form that will be refused
        assert "站点工作人员可以代填" in supervisor.get(f"/board/new/?place={village}").content.decode()
        form = {
            "item": "finance.statement", "about_from": "2026-07-01", "about_to": "2026-09-30", "title": "三季度财务收支",
            "body": "逐笔公开。", "caption_1": "支出", "table_1": "用途\t金额（元）\n电费\t463.50\n\t",
        }  # fmt: skip
        wrong = accountant.post(f"/board/new/?place={village}", form | {"table_1": "用途\n电费\t463.50"})
        assert (wrong.status_code, "第 1 行" in wrong.content.decode(), "三季度财务收支" in wrong.content.decode()) == (
            422,
            True,
            True,
        )
        work = accountant.post(f"/board/new/?place={village}", form)["Location"]
        assert "送监督委员会审" in accountant.get(work).content.decode()
        accountant.post(work, {"verb": "submit"})
        assert "由监督委员会审" in accountant.get(work).content.decode()
        assert "三季度财务收支" in supervisor.get("/today/").content.decode()
        assert supervisor.post(work, {"verb": "hold", "reason": ""}).status_code == 422
        supervisor.post(work, {"verb": "hold", "reason": "少一张票"})
        edited = accountant.get(f"{work}edit/").content.decode()
        assert all(words in edited for words in ("少一张票", "电费\t463.50"))
        del form["item"]
        accountant.post(f"{work}edit/", form | {"body": "补了票。"})
        accountant.post(work, {"verb": "submit"})
        supervisor.post(work, {"verb": "pass"})
        signed_in(board, "committee").post(work, {"verb": "approve"})
        clerk = signed_in(board, "clerk")
        clerk.post(work, {"verb": "post"})
        clerk.post(f"{work}wall/", {"where": "村委会门口"})
        page = clerk.get(work).content.decode()
        assert "公示中" in page
        assert "村委会门口" in page
        assert clerk.get(f"{work}archive.zip")["Content-Type"] == "application/zip"
        assert signed_in(board, "resident").get(work).status_code == 403


def test_a_table_comes_out_of_a_file(board):
    file = SimpleUploadedFile("支出.csv", "用途,金额（元）\n电费,463.50\n".encode("gb18030"))
    form = {"item": "finance.statement", "title": "三季度", "file": file}
    work = signed_in(board, "accountant").post("/board/new/", form)["Location"]
    assert "463.50" in signed_in(board, "accountant").get(work).content.decode()
    broken = SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no workbook")
    answer = signed_in(board, "accountant").post("/board/new/", form | {"file": broken})
    assert (answer.status_code, "这不是表格" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("count", [1, 100])
def test_the_desk_asks_the_same_for_one_and_for_a_hundred(board, count, django_assert_num_queries):
    for n in range(count):
        services.draft_notice(
            division=board.cast.village,
            item="village.other",
            title=f"第{n}件",
            body="x",
            by=board.cast.actor("committee"),
        )
    client = signed_in(board, "committee")
    client.get("/board/desk/")
    with django_assert_num_queries(12):
        client.get("/board/desk/")


def test_after_the_time_to_object_the_web_keeps_the_head_alone(board):
    notice = board.posted()
    address, code = f"/board/{notice.public_id}/", notice.posting.public_id
    places = (address, f"/board/verify/{code}/", "/board/feed.atom", "/board/?q=机耕路", "/sitemap-boards.xml")

    def shows(words):
        return [words in Client().get(place).content.decode() for place in places]

    with time_machine.travel("2026-12-23 09:00+08:00", tick=False):  # the last day to object
        assert shows("九月开工") == [True, True, False, False, False]
        assert shows(notice.public_id) == [True, False, True, True, False], "no search engine is led to it"
    with time_machine.travel("2026-12-24 09:00+08:00", tick=False):
        assert shows("九月开工") == [False] * 5, "by the day alone: no worker has to have run"
        assert shows(notice.public_id) == [True, True, False, True, False], "its title says it, as on the list"
        head = Client().get(address).content.decode()
        assert all(words in head for words in (notice.posting.title, notice.posting.digest, "还没归档", "不再留全文"))
        assert notice.posting.title in Client().get("/board/").content.decode()
        assert Client().get(f"{address}a4.pdf")["Location"] == address
        assert "周小满" in words_of(signed_in(board, "clerk").get(f"{address}a4.pdf"))
        assert "和公开日志里记的一样" in Client().get(places[1]).content.decode()
        services.complete_due()
        clerk = signed_in(board, "clerk")
        assert notice.title in clerk.get("/board/desk/to-archive/").content.decode()
        clerk.post(f"/board/desk/{notice.public_id}/", {"verb": "archive"})
        assert "没有等归档的" in clerk.get("/board/desk/to-archive/").content.decode()
        assert notice.archived.sha256 in Client().get(address).content.decode()


def test_what_waits_for_an_answer_past_its_time_no_longer_says_that_it_hangs(board):
    notice = board.posted()
    services.raise_objection(notice=notice, words="电费不对", by=ANONYMOUS)
    with time_machine.travel(clock.now() + timedelta(days=40)):
        for address in ("/board/", f"/board/{notice.public_id}/"):
            page = Client().get(address).content.decode()
            assert ("公示期满" in page, "公示中</span>" in page) == (True, False), address


@pytest.mark.parametrize("day", ["2026-11-24", "2027-01-20"])
def test_what_was_found_wrong_has_only_its_head_until_it_is_corrected(board, day):
    notice = board.posted()
    objection = services.raise_objection(notice=notice, words="x", by=board.cast.actor("resident"))
    services.uphold_objection(objection=objection, answer="地方写错了", by=board.cast.actor("secretary"))
    with time_machine.travel(f"{day} 09:00+08:00", tick=False):
        for address in (f"/board/{notice.public_id}/", f"/board/verify/{notice.posting.public_id}/"):
            page = Client().get(address).content.decode()
            assert ("九月开工" in page, "这份正在更正" in page, "公示期和异议期都过了" in page) == (False, True, False)
        assert "地方写错了" in Client().get(f"/board/{notice.public_id}/").content.decode()
        assert not selectors.board(readable=True).items
    services.post_correction(
        notice=notice, title=notice.title, body="十月开工。", because="地方写错了", by=board.cast.actor("committee")
    )
    assert "十月开工" in Client().get(f"/board/{notice.public_id}/").content.decode()


@pytest.mark.parametrize("count", [1, 3, 100])
def test_what_waits_for_the_archive_asks_the_same_for_each_number(board, count, django_assert_num_queries):
    for n in range(count):
        board.posted(source=services.Source("letter", f"R{n}", "决议"))
    with time_machine.travel("2027-01-20 09:00+08:00", tick=False):
        services.complete_due()
        client = signed_in(board, "clerk")
        client.get("/board/desk/to-archive/")
        with django_assert_num_queries(5):
            assert client.get("/board/desk/to-archive/").content.decode().count("list__row") >= min(count, 50)
