from datetime import date, timedelta

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import services as people
from lianxin.territory import selectors, services
from lianxin.territory.models import Division
from lianxin.territory.vocabulary import AuditTag, Level
from tests.cast import make_division

ON = date(2026, 11, 1)


@pytest.fixture
def by(cast):
    return cast.actor("county_officer")


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.user("county_officer"))
    return client


def keep(client, place, verb, **data):
    """Preview and confirm; returns the page of the preview and the last answer."""
    address = reverse("territory:keep", args=[place.public_id, verb])
    sent = {"on": ON.isoformat(), "source": "青政复〔2026〕3号", **data}
    preview = client.post(address, sent)
    assert preview.status_code == 200, preview.context["form"].errors
    return preview.content.decode(), client.post(address, {**sent, "confirm": preview.context["digest"]})


def last_event():
    return AuditEvent.objects.order_by("-pk").first()


def test_rename_shows_what_is_attached_and_changes_nothing_before_it_is_confirmed(at_desk, cast):
    organisations.create_unit(kind=UnitKind.STATION, name="上河村连心站", division=cast.village, by=SYSTEM)
    people.register_person(name="欧阳春", division=cast.village, by=cast.actor("clerk"), phone="19900005678")
    address = reverse("territory:keep", args=[cast.village.public_id, "rename"])
    sent = {"on": ON.isoformat(), "source": "青政复〔2026〕3号", "name": "上河新村"}
    preview = at_desk.post(address, sent)
    page = preview.content.decode()
    assert "单位 1、登记的人 1。都不动" in page
    assert "青禾县 柳溪镇 上河村 改名为 上河新村" in page
    assert Division.objects.get(pk=cast.village.pk).name == "上河村"
    assert at_desk.post(address, {**sent, "confirm": preview.context["digest"]}).status_code == 302
    assert Division.objects.get(pk=cast.village.pk).name == "上河新村"
    event = last_event()
    assert (event.tag, event.reason) == (AuditTag.RENAME, "青政复〔2026〕3号")
    assert selectors.resolve_one("上河村") == cast.village


def test_recode_in_the_browser_finds_both_codes(at_desk, cast):
    page, answer = keep(at_desk, cast.village, "recode", code="990101100299")
    assert "由 990101100201 换成 990101100299" in page
    assert answer.status_code == 302
    assert selectors.resolve_one("990101100201") == selectors.resolve_one("990101100299") == cast.village


def test_move_in_the_browser_takes_everything_along(at_desk, cast):
    page, answer = keep(at_desk, cast.village, "move", parent="临江镇")
    assert "青禾县 柳溪镇 上河村 移到 青禾县 临江镇 下面" in page
    assert answer.status_code == 302
    village = Division.objects.get(pk=cast.village.pk)
    assert village.parent == cast.other_township
    assert cast.actor("clerk").holds("station_staff", path=village.path)


def test_split_makes_the_new_places_and_ends_the_old_one(at_desk, cast):
    page, answer = keep(at_desk, cast.village, "split", parts="上河东村 990101100211\n\n  上河西村  \n")
    assert "青禾县 柳溪镇 上河村 拆成 上河东村 990101100211、上河西村" in page
    assert answer.status_code == 302
    east, west = selectors.resolve_one("上河东村"), selectors.resolve_one("上河西村")
    assert (east.parent, east.code, east.valid_from, west.code) == (cast.township, "990101100211", ON, "")
    assert Division.objects.get(pk=cast.village.pk).valid_to == ON
    event = last_event()
    assert (event.tag, event.after, event.reason) == (
        AuditTag.SPLIT, {"into": ["上河东村", "上河西村"]}, "青政复〔2026〕3号"
    )  # fmt: skip
    assert "上河东村" in at_desk.get(reverse("territory:place", args=[cast.village.public_id])).content.decode()


