"""One box finds what every room has, each as far as the reader may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.kit.actors import ANONYMOUS
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
