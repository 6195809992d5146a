import io

import pypdf
import pytest
import time_machine
from django.test import Client

from lianxin.bulletin import services
from lianxin.bulletin.models import Objection


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
    with time_machine.travel("2026-12-24 09:00+08:00", tick=False):
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


@pytest.mark.parametrize("count", [1, 100])
def test_the_same_number_of_queries_for_one_row_and_for_a_hundred(board, count, django_assert_num_queries):
    for n in range(count):
        board.posted(source=services.Source("resolution", f"R{n}", "决议"))
    client = Client()
    with django_assert_num_queries(1):
        client.get("/board/")
    with django_assert_num_queries(3):
        client.get(f"/board/?place={board.cast.village.public_id}")
