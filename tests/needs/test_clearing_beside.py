"""What was said of a cleared need beside it: in messages of a whistle and of a held letter, and by who was merged into it."""

import pytest

from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.messaging.models import Message
from lianxin.needs import services as needs
from lianxin.needs.models import HeldLetter, Need, NeedStep
from lianxin.needs.services.intake import Requester
from lianxin.needs.tasks import clear_old_needs
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.needs.conftest import at
from tests.needs.test_clearing import everything, grow_old


@pytest.fixture
def whistled(desk):
    """A need whose village asked twice for a whistle; the second time units were called, and one would not come."""
    police = organisations.create_unit(kind=UnitKind.BUREAU, name="青禾县公安局", division=desk.cast.county, by=SYSTEM)
    need, village, officer = desk.in_progress(), desk.actor("secretary"), desk.actor("township_officer")
    need = needs.ask_whistle(need=need, words="槐树挡灯，三家推", by=village, at=at(11, 24, 8))
    need = needs.decline_whistle(need=need, reason="槐树先修剪", by=officer, at=at(11, 24, 9))
    needs.ask_whistle(need=need, words="槐树还挡灯", by=village, at=at(11, 24, 10))
    whistle = needs.blow_whistle(
        need=need, kind="enforcement", problem="槐树挡灯", place_words="槐树下", units=[police], by=officer,
        at=at(11, 24, 11),
    )  # fmt: skip
    call = whistle.calls.get()
    needs.answer_call(call=call, answer="cannot", why_not="槐树不归我们", by=officer, at=at(11, 24, 12))
    needs.report_refusal(call=call, by=officer, at=at(11, 24, 13))
    needs.end_whistle(whistle=whistle, result="槐树修了", by=officer, at=at(11, 25))
    return Need.objects.get(pk=need.pk)


def test_messages_about_a_whistle_go_with_the_last_of_its_needs(desk, whistled):
    assert Message.objects.filter(kind="need_whistle", body__contains="槐树").count() >= 4
    needs.withdraw_need(need=whistled, by=SYSTEM, holds_pickup=True, at=at(11, 26))
    grow_old(4000)
    assert clear_old_needs() == 1
    assert not Message.objects.filter(kind="need_whistle").exists()
    assert "槐树" not in everything()


def test_messages_about_a_whistle_that_is_open_for_another_stay(desk, whistled):
    other = desk.in_progress()
    whistle = whistled.whistles.get()
    whistle.needs.add(other)
    needs.withdraw_need(need=whistled, by=SYSTEM, holds_pickup=True, at=at(11, 26))
    grow_old(4000, whistled)
    assert clear_old_needs() == 1
    told = Message.objects.filter(kind="need_whistle")
    assert told.filter(url=f"/needs/whistles/{whistle.public_id}/").exists()
    assert not told.filter(url=f"/needs/{whistled.public_id}/").exists()


def test_what_was_asked_of_a_letter_goes_with_the_need_it_became(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    held = HeldLetter.objects.create(
        client_key="letter1", sender="man@example.org", sender_name="周小满", subject="槐树", text="槐树倒了",
        asked_at=at(11, 23),
    )  # fmt: skip
    Message.objects.create(
        key=f"letter:{held.public_id}:ask", email="man@example.org", name="周小满", kind="need_progress",
        title="请告诉我们在哪里：槐树", body="来信收到了", created_at=at(11, 23),
    )  # fmt: skip
    need = needs.place_letter(letter=held, place=desk.cast.village, by=SYSTEM)
    needs.withdraw_need(need=need, by=SYSTEM, holds_pickup=True, at=at(11, 24))
    grow_old(4000)
    assert clear_old_needs() == 1
    assert "槐树" not in everything()
    assert "man@example.org" not in everything()


@pytest.fixture
def joined(desk):
    """A case, and one merged into it whose requester added what was asked for."""
    lead = desk.in_progress()
    other = desk.register(by=desk.actor("resident"), requester=Requester(name="周小满")).need
    other = needs.merge_need(need=other, into=lead, by=desk.actor("clerk"), at=at(11, 24))
    needs.write_to_case(need=other, words="还有一盏", by=desk.actor("resident"), at=at(11, 24, 10))
    mine = NeedStep.objects.filter(by_id=desk.cast.user("resident").pk)
    assert mine.filter(need=lead).count() == 1
    needs.report_resolved(need=lead, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24, 15))
    needs.close_need(need=lead, solved="yes", satisfaction=5, by=ANONYMOUS, holds_pickup=True, at=at(11, 25))
    return lead, other, mine


@pytest.mark.parametrize("which", [(0,), (1,), (0, 1)])
def test_the_steps_of_a_merged_requester_are_nobodys_whichever_is_cleared_first(desk, joined, which):
    lead, _merged, mine = joined
    grow_old(4000)
    cleared = [joined[number].pk for number in which]
    Need.objects.exclude(pk__in=cleared).update(cleared_at=at(11, 26))  # as if it had been its turn before
    assert clear_old_needs() == len(which)
    assert not mine.filter(need=lead).exists()
    assert NeedStep.objects.filter(need=lead, by_id=desk.cast.user("handler").pk).exists()
