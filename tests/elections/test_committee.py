"""Who runs an election does not stand in it, nor does close kin of theirs; who has to leaves, and somebody takes the place."""

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.elections import selectors, services
from lianxin.elections.models import Election
from lianxin.elections.vocabulary import AuditTag, WrittenIn
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations.errors import NeedsWords
from tests.elections.test_declining import kin

__all__ = ["kin"]


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
