from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import selectors
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import Incompatible, NeedsWords
from lianxin.organisations.models import Tenure, Unit
from lianxin.organisations.services import followers, kinship
from lianxin.organisations.services.followers import Follower
from lianxin.organisations.vocabulary import EndReason, RelationKind, Selection, UnitKind
from lianxin.people import services as people

START = date(2026, 1, 5)


@pytest.fixture
def by(cast):
    return cast.actor("county_officer")


@pytest.fixture
def committee(cast, by):
    return organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=by, established_on=START
    )


@pytest.fixture
def kin():
    pairs = set()
    before = kinship._sources["kin"]
    kinship.register_kinship_source(lambda refs: {p for p in pairs if p <= refs})
    yield pairs
    kinship.register_kinship_source(before)


def test_appoint_brings_the_role_and_end_takes_it(cast, by, committee):
    user = cast.user("resident")
    post = organisations.add_post(unit=committee, title="委员", seats=3, role=Role.COMMITTEE_MEMBER, by=by)
    tenure = organisations.appoint(
        post=post, holder_name=user.name, user=user, starts_on=START, basis="选举结果", is_screened=True, by=by
    )
    assert cast.actor("resident").holds(Role.COMMITTEE_MEMBER, path=cast.village.path)
    assert tenure.term_ends_on == date(2031, 1, 5)
    assert selectors.members_of(committee) == [user]
    organisations.end_tenure(tenure=tenure, on=date(2026, 6, 1), reason="辞职", by=by)
    assert Grant.objects.get(pk=tenure.grant_id).ends_on == date(2026, 5, 31)
    assert not cast.actor("resident").holds(Role.COMMITTEE_MEMBER)


def test_appoint_kin_on_the_committee_is_refused_naming_the_article(cast, by, committee, kin):
    post = organisations.add_post(unit=committee, title="委员", seats=3, by=by)
    organisations.appoint(
        post=post, holder_name="甲", is_screened=True, holder_ref="P1", starts_on=START, basis="选举", by=by
    )
    kin.add(frozenset({"P1", "P2"}))
    events = AuditEvent.objects.count()
    with pytest.raises(Incompatible, match="村民委员会组织法"):
        organisations.appoint(
            post=post, holder_name="乙", is_screened=True, holder_ref="P2", starts_on=START, basis="选举", by=by
        )
    assert post.tenures.count() == 1
    assert AuditEvent.objects.count() == events


def test_appoint_refuses_a_full_post_a_missing_basis_and_a_day_before_founding(cast, by, committee):
    post = organisations.add_post(unit=committee, title="主任", by=by)
    with pytest.raises(RuleBroken, match="依据"):
        organisations.appoint(post=post, holder_name="甲", starts_on=START, is_screened=True, basis=" ", by=by)
    with pytest.raises(RuleBroken, match="成立日"):
        organisations.appoint(
            post=post, holder_name="甲", is_screened=True, starts_on=date(2025, 1, 1), basis="选举", by=by
        )
    organisations.appoint(post=post, holder_name="甲", is_screened=True, starts_on=START, basis="选举", by=by)
    with pytest.raises(RuleBroken, match="席位已满"):
        organisations.appoint(post=post, holder_name="乙", is_screened=True, starts_on=START, basis="选举", by=by)


def _supervision(cast, by):
    unit = organisations.create_unit(
        kind=UnitKind.SUPERVISION_COMMITTEE, name="上河村村务监督委员会", division=cast.village, by=by
    )
    return organisations.add_post(unit=unit, title="委员", seats=3, by=by)


def test_appoint_knows_a_person_by_account_and_by_record(cast, by, committee):
    """Whoever sits on the committee with an account does not supervise it under the number of their record."""
    user = cast.user("resident")
    person = people.register_person(name=user.name, division=cast.village, user=user, by=SYSTEM)
    seat = organisations.add_post(unit=committee, title="委员", seats=3, by=by)
    taken = {"starts_on": START, "basis": "选举", "is_screened": True, "by": by, "holder_name": user.name}
    organisations.appoint(post=seat, user=user, **taken)
    with pytest.raises(Incompatible):
        organisations.appoint(post=_supervision(cast, by), holder_ref=person.public_id, **taken)


