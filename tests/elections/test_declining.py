"""Who was elected and does not take the seat; kin elected together; the list put right; units that become others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.elections import presenters, selectors, services
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
        assert event.after == {"state": "elected", "name": "丙", "next": ["戊"]}
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
    election = village.listed(since=6)
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
        with pytest.raises(RuleBroken, match="丙不用回避"):
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
    objection = services.object_to_list(
        election=election, name="周小满", words="多了两个人", raised_on=clock.today(), by=village.at("secretary")
    )
    with pytest.raises(RuleBroken, match="改正以后名单上有多少人"):
        services.decide_objection(objection=objection, is_upheld=True, answer="划去", by=village.at("secretary"))
    services.decide_objection(objection=objection, is_upheld=True, listed=98, answer="划去", by=village.at("secretary"))
    assert Election.objects.get().listed == 98
    services.correct_list(election=election, listed=97, reason="一人去世", by=village.at("secretary"))
    event = AuditEvent.objects.get(tag=AuditTag.CORRECT_LIST)
    assert (event.after["from"], event.after["listed"], event.reason) == (98, 97, "一人去世")


def test_the_number_on_the_list_is_not_moved_by_who_runs_it_or_on_the_day_of_the_poll(village, later, client):
    election = village.nominated()
    with pytest.raises(NotAllowed):
        services.correct_list(election=election, listed=90, reason="少几个", by=village.at("secretary"))
    services.correct_list(election=election, listed=97, reason="三人迁走", by=village.at())
    page = client.get(reverse("elections:election", args=[election.public_id])).content.decode()
    assert "名单从 100 人改为 97 人：三人迁走" in page
    with later(30):
        with pytest.raises(RuleBroken, match="投票那天和以后"):
            services.correct_list(election=election, listed=60, reason="凑够", by=village.at())
        with pytest.raises(RuleBroken, match="不能比名单上的人多"):
            village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30}, cast=98)
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
        assert Poll.objects.get().listed == 97
        with pytest.raises(RuleBroken, match="先定再选的日子"):
            services.correct_list(election=election, listed=90, reason="晚了", by=village.at())
        services.call_run_off(election=election, run_off_on=clock.today() + timedelta(days=5), by=village.at())
        assert services.correct_list(election=election, listed=96, reason="一人迁走", by=village.at()).listed == 96


def of_kin(village, election, **refs):
    for name, ref in refs.items():
        Candidate.objects.filter(election=election, name=name).update(holder_ref=ref)


@pytest.fixture
def chain():
    """``P1`` is kin of ``P2``, and ``P2`` of ``P3``; ``P1`` and ``P3`` are not."""
    before = kinship._sources["kin"]
    pairs = {frozenset({"P1", "P2"}), frozenset({"P2", "P3"})}
    kinship.register_kinship_source(lambda refs: {pair for pair in pairs if pair <= refs})
    yield
    kinship.register_kinship_source(before)


def test_who_is_kin_only_of_somebody_who_goes_stays(village, later, chain, client):
    election = village.nominated()
    of_kin(village, election, 甲="P1", 丙="P2", 丁="P3")
    with later(30):
        village.counted(election, {"甲": 60, "乙": 5, "丙": 50, "丁": 45, "戊": 41})
        (kin,) = services.kin_elected(election, selectors.standing(election), election.polls.all())
        assert (kin.stays.name, kin.goes.name) == ("甲", "丙")
        for name in "甲丁":
            with pytest.raises(RuleBroken, match=f"{name}不用回避"):
                declines(village, election, name, DeclineCause.KIN)
        declines(village, election, "丙", DeclineCause.KIN)
        assert elected(election) == {"甲", "丁", "戊"}
        assert not services.kin_elected(election, selectors.standing(election), election.polls.all())


def test_votes_of_different_counts_name_neither(village, later, kin):
    election = village.nominated()
    of_kin(village, election, 甲="P1", 丁="P2")
    kin("P1", "P2")
    with later(30):
        village.counted(election, {"甲": 45, "乙": 5, "丙": 50, "丁": 40, "戊": 30})
        village.counted(election, {"丁": 50, "戊": 10}, cast=60)
        (found,) = services.kin_elected(election, selectors.standing(election), election.polls.all())
        assert (found.stays, found.goes) == (None, None)
        assert "不是同一次选出的" in found.words
        assert declines(village, election, "丁", DeclineCause.KIN).state == ElectionState.RUN_OFF


def test_kinship_from_the_register_stands_on_no_public_page(village, later, kin, client):
    election = village.nominated()
    of_kin(village, election, 甲="P1", 丙="P2")
    kin("P1", "P2")
    address = reverse("elections:election", args=[election.public_id])
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 41})
        assert "近亲属" not in client.get(address).content.decode()
        for name in ("resident", "secretary", "outsider"):
            client.force_login(village.cast.user(name))
            assert "近亲属" not in client.get(address).content.decode()
        client.force_login(village.cast.user("township_officer"))
        assert "丙和甲是近亲属" in client.get(address).content.decode()


@pytest.mark.parametrize("cause", DeclineCause)
def test_why_a_seat_was_not_taken_is_public_only_as_far_as_the_law_names_it(village, later, client, cause):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 55, "丁": 45, "戊": 42})
        declines(village, election, "丙", cause, reason="母亲要人照看")
        page = client.get(reverse("elections:election", args=[election.public_id])).content.decode()
        shown = "：近亲属回避 · " if cause == DeclineCause.KIN else " · "
        assert f"当选后没有就任{shown}" in page
        event = AuditEvent.objects.get(tag=AuditTag.DECLINE)
        assert str(cause) not in str(event.after)
        assert "母亲" not in event.reason + page
    assert not any(word in cause.label for word in ("丧失", "条件"))


def test_a_tie_behind_is_said_and_all_who_move_up_are_named(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 70, "丁": 41, "戊": 41})
        assert {each.name for each in selectors.standing(election) if each.elected_in} == {"甲", "丙"}
        assert presenters.after_declining(of(election, "丙")).startswith("同一次计票里票数够、得票最多的是丁、戊")


def test_a_tie_behind_who_declines_is_said(village, later):
    village.member.seats = 3
    village.member.save()
    election = village.listed(since=6)
    for name, post in zip("甲乙丙丁戊己庚", [village.head] * 2 + [village.member] * 5, strict=True):
        village.stands(election, name, post)
    services.post_candidates(election=election, by=village.at())
    with later(30):
        village.counted(election, {"甲": 50, "乙": 5, "丙": 50, "丁": 50, "戊": 50, "己": 41, "庚": 41})
        assert presenters.after_declining(of(election, "丙")).startswith("己、庚票数够，得票一样，谁也不递补")
        assert declines(village, election, "丙").state == ElectionState.RUN_OFF


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