@pytest.mark.parametrize(
    "parts",
    [
        "上河东村",
        "上河东村 990101100211 多余\n上河西村",
        "上河东村 甲\n上河西村",
        "上河东村\n上河东村",
        "上河东村 990101100202\n上河西村",
    ],
    ids=["one", "three words", "no code", "twice", "code in use"],
)
def test_split_refuses_and_keeps_what_was_written(at_desk, cast, parts):
    address = reverse("territory:keep", args=[cast.village.public_id, "split"])
    answer = at_desk.post(address, {"on": ON.isoformat(), "source": "x", "parts": parts})
    assert answer.status_code == 422
    assert "上河东村" in answer.content.decode()
    assert Division.objects.get(pk=cast.village.pk).valid_to is None
    assert not Division.objects.filter(name="上河东村").exists()


def test_merge_ends_the_place_below_its_successor_and_its_staff_see_it(at_desk, cast, by):
    group = services.create_division(parent=cast.village, level=Level.GROUP, name="一组", by=SYSTEM)
    page, answer = keep(at_desk, cast.village, "merge", into="下河村")
    assert "下面的 1 个地方跟着走" in page
    assert answer.status_code == 302
    village = Division.objects.get(pk=cast.village.pk)
    group.refresh_from_db()
    assert (village.valid_to, village.parent, group.parent) == (ON, cast.other_village, cast.other_village)
    assert village.path.startswith(cast.other_village.path)
    assert selectors.resolve_one("上河村") == cast.other_village
    place = at_desk.get(reverse("territory:place", args=[cast.village.public_id])).content.decode()
    assert "下河村" in place
    assert "更名" not in place


def test_end_and_add_a_zone_that_is_no_township(at_desk, cast):
    _page, answer = keep(
        at_desk, cast.county, "add", name="东郊园区", level="township", code="990101400", kind_note="开发区"
    )
    zone = Division.objects.get(code="990101400")
    assert answer.url == reverse("territory:place", args=[zone.public_id])
    assert (zone.parent, zone.kind_note, zone.valid_from) == (cast.county, "开发区", ON)
    assert "开发区" in at_desk.get(answer.url).content.decode()
    _page, answer = keep(at_desk, zone, "end")
    zone.refresh_from_db()
    assert zone.valid_to == ON
    assert last_event().tag == AuditTag.END


@pytest.mark.parametrize(
    ("verb", "data", "said"),
    [
        ("rename", {"name": "下河村"}, "柳溪镇下面已经有“下河村”"),
        ("rename", {"name": "上河村"}, "和现在的一样"),
        ("rename", {"name": "新村", "on": "2999-01-01"}, "日期不能晚于今天"),
        ("rename", {"name": "新村", "source": ""}, ""),
        ("recode", {"code": "990101100202"}, "已有别的地方在用"),
        ("recode", {"code": "12a"}, "代码只能是数字"),
        ("move", {"parent": "上河村"}, "不能把上河村移到它自己下面"),
        ("move", {"parent": "柳溪镇"}, "本来就在柳溪镇下面"),
        ("move", {"parent": "没有镇"}, "没有找到这个地方"),
        ("merge", {"into": "上河村"}, "不能并入"),
    ],
)
def test_a_change_that_breaks_a_rule_is_refused_before_the_preview(at_desk, cast, verb, data, said):
    address = reverse("territory:keep", args=[cast.village.public_id, verb])
    before = list(Division.objects.order_by("pk").values())
    answer = at_desk.post(address, {"on": ON.isoformat(), "source": "文", **data})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert list(Division.objects.order_by("pk").values()) == before


def test_end_is_refused_while_places_live_below(at_desk, cast):
    address = reverse("territory:keep", args=[cast.township.public_id, "end"])
    assert "下面还有地方" in at_desk.post(address, {"on": ON.isoformat(), "source": "文"}).content.decode()


