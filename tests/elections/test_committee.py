"""Who runs an election does not stand in it, nor does close kin of theirs; who has to leaves, and somebody takes the place."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.elections import selectors, services
from lianxin.elections.models import Election
from lianxin.elections.vocabulary import AuditTag, WrittenIn
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.organisations.errors import NeedsWords
from lianxin.people import services as people
from tests.elections.test_declining import kin
from tests.people.conftest import home

__all__ = ["home", "kin"]


def planned(village, refs=None):
    election = village.planned(committee_refs=refs or {"严大寒": "P1"})
    return services.post_list(election=election, listed=100, listed_on=clock.today(), by=village.at("secretary"))


def leaves(village, election, name="严大寒", by="secretary", **more):
    said = {"name": name, "reason": "要当候选人", "instead": "于惊蛰"} | more
    return services.leave_committee(election=election, by=village.at(by), **said)


def test_who_leaves_the_committee_may_stand_and_somebody_takes_the_place(village):
    election = planned(village)
    with pytest.raises(RuleBroken, match="请先登记“退出选举委员会”"):
        village.stands(election, "严大寒", holder_ref="P1")
    after = leaves(village, election, instead_ref="P9")
    assert (after.committee, after.committee_refs) == (["花立秋", "于惊蛰"], {"于惊蛰": "P9"})
    event = AuditEvent.objects.get(tag=AuditTag.LEAVE_COMMITTEE)
    assert (event.after["left"], event.after["instead"], event.reason) == ("严大寒", "于惊蛰", "要当候选人")
    assert village.stands(election, "严大寒", holder_ref="P1").pk


def test_the_record_and_not_the_name_says_who_sits(village):
    election = planned(village)
    with pytest.raises(RuleBroken, match="严大寒在选举委员会里"):
        village.stands(election, "严小寒", holder_ref="P1")
    assert village.stands(election, "严大寒", holder_ref="P2").pk


def test_a_namesake_nobody_knows_the_record_of_stands_with_words(village):
    election = planned(village)
    with pytest.raises(NeedsWords, match="只是同名的"):
        village.stands(election, "花立秋")
    assert village.stands(election, "花立秋", warning_words="两个人，已核对身份").pk


def test_close_kin_of_a_member_do_not_stand_until_the_member_leaves(village, kin):
    kin("P1", "P2")
    election = planned(village)
    with pytest.raises(RuleBroken, match="选举委员会的严大寒是乙的近亲属") as refused:
        village.stands(election, "乙", holder_ref="P2")
    assert refused.value.article
    leaves(village, election, instead="")
    assert village.stands(election, "乙", holder_ref="P2").pk


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "没有的人"}, "不在选举委员会里"),
        ({"reason": " "}, "请写明原因"),
        ({"instead": "花立秋"}, "已经在选举委员会里"),
        ({"instead": "甲"}, "甲是候选人"),
        ({"instead": "换了名", "instead_ref": "P3"}, "候选人"),
        ({"instead": "亲属", "instead_ref": "P4"}, "候选人甲的近亲属"),
    ],
)
def test_a_change_of_the_committee_that_does_not_fit_is_refused(village, kin, change, words):
    kin("P3", "P4")
    election = planned(village)
    village.stands(election, "甲", holder_ref="P3")
    with pytest.raises(RuleBroken, match=words):
        leaves(village, election, **change)
    assert Election.objects.get().committee == ["严大寒", "花立秋"]


def test_the_last_one_leaves_only_where_somebody_takes_the_place(village):
    election = planned(village)
    leaves(village, election, instead="")
    with pytest.raises(RuleBroken, match="不能没有人"):
        leaves(village, election, name="花立秋", instead="")
    with pytest.raises(NotAllowed):
        leaves(village, election, name="花立秋", by="resident")


def test_a_member_the_voters_write_on_the_paper_leaves_first(village, later):
    election = village.nominated()
    votes = {"甲": 30, "乙": 5, "丙": 60, "丁": 30, "戊": 20}
    with later(30), pytest.raises(RuleBroken, match="严大寒在选举委员会里"):
        village.counted(election, votes, written_in=[WrittenIn(village.head, "严大寒", 42)], is_screened=True)


def test_in_the_browser(client, village):
    client.force_login(village.cast.user("township_officer"))
    start = reverse("elections:plan", args=[village.unit.public_id])
    page = client.get(start).content.decode()
    assert "登记的选民直接选" in page
    assert "居民代表选" not in page
    sent = {"kind": "full", "method": "villagers", "committee": "严大寒 P1aB2\n花立秋\n阿依 古丽"}
    assert client.post(start, {**sent, "poll_on": clock.today().isoformat()}).status_code == 302
    election = Election.objects.get()
    assert (election.committee, election.committee_refs) == (["严大寒", "花立秋", "阿依 古丽"], {"严大寒": "P1aB2"})
    address = reverse("elections:act", args=[election.public_id, "leave_committee"])
    assert address in client.get(reverse("elections:election", args=[election.public_id])).content.decode()
    assert client.post(address, {"name": "花立秋", "reason": "出门做工", "instead": "于惊蛰"}).status_code == 302
    election.refresh_from_db()
    assert election.committee == ["严大寒", "阿依 古丽", "于惊蛰"]
    assert not selectors.standing(election)


def test_kinship_that_comes_later_stops_the_candidates_until_the_member_leaves(village, kin, client):
    election = village.listed(since=6, committee_refs={"严大寒": "P1"})
    for name, post in (("甲", village.head), ("乙", village.head), ("丙", village.member), ("丁", village.member)):
        village.stands(election, name, post, holder_ref="P2" if name == "乙" else "")
    village.stands(election, "戊", village.member)
    kin("P1", "P2")
    words = "选举委员会的严大寒是乙的近亲属"
    client.force_login(village.cast.user("secretary"))
    address = reverse("elections:election", args=[election.public_id])
    assert words in client.get(address).content.decode()
    with pytest.raises(RuleBroken, match=words) as refused:
        services.post_candidates(election=election, by=village.at("secretary"))
    assert refused.value.article
    leaves(village, election, instead="")
    assert words not in client.get(address).content.decode()
    services.post_candidates(election=election, by=village.at("secretary"))


def test_kinship_that_comes_after_the_candidates_were_posted_stops_the_count(village, kin):
    election = village.listed(since=6, committee_refs={"严大寒": "P1"}, poll_on=clock.today() + timedelta(days=20))
    for name, post in (("甲", village.head), ("乙", village.head), ("丙", village.member), ("丁", village.member)):
        village.stands(election, name, post, holder_ref="P2" if name == "乙" else "")
    village.stands(election, "戊", village.member)
    election = services.post_candidates(election=election, by=village.at("secretary"))
    kin("P1", "P2")
    votes = {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30}
    with time_machine.travel(clock.now() + timedelta(days=20), tick=False):
        with pytest.raises(RuleBroken, match="请先登记严大寒退出选举委员会"):
            village.counted(election, votes)
        leaves(village, election, instead="")
        assert village.counted(election, votes).polls.count() == 1


def test_who_runs_the_election_is_told_when_the_kinship_is_recorded(village, home):
    """The people room says that two are close relatives; the election says what that means."""
    refs = {"committee_refs": {"严大寒": home.other.public_id}}
    election = village.listed(since=6, **refs)
    village.stands(election, "乙", holder_ref=home.rep.public_id)
    record = {"person": home.rep, "relative": home.other, "kind": "sibling", "source": "户口簿"}
    people.record_kinship(**record, by=village.at("secretary"))
    told = Message.objects.filter(url=reverse("elections:election", args=[election.public_id]))
    assert {each.user for each in told} == {village.cast.user("township_officer")}
    assert "请先登记成员退出选举委员会" in told.get().body
