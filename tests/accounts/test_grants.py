from datetime import date

import pytest

from lianxin.accounts import services as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken

START = date(2026, 1, 1)


def give(cast, by, to, role, scope):
    return accounts.give_grant(
        user=cast.user(to), role=role, scope_path=scope.path, scope_label=scope.name, starts_on=START, by=cast.actor(by)
    )


def test_give_grant_township_gives_village_roles_in_its_villages_only(cast):
    give(cast, "township_officer", "resident", Role.LIAISON, cast.village)
    assert cast.actor("resident").holds(Role.LIAISON, path=cast.village.path)
    with pytest.raises(NotAllowed):
        give(cast, "township_officer", "resident", Role.LIAISON, cast.community)
    with pytest.raises(NotAllowed):
        give(cast, "township_officer", "resident", Role.COUNTY_OFFICER, cast.village)


def test_give_grant_to_oneself_is_refused(cast):
    with pytest.raises(NotAllowed, match="给自己"):
        give(cast, "county_officer", "county_officer", Role.TOWNSHIP_OFFICER, cast.township)


def test_give_grant_administrator_and_auditor_stay_apart(cast):
    with pytest.raises(RuleBroken, match="同一人"):
        give(cast, "operator", "county_officer", Role.AUDITOR, cast.county)


def test_end_grant_its_last_day_still_counts(cast):
    grant = give(cast, "township_officer", "resident", Role.LIAISON, cast.village)
    accounts.end_grant(grant=grant, on=date(2026, 2, 1), by=cast.actor("township_officer"))
    assert not cast.actor("resident").holds(Role.LIAISON)


def test_move_scope_takes_keys_of_other_systems_along(cast):
    key, _text = accounts.give_api_key(
        name="随手拍",
        scope_path=cast.village.path,
        scope_label="上河村",
        ends_on=clock.today(),
        by=cast.actor("county_officer"),
    )
    new_path = cast.other_township.path + "zzzzz"
    accounts.move_scope(old_path=cast.village.path, new_path=new_path, by=cast.actor("county_officer"))
    key.refresh_from_db()
    assert key.scope_path == new_path


def test_move_scope_takes_grants_below_along(cast):
    moved = accounts.move_scope(
        old_path=cast.village.path, new_path=cast.other_township.path + "zzzzz", by=cast.actor("county_officer")
    )
    assert moved > 0
    assert cast.actor("clerk").holds(Role.STATION_STAFF, path=cast.other_township.path + "zzzzz")


def test_give_grant_a_branch_secretary_decides_who_stands_in_the_own_station(cast, client):
    grant = give(cast, "secretary", "resident", Role.STATION_STAFF, cast.village)
    for role, place in ((Role.STATION_STAFF, cast.other_village), (Role.LIAISON, cast.village)):
        with pytest.raises(NotAllowed):
            give(cast, "secretary", "resident_abroad", role, place)
    client.force_login(cast.user("secretary"))
    page = client.get("/accounts/grants/").content.decode()
    assert ("周小满" in page, "吴立春" in page) == (True, False)
    assert client.get("/accounts/all/").status_code == 403  # gives a role, and enters nobody's account
    accounts.end_grant(grant=grant, on=clock.today(), by=cast.actor("secretary"))
