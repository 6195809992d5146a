"""Lists on paper before the clerk: many lines on one screen, the good ones kept, the wrong ones with their sentence."""

from io import BytesIO

import pytest
from pypdf import PdfReader

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
    words = client.post(address, sheet("m1", *lines)).content.decode()
    assert Claim.objects.count() == 2, "sent twice, entered once"
    assert "有 2 行刚才已经记下了" in words
    assert "记下了 2 行" not in words
    nameless = client.post(address, sheet("m4", {"rule": rule, "on": today}))
    assert list(nameless.context["lines"][0].errors) == ["who"], "nothing that was filled in vanishes"
    mended = [{}, {"who": "钱大暑", "rule": rule, "on": today, "quantity": "3", "witness": "孙立秋"}]
    assert client.post(address, sheet("m2", *mended)).status_code == 302
    assert Claim.objects.count() == 3
    assert "一行都没有写" in client.post(address, sheet("m3")).content.decode()


def test_a_list_of_the_store_keeps_the_good_lines(listed, client):
    listed.settled(listed.rule_set, listed.person)
    item = listed.item(quantity=1).public_id
    address = f"/points/store/paper/{listed.place}"
    lines = ({"who": "SH-0001", "item": item}, {"who": "钱大暑", "item": item}, {"who": "周小满"})
    answer = client.post(address, sheet("m1", *lines))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "还没有积分" in words
    assert [list(line.errors) for line in answer.context["lines"][:3]] == [["who"], ["item"], []]
    again = client.post(address, sheet("m1", lines[0]))
    assert again.status_code == 302, "what the first tap took the last of was still carried out"
    assert "只剩 0 份" in client.post(address, sheet("m5", lines[0])).content.decode()
    kept = Redemption.objects.get()
    assert (kept.quantity, kept.state, kept.reserved_by.username) == (1, RedemptionState.RESERVED, "clerk")
    client.force_login(listed.cast.user("resident"))
    assert client.get(address).status_code == 403
    handed = f"/points/store/redemptions/paper/{listed.place}"
    line = {"who": "SH-0001", "item": item}
    client.force_login(listed.cast.user("clerk"))
    assert "要换一位工作人员" in client.post(handed, sheet("m1", line)).content.decode()
    client.force_login(listed.cast.user("committee"))
    assert "没有给他家留着" in client.post(handed, sheet("m2", line | {"quantity": "2"})).content.decode()
    assert [client.post(handed, sheet("m3", line)).status_code for _tap in range(2)] == [302, 302]
    kept.refresh_from_db()
    assert (kept.state, kept.proof, kept.handed_by_name) == ("handed", "signature", "冯芒种")


def test_a_claim_sent_twice_is_entered_once(listed, client):
    address = f"/points/claims/new/{listed.place}"
    sent = {
        "who": "周小满", "rule": str(listed.rule_set.rules.get().pk), "on": clock.today().isoformat(), "quantity": "2",
        "once": "m1",
    }  # fmt: skip
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert 'name="once" value="m1"' in refused.content.decode(), "what was refused was not carried out"
    sent["witness"] = "孙立秋"
    assert "/points/claims/" in client.post(address, sent).url
    again = client.post(address, sent)
    assert again.url == address
    assert "没有再记一次" in client.get(address).content.decode()
    assert Claim.objects.count() == 1


def test_the_list_for_many_is_one_page(listed, client):
    read = PdfReader(BytesIO(client.get(f"/points/claims/list.pdf{listed.place}").content))
    assert len(read.pages) == 1
    assert "打扫公共场地" in read.pages[0].extract_text()
