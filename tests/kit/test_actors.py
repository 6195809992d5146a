from lianxin.kit.actors import Actor, ActorKind, HeldRole


def actor(*roles):
    return Actor(ActorKind.USER, 1, "甲", roles)


def test_role_over_the_whole_county_covers_every_path():
    auditor = actor(HeldRole("auditor"))
    assert auditor.holds("auditor", path="00001")
    assert auditor.scopes("auditor") == ("",)


def test_role_for_one_unit_covers_no_path():
    handler = actor(HeldRole("unit_handler", "", 7))
    assert handler.holds("unit_handler")
    assert not handler.holds("unit_handler", path="00001")
    assert handler.scopes("unit_handler") == ()
    assert handler.units("unit_handler") == {7}


def test_role_for_a_unit_within_a_village_covers_the_village():
    supervisor = actor(HeldRole("village_supervisor", "0000100002", 7))
    assert supervisor.holds("village_supervisor", path="000010000200003")
    assert not supervisor.holds("village_supervisor", path="00001")


def test_role_over_is_the_narrowest_then_that_of_a_unit():
    both = actor(HeldRole("county_officer"), HeldRole("station_staff", "00001"), HeldRole("unit_handler", "", 7))
    assert both.role_over("0000100002") == "station_staff"
    assert both.role_over("00009") == "county_officer"
    assert actor(HeldRole("unit_handler", "", 7)).role_over("00001") == "unit_handler"
    assert actor().role_over("00001") == ""