def test_ended_places_change_no_more(cast, by):
    services.end_division(division=cast.village, on=ON, by=by)
    for act in (
        lambda: services.rename_division(division=cast.village, name="新村", on=ON, by=by),
        lambda: services.recode_division(division=cast.village, code="990101100288", on=ON, by=by),
        lambda: services.move_division(division=cast.village, parent=cast.other_township, on=ON, by=by),
        lambda: services.end_division(division=cast.village, on=ON, by=by),
        lambda: services.create_division(parent=cast.village, level=Level.GROUP, name="一组", by=by),
        lambda: services.merge_divisions(divisions=[cast.other_village], into=cast.village, on=ON, by=by),
    ):
        with pytest.raises(RuleBroken, match="已经撤销"):
            act()


def test_no_change_is_dated_before_the_place_was(cast, by):
    young = services.create_division(
        parent=cast.township, level=Level.VILLAGE, name="新村", valid_from=ON, by=by, code="990101100250"
    )
    with pytest.raises(RuleBroken, match="设立的日子"):
        services.rename_division(division=young, name="更新村", on=ON - timedelta(days=1), by=by)


@pytest.mark.parametrize("name", ["resident", "clerk", "secretary", "township_officer", "auditor", "operator"])
def test_keep_place_others_are_refused(client, cast, name):
    client.force_login(cast.user(name))
    address = reverse("territory:keep", args=[cast.village.public_id, "rename"])
    assert client.get(address).status_code == 403
    assert client.post(address, {"on": ON, "source": "文", "name": "x"}).status_code == 403
    assert "更名" not in client.get(reverse("territory:place", args=[cast.village.public_id])).content.decode()
    with pytest.raises(NotAllowed):
        services.rename_division(division=cast.village, name="新村", on=clock.today(), by=cast.actor(name))


def test_keep_place_unknown_verb_is_not_found(at_desk, cast):
    assert at_desk.get(reverse("territory:keep", args=[cast.village.public_id, "burn"])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_show_place_under_the_same_queries(client, cast, count, django_assert_num_queries):
    for n in range(count):
        services.recode_division(division=cast.village, code=f"99010110029{n}", on=ON, by=SYSTEM)
        make_division(cast.village, Level.GROUP, f"{n}组")
    with django_assert_num_queries(7):
        client.get(reverse("territory:place", args=[cast.village.public_id]))


@pytest.mark.parametrize("name", ["township_officer", "county_officer", "operator"])
def test_home_rules_leads_to_the_rules_of_the_own_place(client, cast, name):
    client.force_login(cast.user(name))
    homes = {"township_officer": cast.township, "county_officer": cast.county}
    wanted = reverse("territory:rules", args=[homes[name].public_id]) if name in homes else reverse("territory:places")
    assert client.get(reverse("territory:home_rules")).url == wanted


def test_add_suggests_the_next_level(at_desk, cast):
    form = at_desk.get(reverse("territory:keep", args=[cast.township.public_id, "add"])).context["form"]
    assert form.initial["level"] == Level.VILLAGE
    assert Level.COUNTY not in dict(form.fields["level"].choices)


def test_two_of_one_name_are_offered_with_their_whole_way(at_desk, cast):
    first = make_division(cast.township, Level.VILLAGE, "和平村")
    second = make_division(cast.other_township, Level.VILLAGE, "和平村")
    address = reverse("territory:keep", args=[cast.village.public_id, "merge"])
    sent = {"on": ON.isoformat(), "source": "文", "into": "和平村"}
    page = at_desk.post(address, sent).content.decode()
    for place in (first, second):
        assert f'value="{place.public_id}"' in page
        assert selectors.full_name(place) in page
    chosen = at_desk.post(address, {**sent, "into_asked": "和平村", "into_choice": second.public_id})
    assert "并入 青禾县 临江镇 和平村" in chosen.content.decode()
    assert 'value="青禾县 临江镇 和平村"' in chosen.content.decode()
    typed_on = at_desk.post(address, {**sent, "into": "下河村", "into_asked": "和平村", "into_choice": first.public_id})
    assert "并入 青禾县 柳溪镇 下河村" in typed_on.content.decode()
    stray = at_desk.post(address, {**sent, "into_asked": "和平村", "into_choice": "nowhere"})
    assert "没有找到这个地方" in stray.content.decode()
