from datetime import date

import pytest
from django.urls import reverse

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import selectors
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Tenure, Unit, UnitRelation
from lianxin.organisations.services import kinship
from lianxin.organisations.vocabulary import AuditTag, RelationKind, UnitKind
from tests.cast import make_user

START = date(2026, 1, 5)
DAY = {"starts_on": "2026-01-05"}


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.user("township_officer"))
    return client


def make_unit(cast, kind, name, division=None):
    return organisations.create_unit(
        kind=kind, name=name, division=division or cast.village, established_on=START, by=SYSTEM
    )


@pytest.fixture
def committee(cast):
    return make_unit(cast, UnitKind.VILLAGERS_COMMITTEE, "上河村村民委员会")


@pytest.fixture
def member(committee):
    return organisations.add_post(unit=committee, title="委员", seats=3, role=Role.COMMITTEE_MEMBER, by=SYSTEM)


def url(name, unit, *more):
    return reverse(f"organisations:{name}", args=[unit.public_id, *more])


def appointment(post, **changes):
    values = {"post": post.public_id, "holder_name": "孙夏至", "basis": "选举结果公告", "is_screened": "on", **DAY} | {
        "is_first_stock": "on"
    }
    return {**values, **changes}


def last_tag():
    """Of this room: another one may open a file for who takes a post."""
    return AuditEvent.objects.filter(tag__startswith="organisations:").order_by("-pk").first().tag


def test_an_officer_founds_renames_and_ends_a_unit(at_desk, cast):
    sent = {"kind": "station", "name": "上河村连心站", "division": "上河村", "established_on": "2026-01-05"}
    found = reverse("organisations:found") + f"?place={cast.village.public_id}"
    assert at_desk.post(found, sent).status_code == 302
    unit = Unit.objects.get(name="上河村连心站")
    assert at_desk.post(found, sent).status_code == 422
    assert at_desk.post(url("rename", unit), {"name": "上河村党群连心站", "on": "2026-02-01"}).status_code == 302
    page = at_desk.get(url("unit", unit)).content.decode()
    assert "曾用名" in page
    assert "青禾县 柳溪镇 上河村" in page
    assert at_desk.post(url("dissolve", unit), {"on": "2026-03-01", "reason": "撤并"}).status_code == 302
    assert last_tag() == AuditTag.DISSOLVE_UNIT
    assert at_desk.post(url("rename", unit), {"name": "别的名", "on": "2026-03-02"}).status_code == 422


def test_appoint_shows_what_it_brings_before_it_is_confirmed(at_desk, cast, committee, member):
    data = appointment(member, holder_name="周小满", username="resident")
    preview = at_desk.post(url("appoint", committee), data)
    page = preview.content.decode()
    assert "周小满 从 2026年1月5日 起任 上河村村民委员会 委员。" in page
    assert "任期 5 年。" in page
    assert "账号 resident 同日有“两委成员”的角色，管 青禾县 柳溪镇 上河村；离任那天收回。" in page
    assert not Tenure.objects.exists()
    assert not cast.actor("resident").holds(Role.COMMITTEE_MEMBER)
    confirmed = {**data, "confirm": preview.context["digest"]}
    assert at_desk.post(url("appoint", committee), confirmed).status_code == 302
    assert cast.actor("resident").holds(Role.COMMITTEE_MEMBER, path=cast.village.path)
    assert last_tag() == AuditTag.APPOINT
    tenure = Tenure.objects.get()
    address = reverse("organisations:end_tenure", args=[tenure.public_id])
    assert at_desk.post(address, {"on": "2026-06-01", "why": "other"}).status_code == 422
    words = {"on": "2026-06-01", "words": "2026年6月1日村民代表会议"}
    for why in ("recalled", "moved", "incompetent_twice", "term_over"):
        assert at_desk.post(address, words | {"why": why}).status_code == 422
    assert at_desk.post(address, words | {"why": "by_law"}).status_code == 302
    tenure.refresh_from_db()
    assert tenure.end_reason.startswith("法定事由终止（村委会法第二十二条")
    assert not cast.actor("resident").holds(Role.COMMITTEE_MEMBER)


def test_appoint_without_screening_is_refused_naming_the_article(at_desk, committee, member):
    answer = at_desk.post(url("appoint", committee), appointment(member, is_screened=""))
    assert answer.status_code == 422
    assert "村民委员会组织法第十八条" in str(answer.context["form"].errors["is_screened"])
    assert not Tenure.objects.exists()


