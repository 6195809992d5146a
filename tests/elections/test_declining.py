"""Who was elected and does not take the seat; kin elected together; the list put right; units that become others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.elections import selectors, services
from lianxin.elections.models import Candidate, Election, Poll
from lianxin.elections.vocabulary import AuditTag, DeclineCause, ElectionKind, ElectionState
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import Incompatible
from lianxin.organisations.services import kinship
from lianxin.organisations.vocabulary import UnitKind


@pytest.fixture
def kin():
    """``kin("P1", "P2")``: these two are close relatives."""
    before = kinship._sources["kin"]
    yield lambda *pair: kinship.register_kinship_source(lambda refs: {frozenset(pair)} if set(pair) <= refs else set())
    kinship.register_kinship_source(before)


def of(election, name):
    return Candidate.objects.select_related("election", "post").get(election=election, name=name)


def declines(village, election, name, cause=DeclineCause.OWN_WISH, **more):
    said = {"on": clock.today(), "cause": cause, "by": village.at()}
    return services.decline_seat(candidate=of(election, name), **said | more)


def elected(election):
    return {each.name for each in selectors.standing(election) if each.elected_in}


def test_who_has_enough_votes_moves_up(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 55, "丁": 45, "戊": 42})
        after = declines(village, election, "丙", reason="外出做工")
        assert after.state == ElectionState.ELECTED
        assert elected(election) == {"甲", "丁", "戊"}
        event = AuditEvent.objects.get(tag=AuditTag.DECLINE)
        assert event.after == {"state": "elected", "name": "丙", "cause": "own_wish", "next": ["戊"]}
        services.install_elected(election=election, on=clock.today(), basis="选举结果报告单", by=village.at())
        assert {each.holder_name for each in units.serving_in(village.unit)} == {"甲", "丁", "戊"}


def test_without_enough_votes_of_anybody_the_seat_is_polled_again_or_stays_free(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        assert declines(village, election, "甲").state == ElectionState.RUN_OFF
        assert [each.name for each in selectors.on_ballot(election)] == ["乙"]
        assert selectors.open_seats(election) == {village.head: 1}
        village.counted(election, {"乙": 30}, cast=60)
        assert elected(election) == {"乙", "丙", "丁"}
        assert declines(village, election, "乙").state == ElectionState.RUN_OFF
        services.install_elected(election=election, on=clock.today(), basis="选举结果报告单", by=village.at())
    assert {each.holder_name for each in units.serving_in(village.unit)} == {"丙", "丁"}


def test_a_seat_won_in_a_run_off_goes_on_by_its_own_majority(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 30, "乙": 31, "丙": 60, "丁": 45, "戊": 30})
        village.counted(election, {"甲": 25, "乙": 35}, cast=60)
        assert declines(village, election, "乙").state == ElectionState.ELECTED
        assert elected(election) == {"甲", "丙", "丁"}


@pytest.mark.parametrize("change", ["early", "late", "not_elected", "resident", "before"])
def test_declining_refuses(village, later, change):
    election = village.nominated()
    if change == "before":
        with pytest.raises(RuleBroken, match="现在是"):
            declines(village, election, "甲")
        return
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        if change == "resident":
            with pytest.raises(NotAllowed):
                declines(village, election, "甲", by=village.at("secretary"))
        elif change == "not_elected":
            with pytest.raises(RuleBroken, match="戊没有当选"):
                declines(village, election, "戊")
        else:
            day = clock.today() + timedelta(days=1 if change == "late" else -1)
            with pytest.raises(RuleBroken, match="不晚于今天"):
                declines(village, election, "甲", on=day)
        assert not AuditEvent.objects.filter(tag=AuditTag.DECLINE).exists()


def test_of_two_kin_elected_who_has_more_votes_stays(village, later, kin, client):
    election = village.listed()
    for name, post, ref in (
        ("甲", village.head, "P1"),
        ("乙", village.head, ""),
        ("丙", village.member, "P2"),
        ("丁", village.member, ""),
        ("戊", village.member, ""),
    ):
        village.stands(election, name, post, holder_ref=ref)
    services.post_candidates(election=election, by=village.at())
    kin("P1", "P2")
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 41})
        client.force_login(village.cast.user("township_officer"))
        page = client.get(reverse("elections:election", args=[election.public_id])).content.decode()
        said = "丙和甲是近亲属，不能一起就任（村民委员会组织法：村民委员会成员实行近亲属回避）。甲得票少，不能就任。"
        assert said in page
        with pytest.raises(RuleBroken, match="丙和甲是近亲属"):
            services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        with pytest.raises(RuleBroken, match="甲得票少"):
            declines(village, election, "丙", DeclineCause.KIN)
        address = reverse("elections:decline", args=[election.public_id, of(election, "甲").public_id])
        assert address in page
        assert "这一席再选一次" in client.get(address).content.decode()
        assert client.post(address, {"on": clock.today().isoformat(), "cause": "kin"}).status_code == 302
        assert "近亲属回避" in client.get(reverse("elections:election", args=[election.public_id])).content.decode()
        done = services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        assert done.state == ElectionState.INSTALLED
        assert client.get(address).status_code == 404


def test_with_the_same_votes_one_of_two_kin_declines(village, later, kin):
    election = village.nominated()
    Candidate.objects.filter(name="甲").update(holder_ref="P1")
    Candidate.objects.filter(name="丙").update(holder_ref="P2")
    kin("P1", "P2")
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 50, "丁": 45, "戊": 41})
        with pytest.raises(RuleBroken, match="两人得票一样"):
            services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        assert declines(village, election, "丙", DeclineCause.KIN).state == ElectionState.ELECTED
        assert elected(election) == {"甲", "丁", "戊"}


def test_a_by_election_asks_for_kin_of_those_who_stay(village, kin):
    organisations.appoint(
        post=village.head, holder_name="主任甲", holder_ref="P1", starts_on=date(2026, 1, 5), basis="选举",
        is_screened=True, by=SYSTEM,
    )  # fmt: skip
    kin("P1", "P2")
    full = village.listed()
    assert village.stands(full, "乙", village.member, holder_ref="P2").name == "乙"
    services.cancel_election(election=full, reason="改补选", by=village.at())
    election = village.listed(kind=ElectionKind.BY_ELECTION)
    with pytest.raises(Incompatible, match="近亲属"):
        village.stands(election, "乙", village.member, holder_ref="P2")


def test_the_list_put_right_is_what_the_count_goes_by(village, later):
    election = village.listed()
    for name, post in (("甲", village.head), ("乙", village.head)):
        village.stands(election, name, post)
    for name in ("丙", "丁", "戊"):
        village.stands(election, name, village.member)
    objection = services.object_to_list(
        election=election, name="周小满", words="多了两个人", raised_on=clock.today(), by=village.at("secretary")
    )
    with pytest.raises(RuleBroken, match="改正以后名单上有多少人"):
        services.decide_objection(objection=objection, is_upheld=True, answer="划去", by=village.at("secretary"))
    services.decide_objection(objection=objection, is_upheld=True, listed=98, answer="划去", by=village.at("secretary"))
    assert Election.objects.get().listed == 98
    services.post_candidates(election=election, by=village.at())
    services.correct_list(election=election, listed=97, reason="一人去世", by=village.at("secretary"))
    event = AuditEvent.objects.get(tag=AuditTag.CORRECT_LIST)
    assert (event.after["from"], event.after["listed"], event.reason) == (98, 97, "一人去世")
    with later(30):
        with pytest.raises(RuleBroken, match="不能比名单上的人多"):
            village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30}, cast=98)
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        assert Poll.objects.get().listed == 97
        with pytest.raises(RuleBroken, match="现在是"):
            services.correct_list(election=election, listed=90, reason="晚了", by=village.at("secretary"))


def test_a_unit_with_an_election_under_way_ends_into_no_other(village, later):
    election = village.planned()
    other = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="新河村村民委员会", division=village.cast.village, by=SYSTEM
    )
    with pytest.raises(RuleBroken, match="上河村村民委员会 换届选举还没有办完"):
        organisations.merge_unit(unit=village.unit, into=other, on=clock.today(), basis="合并", by=SYSTEM)
    with pytest.raises(RuleBroken, match="还没有办完"):
        organisations.split_unit(
            unit=village.unit, names=["甲村委会", "乙村委会"], on=clock.today(), basis="分", by=SYSTEM
        )
    with pytest.raises(RuleBroken, match="还有上河村村民委员会 换届选举"):
        organisations.dissolve_unit(unit=village.unit, on=clock.today(), reason="撤销", by=SYSTEM)
    services.cancel_election(election=election, reason="合并村", by=village.at())
    assert organisations.merge_unit(unit=village.unit, into=other, on=clock.today(), basis="合并", by=SYSTEM) == other


def test_an_election_under_way_moves_with_its_unit(village):
    old = village.planned()
    services.cancel_election(election=old, reason="推迟", by=village.at())
    before = old.division_path
    election = village.planned()
    place = village.cast.other_village
    organisations.move_unit(unit=village.unit, division=place, on=clock.today(), basis="迁址", by=SYSTEM)
    election.refresh_from_db()
    old.refresh_from_db()
    assert (election.division_path, old.division_path) == (place.path, before)
