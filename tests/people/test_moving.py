from lianxin.kit import clock
from lianxin.people import selectors
from lianxin.people import services as people
from lianxin.people.models import Household, Person, Roll
from lianxin.territory import services as territory


def test_move_paths_follows_a_village_to_another_township(cast, home):
    roll = people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=home.clerk)
    people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=cast.actor("secretary"))
    territory.move_division(
        division=cast.village, parent=cast.other_township, on=clock.today(), by=cast.actor("county_officer")
    )
    cast.village.refresh_from_db()
    for model in (Person, Household, Roll):
        assert set(model.objects.values_list("division_path", flat=True)) == {cast.village.path}
    assert selectors.find_people("周小满", cast.other_township.path, cast.actor("county_officer"))
