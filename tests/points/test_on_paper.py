"""Lists on paper before the clerk: many lines on one screen, the good ones kept, the wrong ones with their sentence."""

import pytest

from lianxin.kit import clock
from lianxin.points.models import Claim, Redemption
from lianxin.points.vocabulary import RedemptionState


def sheet(once, *lines):
    """What is sent: ``lines`` are dicts of the fields, numbered in the order of the page."""
    sent = {"once": once, "line": [str(number) for number in range(20)]}
    for number, line in enumerate(lines):
        sent |= {f"{number}-{name}": value for name, value in line.items()}
    return sent


@pytest.fixture
def listed(village, client):
    village.rule_set = village.funded()
    village.person = village.family()
    village.other = village.family("钱大暑", None, "SH-0002")
    client.force_login(village.cast.user("clerk"))
    village.place = f"?place={village.cast.village.public_id}"
    return village


def test_a_list_of_claims_keeps_the_good_lines(listed, client, django_assert_max_num_queries):
    address, rule = f"/points/claims/paper/{listed.place}", str(listed.rule_set.rules.get().pk)
    with django_assert_max_num_queries(12):
        page = client.get(address).content.decode()
    assert page.count("谁做的</label>") == 20
    assert page.count("autofocus") == 1
    today = clock.today().isoformat()
    lines = (
        {"who": "周小满", "rule": rule, "on": today, "quantity": "2", "witness": "孙立秋"},
        {"who": "没有这人", "witness": "孙立秋"},
        {"who": "SH-0002", "witness": "孙立秋"},
        {"who": "钱大暑"},
    )
    answer = client.post(address, sheet("m1", *lines))
    assert answer.status_code == 422
    assert [line.prefix for line in answer.context["lines"][:3]] == ["1", "3", "0"]
    words = answer.content.decode()
    assert "记下了 2 行；还有 2 行没有记下" in words
    assert "没有找到“没有这人”" in words
    assert "要写一位可以作证的人" in words
    assert answer.context["lines"][0]["rule"].value() == rule, "as on the line above, which is gone"
    assert list(Claim.objects.order_by("pk").values_list("person__name", "quantity", "channel")) == [
        ("周小满", 2, "paper"), ("钱大暑", 1, "paper"),
    ]  # fmt: skip
    client.post(address, sheet("m1", *lines))
    assert Claim.objects.count() == 2, "sent twice, entered once"
    mended = [{}, {"who": "钱大暑", "rule": rule, "on": today, "quantity": "3", "witness": "孙立秋"}]
    assert client.post(address, sheet("m2", *mended)).status_code == 302
    assert Claim.objects.count() == 3
    assert "一行都没有写" in client.post(address, sheet("m3")).content.decode()


def test_a_list_of_the_store_keeps_the_good_lines(listed, client):
    listed.settled(listed.rule_set, listed.person)
    item = listed.item().public_id
    address = f"/points/store/paper/{listed.place}"
    lines = ({"who": "SH-0001", "item": item}, {"who": "钱大暑", "item": item}, {"who": "周小满"})
    answer = client.post(address, sheet("m1", *lines))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "还没有积分" in words
    assert [list(line.errors) for line in answer.context["lines"][:3]] == [["who"], ["item"], []]
    kept = Redemption.objects.get()
    assert (kept.quantity, kept.state, kept.reserved_by.username) == (1, RedemptionState.RESERVED, "clerk")
    client.force_login(listed.cast.user("resident"))
    assert client.get(address).status_code == 403