def test_appoint_kin_on_the_committee_is_refused_naming_the_article(at_desk, cast, committee, member):
    before = kinship._sources["kin"]
    kinship.register_kinship_source(lambda refs: {frozenset({"P1", "P2"})} if {"P1", "P2"} <= refs else set())
    try:
        organisations.appoint(
            post=member,
            holder_name="甲",
            holder_ref="P1",
            starts_on=START,
            basis="选举",
            is_screened=True,
            by=SYSTEM,
        )
        answer = at_desk.post(url("appoint", committee), appointment(member, holder_ref="P2"))
    finally:
        kinship.register_kinship_source(before)
    assert answer.status_code == 422
    assert "村民委员会组织法：村民委员会成员实行近亲属回避" in answer.content.decode()
    assert Tenure.objects.count() == 1


def test_appoint_a_member_to_the_supervision_is_refused_naming_the_article(at_desk, cast, committee, member):
    organisations.appoint(post=member, holder_name="孙夏至", starts_on=START, basis="选举", is_screened=True, by=SYSTEM)
    watchers = make_unit(cast, UnitKind.SUPERVISION_COMMITTEE, "上河村村务监督委员会")
    post = organisations.add_post(unit=watchers, title="委员", seats=3, by=SYSTEM)
    answer = at_desk.post(url("appoint", watchers), appointment(post))
    assert answer.status_code == 422
    assert "村民委员会成员及其近亲属不得担任村务监督委员会成员" in answer.content.decode()


def test_appoint_secretary_to_head_the_supervision_asks_for_words(at_desk, cast):
    branch = make_unit(cast, UnitKind.PARTY_BRANCH, "上河村党支部")
    secretary = organisations.add_post(unit=branch, title="书记", is_head=True, by=SYSTEM)
    organisations.appoint(post=secretary, holder_name="孙夏至", starts_on=START, basis="选举", by=SYSTEM)
    watchers = make_unit(cast, UnitKind.SUPERVISION_COMMITTEE, "上河村村务监督委员会")
    post = organisations.add_post(unit=watchers, title="主任", is_head=True, by=SYSTEM)
    answer = at_desk.post(url("appoint", watchers), appointment(post))
    assert "原则上不由党组织书记兼任" in str(answer.context["form"].errors["warning_words"])
    preview = at_desk.post(url("appoint", watchers), appointment(post, warning_words="换届前暂兼一个月"))
    assert "提示后的说明：换届前暂兼一个月" in preview.content.decode()


def test_appoint_to_a_role_one_may_not_give_is_said_on_the_form(at_desk, cast):
    office = make_unit(cast, UnitKind.GOVERNMENT_OFFICE, "柳溪镇人民政府", cast.township)
    post = organisations.add_post(unit=office, title="干部", role=Role.TOWNSHIP_OFFICER, by=SYSTEM)
    answer = at_desk.post(url("appoint", office), appointment(post, holder_name="周小满", username="resident"))
    assert answer.status_code == 422
    assert "您只能在自己管的地方授予村（社区）的角色" in answer.content.decode()
    assert not Tenure.objects.exists()
    assert not cast.actor("resident").holds(Role.TOWNSHIP_OFFICER)


def test_relate_and_end_a_relation(at_desk, cast, committee):
    office = make_unit(cast, UnitKind.GOVERNMENT_OFFICE, "柳溪镇人民政府", cast.township)
    sent = {"kind": "guides:in", "other": "柳溪镇人民政府", **DAY}
    assert at_desk.post(url("relate", committee), sent).status_code == 302
    relation = UnitRelation.objects.get()
    assert (relation.source, relation.target, relation.kind) == (office, committee, RelationKind.GUIDES)
    assert last_tag() == AuditTag.RELATE
    assert "柳溪镇人民政府" in at_desk.get(url("unit", committee)).content.decode()
    assert at_desk.post(url("relate", committee), sent).status_code == 422
    address = url("end_relation", committee, relation.pk)
    assert at_desk.post(address, {"on": "2025-01-01"}).status_code == 422
    assert at_desk.post(address, {"on": "2026-05-01"}).status_code == 302
    assert at_desk.post(address, {"on": "2026-05-01"}).status_code == 422
    assert "2026年5月1日止" in at_desk.get(url("unit", committee)).content.decode()
    stranger = make_unit(cast, UnitKind.STATION, "下河村连心站", cast.other_village)
    assert at_desk.get(url("end_relation", stranger, relation.pk)).status_code == 404


