from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.activities import selectors as lists
from lianxin.activities import services as activities
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import presenters, selectors, services
from lianxin.organisations.models import UnitRelation
from lianxin.organisations.services import followers
from lianxin.organisations.vocabulary import AuditTag, RelationKind, RoleScope, SuccessionKind, UnitKind
from lianxin.territory import services as territory
from tests.cast import make_division, make_user

FOUNDED = date(2025, 1, 5)
ON = date(2026, 7, 1)


@pytest.fixture
def by(cast):
    return cast.actor("county_officer")


def branch(place, name, **more):
    return services.create_unit(
        kind=UnitKind.PARTY_BRANCH, name=name, division=place, established_on=FOUNDED, by=SYSTEM, **more
    )


@pytest.fixture
def upper(cast):
    return branch(cast.village, "上河村党支部", short_name="上河支部")


@pytest.fixture
def lower(cast):
    return branch(cast.other_village, "下河村党支部")


def serving(unit, name="王清明", title="书记", role="", user=None, scope=RoleScope.PLACE):
    post = unit.posts.filter(title=title).first() or services.add_post(
        unit=unit, title=title, seats=3, is_head=title == "书记", role=role, role_scope=scope, by=SYSTEM
    )
    return services.appoint(post=post, holder_name=name, starts_on=FOUNDED, basis="选举", user=user, by=SYSTEM)


def last_event():
    return AuditEvent.objects.order_by("-pk").first()


def fresh(unit):
    return selectors.find_unit(unit.public_id)


def test_merge_ends_the_posts_and_leaves_a_successor(cast, by, upper, lower):
    user = make_user("shuji", "王清明")
    tenure = serving(upper, role=Role.BRANCH_SECRETARY, user=user)
    services.merge_unit(unit=upper, into=lower, on=ON, basis="青组〔2026〕7号", by=by)
    tenure.refresh_from_db()
    assert tenure.ends_on == ON
    assert Grant.objects.get(pk=tenure.grant_id).ends_on == ON - timedelta(days=1)
    assert fresh(upper).dissolved_on == ON
    (into,) = selectors.history_of(upper)["into"]
    assert (into.successor, into.kind, into.on, into.basis) == (lower, SuccessionKind.MERGE, ON, "青组〔2026〕7号")
    assert (last_event().tag, last_event().reason) == (AuditTag.MERGE_UNIT, "青组〔2026〕7号")
    assert selectors.with_successors([upper.pk]) == {upper.pk, lower.pk}


def test_who_stays_goes_on_in_the_successor_with_the_role_there(cast, by, upper, lower):
    user = make_user("weiyuan", "冯小暑")
    tenure = serving(upper, "冯小暑", "委员", Role.BRANCH_SECRETARY, user)
    serving(lower, "褚大暑", "委员", Role.BRANCH_SECRETARY, make_user("xia", "褚大暑"))
    services.merge_unit(unit=upper, into=lower, on=ON, basis="合并", staying=[tenure], by=by)
    now = selectors.serving_in(lower).get(holder_name="冯小暑")
    assert (now.starts_on, now.term_ends_on, now.user) == (ON, tenure.term_ends_on, user)
    assert now.grant.scope_path == cast.other_village.path


def test_who_cannot_stay_is_said_and_nothing_changes(cast, by, upper, lower):
    tenure = serving(upper)
    with pytest.raises(RuleBroken, match="下河村党支部没有“书记”这个岗位，王清明不能接着任职"):
        services.merge_unit(unit=upper, into=lower, on=ON, basis="合并", staying=[tenure], by=by)
    tenure.refresh_from_db()
    assert tenure.ends_on is None
    assert fresh(upper).dissolved_on is None


def test_roles_given_for_the_unit_follow(cast, by, upper, lower):
    grant = Grant.objects.create(
        user=make_user("banshi", "卫白露"), role=Role.UNIT_HANDLER, scope_path=cast.village.path, scope_label="上河村",
        unit_id=upper.pk, starts_on=FOUNDED, given_by_name="县委", given_at=clock.now(),
    )  # fmt: skip
    services.merge_unit(unit=upper, into=lower, on=ON, basis="合并", by=by)
    grant.refresh_from_db()
    assert grant.ends_on == ON - timedelta(days=1)
    now = Grant.objects.get(user=grant.user, unit_id=lower.pk)
    assert (now.role, now.starts_on, now.scope_path) == (Role.UNIT_HANDLER, ON, cast.other_village.path)


