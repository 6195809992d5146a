"""The board to subscribe to and to take away."""

import csv
import io
import json
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as Tree

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.bulletin import services
from lianxin.bulletin.calc.due import last_period, periods_ahead
from lianxin.bulletin.offers import datasets
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.territory import services as territory

ATOM = "{http://www.w3.org/2005/Atom}"
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(st.sampled_from(["monthly", "quarterly", "yearly"]), DAYS)
def test_periods_ahead_follow_one_another_from_the_last_that_is_over(frequency, today):
    found = periods_ahead(frequency, today)
    assert found[0] == last_period(frequency, today)
    assert len(found) == {"monthly": 13, "quarterly": 5, "yearly": 2}[frequency]
    assert all((after.first - before.last).days == 1 for before, after in pairwise(found))


def test_what_is_shown_when_it_happens_has_no_period_ahead():
    assert periods_ahead("at_once", date(2026, 11, 28)) == []


@pytest.mark.django_db
def test_the_feed_tells_a_correction_as_an_update(board, cast, client):
    notice = board.posted()
    before = Tree.fromstring(client.get("/board/feed.atom", {"place": cast.village.public_id}).content)
    objection = services.raise_objection(notice=notice, words="是西头", by=ANONYMOUS)
    services.uphold_objection(objection=objection, answer="是写错了", by=cast.actor("secretary"))
    services.post_correction(
        notice=notice, title="修西头机耕路", body="修西头。", because="写错了", by=cast.actor("committee")
    )
    after = Tree.fromstring(client.get("/board/feed.atom").content)
    [old], [new] = before.findall(f"{ATOM}entry"), after.findall(f"{ATOM}entry")
    assert old.findtext(f"{ATOM}id") == new.findtext(f"{ATOM}id") == f"urn:lianxin:notice:{notice.public_id}"
    assert (old.findtext(f"{ATOM}title"), new.findtext(f"{ATOM}title")) == (notice.posting.title, "修西头机耕路")
    elsewhere = client.get("/board/feed.atom", {"place": cast.other_village.public_id}).content
    assert Tree.fromstring(elsewhere).findall(f"{ATOM}entry") == []


@pytest.mark.django_db
def test_each_body_has_a_calendar_of_what_it_has_to_do(cast, client, time_machine):
    time_machine.move_to("2026-11-28 09:00+08:00")
    found = {}
    for body in ("committee", "supervisors", "branch", "collective"):
        answer = client.get(f"/board/due-{body}.ics", {"place": cast.village.public_id})
        assert answer["Content-Type"].startswith("text/calendar")
        calendar = icalendar.Calendar.from_ical(answer.content)
        found[body] = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    statement = next(e for uid, e in found["collective"].items() if "finance.statement-2026-12-31" in uid)
    assert statement.decoded("dtstart") == date(2027, 1, 15)
    assert "收入和支出逐笔明细" in str(statement["summary"])
    assert statement["uid"] in found["supervisors"]
    assert not any("finance.statement" in uid for uid in found["branch"])
    assert all(event.decoded("dtstart") >= date(2026, 11, 28) for event in found["committee"].values())
    time_machine.move_to("2027-03-02 09:00+08:00")
    day = date(2027, 3, 2)
    territory.set_rules(
        division=cast.county, values={"posting.quarter_due_day": 20}, basis="县办法", starts_on=day, by=SYSTEM
    )
    time_machine.move_to("2027-03-03 09:00+08:00")
    answer = client.get("/board/due-committee.ics", {"place": cast.village.public_id})
    stamps = {event.decoded("dtstamp") for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}
    assert stamps == {clock.day_start(day) + timedelta(hours=9)}, "when the rule was set, not when it was asked"
    assert client.get("/board/due-nobody.ics", {"place": cast.village.public_id}).status_code == 404
    assert client.get("/board/due-committee.ics").status_code == 404


@pytest.mark.django_db
def test_the_table_its_description_and_its_rows_say_the_same(board, client):
    notice = board.posted(title="=1+1 路灯电费")
    year = notice.posted_on.year
    answer = client.get(f"/board/notices-{year}.csv")
    [row] = csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig")))
    described = client.get(f"/board/notices-{year}.json").json()["resources"][0]
    assert list(row) == [field["name"] for field in described["schema"]["fields"]]
    assert described["schema"]["primaryKey"] == "code", "two villages of one name have the same numbers"
    assert (row["number"], row["title"][0], row["postings"]) == (notice.number, "'", "1")
    [told] = json.loads(b"".join(client.get(f"/board/notices-{year}-rows.json")))
    assert list(told) == list(row)
    assert told["code"] == row["code"] == notice.posting.public_id
    assert client.get("/board/notices-1999.csv").status_code == 404


@pytest.mark.django_db
def test_a_name_in_a_title_is_masked_wherever_the_title_stands(board, client):
    notice = board.posted(title="[[周小满]]家宅基地审批结果")
    assert notice.posting.board["title"] == "周小满家宅基地审批结果"
    for address in ("/board/", "/board/?q=宅基地", "/board/feed.atom", f"/board/notices-{notice.posted_on.year}.csv",
                    f"/board/{notice.public_id}/object/", "/search/?q=宅基地"):  # fmt: skip
        text = client.get(address).getvalue().decode()
        assert "周**家宅基地审批结果" in text, address
        assert "周小满" not in text, address
    assert "周**家" not in client.get("/board/?q=小满").content.decode()


@pytest.mark.django_db
def test_no_file_holds_what_a_notice_says_in_full(board, client):
    """On the web the full text is on its page alone, which no search engine takes: every data set is opened and read."""
    notice = board.posted()
    words = ("由周", "九月开工", "路灯电费")
    page = client.get(f"/board/{notice.public_id}/").content.decode()
    assert all(word in page for word in words)
    assert '<meta name="robots" content="noindex">' in page
    assert client.get(f"/board/{notice.public_id}/a4.pdf")["X-Robots-Tag"] == "noindex"
    files = [form.href for dataset in datasets() for form in dataset.distributions]
    files += [form.describes for dataset in datasets() for form in dataset.distributions if form.describes]
    assert len(files) == 4
    for address in files:
        text = client.get(address).getvalue().decode()
        assert not [word for word in words if word in text], address


@pytest.mark.django_db
def test_an_unknown_place_has_no_feed_and_a_row_says_where_its_page_is(client, board):
    notice = board.posted(site="https://lian.example.org/")
    assert client.get("/board/feed.atom?place=NOSUCHPLACE0").status_code == 404
    rows = b"".join(client.get(f"/board/notices-{notice.posted_on.year}.csv").streaming_content).decode()
    assert f"https://lian.example.org/board/{notice.public_id}/" in rows
