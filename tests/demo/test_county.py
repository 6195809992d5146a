"""The sample county, thinned: every state, every step and every clock of the needs room occurs in it."""

from collections import Counter
from fractions import Fraction

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db.models import F

from lianxin.audit.models import AuditEvent
from lianxin.bulletin.models import Posting
from lianxin.demo import places
from lianxin.demo.building import build
from lianxin.demo.loading import served_at
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.liaison.models import Assignment, Contact, Event, Promise, Visit
from lianxin.liaison.vocabulary import PromiseState
from lianxin.needs.models import Need, NeedPause
from lianxin.needs.selectors import recount
from lianxin.needs.vocabulary import Alarm, State, Verb
from lianxin.people.models import Household
from lianxin.points.models import Certificate
from lianxin.territory import services as territory
from lianxin.territory.models import Division
from lianxin.territory.vocabulary import Level
from lianxin.ventures.models import Plan
from lianxin.ventures.vocabulary import PlanState

pytestmark = pytest.mark.django_db


@pytest.mark.long
def test_county_has_everything_that_is_to_be_seen():
    """One county for all that is asked of it: building it takes longer than all the questions."""
    with time_machine.travel("2026-11-24T03:00:00Z", tick=False):
        with served_at("https://county.example"):
            county = build(scale=Fraction(1, 20))
        _is_as_large_as_a_county_in_the_plan(county)
        _has_every_state_step_and_clock()
        _met_most_emergencies_in_time()
        _has_a_year_at_the_door()
        _leads_to_where_it_is_served()


def _leads_to_where_it_is_served():
    assert {*Posting.objects.values_list("site", flat=True)} == {"https://county.example"}
    assert {*Certificate.objects.values_list("site", flat=True)} == {"https://county.example"}


def _has_every_state_step_and_clock():
    needs = Need.objects.all()

    assert set(needs.values_list("state", flat=True)) == set(State)
    told = set(AuditEvent.objects.filter(tag__startswith="needs:need:").values_list("tag", flat=True))
    assert {f"needs:need:{verb}" for verb in Verb} <= told
    assert set(needs.values_list("rung", flat=True)) == set(Alarm)
    assert NeedPause.objects.filter(ended_at=None).exists()
    rulings = NeedPause.objects.exclude(contested="").values_list("upheld", flat=True)
    assert set(rulings) == {None, True, False}
    assert not needs.filter(next_alarm_at__lt=clock.now()).exists()
    assert Plan.objects.get().state == PlanState.PAYING
    assert recount() == (needs.count(), [])  # what the rates count follows from the record alone


def _has_a_year_at_the_door():
    assert Visit.objects.filter(confirmation__is_so=True).exists()
    assert {PromiseState.OPEN, PromiseState.KEPT} <= set(Promise.objects.values_list("state", flat=True))
    assert set(Contact.objects.values_list("kind", flat=True)) == {"household", "person", "group"}
    assert Need.objects.filter(raised_at__isnull=False, state=State.REGISTERED).exists()
    assert Event.objects.filter(met_by__isnull=True).exists()
    assert Assignment.objects.filter(end_reason="illness").exists()


def _is_as_large_as_a_county_in_the_plan(county):
    levels = Counter(Division.objects.values_list("level", flat=True))
    assert (levels[Level.COUNTY], levels[Level.TOWNSHIP], levels[Level.VILLAGE]) == (1, 3 + 1, 24)  # the park is one
    assert county.park.kind_note
    planned = [size for _code, _name, villages in places.TOWNSHIPS for _suffix, _village, size in villages]
    assert 8_500 <= sum(planned) <= 9_500
    assert Household.objects.count() >= sum(size // 20 for size in planned)


def _met_most_emergencies_in_time():
    ended = Need.objects.filter(urgency="emergency", answered_at__isnull=False)
    in_time = ended.filter(answered_at__lte=F("due_at")).count()
    assert ended.exists()
    assert in_time * 2 > ended.count()


def test_county_refuses_to_load_twice():
    code, name = places.COUNTY
    territory.create_division(parent=None, level=Level.COUNTY, name=name, code=code, by=SYSTEM)

    with pytest.raises(CommandError, match="there already"):
        call_command("demo")