def test_a_relation_begun_after_the_day_does_not_stop_a_merger_entered_late(cast, by, upper, lower):
    committee = services.create_unit(
        kind=UnitKind.PARTY_COMMITTEE, name="柳溪镇党委", division=cast.township, by=SYSTEM
    )
    begun = ON + timedelta(days=9)
    services.relate_units(source=upper, target=committee, kind=RelationKind.PARTY_SUPERIOR, starts_on=begun, by=SYSTEM)
    services.merge_unit(unit=upper, into=lower, on=ON, basis="青组〔2026〕7号", by=by)
    assert UnitRelation.objects.get(source=upper).ends_on == begun


def test_relations_others_have_to_it_go_to_the_successor(cast, by, upper, lower):
    group = services.create_unit(kind=UnitKind.PARTY_GROUP, name="东片党小组", division=cast.village, by=SYSTEM)
    committee = services.create_unit(
        kind=UnitKind.PARTY_COMMITTEE, name="柳溪镇党委", division=cast.township, by=SYSTEM
    )
    for source, target in ((group, upper), (upper, committee), (lower, committee), (lower, upper)):
        services.relate_units(
            source=source, target=target, kind=RelationKind.PARTY_SUPERIOR, starts_on=FOUNDED, by=SYSTEM
        )
    said = presenters.merge_words(upper, {"into": lower, "on": ON})
    assert "接着保持的关系：东片党小组（党内上级）。" in said
    assert "随本单位结束的关系：柳溪镇党委（党内上级）、下河村党支部（党内上级）。" in said
    services.merge_unit(unit=upper, into=lower, on=ON, basis="合并", by=by)
    assert selectors.superior_of(group) == lower
    assert selectors.superior_of(lower) == committee
    assert not UnitRelation.objects.filter(source=upper, ends_on__isnull=True).exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": date(2099, 1, 1)}, "不能晚于今天"),
        ({"on": FOUNDED - timedelta(days=1)}, "不能早于"),
        ({"basis": " "}, "请写明依据"),
    ],
)
def test_merge_refuses(cast, by, upper, lower, change, words):
    with pytest.raises(RuleBroken, match=words):
        services.merge_unit(**{"unit": upper, "into": lower, "on": ON, "basis": "合并", "by": by, **change})


def test_merge_refuses_itself_two_structures_and_what_has_ended(cast, by, upper, lower):
    committee = services.create_unit(kind=UnitKind.VILLAGERS_COMMITTEE, name="村委会", division=cast.village, by=SYSTEM)
    for into, words in ((upper, "不能并入自己"), (committee, "两类组织不能合并")):
        with pytest.raises(RuleBroken, match=words):
            services.merge_unit(unit=upper, into=into, on=ON, basis="合并", by=by)
    services.dissolve_unit(unit=lower, on=ON, reason="撤销", by=by)
    with pytest.raises(RuleBroken, match="下河村党支部已经撤销"):
        services.merge_unit(unit=upper, into=lower, on=ON, basis="合并", by=by)


def test_only_who_keeps_both_units_merges_them(cast, upper, lower):
    for name in ("secretary", "resident", "outsider"):
        with pytest.raises(NotAllowed):
            services.merge_unit(unit=upper, into=lower, on=ON, basis="合并", by=cast.actor(name))


def test_a_unit_with_something_to_settle_does_not_end_without_a_successor(cast, by, upper):
    followers.register_follower("test", open_words=lambda unit: ["在办的事 1 件"], carry=None, must_be_settled=True)
    try:
        with pytest.raises(RuleBroken, match="还有在办的事 1 件"):
            services.dissolve_unit(unit=upper, on=ON, reason="撤销", by=by)
    finally:
        del followers._followers["test"]
    services.dissolve_unit(unit=upper, on=ON, reason="撤销", by=by)
    assert fresh(upper).dissolved_on == ON