def test_appoint_asks_whether_a_namesake_is_the_same(cast, by, committee):
    seat = organisations.add_post(unit=committee, title="委员", seats=3, by=by)
    taken = {"starts_on": START, "basis": "选举", "is_screened": True, "by": by, "holder_name": "甲"}
    organisations.appoint(post=seat, holder_ref="P1", **taken)
    watching = _supervision(cast, by)
    with pytest.raises(NeedsWords, match="同名"):
        organisations.appoint(post=watching, holder_ref="P2", **taken)
    assert organisations.appoint(post=watching, holder_ref="P2", warning_words="两个人，已核对身份", **taken).pk


def test_appoint_counts_who_still_serves(cast, by, committee):
    seat = organisations.add_post(unit=committee, title="委员", seats=3, by=by)
    taken = {"basis": "选举", "is_screened": True, "by": by, "holder_name": "甲", "holder_ref": "P1"}
    tenure = organisations.appoint(post=seat, starts_on=START, **taken)
    organisations.end_tenure(tenure=tenure, on=date(2026, 9, 1), reason="辞职", by=by)
    watching = _supervision(cast, by)
    with pytest.raises(Incompatible):
        organisations.appoint(post=watching, starts_on=date(2026, 8, 1), **taken)
    assert organisations.appoint(post=watching, starts_on=date(2026, 9, 1), **taken).pk


@pytest.mark.parametrize("on", [date(1, 1, 1), date(2025, 12, 31), date(9999, 12, 31)])
def test_rename_refuses_a_day_that_cannot_be(cast, by, committee, on):
    with pytest.raises(RuleBroken, match="更名的日期"):
        organisations.rename_unit(unit=committee, name="新名", on=on, by=by)


def test_relate_refuses_a_circle(cast, by, committee):
    branch = organisations.create_unit(kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, by=by)
    organisations.relate_units(source=committee, target=branch, kind=RelationKind.GUIDES, starts_on=START, by=by)
    with pytest.raises(RuleBroken, match="绕成一圈"):
        organisations.relate_units(source=branch, target=committee, kind=RelationKind.GUIDES, starts_on=START, by=by)


def test_dissolve_with_somebody_in_post_is_refused(cast, by, committee):
    post = organisations.add_post(unit=committee, title="主任", by=by)
    tenure = organisations.appoint(post=post, holder_name="甲", is_screened=True, starts_on=START, basis="选举", by=by)
    with pytest.raises(RuleBroken, match="还有人在岗"):
        organisations.dissolve_unit(unit=committee, on=date(2026, 8, 1), reason="合并", by=by)
    organisations.end_tenure(tenure=tenure, on=date(2026, 7, 1), reason="调动", by=by)
    organisations.dissolve_unit(unit=committee, on=date(2026, 8, 1), reason="合并", by=by)
    assert selectors.unit_of_division(cast.village, UnitKind.VILLAGERS_COMMITTEE) is None


@pytest.mark.parametrize("name", ["resident", "clerk", "outsider", "auditor", "operator"])
def test_create_unit_others_are_refused(cast, name):
    with pytest.raises(NotAllowed):
        organisations.create_unit(kind=UnitKind.STATION, name="站", division=cast.village, by=cast.actor(name))


def test_superior_of_a_village_unit_is_the_township_government(cast, by, committee):
    office = organisations.create_unit(
        kind=UnitKind.GOVERNMENT_OFFICE, name="柳溪镇人民政府", division=cast.township, by=by
    )
    assert selectors.superior_of(committee) == office


