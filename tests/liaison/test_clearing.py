"""What was written at doors goes when its time is over, by the rules of its place; counts stay as they were."""

from datetime import timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed
from lianxin.liaison import presenters, selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Confirmation, Event, Promise, Refusal, Visit
from lianxin.liaison.tasks import clear_old_texts
from lianxin.people import services as people
from tests.liaison.test_visits import SOON, kept, lamp, visit  # noqa: F401 a fixture

LONG = timedelta(days=366)


@pytest.fixture
def written(kept):  # noqa: F811
    """A visit with everything in it, what the household said, a promise kept and one open, and a record not taken."""
    promises = (liaison.PromiseDraft("带米来", SOON), liaison.PromiseDraft("修门", SOON))
    kept.visit = visit(kept, note="悄悄话", done="搬了柴", promises=promises, needs=(lamp(),))
    liaison.confirm_visit(visit=kept.visit, is_so=True, words="来过，还带了米", by=kept.actor("resident"))
    liaison.settle_promise(promise=Promise.objects.earliest("id"), state="kept", by=kept.actor("liaison"))
    liaison.refuse_record(
        client_id="c-99999999", contact=kept.contact, reason="不由您联系", payload={"note": "没收下的话"},
        by=kept.actor("liaison"),
    )  # fmt: skip
    return kept


def words_left():
    return [
        *Visit.objects.values_list("note", "done"),
        *Confirmation.objects.values_list("words"),
        *Promise.objects.order_by("id").values_list("words"),
        *Refusal.objects.values_list("payload"),
    ]


def test_before_their_time_nothing_goes_and_nothing_is_recorded(written):
    before, events = words_left(), AuditEvent.objects.count()
    liaison.clear_texts(division=written.cast.village, by=SYSTEM, at=clock.now() + timedelta(days=364))
    clear_old_texts()
    assert words_left() == before
    assert AuditEvent.objects.count() == events


def test_after_a_year_the_words_are_gone_and_counts_are_the_same(written):
    counts = selectors.branch_counts(written.cast.village)
    went = liaison.clear_texts(division=written.cast.village, by=SYSTEM, at=clock.now() + LONG)

    assert words_left() == [("", ""), ("",), ("",), ("修门",), ("",)]  # what is still promised stays readable
    assert went == {"texts": 1, "words": 1, "promises": 1, "refused": 1, "records": 0, "events": 0}
    assert selectors.branch_counts(written.cast.village) == counts
    made = selectors.visits_of(written.contact)[0]
    assert (made.topics, made.channel, made.confirmation.is_so) == (["health"], "home", True)
    assert made.raised.get().need.content == "路灯不亮"  # a need lives by its own rules
    event = AuditEvent.objects.latest("pk")
    assert (event.tag, event.after) == ("liaison:visit:clear", went)
    assert not selectors.refusals_of(written.cast.user("liaison").pk).exists()
    assert "到期已清除" in presenters.promise_face(Promise.objects.earliest("id")).words


def test_again_clears_nothing_and_leaves_no_second_event(written):
    for _n in range(2):
        liaison.clear_texts(division=written.cast.village, by=SYSTEM, at=clock.now() + LONG)
    assert AuditEvent.objects.filter(tag="liaison:visit:clear").count() == 1


def test_after_two_years_the_contents_are_gone_and_the_visit_is_counted(written):
    liaison.note_event(
        contact=written.contact, kind="death", happened_on=clock.today() - timedelta(days=1), by=written.secretary
    )
    went = liaison.clear_texts(division=written.cast.village, by=SYSTEM, at=clock.now() + timedelta(days=736))
    assert (went["records"], went["events"]) == (1, 1)
    made = Visit.objects.get()
    assert (made.topics, made.occasion, made.author_name, made.channel) == ([], "routine", "吴立春", "home")
    assert not Event.objects.exists()


def test_what_a_law_holds_is_kept(written):
    people.place_hold(person=written.homes[0].rep, basis="法院调取", by=written.actor("clerk"))
    before = words_left()
    went = liaison.clear_texts(division=written.cast.village, by=SYSTEM, at=clock.now() + timedelta(days=800))
    assert not any(went.values())
    assert words_left() == before


def test_another_place_keeps_its_own(written):
    went = liaison.clear_texts(division=written.cast.other_village, by=SYSTEM, at=clock.now() + LONG)
    assert not any(went.values())
    assert written.cast.village in selectors.places_with_texts()


@pytest.mark.parametrize("name", ["secretary", "liaison", "county_officer"])
def test_nobody_picks_what_goes(written, name):
    with pytest.raises(NotAllowed, match="由系统自动清除"):
        liaison.clear_texts(division=written.cast.village, by=written.actor(name), at=clock.now() + LONG)