def test_split_makes_units_with_the_same_posts_and_superiors(cast, by, upper):
    committee = services.create_unit(
        kind=UnitKind.PARTY_COMMITTEE, name="柳溪镇党委", division=cast.township, by=SYSTEM
    )
    services.relate_units(
        source=upper, target=committee, kind=RelationKind.PARTY_SUPERIOR, starts_on=FOUNDED, by=SYSTEM
    )
    tenure = serving(upper)
    parts = services.split_unit(
        unit=upper,
        names=["上河东支部", "上河西支部"],
        on=ON,
        basis="党员超过五十人",
        staying={tenure: "上河西支部"},
        by=by,
    )
    assert [part.name for part in parts] == ["上河东支部", "上河西支部"]
    assert all([post.title for post in part.posts.all()] == ["书记"] for part in parts)
    assert [selectors.superior_of(part) for part in parts] == [committee, committee]
    assert selectors.serving_in(parts[1]).get().holder_name == "王清明"
    assert not selectors.serving_in(parts[0]).exists()
    assert fresh(upper).dissolved_on == ON
    assert {step.successor for step in selectors.history_of(upper)["into"]} == set(parts)
    with pytest.raises(RuleBroken, match="至少要有两个"):
        services.split_unit(unit=parts[0], names=["只有一个"], on=ON, basis="x", by=by)


def test_who_comes_while_a_unit_is_split_and_is_not_placed_goes_with_the_rest():
    carried = []
    followers.register_follower(
        "test", open_words=lambda unit: [], people=lambda unit: {"a": "甲", "b": "乙"},
        carry=lambda **said: carried.append((said["into"], said["whom"])),
    )  # fmt: skip
    try:
        followers.place_people(unit=None, placed={"test-a": "东支部"}, on=ON, by=SYSTEM)
    finally:
        del followers._followers["test"]
    assert carried == [("东支部", ["a"])]


def test_move_keeps_where_it_stood_and_takes_the_roles_along(cast, by, upper):
    user = make_user("shuji", "王清明")
    tenure = serving(upper, role=Role.BRANCH_SECRETARY, user=user)
    services.move_unit(unit=upper, division=cast.other_village, on=ON, basis="搬迁", by=by)
    moved = fresh(upper)
    assert (moved.division, moved.division_path) == (cast.other_village, cast.other_village.path)
    tenure.refresh_from_db()
    assert tenure.ends_on is None
    assert (tenure.grant.scope_path, tenure.grant.starts_on) == (cast.other_village.path, ON)
    assert [unit.name for unit in selectors.units_on(cast.village, ON - timedelta(days=1))] == ["上河村党支部"]
    assert selectors.units_on(cast.village, ON) == []
    assert [unit.name for unit in selectors.units_on(cast.other_village, ON)] == ["上河村党支部"]
    with pytest.raises(RuleBroken, match="本来就在"):
        services.move_unit(unit=upper, division=cast.other_village, on=ON, basis="x", by=by)


def test_units_on_a_day_bear_its_names_and_its_holders(cast, by, upper):
    first = serving(upper, "王清明")
    services.end_tenure(tenure=first, on=date(2026, 3, 1), reason="届满", by=by)
    services.appoint(post=first.post, holder_name="李处暑", starts_on=date(2026, 3, 1), basis="选举", by=by)
    services.rename_unit(unit=upper, name="上河新村党支部", on=date(2026, 5, 1), by=by)

    def seen(day):
        (unit,) = selectors.units_on(cast.village, day)
        return unit.name_then, [tenure.holder_name for tenure in unit.posts.all()[0].held]

    assert seen(date(2026, 2, 28)) == ("上河村党支部", ["王清明"])
    assert seen(date(2026, 3, 1)) == ("上河村党支部", ["李处暑"])
    assert seen(date(2026, 5, 1)) == ("上河新村党支部", ["李处暑"])
    assert selectors.units_on(cast.village, FOUNDED - timedelta(days=1)) == []


def test_units_on_asks_the_same_for_one_and_for_many(cast, upper, django_assert_num_queries):
    serving(upper)
    with django_assert_num_queries(5):
        selectors.units_on(cast.village, ON)
    for number in range(8):
        serving(branch(cast.village, f"第{number}支部"))
    with django_assert_num_queries(5):
        selectors.units_on(cast.village, ON)


def test_units_follow_a_place_that_was_merged(cast, by, upper, lower):
    mediators = services.create_unit(
        kind=UnitKind.MEDIATION_COMMITTEE, name="上河村人民调解委员会", division=cast.village, by=SYSTEM
    )
    serving(mediators, title="主任")
    territory.merge_divisions(divisions=[cast.village], into=cast.other_village, on=ON, by=SYSTEM)
    cast.village.refresh_from_db()
    assert [(place.name, place.left) for place in selectors.places_left_behind(cast.other_village)] == [("上河村", 2)]
    assert services.follow_place(division=cast.village, on=ON, basis="青政复〔2026〕3号", by=by) == 2
    assert fresh(upper).dissolved_on == ON
    assert fresh(mediators).division == cast.other_village
    assert selectors.serving_in(mediators).count() == 1
    assert selectors.places_left_behind(cast.other_village) == []
    assert last_event().tag == AuditTag.FOLLOW_PLACE
    with pytest.raises(RuleBroken, match="都已经跟着走了"):
        services.follow_place(division=cast.village, on=ON, basis="x", by=by)
    with pytest.raises(RuleBroken, match="没有并到别的地方"):
        services.follow_place(division=cast.other_village, on=ON, basis="x", by=by)