def test_relate_a_committee_under_the_government_is_refused_naming_the_article(at_desk, cast, committee):
    make_unit(cast, UnitKind.GOVERNMENT_OFFICE, "柳溪镇人民政府", cast.township)
    answer = at_desk.post(url("relate", committee), {"kind": "group_of:out", "other": "柳溪镇人民政府", **DAY})
    assert answer.status_code == 422
    assert "不是上下级" in answer.content.decode()
    assert not UnitRelation.objects.exists()


def test_relate_two_units_of_one_name_are_offered_with_their_place(at_desk, cast, committee):
    first = make_unit(cast, UnitKind.STATION, "党群连心站")
    second = make_unit(cast, UnitKind.STATION, "党群连心站", cast.other_village)
    sent = {"kind": "hosts:out", "other": "党群连心站", **DAY}
    page = at_desk.post(url("relate", committee), sent).content.decode()
    for unit, place in ((first, "上河村"), (second, "下河村")):
        assert f'value="{unit.public_id}"' in page
        assert f"党群连心站（青禾县 柳溪镇 {place}）" in page
    chosen = {**sent, "other_asked": "党群连心站", "other_choice": second.public_id}
    assert at_desk.post(url("relate", committee), chosen).status_code == 302
    assert UnitRelation.objects.get().target == second
    unknown = at_desk.post(url("relate", committee), {**sent, "other": "没有的单位"})
    assert "没有找到这个单位" in unknown.content.decode()


def test_relate_ended_units_is_refused(cast, committee):
    station = make_unit(cast, UnitKind.STATION, "上河村连心站")
    organisations.dissolve_unit(unit=station, on=date(2026, 2, 1), reason="撤并", by=SYSTEM)
    with pytest.raises(RuleBroken, match="撤销了的单位"):
        organisations.relate_units(
            source=committee, target=station, kind=RelationKind.HOSTS, starts_on=START, by=SYSTEM
        )


def test_add_post_more_seats_than_the_law_allows_is_refused(at_desk, committee, member):
    sent = {"title": "副主任", "seats": "5", "selection": "elected", "role_scope": "place"}
    answer = at_desk.post(url("add_post", committee), sent)
    assert "村民委员会最多 7 人（村民委员会组织法）" in str(answer.context["form"].errors["seats"])
    assert at_desk.post(url("add_post", committee), {**sent, "seats": "1"}).status_code == 302
    assert selectors.find_unit(committee.public_id).posts.count() == 2


def test_a_body_of_another_size_than_the_law_sets_is_pointed_out(client, cast):
    council = make_unit(cast, UnitKind.COLLECTIVE_COUNCIL, "上河村理事会")
    organisations.add_post(unit=council, title="理事", seats=4, by=SYSTEM)
    page = client.get(url("unit", council)).content.decode()
    assert "应有 3–7 人（农村集体经济组织法），现在设了 4 席。" in page


@pytest.mark.parametrize("name", ["resident", "clerk", "outsider", "auditor", "operator"])
@pytest.mark.parametrize("verb", ["rename", "dissolve", "add_post", "appoint", "relate"])
def test_others_keep_nothing(client, cast, committee, name, verb):
    client.force_login(cast.user(name))
    assert client.get(url(verb, committee)).status_code == 403
    assert client.post(url(verb, committee), {}).status_code == 403
    assert "登记任职" not in client.get(url("unit", committee)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_pages_under_the_same_queries(client, cast, committee, count, django_assert_num_queries):
    for n in range(count):
        station = make_unit(cast, UnitKind.STATION, f"{n}号站")
        post = organisations.add_post(unit=station, title="值班员", seats=2, by=SYSTEM)
        user = make_user(f"duty{n}", f"值班{n}")
        organisations.appoint(post=post, holder_name=user.name, user=user, starts_on=START, basis="聘", by=SYSTEM)
        organisations.relate_units(
            source=station, target=committee, kind=RelationKind.HOSTS, starts_on=START, by=SYSTEM
        )
        organisations.add_post(unit=committee, title=f"委员{n}", by=SYSTEM)
    with django_assert_num_queries(7):
        client.get(url("unit", committee))
    with django_assert_num_queries(7):
        client.get(reverse("organisations:index"), {"place": cast.village.public_id})
