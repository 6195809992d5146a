import pytest

from lianxin.kit import clock
from lianxin.people import services as people
from lianxin.people.models import Disclosure


@pytest.mark.django_db(transaction=True)
def test_tables_with_frozen_rows_can_be_emptied_after_a_test_that_commits(cast, home):
    people.open_record(person=home.other, reason="核实住址", by=home.clerk)
    roll = people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=home.clerk)
    people.adopt_roll(roll=roll, adopted_by="会", by=cast.actor("secretary"))
    assert Disclosure.objects.count() == 1