def test_merging_in_the_browser_shows_first_and_then_does(client, cast, upper, lower):
    client.force_login(cast.user("county_officer"))
    tenure = serving(upper)
    superior, below = branch(cast.township, "柳溪镇党委"), branch(cast.village, "集镇党支部")
    for source, target in ((upper, superior), (below, upper)):
        services.relate_units(
            source=source, target=target, kind=RelationKind.PARTY_SUPERIOR, starts_on=FOUNDED, by=SYSTEM
        )
    address = reverse("organisations:change", args=[upper.public_id, "merge"])
    assert address in client.get(reverse("organisations:unit", args=[upper.public_id])).content.decode()
    sent = {"into": lower.name, "on": ON.isoformat(), "basis": "青组〔2026〕7号"}
    preview = client.post(address, sent)
    page = preview.content.decode()
    assert "上河村党支部 从 2026年7月1日 起并入 下河村党支部" in page
    assert "任期同日结束，角色收回：王清明（书记）" in page
    assert "接着保持的关系：集镇党支部（党内上级）" in page
    assert "随本单位结束的关系：柳溪镇党委（党内上级）" in page
    assert fresh(upper).dissolved_on is None
    wrong = client.post(address, {**sent, "staying": [tenure.pk]})
    assert wrong.status_code == 422
    assert "没有“书记”这个岗位" in wrong.content.decode()
    done = client.post(address, {**sent, "confirm": preview.context["digest"]})
    assert done.url == reverse("organisations:unit", args=[lower.public_id])
    assert "由哪里而来" in client.get(done.url).content.decode()
    assert "后来成了" in client.get(reverse("organisations:unit", args=[upper.public_id])).content.decode()


def test_splitting_and_moving_in_the_browser(client, cast, upper):
    client.force_login(cast.user("county_officer"))
    for verb, sent in (
        ("move", {"division": "下河村"}),
        ("split", {"names": "上河村党支部\n西支部\n"}),
    ):
        address = reverse("organisations:change", args=[upper.public_id, verb])
        sent |= {"on": ON.isoformat(), "basis": "文件"}
        preview = client.post(address, sent)
        assert preview.status_code == 200, preview.context["form"].errors
        assert client.post(address, {**sent, "confirm": preview.context["digest"]}).status_code == 302
    assert [unit.name for unit in selectors.units_left_at(cast.other_village)] == ["上河村党支部", "西支部"]


def test_everybody_on_the_list_is_given_a_part_in_the_same_step(client, cast, upper):
    secretary, county = cast.actor("secretary"), cast.actor("county_officer")
    names = ("王清明", "丁立春", "万雨水")
    members = activities.add_members(unit=upper, names=names, by=secretary, starts_on=FOUNDED)
    letter = activities.draft_transfer(
        member=members[2], to_words="外县某支部", from_committee="柳溪镇党委", to_committee="某街道党工委", reason="job",
        by=secretary,
    )  # fmt: skip
    tenure = serving(upper)
    with pytest.raises(RuleBroken, match="王清明、丁立春、万雨水还没有写到哪个新单位"):
        services.split_unit(unit=upper, names=["东支部", "西支部"], on=ON, basis="文件", by=county)
    client.force_login(cast.user("county_officer"))
    address = reverse("organisations:change", args=[upper.public_id, "split"])
    first, second, third = (f"person-activities-{each.public_id}" for each in members)
    sent = {"names": "东支部\n西支部", "on": ON.isoformat(), "basis": "文件", f"tenure-{tenure.public_id}": "2"}
    assert client.post(address, sent | {first: "2", second: "2"}).status_code == 422
    wrong = client.post(address, sent | {first: "2", second: "2", third: "3"})
    assert wrong.status_code == 422
    assert "上面没有第 3 行" in wrong.content.decode()
    sent |= {first: "2", second: "2", third: "1"}
    preview = client.post(address, sent)
    page = preview.content.decode()
    assert "接着在 西支部 任原来的岗位：王清明（书记）" in page
    assert "名单转到 西支部，2 人：王清明、丁立春" in page
    assert "名单转到 东支部，1 人：万雨水" in page
    assert "转给 东支部" not in page  # nothing else is open
    assert client.post(address, sent | {"confirm": preview.context["digest"]}).status_code == 302
    parts = {each.successor.name: each.successor for each in selectors.history_of(fresh(upper))["into"]}
    listed = {name: list(lists.names_of(unit).values()) for name, unit in parts.items()}
    assert listed == {"东支部": ["万雨水"], "西支部": ["王清明", "丁立春"]}
    letter.refresh_from_db()
    assert letter.from_unit == parts["东支部"]
    assert selectors.serving_in(parts["西支部"]).get().holder_name == "王清明"


