"""Papers in real PDF, read back with a reader of its own: what they say, to whom, and where their code leads."""

import io
import shutil
import subprocess
from datetime import date

import pypdf
import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.prints import render_paper
from lianxin.needs import exports, selectors, services
from lianxin.needs.models import Need
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import Channel
from lianxin.territory import selectors as territory
from tests.needs.conftest import at


def words_of(response):
    """The text of a PDF answer, without the breaks of its lines."""
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(response.content)).pages).replace(
        "\n", ""
    )


def signed_in(cast, name):
    client = Client()
    if name:
        client.force_login(cast.user(name))
    return client


def test_a_poster_names_its_place_and_fits_one_page(cast):
    answer = Client().get(f"/needs/posters/{cast.village.public_id}.pdf")
    assert cast.village.short_name in words_of(answer)
    assert len(pypdf.PdfReader(io.BytesIO(answer.content)).pages) == 1
    assert Client().get("/needs/posters/nowhere.pdf").status_code == 404


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs pdftoppm to draw the printed page")
def test_a_telephone_reads_the_printed_poster(cast, tmp_path):
    sheet = tmp_path / "poster.pdf"
    sheet.write_bytes(Client().get(f"/needs/posters/{cast.village.public_id}.pdf").content)
    subprocess.run(["pdftoppm", "-png", "-r", "60", "-singlefile", sheet, tmp_path / "poster"], check=True)
    with Image.open(tmp_path / "poster.png") as page:
        (code,) = zxingcpp.read_barcodes(page)
    form = Client().get(code.text.removeprefix("http://testserver"))
    assert form.context["form"].initial["division"] == cast.village


def test_the_code_of_a_poster_opens_the_form_and_the_need_says_so(cast, desk):
    page = signed_in(cast, "clerk").get(f"/needs/posters/?place={cast.village.name}")
    address = page.context["address"].removeprefix("http://testserver")
    resident = Client()
    form = resident.get(address)
    assert form.context["form"].initial["division"] == cast.village
    sent = {
        "content": "村口的路灯不亮了。", "kind": "help", "category": "other", "division": territory.full_name(cast.village),
        "urgency": "normal", "anonymity": "anonymous", "client_key": "x" * 20, "scanned": "True",
    }  # fmt: skip
    assert resident.post("/needs/new/", sent).status_code == 302
    assert Need.objects.get(client_key="x" * 20).channel == Channel.QR
    del sent["scanned"]
    assert resident.post("/needs/new/", {**sent, "client_key": "y" * 20, "twins_seen": "1"}).status_code == 302
    assert Need.objects.get(client_key="y" * 20).channel == Channel.WEB


def test_a_place_that_is_not_found_is_said_and_no_poster_shown(cast):
    page = signed_in(cast, "clerk").get("/needs/posters/?place=不在这里")
    assert page.status_code == 422
    assert "没有找到这个地方" in page.content.decode()
    assert page.context["code"] == ""


def test_sheets_follow_the_steps_of_a_case(cast, desk):
    def printed(need):
        return list(exports.sheets_for(need, as_requester=False))

    assert printed(desk.register().need) == ["register"]
    assert printed(desk.dispatched()) == ["register", "dispatch"]
    assert printed(desk.checked()) == ["register", "dispatch", "feedback"]
    assert list(exports.sheets_for(desk.checked(), as_requester=True)) == ["register", "feedback"]


def test_a_sheet_says_what_the_page_says_and_no_more(cast, desk):
    requester = Requester(name="欧阳小满", phone="+8619900000077", anonymity="confidential")
    need = desk.register(requester=requester, content="灯坏了。\n#set text(red) *很黑* $x$").need
    own = words_of(signed_in(cast, "clerk").get(f"/needs/{need.public_id}/sheet/register.pdf"))
    assert need.number in own
    assert "欧阳小满" in own
    assert "#set text(red) *很黑* $x$" in own  # typed words are words
    above = words_of(signed_in(cast, "county_officer").get(f"/needs/{need.public_id}/sheet/register.pdf"))
    assert need.number in above
    assert "欧阳小满" not in above
    assert "19900000077" not in above


@pytest.mark.parametrize("name", [None, "outsider", "resident"])
def test_sheets_are_hidden_from_who_may_not_see_the_case(cast, desk, name):
    need = desk.checked()
    for kind in exports.SHEETS:
        assert signed_in(cast, name).get(f"/needs/{need.public_id}/sheet/{kind}.pdf").status_code == 404


def test_a_sheet_that_has_nothing_to_say_yet_is_not_there(cast, desk):
    need = desk.register().need
    clerk = signed_in(cast, "clerk")
    assert clerk.get(f"/needs/{need.public_id}/sheet/callback.pdf").status_code == 404
    assert clerk.get(f"/needs/{need.public_id}/sheet/nonsense.pdf").status_code == 404


def test_the_feedback_sheet_tells_the_answer(cast, desk):
    need = desk.checked()
    words = words_of(signed_in(cast, "clerk").get(f"/needs/{need.public_id}/sheet/feedback.pdf"))
    assert need.answer in words
    assert "2026年11月" in words.replace(" ", "")
    assert "第 1 页 共 1 页" in words


def test_a_rare_character_is_printed_or_a_box_but_never_refused(cast):
    rare = exports.poster(cast.village, "\U00030edd", "http://county.example/")  # newer than every font here
    assert render_paper("poster", rare).startswith(b"%PDF")


def test_the_month_counts_what_came_and_where(cast, desk):
    for day in (3, 4):
        desk.register(when=at(10, day))
    desk.register(when=at(9, 30), by=ANONYMOUS)
    october = at(10, 1).date()
    counts = selectors.month_counts(october, within_place=cast.county)
    assert (counts.received, counts.received_before, counts.closed, counts.reopened) == (2, 1, 0, 0)
    assert counts.by_channel == [("网页", 2)]
    assert counts.by_place == [(cast.township.short_name, 2)]
    assert [count for _, count in counts.by_category] == [2]
    need = desk.register(when=at(10, 5)).need
    services.withdraw_need(need=need, by=ANONYMOUS, holds_pickup=True)
    assert selectors.month_counts(october, within_place=cast.village).by_place == [(cast.village.short_name, 3)]


def test_a_month_ends_on_its_last_day():
    assert [selectors.month_end(date(2028, month, 1)).day for month in (1, 2, 12)] == [31, 29, 31]


def test_the_analysis_of_a_month_is_for_who_reads_the_needs_there(cast, desk):
    desk.register(when=at(10, 3))
    words = words_of(signed_in(cast, "clerk").get("/needs/rates/monthly.pdf?month=2026-10"))
    assert "2026 年 10 月诉求分析" in words
    assert "收到 1 件，比上月多 1 件" in words
    assert "2026 年 12 月" in words_of(signed_in(cast, "clerk").get("/needs/rates/monthly.pdf?month=2026-12"))
    assert "诉求分析" in words_of(signed_in(cast, "clerk").get("/needs/rates/monthly.pdf?month=many"))
    assert signed_in(cast, "resident").get("/needs/rates/monthly.pdf").status_code == 403
