"""A county of the national register lies in a city and a province, where nobody holds a role: what climbs stops at the county."""

from datetime import timedelta

import pytest

from lianxin.accounts.models import Grant
from lianxin.kit.errors import RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import services
from lianxin.territory import selectors as territory
from lianxin.territory.models import Division, ProfileVersion
from lianxin.territory.vocabulary import Level
from tests.cast import make_division
from tests.needs.conftest import at


@pytest.fixture
def cast(cast):
    """The cast's county under a city under a province, as the register has it."""
    province = make_division(None, Level.PROVINCE, "北原省", "99")
    city = make_division(province, Level.PREFECTURE, "青禾市", "9901")
    old = cast.county.path
    for place in Division.objects.filter(path__startswith=old):
        parent = {"parent": city} if place.path == old else {}
        Division.objects.filter(pk=place.pk).update(path=city.path + place.path, **parent)
    for grant in Grant.objects.filter(scope_path__startswith=old):
        Grant.objects.filter(pk=grant.pk).update(scope_path=city.path + grant.scope_path)
    for version in ProfileVersion.objects.all():
        ProfileVersion.objects.filter(pk=version.pk).update(division_path=city.path + version.division_path)
    for name in ("county", "township", "village", "other_village", "other_township", "community"):
        getattr(cast, name).refresh_from_db()
    return cast


def test_up_is_never_above_the_county(cast):
    assert territory.one_level_up(cast.village.path) == cast.township.path
    assert territory.one_level_up(cast.township.path) == cast.county.path
    assert territory.one_level_up(cast.county.path) == cast.county.path
    assert territory.one_level_up(cast.county.path[:10]) == cast.county.path[:10]


def test_what_a_county_unit_lets_run_out_is_told_in_the_county(desk):
    need = desk.in_progress()
    services.ring_alarms(at=need.due_at)
    need.refresh_from_db()
    assert need.escalated_to_path == desk.cast.county.path
    leader = desk.cast.user("county_officer")
    assert Message.objects.filter(user=leader, kind="need_escalated").count() == 1


def test_a_complaint_about_a_county_unit_and_what_is_passed_up_stay_in_the_county(desk):
    officer = desk.actor("county_officer")
    about = desk.register(kind="complaint", about_unit=desk.bureau).need
    assert about.desk_path == desk.cast.county.path
    need = services.pass_up(need=desk.register().need, reason="不清楚", by=desk.actor("clerk"), at=at(11, 23, 10))
    need = services.pass_up(need=need, reason="不清楚", by=desk.actor("township_officer"), at=at(11, 23, 11))
    assert need.desk_path == desk.cast.county.path
    with pytest.raises(RuleBroken, match="最高一级"):
        services.pass_up(need=need, reason="不清楚", by=officer, at=at(11, 23, 12))


def test_a_doubted_pause_and_a_mark_to_find_on_are_told_in_the_county(desk):
    leader = desk.cast.user("county_officer")
    need = desk.in_progress()
    need = services.ask_requester(
        need=need, asked="照片", kind="call", proof="电话", by=desk.actor("handler"), at=at(11, 24, 9)
    )
    services.contest_pause(
        need=need, words="没人找过我", by=desk.actor("resident"), holds_pickup=True, at=at(11, 24, 10)
    )
    assert Message.objects.filter(user=leader, title__contains="对暂停有意见").count() == 1
    need = desk.checked()
    need = services.close_need(
        need=need, solved="no", satisfaction=1, by=desk.actor("resident"), holds_pickup=True, at=at(11, 25)
    )
    services.ask_review(
        need=need, reason="rules", words="现有规定不允许", evidence="文件", by=desk.actor("handler"),
        at=need.closed_at + timedelta(hours=1),
    )  # fmt: skip
    assert Message.objects.filter(user=leader, title__contains="归不归责").count() == 1