def test_who_was_elected_leaves_by_the_ways_of_the_law_alone(by, committee):
    post = organisations.add_post(unit=committee, title="主任", is_head=True, by=by)
    tenure = organisations.appoint(
        post=post, holder_name="甲", starts_on=START, basis="选举结果", is_screened=True, by=by
    )
    said = {"tenure": tenure, "on": date(2026, 6, 1), "by": by}
    for why, words, refusal in (
        (EndReason.RECALLED, "会议", "由选民、代表投票"),
        (EndReason.MOVED, "会议", "不能调动"),
        (EndReason.INCOMPETENT_TWICE, "会议", "没有连续两次"),
        (EndReason.TERM_OVER, "会议", "2031-01-05 才届满"),
        (EndReason.RESIGNED, " ", "写明依据"),
        (EndReason.OTHER, "", "写明依据"),
    ):
        with pytest.raises(RuleBroken, match=refusal):
            organisations.leave_post(why=why, words=words, **said)
    for selection in (Selection.APPOINTED, Selection.RECRUITED):
        with pytest.raises(RuleBroken, match="不能改成别的方式"):
            organisations.change_post(post=post, selection=selection, by=by)
    resigned = {"why": EndReason.RESIGNED, "words": "书面申请", **said}
    decided = {"decided_by": "村民代表会议", "decided_on": date(2026, 6, 1), "decided_present": 30, "decided_for": 16}
    for more, refusal in (
        ({}, "由选他的会议决定"), (decided | {"decided_for": 15}, "超过一半同意"), (decided | {"decided_for": 31}, "超过一半"),
        (decided | {"decided_on": date(2026, 6, 2)}, "不晚于离任日"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=refusal):
            organisations.leave_post(**resigned, **more)
    left = organisations.leave_post(**resigned, **decided)
    assert (left.decided_by, left.decided_present, left.decided_for) == ("村民代表会议", 30, 16)
    with pytest.raises(RuleBroken, match="不设任命、兼任的席位"):
        organisations.add_post(unit=committee, title="文书", selection=Selection.APPOINTED, by=by)
    with pytest.raises(RuleBroken, match="不能是负责人"):
        organisations.add_post(unit=committee, title="主管", selection=Selection.RECRUITED, is_head=True, by=by)
    clerk = organisations.add_post(unit=committee, title="文书", selection=Selection.RECRUITED, by=by)
    hired = organisations.appoint(post=clerk, holder_name="乙", starts_on=START, basis="聘任", is_screened=True, by=by)
    organisations.leave_post(tenure=hired, on=date(2026, 6, 1), why=EndReason.MOVED, by=by)


def test_a_mediation_committee_has_nine_seats_at_most(cast, by):
    unit = organisations.create_unit(
        kind=UnitKind.MEDIATION_COMMITTEE, name="上河村人民调解委员会", division=cast.village, by=by
    )
    with pytest.raises(RuleBroken, match="最多 9 人"):
        organisations.add_post(unit=unit, title="调解员", seats=10, by=by)


def test_who_is_elected_later_serves_what_is_left_of_the_term(by, committee):
    post = organisations.add_post(unit=committee, title="委员", seats=3, role="", selection=Selection.ELECTED, by=by)
    common = {"post": post, "basis": "选举结果", "is_screened": True, "by": by}
    organisations.appoint(holder_name="甲一", starts_on=START, **common)
    later = organisations.appoint(holder_name="乙二", starts_on=date(2028, 3, 1), **common)
    assert later.term_ends_on == date(2031, 1, 5)
    beyond = {"holder_name": "丙三", "starts_on": date(2028, 3, 1), "term_ends_on": date(2033, 3, 1)}
    with pytest.raises(RuleBroken, match="本届届满"):
        organisations.appoint(**beyond, **common)
    next_term = organisations.appoint(holder_name="丙三", starts_on=date(2030, 12, 20), **common)
    assert next_term.term_ends_on == date(2035, 12, 20)


def test_a_standing_tenure_gets_its_account_and_its_role(cast, by, committee, client):
    post = organisations.add_post(unit=committee, title="委员", seats=3, role=Role.COMMITTEE_MEMBER, by=by)
    user = cast.user("resident")
    common = {"post": post, "starts_on": START, "basis": "选举结果", "is_screened": True, "by": by}
    tenure = organisations.appoint(holder_name=user.name, **common)
    with pytest.raises(RuleBroken, match="姓名"):
        organisations.link_account(tenure=tenure, user=cast.user("courier"), by=by)
    with pytest.raises(NotAllowed):
        organisations.link_account(tenure=tenure, user=user, by=cast.actor("secretary"))
    client.force_login(cast.user("county_officer"))
    address = f"/organisations/tenures/{tenure.public_id}/account/"
    assert address in client.get(f"/organisations/{committee.public_id}/").content.decode()
    assert client.post(address, {"username": "resident"}).status_code == 302
    tenure.refresh_from_db()
    assert (tenure.user, tenure.grant.starts_on) == (user, clock.today())
    assert cast.actor("resident").holds(Role.COMMITTEE_MEMBER, path=cast.village.path)
    assert AuditEvent.objects.filter(tag="organisations:tenure:link_account").count() == 1
    with pytest.raises(RuleBroken, match="已关联"):
        organisations.link_account(tenure=tenure, user=user, by=by)
    organisations.end_tenure(tenure=tenure, on=clock.today(), reason="辞职", by=by)
    tenure.grant.refresh_from_db()
    assert tenure.grant.ends_on == clock.today()


def test_a_seat_the_people_give_is_given_at_a_desk_as_first_stock_alone(by, committee):
    """Each seat once, declared: whoever comes after is elected."""
    post = organisations.add_post(unit=committee, title="主任", is_head=True, by=by)
    said = {"post": post, "holder_name": "甲", "starts_on": START, "basis": "镇里定的", "is_screened": True, "by": by}
    with pytest.raises(RuleBroken, match="由选举产生"):
        organisations.enter_tenure(**said)
    first = organisations.enter_tenure(is_first_stock=True, **said)
    organisations.end_tenure(tenure=first, on=date(2026, 6, 1), reason="辞职", by=by)
    later = said | {"starts_on": date(2026, 7, 1)}
    with pytest.raises(RuleBroken, match="安排补选"):
        organisations.enter_tenure(is_first_stock=True, **later)
    organisations.end_post(post=post, on=date(2026, 6, 2), reason="登记错了", by=by)
    anew = organisations.add_post(unit=committee, title="主任", is_head=True, by=by)
    with pytest.raises(RuleBroken, match="安排补选"):
        organisations.enter_tenure(is_first_stock=True, **later | {"post": anew})


def test_who_was_hired_gets_no_seat_the_people_give(by, committee):
    post = organisations.add_post(unit=committee, title="文书", selection=Selection.RECRUITED, by=by)
    organisations.appoint(post=post, holder_name="甲", starts_on=START, basis="聘用", is_screened=True, by=by)
    with pytest.raises(RuleBroken, match="不能改成由选举产生"):
        organisations.change_post(post=post, selection=Selection.ELECTED, is_head=True, by=by)


def test_a_post_that_keeps_the_money_now_is_judged_by_who_holds_it(cast, by, client):
    """The supervisors may not; beside the village's own a reason is asked for."""
    station = organisations.create_unit(kind=UnitKind.STATION, name="上河村连心站", division=cast.village, by=by)
    post = organisations.add_post(unit=station, title="值班员", seats=2, selection=Selection.RECRUITED, by=by)
    said = {"starts_on": START, "basis": "选举", "by": by}
    for name, kind in (("甲", UnitKind.COLLECTIVE_SUPERVISORS), ("乙", UnitKind.SUPERVISION_COMMITTEE)):
        watching = organisations.add_post(
            unit=organisations.create_unit(kind=kind, name=name, division=cast.village, by=by), title="成员", by=by
        )
        for each in (watching, post):
            last = organisations.appoint(post=each, holder_name=name, holder_ref=f"person{name}", **said)
    with pytest.raises(Incompatible, match="不能任职"):
        organisations.change_post(post=post, is_finance=True, by=by)
    organisations.end_tenure(tenure=post.tenures.exclude(pk=last.pk).get(), on=START, reason="辞职", by=by)
    Tenure.objects.filter(pk=last.pk).update(warning_words="同名的，已核对")  # of another warning, long ago
    client.force_login(cast.user("township_officer"))
    way = f"/organisations/{station.public_id}/posts/{post.public_id}/"
    form = {"seats": "2", "selection": "recruited", "role_scope": "place", "is_finance": "on"}
    assert "请写明理由" in client.post(way, form).content.decode()
    assert client.post(way, form | {"warning_words": "只管报销单"}).status_code == 302
    assert AuditEvent.objects.get(tag="organisations:post:change").reason == "只管报销单"
    with pytest.raises(TypeError, match="title"):
        organisations.change_post(post=post, title="会计", by=by)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (UnitKind.COLLECTIVE_COUNCIL, "理事长"), (UnitKind.COLLECTIVE_SUPERVISORS, "监事长"),
        (UnitKind.MEDIATION_COMMITTEE, "主任"), (UnitKind.VILLAGERS_GROUP, "组长"), (UnitKind.MEMBER_REP_ASSEMBLY, "代表"),
    ],
)  # fmt: skip
def test_nobody_elected_is_moved_away_at_a_desk(cast, by, kind, title):
    unit = organisations.create_unit(kind=kind, name="上河村的", division=cast.village, by=by)
    post = organisations.add_post(unit=unit, title=title, is_head=True, by=by)
    tenure = organisations.appoint(post=post, holder_name="甲", starts_on=START, basis="选举", by=by)
    with pytest.raises(RuleBroken, match="不能调动"):
        organisations.leave_post(tenure=tenure, on=date(2026, 6, 1), why=EndReason.MOVED, words="镇里定的", by=by)
    with pytest.raises(RuleBroken, match="不能改成别的方式"):
        organisations.change_post(post=post, selection=Selection.APPOINTED, by=by)


