"""The page that says what is kept, how long, and when it goes."""

from datetime import timedelta

import pytest

from lianxin.kit import clock
from lianxin.messaging.models import PeriodicRun
from lianxin.messaging.services.periodic import PERIODIC
from lianxin.people.vocabulary import PURPOSES, RETENTION
from lianxin.portal.presenters import KEEPING_JOBS
from lianxin.territory import services as territory


def rows(response):
    return {row.what: (row.span, row.next_run) for row in response.context["kept"]}


def test_it_says_the_rules_of_the_readers_place_and_the_next_run(client, cast):
    territory.set_rules(
        division=cast.village, values={"privacy.need_years": 5}, starts_on=clock.today(), basis="县档案馆的规定",
        by=cast.actor("county_officer"),
    )  # fmt: skip
    PeriodicRun.objects.create(name="needs.clear_old_needs", due_at=clock.now() + timedelta(days=1))
    kept = rows(client.get("/privacy/"))
    assert kept["诉求：姓名、电话、内容、照片"] == ("办结后 3 年", clock.today() + timedelta(days=1))
    assert kept["走访写下的文字"] == ("1 年", clock.today())  # the worker has not been there yet
    client.force_login(cast.user("secretary"))
    response = client.get("/privacy/")
    assert rows(response)["诉求：姓名、电话、内容、照片"][0] == "办结后 5 年"
    assert "下面是上河村的规则" in response.content.decode()


def test_it_says_what_everything_is_used_for_and_on_what_ground(client, cast):
    page = client.get("/privacy/").content.decode()
    for purpose, rule in PURPOSES.items():
        assert str(purpose.label) in page
        assert str(rule.article) in page
    for rule, _days in RETENTION.values():
        assert str(rule) in page
    assert "15 个工作日内答复" in page


def test_it_says_by_when_an_answer_comes_at_ones_own_place(client, cast):
    territory.set_rules(
        division=cast.village, values={"privacy.answer_working_days": 10}, starts_on=clock.today(), basis="县里的规定",
        by=cast.actor("county_officer"),
    )  # fmt: skip
    client.force_login(cast.user("secretary"))
    assert "10 个工作日内答复" in client.get("/privacy/").content.decode()


@pytest.mark.parametrize("job", sorted(KEEPING_JOBS))
def test_every_job_it_names_is_one_the_worker_does(job):
    assert PERIODIC[job].every_seconds <= 24 * 3600
