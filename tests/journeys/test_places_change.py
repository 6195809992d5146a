"""A village is re-coded and goes to another township by an edition's change set: nothing is lost, both codes are known."""

from datetime import date

import pytest
from django.urls import reverse

from lianxin.accounts import services as accounts
from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import SYSTEM
from lianxin.needs import selectors as needs_selectors
from lianxin.territory import selectors, services
from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401

ON = date(2026, 11, 1)
OLD, NEW = "990101100201", "990101101209"
LINES = [f"-{OLD},上河村,village", f"+{NEW},上河村民委员会,village"]


@pytest.fixture
def moved(cast, desk, home):  # noqa: F811
    need = desk.dispatched()
    grant = accounts.give_grant(
        user=cast.user("courier"),
        role=Role.GRID_WORKER,
        scope_path=cast.village.path,
        scope_label="上河村",
        starts_on=ON,
        by=SYSTEM,
    )
    services.set_day(division=cast.village, day=date(2026, 12, 1), is_workday=False, basis="村里过节", by=SYSTEM)
    services.set_rules(
        division=cast.village, values={"liaison.cap": 7}, basis="村规", starts_on=date(2027, 1, 1), by=SYSTEM
    )
    outcome = services.apply_changes(lines=LINES, on=ON, source="2026 年第四季度区划变更", by=SYSTEM)
    return outcome, need, grant


def test_everything_stays_attached(cast, desk, home, moved):  # noqa: F811
    outcome, need, grant = moved
    before = cast.village.path
    village = selectors.division_by_public_id(cast.village.public_id)
    assert (outcome.recoded, outcome.moved, outcome.added, outcome.ended) == (1, 1, 0, 0)
    assert (village.code, village.parent) == (NEW, cast.other_township)
    assert village.path.startswith(cast.other_township.path)
    for thing in (need, home.household, home.rep, home.child, desk.committee):
        thing.refresh_from_db()
        assert (thing.division_id, thing.division_path) == (village.pk, village.path)
    assert need.desk_path == village.path
    assert Grant.objects.get(pk=grant.pk).scope_path == village.path
    assert not Grant.objects.filter(scope_path=before).exists()
    assert not selectors.work_calendar(village).is_workday(date(2026, 12, 1))
    assert selectors.profile(village, date(2027, 1, 1)).value("liaison.cap") == 7
    assert cast.actor("clerk").holds(Role.STATION_STAFF, path=need.division_path)
    assert need.pk in {row.id for row in needs_selectors.search(need.number, cast.actor("clerk"))}
    assert dict(selectors.attached_to(village)).keys() >= {"单位", "住户", "登记的人", "诉求"}


def test_both_codes_are_shown_and_found(client, cast, moved):
    page = client.get(reverse("territory:place", args=[cast.village.public_id])).content.decode()
    assert OLD in page
    assert NEW in page
    assert "青禾县 临江镇 上河村" in page
    for words in (OLD, NEW, "上河", "shc"):
        found = client.get(reverse("territory:places"), {"q": words}).content.decode()
        assert "青禾县 临江镇 上河村" in found, words
        assert cast.village.public_id in found
    assert f"曾用代码 {OLD}" in client.get(reverse("territory:places"), {"q": OLD}).content.decode()