@pytest.mark.parametrize(
    ("ends_on", "refusal"),
    [(START, "要在任职日以后"), (date(2025, 1, 1), "要在任职日以后"), (date(2031, 1, 6), "不能晚于 2031-01-05")],
)
def test_a_term_typed_by_hand_is_no_longer_than_the_law_lets_it_be(by, committee, ends_on, refusal):
    post = organisations.add_post(unit=committee, title="主任", is_head=True, by=by)
    said = {"post": post, "holder_name": "甲", "starts_on": START, "basis": "选举", "is_screened": True, "by": by}
    with pytest.raises(RuleBroken, match=refusal):
        organisations.appoint(term_ends_on=ends_on, **said)
    assert organisations.appoint(term_ends_on=date(2031, 1, 5), **said).pk


def test_delegates_give_a_committee_no_term(cast, by):
    """Who sits elsewhere, and whom the committee itself chose, serve their own."""
    unit = organisations.create_unit(kind=UnitKind.PARTY_COMMITTEE, name="柳溪镇党委", division=cast.township, by=by)
    for title, about in (("代表", {"is_delegate": True}), ("书记", {"selection": Selection.PLENUM})):
        post = organisations.add_post(unit=unit, title=title, by=by, **about)
        organisations.appoint(post=post, holder_name=title, starts_on=date(2024, 1, 5), basis="选举", by=by)
    assert selectors.last_term_end(unit) is None
    member = organisations.add_post(unit=unit, title="委员", seats=2, by=by)
    seated = organisations.appoint(post=member, holder_name="甲", starts_on=START, basis="选举", by=by)
    assert seated.term_ends_on == date(2031, 1, 5)
    delegates = unit.posts.get(title="代表")
    organisations.change_post(post=delegates, seats=2, by=by)
    more = organisations.appoint(post=delegates, holder_name="乙", starts_on=START, basis="补选", by=by)
    assert more.term_ends_on == date(2029, 1, 5)


