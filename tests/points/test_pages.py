"""The pages of rules: what everybody reads, each step as a form, and the same number of queries for one row and a hundred."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.kit.masking import mask_name
from lianxin.points import services
from lianxin.points.models import RuleSet
from tests.people.conftest import home  # noqa: F401
from tests.points.conftest import RULE, points_addresses


def _as(client, village, who):
    client.force_login(village.cast.user(who))
    return client


def test_a_clerk_writes_rules_and_puts_them_out(client, village):
    page = _as(client, village, "clerk")
    place = village.cast.village.public_id
    assert "起草规则" in page.get(f"/points/desk/?place={place}").content.decode()
    head = {
        "title": "上河村积分规则", "starts_on": village.today, "ends_on": village.today + timedelta(days=300),
        "budget_points": 3000, "unit_value": "0.50",
    }  # fmt: skip
    assert page.post(f"/points/rules/new/?place={place}", head).status_code == 302
    made = RuleSet.objects.get()
    assert made.unit_value_fen == 50
    bad = RULE | {"words": "婚事新办也算"}
    assert page.post(f"/points/rules/{made.public_id}/rule/", bad).status_code == 302
    told = page.get(f"/points/rules/{made.public_id}/").content.decode()
    assert "婚姻是个人的事，不能打分（民法典第一千零四十六条）" in told
    asked = {"until": made.starts_on + timedelta(days=200), "how": "入户问"}
    answer = page.post(f"/points/rules/{made.public_id}/consult/", asked)
    assert answer.status_code == 422
    assert "婚姻是个人的事" in answer.content.decode()
    assert "入户问" in answer.content.decode()
    page.post(f"/points/rules/{made.public_id}/drop/", {"rule": made.rules.get().pk})
    page.post(f"/points/rules/{made.public_id}/rule/", RULE)
    assert page.post(f"/points/rules/{made.public_id}/consult/", asked).status_code == 302
    made.refresh_from_db()
    assert made.state == "consulting"


def test_a_decision_is_picked_from_those_of_the_village(client, village):
    made = village.checked()
    page = _as(client, village, "committee")
    assert "村代决〔2026〕7号" in page.get(f"/points/rules/{made.public_id}/adopt/").content.decode()
    page.post(f"/points/rules/{made.public_id}/adopt/", {"decision": "R7"})
    made.refresh_from_db()
    assert made.source_label == "村代决〔2026〕7号 积分规则"


def test_everybody_reads_what_is_in_force(client, village):
    made = village.in_force()
    told = client.get(f"/points/?place={village.cast.village.public_id}").content.decode()
    assert "现在有效的" in told
    told = client.get(f"/points/rules/{made.public_id}/").content.decode()
    assert "每小时 6 分" in told
    assert "在家帮忙叠传单" in told
    assert "征求意见" in told


def test_a_stranger_sees_no_draft_and_takes_no_step(client, village):
    made = village.draft()
    assert client.get(f"/points/rules/{made.public_id}/").status_code == 404
    page = _as(client, village, "resident")
    assert page.get("/points/desk/").status_code == 403
    assert page.post(f"/points/rules/{made.public_id}/consult/", {}).status_code == 404
    services.put_out(rule_set=made, until=village.today, how="入户", by=village.clerk, at=village.now)
    assert page.post(f"/points/rules/{made.public_id}/close/", {"consulted": 1, "result": "好"}).status_code == 403
    assert page.get(f"/points/rules/{made.public_id}/nothing/").status_code == 404


def test_when_the_web_lets_the_notice_go_its_batch_keeps_the_numbers_alone(client, village):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person))
    batch, name = village.batch(rule_set), mask_name(person.name)
    address = f"/points/batches/{batch.public_id}/"
    with time_machine.travel(village.now):
        assert name in client.get(address).content.decode()
    with time_machine.travel(village.now + timedelta(days=60)):
        page = client.get(address).content.decode()
        assert (name in page, claim.public_id in page, "不再写姓名" in page) == (False, True, True)
        assert name in _as(client, village, "supervisor").get(address).content.decode()


@pytest.mark.parametrize("who", ["supervisor", "accountant", "township_officer", "county_officer", "auditor"])
def test_the_desk_offers_nobody_what_they_may_not_do(client, village, who):
    village.in_force()
    page = _as(client, village, who)
    desk = page.get(f"/points/desk/?place={village.cast.village.public_id}").content.decode()
    offered = re.findall(r'class="button[^"]*" href="(/points/[^"]+)"', desk)
    assert offered
    assert [each for each in offered if page.get(each.replace("&amp;", "&")).status_code == 403] == []


@pytest.mark.parametrize(("path", "most"), [("/points/", 11), ("/points/desk/", 9)])
def test_the_lists_ask_the_same_for_one_row_and_for_a_hundred(client, village, path, most):
    page = _as(client, village, "clerk")
    seen = []
    for rows in (1, 99):
        for _each in range(rows):
            village.draft(rules=[])
        with CaptureQueriesContext(connection) as queries:
            assert page.get(path).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most]


def test_where_nobody_decided_on_points_our_page_says_nothing_of_them(client, home, cast):  # noqa: F811
    client.force_login(cast.user("resident"))
    assert client.get("/points/ours/panel/", headers={"HX-Request": "true"}).content.strip() == b""
    assert client.get("/points/ours/panel/").url == "/points/ours/"


def test_a_batch_with_everything_on_it_asks_twelve_questions_at_most(client, village, django_assert_max_num_queries):
    batch = points_addresses(village)["points/batches/"]["public_id"]
    page = _as(client, village, "secretary")
    with django_assert_max_num_queries(12):
        assert page.get(f"/points/batches/{batch}/").status_code == 200
