"""The clock goes on ringing: after a moved date, past a vacant level, and past a need it cannot ring."""

from datetime import UTC, date, datetime, timedelta

from lianxin.accounts.models import Grant
from lianxin.messaging.models import Message
from lianxin.needs import policies, selectors, services
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import HANDLING_VERBS, Verb
from tests.needs.conftest import at


def escalated(user):
    return Message.objects.filter(user=user, kind="need_escalated").count()


def test_ring_alarms_again_once_the_promised_date_was_moved(desk):
    need, leader = desk.in_progress(), desk.cast.user("county_officer")
    due = need.due_at
    services.request_extension(
        need=need, reason="等料", new_due_at=due + timedelta(days=4), by=desk.actor("handler"), at=at(11, 24)
    )
    services.ring_alarms(at=due)
    assert escalated(leader) == 1
    need = services.grant_extension(need=need, by=desk.actor("county_officer"), at=due + timedelta(minutes=5))
    services.ring_alarms(at=need.due_at)
    services.ring_alarms(at=need.due_at)
    assert escalated(leader) == 2


def test_ring_alarms_again_once_the_urgency_was_changed(desk):
    need = desk.register(urgency="urgent").need
    services.ring_alarms(at=need.due_at)
    rung = Message.objects.filter(key__contains="alarm").count()
    need = services.reclassify_need(
        need=need,
        category=need.category,
        urgency="normal",
        reason="不急",
        by=desk.actor("township_officer"),
        at=need.due_at + timedelta(minutes=5),
    )
    services.ring_alarms(at=need.due_at)
    assert Message.objects.filter(key__contains="alarm").count() > rung


def test_a_level_nobody_leads_is_climbed_past(desk):
    need = services.dispatch_need(
        need=desk.register().need, unit=desk.committee, by=desk.actor("clerk"), at=at(11, 23, 9, 30)
    )
    Grant.objects.filter(role="township_officer").update(ends_on=date(2026, 1, 2))
    services.ring_alarms(at=need.due_at)
    need.refresh_from_db()
    officer = desk.cast.user("county_officer")
    assert (need.escalated_to_path, escalated(officer)) == (desk.cast.county.path, 1)
    assert need.pk in {row.id for row in selectors.inbox(desk.actor("county_officer"))}


def test_what_a_vacant_level_should_decide_is_asked_of_the_next(desk):
    need = services.dispatch_need(
        need=desk.register().need, unit=desk.committee, by=desk.actor("clerk"), at=at(11, 23, 9, 30)
    )
    secretary = desk.actor("secretary")
    services.accept_need(need=need, by=secretary, at=at(11, 23, 10))
    services.record_contact(need=need, words="见面", by=secretary, at=at(11, 23, 10))
    services.request_extension(
        need=need, reason="等料", new_due_at=need.due_at + timedelta(days=4), by=secretary, at=at(11, 24)
    )
    county = desk.actor("county_officer")
    assert need.pk not in {row.id for row in selectors.inbox(county)}
    Grant.objects.filter(role="township_officer").update(ends_on=date(2026, 1, 2))
    assert need.pk in {row.id for row in selectors.inbox(county)}
    need.refresh_from_db()
    assert policies.can_decide_terms(county, need)


def test_one_need_that_cannot_be_rung_does_not_stop_the_clock_of_the_others(desk, caplog):
    bad, good = desk.register().need, desk.register().need
    silent = desk.checked()
    stuck = desk.checked()
    Need.objects.filter(pk=bad.pk).update(due_at=datetime(9999, 12, 31, 12, tzinfo=UTC))
    Need.objects.filter(pk=stuck.pk).update(silence_ends_at=at(11, 25))
    assert services.ring_alarms(at=good.due_at) == 1
    good.refresh_from_db()
    assert good.rung
    assert f"ringing for a need failed for {bad.pk}" in caplog.text
    assert services.close_silent_needs(at=silent.silence_ends_at) >= 1


def test_a_joint_effort_and_a_mediation_are_work_on_the_case():
    assert {Verb.OPEN_WHISTLE, Verb.END_WHISTLE, Verb.MEDIATE} <= HANDLING_VERBS