def test_a_post_is_put_right_and_its_role_follows(cast, by, client):
    station = organisations.create_unit(kind=UnitKind.STATION, name="上河村连心站", division=cast.village, by=by)
    post = organisations.add_post(
        unit=station, title="值班员", seats=3, role=Role.GRID_WORKER, selection=Selection.RECRUITED, by=by
    )
    user = cast.user("resident")
    organisations.appoint(post=post, holder_name=user.name, user=user, starts_on=START, basis="聘任", by=by)
    client.force_login(cast.user("township_officer"))
    page, way = (
        f"/organisations/{station.public_id}/", f"/organisations/{station.public_id}/posts/{post.public_id}/"
    )  # fmt: skip
    assert way in client.get(page).content.decode()
    form = {"seats": "1", "selection": "recruited", "role": "station_staff", "role_scope": "unit", "is_finance": "on"}
    assert client.post(way, form).url == page
    post.refresh_from_db()
    assert (post.seats, post.role, post.is_finance) == (1, Role.STATION_STAFF, True)
    held = Grant.objects.filter(user=user, ends_on__isnull=True, unit_id__isnull=False)
    assert [(each.role, each.starts_on, each.unit_id) for each in held] == [
        (Role.STATION_STAFF, clock.today(), station.pk)
    ]
    assert "没有变" in client.post(way, form).content.decode()
    assert "席位不能更少" not in client.post(way, form | {"seats": "2"}).content.decode()
    assert "只能在自己管的地方" in client.post(way, form | {"role": "county_officer"}).content.decode()


