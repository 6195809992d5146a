"""Representatives of a cooperative's members: of more than 150, fifty-one at least, each a member, held to the shares of Art. 30."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.bodies import BODIES
from lianxin.deliberation.calc.quorum import Attendance, Roll, Votes, evaluate
from lianxin.deliberation.vocabulary import BodyKind
from lianxin.kit.errors import RuleBroken

NEEDS = BODIES["cooperative_rep_assembly"].stands_for


@given(st.integers(0, 5000))
def test_a_tenth_is_usual_and_never_fewer_than_fifty_one(members):
    usual = NEEDS.usual(members)
    assert usual >= 51
    assert 10 * usual >= members
    assert usual == 51 or 10 * (usual - 1) < members
    assert NEEDS.may_stand_for(members) == (members > 150)
    assert NEEDS.is_enough(members) == (members >= 51)


@pytest.mark.parametrize(("rule", "yes"), [("cooperative_rep_assembly", 26), ("cooperative_rep_charter", 34)])
def test_fifty_one_representatives_decide_at_the_boundary(rule, yes):
    assert evaluate(rule, Roll(51), Attendance(34), Votes(yes=yes, no=34 - yes)).passed is True
    assert evaluate(rule, Roll(51), Attendance(34), Votes(yes=yes - 1, no=35 - yes)).passed is False
    short = evaluate(rule, Roll(51), Attendance(33), Votes(yes=33))
    assert (short.quorum_met, short.passed) == (False, False)


def reps(hall, members, size, **more):
    more = {"stands_on": "charter", "stands_on_words": "章程第二十条，行使成员大会的全部职权"} | more
    body = services.set_up_body(
        division=hall.cast.village, kind=BodyKind.COOPERATIVE_REPS, name="代表大会", stands_for=members, by=hall.head, **more
    )  # fmt: skip
    rows = [(f"代表{number:02d}", f"{number:03d}") for number in range(1, size + 1)]
    services.add_members(body=body, members=rows, by=hall.head)
    return body


def called(hall, body):
    meeting = hall.planned(body)
    return services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)


def test_they_stand_for_more_than_a_hundred_and_fifty_and_are_fifty_one(hall, client):
    members = hall.body("cooperative_meeting", 150)
    with pytest.raises(RuleBroken, match="超过 150 名") as refused:
        reps(hall, members, 0)
    assert "第三十二条" in refused.value.article
    for nobody in (None, hall.body("collective_council", 5)):
        with pytest.raises(RuleBroken, match="请选代表哪个合作社"):
            reps(hall, nobody, 0)
    with pytest.raises(RuleBroken, match="不是哪个合作社的代表"):
        hall.body("collective_council", 0, name="另一个", stands_for=members)
    services.add_members(body=members, members=[("第一百五十一", "151")], by=hall.head)
    body = reps(hall, members, 50)
    with pytest.raises(RuleBroken, match="外人 9不在"):
        services.add_members(body=body, members=[("外人", "9")], by=hall.head)
    with pytest.raises(RuleBroken, match="最少 51 人，名单上是 50 人"):
        called(hall, body)
    services.add_members(body=body, members=[("代表51", "051")], by=hall.head)
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/bodies/{body.public_id}/").content.decode()
    assert "151 名成员；代表一般 51 人，最少 51 人" in page
    assert called(hall, body).seats.count() == 51
    services.add_members(body=members, members=[("第一百五十二", "152")], by=hall.head)
    first = body.members.first()
    services.end_member(member=members.members.get(name=first.name), reason="退社", by=hall.head)
    with pytest.raises(RuleBroken, match=f"{first.name}.*不在"):  # no longer a member of those they stand for
        called(hall, body)
    services.add_members(body=members, members=[(first.name, first.household_code)], by=hall.head)
    services.end_member(member=members.members.get(name="第一百五十二"), reason="退社", by=hall.head)
    left = members.members.get(name="第一百五十一")
    services.end_member(member=left, reason="退社", by=hall.head)
    with pytest.raises(RuleBroken, match="由全体成员开会"):
        called(hall, body)


def test_a_charter_names_its_notice_and_the_meeting_over_them_may_revoke(hall, client):
    members = hall.body("cooperative_meeting", 151)
    body = reps(hall, members, 51)
    services.write_charter(body=body, article="章程第二十二条", notice=7, by=hall.head)
    body.refresh_from_db()
    with pytest.raises(RuleBroken, match="提前 7 天"):
        called(hall, body)
    client.force_login(hall.cast.user("committee"))
    form = client.get("/hall/bodies/new/").content.decode()
    assert f'value="{members.public_id}"' in form
    typed = {
        "division": hall.cast.village.public_id, "kind": "cooperative_rep_assembly", "name": "新的代表大会",
        "stands_for": members.public_id, "stands_on": "charter", "stands_on_words": "章程第二十条",
    }  # fmt: skip
    page = client.post("/hall/bodies/new/", typed, follow=True).content.decode()
    assert "农民专业合作社法第三十二条" in page
    meeting = hall.planned(body, days=7)
    meeting = hall.held(services.call_meeting(meeting=meeting, by=hall.head, at=hall.now), present=34)
    meeting = hall.validated(hall.minuted(meeting, yes=26, no=8, abstain=0))
    day = meeting.starts_at.date() + timedelta(days=1)
    resolution = services.register_resolution(
        item=meeting.items.get(), effective_on=day, responsible="理事会", due_on=day, review_on=day, by=hall.head
    )
    assert resolution.number.startswith("社代决")
    assert members.name in selectors.may_end_in_words(resolution)
