"""Indicators: each with formula, source and who says so; a later telling counts; nothing is added up."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.kit.measures import measured_codes
from lianxin.works import selectors, services
from lianxin.works.vocabulary import INDICATORS, TOLD, Area
from tests.works.test_projects import refused


def tell(village, **more):
    words = {
        "code": "tap_water",
        "year": clock.today().year,
        "value": 80,
        "whole": 86,
        "words": "户册",
        "by": village.head,
    } | more
    return services.record_reading(division=village.cast.village, **words)


def told(village, code):
    values, _years = selectors.programme(village.cast.village, clock.today().year)
    return next(each for each in values if each.indicator.code == code)


def test_every_indicator_says_how_it_is_counted_and_where_from():
    assert len({each.code for each in INDICATORS}) == len(INDICATORS)
    assert all(str(each.label) and str(each.formula) and str(each.source) for each in INDICATORS)
    assert {each.area for each in INDICATORS} == set(Area)
    assert {each.code for each in INDICATORS if each.is_measured} == {
        "topics",
        "labour_days",
        "income",
    } | measured_codes()
    assert sum(each.is_measured for each in INDICATORS) >= 10


def test_the_newest_of_a_year_counts_and_the_older_stays(village):
    tell(village)
    tell(village, value=81)
    assert (told(village, "tap_water").value, told(village, "tap_water").whole) == (81, 86)
    paths = AuditEvent.objects.filter(tag="works:reading:record").values_list("scope_path", flat=True)
    assert list(paths) == [village.cast.village.path] * 2
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE works_reading SET value = 86")


def test_what_is_no_share_and_what_is_counted_here_is_refused(village):
    assert "比一共的多" in refused("value", run=tell, village=village, value=87)
    assert "一共多少" in refused("whole", run=tell, village=village, whole=None)
    assert "还没有到" in refused("year", run=tell, village=village, year=clock.today().year + 1)
    assert "要填的一项" in refused("code", run=tell, village=village, code="labour_days")
    with pytest.raises(NotAllowed):
        tell(village, by=village.accountant)


def test_labour_and_resolutions_are_counted_from_the_records(village):
    village.now = clock.now() - timedelta(days=20)
    project = village.building()
    village.received(project, village.days, 1250)
    assert told(village, "labour_days").value is None
    services.count_programmes()
    assert (told(village, "labour_days").value, told(village, "labour_days").on) == (1250, clock.today())
    assert told(village, "assemblies").whole >= 1
    assert told(village, "income").value >= 0
    assert told(village, "topics").whole is None
    assert told(village, "clinic").value is None


def test_the_page_tells_of_one_place_and_never_ranks(client, village):
    place = village.cast.village.public_id
    assert "还没有哪个村" in client.get("/works/programme/").content.decode()
    client.force_login(village.cast.user("committee"))
    given = {"code": "clinic", "year": clock.today().year, "value": "1", "words": "卫生院"}
    assert client.post(f"/works/programme/tell/?place={place}", given | {"words": ""}).status_code == 422
    assert client.post(f"/works/programme/tell/?place={place}", given).status_code == 302
    share = {"code": "tap_water", "year": clock.today().year, "value": "80", "whole": "86", "words": "户册"}
    assert client.post(f"/works/programme/tell/?place={place}", share | {"value": "80.5"}).status_code == 422
    assert client.post(f"/works/programme/tell/?place={place}", share).status_code == 302
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/works/programme/?place={place}").content.decode()
    assert len(queries) <= 12, [each["sql"][:150] for each in queries.captured_queries]
    assert "1 个" in page
    assert "93.0%（80 / 86）" in page
    assert page.count("村里自己报的") == len(TOLD)
    assert page.count("这里的记录算出来的") == len(INDICATORS) - len(TOLD)
    assert client.get(f"/works/programme/?place={place}&year=x9").status_code == 200
    above = client.get(f"/works/programme/?place={village.cast.county.public_id}").content.decode()
    assert f'<a href="?place={place}">上河村</a>' in above  # the level above reads one village after the other
    assert "指标</th>" not in above
    beside = client.get(f"/works/programme/?place={village.cast.other_township.public_id}").content.decode()
    assert "还没有哪个村" in beside
    client.logout()
    assert f'<a href="?place={place}">上河村</a>' in client.get("/works/programme/").content.decode(), (
        "whoever comes from nowhere"
    )
