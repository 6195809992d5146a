"""One box finds what every room has, each as far as the reader may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.kit.actors import ANONYMOUS
from lianxin.needs import services as needs
from lianxin.portal.selectors import search_everything
from lianxin.works import services as works
from tests.portal.test_home import statement


@pytest.fixture
def everything(cast, hall, village):
    """A project, a topic that waits, a published one, a meeting, a resolution and a notice."""
    village.hall = hall
    return {
        "project": village.opened(),
        "topic": hall.published(title="路灯装在哪边"),
        "waiting": hall.topic(title="路灯几点熄"),
        "notice": statement(cast),
    }


def hits(page):
    return page.content.decode().partition("<main")[2]


@pytest.mark.parametrize("text", ["路灯", "ld", "LD"])
def test_search_finds_projects_topics_meetings_and_resolutions(client, cast, everything, text):
    found = hits(client.get("/search/", {"q": text}))
    assert f"/works/{everything['project'].public_id}/" in found
    assert f"/hall/topics/{everything['topic'].public_id}/" in found
    assert f"/hall/resolutions/{everything['project'].decision_id}/" in found


def test_search_finds_notices_by_the_sound_of_their_title(everything):
    found = search_everything("szmx", ANONYMOUS).notices  # 三季度收支明细
    assert [notice.pk for notice in found] == [everything["notice"].pk]
    assert search_everything("szmz", ANONYMOUS).notices == []


def test_search_finds_meetings_by_their_title(client, cast, hall):
    meeting = hall.called()
    assert f"/hall/meetings/{meeting.public_id}/" in hits(client.get("/search/", {"q": meeting.title[:6]}))


def test_search_keeps_what_is_not_public_to_who_may_see_it(cast, everything):
    waiting = everything["waiting"].public_id
    for viewer, sees in ((ANONYMOUS, False), (cast.actor("secretary"), True), (cast.actor("outsider"), False)):
        rows = search_everything("路灯几点", viewer).named.get("topic", [])
        assert (waiting in {row.public_id for row in rows}) is sees


def test_search_looks_for_every_word(cast, everything):
    found = search_everything("小学 路灯", ANONYMOUS).named["project"]
    assert [row.public_id for row in found] == [everything["project"].public_id]
    assert "project" not in search_everything("小学 水渠", ANONYMOUS).named


def test_search_finds_a_place_by_name_code_sound_and_the_place_above_it(cast):
    village = cast.village
    for text in (village.name, village.code, "shanghe", "shc", f"{cast.township.name} {village.name}"):
        found = search_everything(text, ANONYMOUS).named["place"]
        assert village.public_id in {row.public_id for row in found}, text
    assert "place" not in search_everything(f"没有的镇 {village.name}", ANONYMOUS).named


@pytest.mark.parametrize("who", ["clerk", "resident", "county_officer", None])
@pytest.mark.parametrize("text", ["路灯", "ld", "上河村", "柳溪镇 上河"])
def test_search_never_asks_more_than_a_page_may(client, cast, desk, everything, who, text):
    for number in range(3):
        desk.register(title=f"路灯不亮{number}", content="柳溪镇 上河村")
    if who:
        client.force_login(cast.user(who))
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/search/", {"q": text}).status_code == 200
    assert len(queries) <= 12, [each["sql"][:80] for each in queries]


def test_search_asks_the_same_for_one_project_and_for_a_hundred(client, cast, village):
    village.books()
    seen = []
    for number in (1, 99):
        for each in range(number):
            works.propose_project(**village.words(title=f"路灯{number}{each}"))
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/search/", {"q": "路灯"})
        seen.append(len(queries))
        assert page.content.decode().count('href="/works/') == min(10, number)
    assert seen[0] == seen[1]


@pytest.fixture
def neighbours(cast, desk):
    """A public need of the own village in words of the desk alone, one of a place far away, and one that stays private."""
    public = []
    for place, dispatcher, summary in (
        (cast.village, "clerk", "村东头照明报修"),
        (cast.community, "outsider", "社区照明报修"),
    ):
        need = desk.register(division=place, content="三盏路灯不亮，陈小寒家门口。").need
        needs.publish_need(need=need, summary=summary, by=cast.actor(dispatcher))
        public.append(need.public_id)
    desk.register(title="照明坏了", content="别让人知道。")
    needs.index_words()
    return public


@pytest.mark.parametrize("text", ["照明", "zmbx"])
def test_a_resident_finds_what_the_neighbours_made_public_those_of_the_own_place_first(cast, neighbours, client, text):
    for who in (None, "resident", "courier"):
        found = search_everything(text, cast.actor(who) if who else ANONYMOUS).public
        assert {need.public_id for need in found} == set(neighbours)
        if who:
            assert found[0].public_id == neighbours[who == "courier"]
    client.force_login(cast.user("resident"))
    shown = hits(client.get("/search/", {"q": text}))
    assert "村东头照明报修" in shown
    assert "照明坏了" not in shown
    assert "三盏" not in shown


def test_a_resident_finds_nobody_by_a_name(cast, neighbours):
    assert search_everything("陈小寒", cast.actor("resident")).public == []


def test_an_own_public_need_is_found_once_and_staff_find_the_need_itself(cast, desk):
    need = desk.register(by=cast.actor("resident")).need
    needs.publish_need(need=need, summary="路灯不亮报修", by=cast.actor("clerk"))
    for who in ("resident", "clerk"):
        found = search_everything("路灯", cast.actor(who))
        assert [each.public_id for each in found.needs] == [need.public_id]
        assert found.public == []


def test_public_needs_cost_the_same_for_one_and_for_many(cast, desk, client):
    seen = []
    client.force_login(cast.user("resident"))
    for _many in (1, 8):
        for _each in range(_many):
            needs.publish_need(need=desk.register().need, summary="路灯不亮报修", by=cast.actor("clerk"))
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": "路灯"})
        seen.append(len(queries))
    assert seen[0] == seen[1] <= 12
