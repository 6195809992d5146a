"""What the home page tells of the place somebody lives in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.bulletin.presenters import totals_in_words
from lianxin.deliberation import services as hall_services
from lianxin.deliberation.models import Asking, Ballot
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.liaison import services
from lianxin.people import services as people
from lianxin.portal.presenters import money_rows
from lianxin.portal.selectors import going_on_at, home_of
from lianxin.works import services as works
from lianxin.works.models import Project

TABLE = {
    "caption": "收入和支出",
    "columns": [
        {"name": "摘要", "kind": "text"},
        {"name": "收入（元）", "kind": "money"},
        {"name": "支出（元）", "kind": "money"},
    ],
    "rows": [["转移支付", 1_200_000, ""], ["保洁补贴", "", 360_000]],
    "has_total": True,
}


@pytest.fixture
def person(cast):
    """The resident's own record, with a liaison."""
    made = people.register_person(name="周小满", division=cast.village, user=cast.user("resident"), by=SYSTEM)
    keeper = services.enrol_liaison(
        user=cast.user("liaison"),
        division=cast.village,
        phone="199-0000-0008",
        starts_on=clock.today(),
        by=cast.actor("secretary"),
    )
    services.assign(target=made, liaison=keeper, by=cast.actor("secretary"))
    return made


def ballot(hall, body, days=6, title="广场几点以后不放音响"):
    return hall_services.open_ballot(
        body=body, title=title, question="几点合适？", kind="approval",
        rule={"options": ["八点半", "九点"], "seats": 1}, closes_at=clock.now() + timedelta(days=days), by=hall.head,
    )  # fmt: skip


def statement(cast):
    notice = bulletin.draft_notice(
        division=cast.village, item="finance.statement", title="三季度收支明细", body="逐笔公开。", tables=[TABLE],
        by=cast.actor("accountant"),
    )  # fmt: skip
    bulletin.submit_notice(notice=notice, by=cast.actor("accountant"))
    bulletin.pass_notice(notice=notice, by=cast.actor("supervisor"))
    bulletin.approve_notice(notice=notice, by=cast.actor("committee"))
    return bulletin.hang_notice(notice=notice, by=cast.actor("clerk"))


def test_home_shows_votes_projects_money_and_my_liaison(client, cast, hall, village, person):
    open_one = ballot(hall, hall.body())
    project = works.propose_project(**village_words(village))
    notice = statement(cast)
    client.force_login(cast.user("resident"))
    page = client.get("/").content.decode()
    for address in (
        f"/hall/ballots/{open_one.public_id}/",
        f"/works/{project.public_id}/",
        f"/board/{notice.public_id}/",
    ):
        assert f'href="{address}"' in page, address
    assert "收入 12,000.00 元，支出 3,600.00 元" in page
    assert 'href="tel:199-0000-0008"' in page
    assert "等您来投" not in page  # not on the roll of the representatives


def village_words(village):
    village.books()
    return village.words()


def test_home_says_that_a_ballot_waits_for_me_until_i_have_voted(client, cast, hall, person):
    open_one = ballot(hall, hall.body())
    entry = open_one.voters.first()
    type(entry).objects.filter(pk=entry.pk).update(person=person)
    client.force_login(cast.user("resident"))
    assert "等您来投" in client.get("/").content.decode()
    type(entry).objects.filter(pk=entry.pk).update(mark="web")
    assert "等您来投" not in client.get("/").content.decode()


def test_going_on_tells_the_soonest_first_and_only_what_is_still_open(cast, hall):
    body = hall.body()
    later, sooner = ballot(hall, body, 9, "第二件"), ballot(hall, body, 2, "第一件")
    over = ballot(hall, body, 3, "过了的")
    Ballot.objects.filter(pk=over.pk).update(closes_at=clock.now() - timedelta(hours=1))
    party = ballot(hall, hall.body("party_branch", 9), 1, "支部的")
    found = going_on_at(cast.village, None, at=clock.now())
    assert [row.public_id for row in found.votes] == [sooner.public_id, later.public_id]
    assert party.public_id not in {row.public_id for row in found.votes}


def test_what_a_township_asks_is_asked_in_its_villages_and_not_next_door(cast, hall):
    topic = hall.published()
    asking = hall_services.open_asking(
        topic=topic, question="怎么停才好？", closes_at=clock.now() + timedelta(days=3), by=hall.secretary,
        statements=["先到先停。"],
    )  # fmt: skip
    Asking.objects.filter(pk=asking.pk).update(division_path=cast.township.path)
    here = going_on_at(cast.village, None, at=clock.now()).votes
    there = going_on_at(cast.other_village, None, at=clock.now()).votes
    assert [row.public_id for row in here] == [row.public_id for row in there] == [asking.public_id]
    Asking.objects.filter(pk=asking.pk).update(division_path=cast.village.path)
    assert going_on_at(cast.other_village, None, at=clock.now()).votes == []


def test_a_statement_whose_time_on_the_web_is_over_tells_no_sums(cast):
    notice = statement(cast)
    (row,) = money_rows(going_on_at(cast.village, None, at=clock.now()))
    assert "12,000.00" in row.meta
    past = clock.today() - timedelta(days=1)
    Notice.objects.filter(pk=notice.pk).update(state="completed", web_until=past)
    (row,) = money_rows(going_on_at(cast.village, None, at=clock.now()))
    assert (row.title, row.meta) == ("三季度收支明细", cast.village.short_name)


def test_home_of_is_where_one_lives_unless_another_place_is_chosen(cast, person):
    resident = cast.actor("resident")
    assert home_of(resident) == (cast.village, person)
    assert home_of(resident, cast.other_village.public_id) == (cast.other_village, person)


def test_totals_in_words_are_those_of_the_last_table_that_has_any():
    assert totals_in_words([TABLE, {**TABLE, "has_total": False}]) == "收入 12,000.00 元，支出 3,600.00 元"
    assert totals_in_words([{**TABLE, "rows": []}]) == ""
    assert totals_in_words([]) == ""


def test_home_asks_the_same_for_one_row_and_for_a_hundred(client, cast, hall, village, person):
    body, words = hall.body(), village_words(village)
    client.force_login(cast.user("resident"))
    seen = []
    for number in (1, 99):
        for each in range(number):
            ballot(hall, body, 5, f"第{each}件")
        if number == 1:
            works.propose_project(**words)
            statement(cast)
        else:
            first = Project.objects.get()
            for each in range(number):
                first.pk, first.public_id, first.serial = None, f"P{each:011d}", 100 + each
                first.save(force_insert=True)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/").status_code == 200
        seen.append(len(queries))
    assert seen[0] == seen[1] <= 12
