"""What a charter may say, with its article: days of notice, who may ask for a meeting, the yearly budget; never less than the law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services
from lianxin.deliberation.calc.bodies import notice_days
from lianxin.deliberation.vocabulary import Matter
from lianxin.kit.errors import NotAllowed, RuleBroken

DAYS = st.integers(0, 60)


@given(usual=DAYS, charter=st.none() | DAYS, by_charter=st.booleans())
def test_a_charter_never_shortens_what_the_law_names(usual, charter, by_charter):
    found = notice_days(by_charter, usual, charter)
    assert found in {usual, charter}
    if not by_charter:
        assert found >= usual
    if charter is None:
        assert found == usual


def write(hall, body, **more):
    return services.write_charter(**({"body": body, "article": "章程第二十一条", "by": hall.head} | more))


def test_a_council_is_called_as_many_days_ahead_as_its_charter_says(hall, client):
    council = write(hall, hall.body("collective_council", 5), notice=3)
    with pytest.raises(RuleBroken, match="提前 3 天"):
        services.call_meeting(meeting=hall.planned(council, days=2), by=hall.head, at=hall.now)
    meeting = services.call_meeting(meeting=hall.planned(council, days=3), by=hall.head, at=hall.now)
    assert meeting.notice_days == 3
    assert "章程第二十一条写明提前 3 天" in client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert AuditEvent.objects.get(tag="deliberation:body:write_charter").after["article"] == "章程第二十一条"


def test_the_law_is_a_floor_and_an_article_is_named(hall):
    assembly = hall.body("collective_member_assembly", 0)
    with pytest.raises(RuleBroken, match="最少要提前 10 天") as refused:
        write(hall, assembly, notice=9)
    assert refused.value.field == "notice"
    assert write(hall, assembly, notice=15).charter_notice == 15
    with pytest.raises(RuleBroken, match="章程第几条"):
        write(hall, assembly, article=" ", notice=15)
    with pytest.raises(RuleBroken, match="法律已经写明"):
        write(hall, hall.body("cooperative_meeting", 3), convene="≥ 1/3")
    with pytest.raises(RuleBroken, match="“年度财务预算、收益分配”不能由章程交给"):
        write(hall, assembly, matters=["7"])
    with pytest.raises(NotAllowed):
        write(hall, assembly, notice=15, by=hall.clerk)


def test_representatives_decide_each_matter_only_where_the_charter_says_so(hall, client):
    """Items 1, 3, 8, 10 and 12 stay with the members whatever a charter says (RCEO Law Art. 28)."""
    body = hall.body("collective_rep_assembly", 21)
    assert set(body.held_to.by_charter) == {"2", "4", "5", "6", "7", "9", "11"}
    meeting = hall.planned(body, item=False)

    def put(matter):
        return services.add_item(meeting=meeting, title="这一件", motion="通过。", matter=matter, by=hall.head)

    for matter in body.held_to.by_charter:
        with pytest.raises(RuleBroken, match="章程写明可以由") as refused:
            put(matter)
        assert "第二十六条" in refused.value.article
    write(hall, body, matters=["7", "2"])
    assert (put("7").matter, put("2").matter) == ("7", "2")
    with pytest.raises(RuleBroken, match="章程写明可以由"):
        put("4")
    for matter in ("1", "3", "8", "10", "12"):
        with pytest.raises(RuleBroken, match="不能由章程交给"):
            write(hall, body, matters=[matter])
        with pytest.raises(RuleBroken, match="只能由成员大会决定"):
            put(matter)
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/meetings/{meeting.public_id}/item/").content.decode()
    assert all(str(Matter(matter).label) in page for matter in Matter.values)


def test_the_council_decides_nothing_of_what_the_members_must(hall, client):
    meeting = hall.planned(hall.body("collective_council", 5), item=False)
    for matter in set(Matter.values) - {Matter.OTHER}:
        with pytest.raises(RuleBroken, match="只能由成员大会决定"):
            services.add_item(meeting=meeting, title="收益分配", motion="照方案分。", matter=matter, by=hall.head)
    assert services.add_item(meeting=meeting, title="买锁", motion="买三把。", matter=Matter.OTHER, by=hall.head).pk
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/meetings/{meeting.public_id}/item/").content.decode()
    assert "投资等重大事项" in page


def test_the_page_of_a_body_says_its_charter(hall, client):
    body = hall.body("collective_rep_assembly", 21)
    client.force_login(hall.cast.user("committee"))
    address = f"/hall/bodies/{body.public_id}/"
    assert "章程没有写，都由成员大会定" in client.get(address).content.decode()
    given = {"article": "章程第二十三条", "notice": "7", "convene": "≥ 1/5", "matters": ["7", "9"]}
    assert client.post(f"{address}charter/", given).status_code == 302
    page = client.get(address).content.decode()
    for words in (
        "7 天（章程第二十三条）",
        "五分之一以上",
        "年度财务预算、收益分配；经营性建设用地的使用",
        "章程第二十三条",
    ):
        assert words in page
    convening = services.ask_for_meeting(
        body=body, about="分红", signers=[("代表01", "001")], by=hall.clerk, at=hall.now
    )
    asked = f"/hall/convenings/{convening.public_id}/"
    assert "上河村collective_rep_assembly的章程：章程第二十三条" in client.get(asked).content.decode()
    assert client.get(f"{asked}list.pdf").status_code == 200
    refused = client.post(f"{address}charter/", given | {"article": ""})
    assert refused.status_code == 422