def test_following_in_the_browser(client, cast, upper, lower):
    territory.merge_divisions(divisions=[cast.village], into=cast.other_village, on=ON, by=SYSTEM)
    client.force_login(cast.user("township_officer"))
    index = client.get(reverse("organisations:index"), {"place": cast.other_village.public_id}).content.decode()
    address = reverse("organisations:follow", args=[cast.village.public_id])
    assert "上河村已经并到这里，还有 1 个单位没有跟过来" in index
    assert address in index
    preview = client.post(address, {"on": ON.isoformat(), "basis": "青政复〔2026〕3号"})
    assert "上河村党支部 并入 下河村党支部" in preview.content.decode()
    done = client.post(
        address, {"on": ON.isoformat(), "basis": "青政复〔2026〕3号", "confirm": preview.context["digest"]}
    )
    assert done.status_code == 302
    assert fresh(upper).dissolved_on == ON
    assert client.get(reverse("organisations:follow", args=[cast.other_village.public_id])).status_code == 404


def test_the_index_shows_a_day_gone_by(client, cast, by, upper):
    services.rename_unit(unit=upper, name="上河新村党支部", on=date(2026, 5, 1), by=by)
    address = reverse("organisations:index")
    page = client.get(address, {"place": cast.village.public_id, "on": "2026-04-30"}).content.decode()
    assert "这是 2026年4月30日 的样子" in page
    assert "上河村党支部" in page
    assert "上河新村党支部" not in page
    today = client.get(address, {"place": cast.village.public_id, "on": "no day"}).content.decode()
    assert "上河新村党支部" in today


def test_the_preview_of_an_editions_changes_names_units_that_need_a_successor(cast):
    village = make_division(cast.township, "village", "新安村", "990101100209")
    unit = branch(village, "新安村党支部")
    gone = services.create_unit(kind=UnitKind.COMPANY, name="旧厂", division=village, by=SYSTEM)
    services.dissolve_unit(unit=gone, on=clock.today(), reason="停产", by=SYSTEM)
    said = {"lines": ["-990101100209,新安村,village"], "on": clock.today(), "source": "2026", "by": SYSTEM}
    for more in ({"dry_run": True}, {}):
        ((line, phrases),) = territory.apply_changes(**said | more).left
        assert (line.name, phrases) == ("新安村", [unit.name])
    assert territory.apply_changes(**said).left == []


def test_the_command_says_which_units_need_a_successor(cast, tmp_path, capsys):
    village = make_division(cast.township, "village", "新安村", "990101100209")
    branch(village, "新安村党支部")
    file = tmp_path / "2026.patch"
    file.write_text("-990101100209,新安村,village\n", "utf-8")
    call_command("territory", "apply-changes", str(file), effective=clock.today().isoformat(), dry_run=True)
    assert "needs a successor 990101100209 新安村: 新安村党支部" in capsys.readouterr().out


def test_a_unit_goes_into_one_of_its_kind_alone(cast, by, upper):
    """Branches become one another; a committee does not become its supervision."""
    made = {
        kind: services.create_unit(kind=kind, name=str(kind), division=cast.village, established_on=FOUNDED, by=SYSTEM)
        for kind in (UnitKind.VILLAGERS_COMMITTEE, UnitKind.SUPERVISION_COMMITTEE, UnitKind.PARTY_JOINT_BRANCH)
    }
    committee, supervision, joint = made.values()
    with pytest.raises(RuleBroken, match="两类组织不能合并"):
        services.merge_unit(unit=committee, into=supervision, on=ON, basis="x", by=by)
    assert services.merge_unit(unit=upper, into=joint, on=ON, basis="镇党委文件", by=by) == joint
