"""What hangs is found by two characters, first where the title says it, and nobody's name by searching for it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection

from lianxin.bulletin import selectors, services
from lianxin.bulletin.services import Source
from lianxin.bulletin.services.words import put_down_missing
from lianxin.kit.actors import ANONYMOUS

pytestmark = pytest.mark.django_db


@pytest.fixture
def hung(board):
    road = board.posted(source=Source("letter", "R1", "一"))
    lamps = board.posted(source=Source("letter", "R2", "二"), title="路灯电费怎么付", body="由集体付，机耕路上的也算。")
    return road, lamps


def found(text, **narrowed):
    return [notice.posting.title for notice in selectors.notices_saying(text, **narrowed)]


def test_two_characters_are_found_and_the_title_comes_first(hung):
    road, lamps = hung
    assert found("机耕路") == [road.title, lamps.title]  # the older one, but its title says it
    assert found("路灯") == [lamps.title, road.title]  # the table of the other says it
    assert found("电费 集体") == [lamps.title]
    assert found(road.number)[0] == road.title
    assert found("机") == [road.title, lamps.title]
    assert found("费灯") == []


def test_what_is_not_among_the_newest_is_found_by_the_index(hung, monkeypatch):
    monkeypatch.setattr(selectors.words, "_NEWEST", {"title": 1, "words": 1})
    road, lamps = hung
    year = str(road.posted_on.year)
    assert found("机耕路") == found("机耕路", year=year) == [road.title, lamps.title]
    assert found("机耕路", year="1999") == found("路灯", affairs="party") == []


def test_postings_carried_over_from_another_database_are_found(board, hung):
    forget_and_go_on = {
        "sqlite": (
            "INSERT INTO bulletin_words (bulletin_words) VALUES ('delete-all')",
            "UPDATE sqlite_sequence SET seq = 9000 WHERE name = 'bulletin_posting'",
        ),
        "postgresql": (
            "DELETE FROM bulletin_words",
            "SELECT setval(pg_get_serial_sequence('bulletin_posting', 'id'), 9000)",
        ),
    }
    with connection.cursor() as cursor:
        for statement in forget_and_go_on[connection.vendor]:
            cursor.execute(statement)
    assert found("机耕路") == []
    board.posted(source=Source("letter", "R3", "三"))  # before the next round
    assert (put_down_missing(), put_down_missing()) == (2, 0)
    assert found("电费 集体") == [hung[1].title]
    assert found("机耕路") == [hung[0].title, hung[0].title, hung[1].title]


def test_a_masked_name_is_not_found(hung):
    assert found("周小满") == []


@pytest.mark.parametrize("text", ["", "，。", "'", '"', "' | '", '") OR (', "\\", "路灯' & 'x", "*", "%", "\x00"])
def test_what_is_typed_is_never_a_query(hung, text):
    assert len(found(text)) in (0, 2)


def test_place_kind_and_year_narrow_what_is_found(hung, cast):
    village, other = cast.village.path, cast.other_village.path
    year = str(hung[0].posted_on.year)
    assert len(found("路灯", place=village, affairs="village", year=year, now_hanging=True)) == 2
    assert len(found("路灯", place=cast.county.path)) == 2
    assert found("路灯", place=other) == []
    assert found("路灯", affairs="party") == []
    assert found("路灯", affairs="'") == []
    assert found("路灯", year="1999") == []
    assert len(found("路灯", year="去年")) == 2


def test_of_a_correction_only_the_newest_text_is_found(board, cast, hung):
    road, _lamps = hung
    objection = services.raise_objection(notice=road, words="是西头", by=ANONYMOUS)
    services.uphold_objection(objection=objection, answer="是写错了", by=cast.actor("secretary"))
    services.post_correction(
        notice=road,
        title="村民代表会议决定：修西头机耕路",
        body="修西头。",
        because="写错了",
        by=cast.actor("committee"),
    )
    assert found("修东头") == []
    assert found("修西头") == ["村民代表会议决定：修西头机耕路"]


def test_of_what_has_only_a_head_left_the_title_is_found_and_not_the_text(hung):
    road, lamps = hung
    with time_machine.travel(lamps.web_until + timedelta(days=1), tick=False):
        assert found("路灯") == [lamps.title]
        assert found(lamps.number) == [lamps.title]
        assert found("电费 集体") == []
        assert found("机耕路") == [road.title]


def test_the_search_asks_three_queries_however_many_are_found(board, django_assert_num_queries, cast):
    for number in range(25):
        board.posted(source=Source("letter", f"N{number}", "多"), about=(date(2026, 7, 1), date(2026, 9, 30)))
    with django_assert_num_queries(3):
        assert len(found("机耕路", place=cast.village.path)) == 25


def test_the_board_and_the_search_box_show_what_is_found(client, hung):
    page = client.get("/board/", {"q": "集体付"})
    assert page.status_code == 200
    assert hung[1].title in page.content.decode()
    assert hung[0].title not in page.content.decode()
    assert hung[1].title in client.get("/search/", {"q": "集体付"}).content.decode()
    assert "没有符合条件的公开" in client.get("/board/", {"q": "没有的话"}).content.decode()