def test_a_post_nobody_holds_is_ended_and_may_be_set_up_anew(cast, by, committee, client, monkeypatch):
    post = organisations.add_post(unit=committee, title="主任", is_head=True, by=by)
    tenure = organisations.appoint(post=post, holder_name="甲", starts_on=START, basis="选举", is_screened=True, by=by)
    said = {"post": post, "on": date(2026, 6, 1), "reason": "登记错了", "by": by}
    with pytest.raises(RuleBroken, match="先登记离任"):
        organisations.end_post(**said)
    refused = []
    monkeypatch.setitem(followers._followers, "test", Follower(lambda unit: [], None, refuse=refused.append))
    organisations.end_tenure(tenure=tenure, on=date(2026, 6, 1), reason="辞职", by=by)
    client.force_login(cast.user("township_officer"))
    way = f"/organisations/{committee.public_id}/posts/{post.public_id}/end/"
    assert way in client.get(f"/organisations/{committee.public_id}/").content.decode()
    assert client.post(way, {"on": "2026-06-01", "reason": "登记错了"}).status_code == 302
    assert AuditEvent.objects.filter(tag="organisations:post:end").count() == 1
    assert not refused  # what is to be settled before the unit goes into another is none of the post's
    shown = client.get(f"/organisations/{committee.public_id}/").content.decode()
    assert "2026年6月1日撤销" in shown
    assert way not in shown
    with pytest.raises(RuleBroken, match="已经撤销"):
        organisations.end_post(**said)
    with pytest.raises(RuleBroken, match="已经撤销"):
        organisations.appoint(
            post=post, holder_name="乙", starts_on=date(2026, 7, 1), basis="选举", is_screened=True, by=by
        )
    assert organisations.add_post(unit=committee, title="主任", is_head=True, by=by).pk != post.pk


def test_one_place_has_one_living_unit_of_a_name(cast, by, committee):
    with pytest.raises(RuleBroken, match="已经有"):
        organisations.create_unit(kind=UnitKind.STATION, name=committee.name, division=cast.village, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(
            kind=UnitKind.STATION, name=committee.name, division=cast.village, division_path=cast.village.path
        )
    with pytest.raises(RuleBroken, match="不能晚于今天"):
        organisations.create_unit(
            kind=UnitKind.STATION, name="新站", division=cast.village, by=by, established_on=date(2099, 1, 1)
        )


def test_a_short_name_is_changed_alone(by, committee):
    said = {"unit": committee, "name": committee.name, "on": date(2026, 6, 1), "by": by}
    assert organisations.rename_unit(short_name="上河村委会", **said).short_name == "上河村委会"
    assert not committee.former_names.exists()
    with pytest.raises(RuleBroken, match="没有变"):
        organisations.rename_unit(**said)


def test_a_relation_binds_no_unit_of_somebody_elses(cast, by):
    """Above one's own it may, so that a branch can say which committee it is under."""
    office = organisations.create_unit(
        kind=UnitKind.GOVERNMENT_OFFICE, name="柳溪镇政府", division=cast.township, by=by
    )
    other = organisations.create_unit(kind=UnitKind.STATION, name="东岸站", division=cast.community, by=by)
    county = organisations.create_unit(kind=UnitKind.BUREAU, name="青禾县民政局", division=cast.county, by=by)
    said = {"source": office, "kind": RelationKind.HOSTS, "starts_on": START, "by": cast.actor("township_officer")}
    with pytest.raises(NotAllowed):
        organisations.relate_units(target=other, **said)
    assert organisations.relate_units(target=county, **said).pk
