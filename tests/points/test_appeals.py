"""An objection is decided in three working days; who does not agree appeals to the next level, which has its own term."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.bulletin.tasks import pass_on_overdue
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import selectors, services
from lianxin.points.models import Claim, PanelAppeal, PanelDecision, Reversal


@pytest.fixture
def doubted(village):
    """A posted batch with one claim, and an objection to it, on a Thursday."""
    with time_machine.travel("2026-11-26 09:00+08:00", tick=False):
        village.now = clock.now() - timedelta(days=20)
        village.rule_set, village.person = village.funded(), village.family()
        village.now = clock.now()
        village.claim = village.verified(village.claimed(village.rule_set, village.person))
        village.posted_batch = village.batch(village.rule_set)
        notice = Notice.objects.get(source_id=village.posted_batch.public_id)
        village.objection = bulletin.raise_objection(notice=notice, words="没看见他来", by=ANONYMOUS, at=village.now)
        yield village


def decided(doubted, *, is_upheld, panel=("supervisor", "accountant", "liaison")):
    services.decide_objection(
        batch=doubted.posted_batch, objection=doubted.objection, claim=doubted.claim, is_upheld=is_upheld, words="查过。",
        members=doubted.panel(*panel), by=doubted.head, at=doubted.now,
    )  # fmt: skip
    doubted.objection.refresh_from_db()
    doubted.claim.refresh_from_db()
    return PanelDecision.objects.get()


def other_supervisor(doubted):
    """Somebody of the supervision committee who did not sit on the panel."""
    from tests.cast import make_user

    doubted.cast.users["second"] = make_user("second", "褚寒露", role="village_supervisor", scope=doubted.cast.village)
    doubted.known("second")
    return doubted.cast.actor("second")


def waits(doubted, who):
    return [row.next_action for row in waiting_for(doubted.cast.actor(who), clock.now())]


def test_the_panel_has_three_working_days_and_the_level_above_learns_of_more(client, doubted):
    assert (doubted.objection.first_due_on, doubted.objection.final_due_on) == (date(2026, 12, 1), date(2026, 12, 1))
    page = client.get(f"/points/batches/{doubted.posted_batch.public_id}/").content.decode()
    assert "评议小组2026年12月1日前定" in page
    assert doubted.objection.public_id not in page
    assert (
        "由评议小组三个人评议，2026年12月1日前定"
        in client.get(f"/board/objections/{doubted.objection.public_id}/").content.decode()
    )
    with time_machine.travel("2026-12-02 09:00+08:00", tick=False):
        pass_on_overdue()
        assert Message.objects.filter(title__contains="过了期限", user__username="township_officer").exists()


def test_who_objected_appeals_without_a_name_and_the_claim_goes_after_all(client, doubted):
    second = other_supervisor(doubted)
    decision = decided(doubted, is_upheld=False)
    assert decision.appeal_until == date(2026, 12, 3)
    told = client.get(f"/board/objections/{doubted.objection.public_id}/").content.decode()
    assert "不同意的，2026年12月3日前可以申诉，由监督委员会定" in told
    here = f"/points/objections/{doubted.objection.public_id}/appeal/"
    assert here in told
    assert client.post(here, {"words": ""}).status_code == 422
    assert client.post(here, {"words": "那天我整天在东沟，没有人。"}).status_code == 302
    appeal = PanelAppeal.objects.get()
    assert (appeal.decide_by, appeal.to_township) == (date(2026, 12, 3), False)
    doubted.objection.refresh_from_db()
    assert (doubted.objection.state, doubted.objection.final_due_on) == ("appealed", date(2026, 12, 3))
    assert AuditEvent.objects.filter(tag="points:appeal:of_dismissal").exists()
    assert (
        "监督委员会2026年12月3日前定"
        in client.get(f"/board/objections/{doubted.objection.public_id}/").content.decode()
    )
    assert "已经申诉过了" in client.post(here, {"words": "再说一次"}).content.decode()
    with pytest.raises(RuleBroken, match="没有答复"):
        services.settle_batch(batch=doubted.posted_batch, by=doubted.head, at=doubted.now + timedelta(days=10))
    assert "定申诉" in waits(doubted, "second")
    with pytest.raises(NotAllowed, match="评议过的人"):
        services.decide_appeal(appeal=appeal, is_upheld=True, words="x", by=doubted.supervisor)
    with pytest.raises(NotAllowed, match="监督委员会"):
        services.decide_appeal(appeal=appeal, is_upheld=True, words="x", by=doubted.head)
    client.force_login(doubted.cast.user("second"))
    assert "没看见他来" in client.get(f"/points/appeals/{appeal.public_id}/").content.decode()
    sent = {"is_upheld": "yes", "words": "问了三户，那天没有做。"}
    assert client.post(f"/points/appeals/{appeal.public_id}/decide/", sent).status_code == 302
    doubted.claim.refresh_from_db()
    doubted.objection.refresh_from_db()
    assert (doubted.claim.state, doubted.claim.because) == ("removed", sent["words"])
    assert doubted.objection.state == "upheld"
    notice = Notice.objects.get(source_id=doubted.posted_batch.public_id)
    assert (notice.state, notice.tables[0]["rows"], notice.postings.count()) == ("posted", [], 2)
    assert (
        "2026年12月3日前可以申诉" not in Message.objects.get(kind="points.claim").body
    )  # there is no level above that
    with pytest.raises(RuleBroken, match="已经定了"):
        services.decide_appeal(appeal=appeal, is_upheld=False, words="x", by=second)


def test_where_every_supervisor_sat_on_the_panel_the_township_decides(client, doubted):
    decision = decided(doubted, is_upheld=False)
    appeal = services.appeal_dismissal(decision=decision, words="不对", by=ANONYMOUS, at=doubted.now)
    assert appeal.to_township
    assert "定申诉" in waits(doubted, "township_officer")
    assert "定申诉" not in waits(doubted, "supervisor")
    client.force_login(doubted.cast.user("township_officer"))
    assert "对评议小组的决定不同意" in client.get("/points/waiting/").content.decode()
    assert client.get(f"/points/appeals/{appeal.public_id}/").status_code == 200
    services.decide_appeal(appeal=appeal, is_upheld=False, words="去看过，做了。", by=doubted.officer, at=doubted.now)
    doubted.objection.refresh_from_db()
    doubted.claim.refresh_from_db()
    assert (doubted.objection.state, doubted.objection.first_answer, doubted.claim.state) == (
        "dismissed",
        "查过。",
        "posted",
    )
    page = client.get(f"/points/batches/{doubted.posted_batch.public_id}/").content.decode()
    assert "去看过，做了。" in page
    assert "乡镇（街道）2026年11月26日定的" in page


def test_the_household_appeals_and_its_claim_hangs_anew(client, doubted):
    second = other_supervisor(doubted)
    decided(doubted, is_upheld=True)
    told = Message.objects.get(kind="points.claim")
    assert (told.user.username, "2026年12月3日前可以申诉" in told.body) == ("resident", True)
    client.force_login(doubted.cast.user("resident_abroad"))
    assert client.post(f"/points/claims/{doubted.claim.public_id}/appeal/", {"words": "x"}).status_code == 404
    client.force_login(doubted.cast.user("resident"))
    page = client.get(f"/points/claims/{doubted.claim.public_id}/").content.decode()
    assert "不同意的，2026年12月3日前可以申诉，由监督委员会定" in page
    assert client.post(f"/points/claims/{doubted.claim.public_id}/appeal/", {"words": "有人看见我"}).status_code == 302
    assert "监督委员会2026年12月3日前定" in client.get(f"/points/claims/{doubted.claim.public_id}/").content.decode()
    appeal = PanelAppeal.objects.get()
    services.decide_appeal(appeal=appeal, is_upheld=True, words="两个人看见了。", by=second, at=doubted.now)
    doubted.claim.refresh_from_db()
    assert (doubted.claim.state, doubted.claim.batch, doubted.claim.because) == ("verified", None, "")
    batch = doubted.batch(doubted.rule_set)
    assert list(selectors.claims_of_batch(batch)) == [doubted.claim]
    assert Message.objects.filter(kind="points.claim", body="两个人看见了。").count() == 1


def test_an_appeal_found_wrong_leaves_the_claim_out(doubted):
    second = other_supervisor(doubted)
    decided(doubted, is_upheld=True)
    appeal = services.appeal_removal(claim=doubted.claim, words="?", by=doubted.clerk, at=doubted.now)
    services.decide_appeal(appeal=appeal, is_upheld=False, words="没有做。", by=second, at=doubted.now)
    doubted.claim.refresh_from_db()
    assert doubted.claim.state == "removed"


def test_after_settling_an_appeal_of_who_objected_begins_the_reversal(doubted):
    second = other_supervisor(doubted)
    village_batch = doubted.posted_batch
    doubted.later(5)
    decision = decided(doubted, is_upheld=False)
    services.settle_batch(batch=village_batch, by=doubted.head, at=doubted.later(4))
    appeal = services.appeal_dismissal(decision=decision, words="不对", by=ANONYMOUS, at=doubted.now)
    services.decide_appeal(appeal=appeal, is_upheld=True, words="没有做。", by=second, at=doubted.now)
    reversal = Reversal.objects.get()
    assert (reversal.state, reversal.reason, reversal.noticed_by_id) == ("noticed", "没有做。", second.id)
    assert not selectors.claims_of_batch(village_batch).exists()
    services.appeal_reversal(reversal=reversal, words="做了", by=doubted.cast.actor("resident"), at=doubted.now)
    reversal.refresh_from_db()
    assert (reversal.to_township, reversal.decide_by is not None) == (False, True)  # the other supervisor decides
    with pytest.raises(NotAllowed, match="提出冲回的人"):
        services.decide_reversal(reversal=reversal, is_upheld=True, words="x", by=second)
    services.decide_reversal(reversal=reversal, is_upheld=True, words="做了", by=doubted.supervisor, at=doubted.now)
    assert Claim.objects.get().state == "settled"


def test_too_late_and_tied(doubted):
    second = other_supervisor(doubted)
    decision = decided(doubted, is_upheld=False)
    with pytest.raises(RuleBroken, match="申诉期过了"):
        services.appeal_dismissal(decision=decision, words="不对", by=ANONYMOUS, at=doubted.now + timedelta(days=8))
    with pytest.raises(RuleBroken, match="不用申诉"):
        services.appeal_removal(claim=doubted.claim, words="不对", by=doubted.clerk)
    appeal = services.appeal_dismissal(decision=decision, words="不对", by=ANONYMOUS, at=doubted.now)
    people.record_kinship(
        person=doubted.person, relative=doubted.known("second"), kind="sibling", source="本人申明",
        by=doubted.cast.actor("secretary"),
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="和这一笔有关"):
        services.decide_appeal(appeal=appeal, is_upheld=True, words="x", by=second)


def test_a_batch_goes_to_no_archive_while_who_objected_may_still_appeal(doubted):
    notice = Notice.objects.get(source_id=doubted.posted_batch.public_id)
    with time_machine.travel(clock.day_start(notice.web_until) + timedelta(hours=9), tick=False):
        doubted.now = clock.now()
        decision = decided(doubted, is_upheld=False)
    with time_machine.travel(doubted.now + timedelta(days=1), tick=False):
        bulletin.complete_due()
        with pytest.raises(RuleBroken, match="还可以申诉"):
            bulletin.archive_notice(notice=notice, by=doubted.clerk)
    with time_machine.travel(clock.day_start(decision.appeal_until) + timedelta(days=1, hours=9), tick=False):
        assert bulletin.archive_notice(notice=notice, by=doubted.clerk).state == "archived"


def test_nobody_judges_what_they_objected_to_or_appealed_against(doubted):
    supervisor, second = doubted.cast.actor("supervisor"), other_supervisor(doubted)
    notice = Notice.objects.get(source_id=doubted.posted_batch.public_id)
    doubted.objection = bulletin.raise_objection(notice=notice, words="没看见", by=supervisor, at=doubted.now)
    with pytest.raises(RuleBroken, match="异议是他提的"):
        decided(doubted, is_upheld=False)
    decision = decided(doubted, is_upheld=False, panel=("second", "accountant", "liaison"))
    appeal = services.appeal_dismissal(decision=decision, words="不对", by=supervisor, at=doubted.now)
    assert appeal.to_township, "the one supervisor sat on the panel, the other appeals"
    PanelAppeal.objects.update(to_township=False)
    appeal.refresh_from_db()
    for who in (supervisor, second):
        with pytest.raises(NotAllowed, match="不能定申诉"):
            services.decide_appeal(appeal=appeal, is_upheld=True, words="x", by=who)


def test_no_supervisor_decides_whether_their_own_family_keeps_an_award(doubted):
    doubted.known("supervisor")
    second = other_supervisor(doubted)
    services.settle_batch(batch=_undoubted(doubted), by=doubted.head, at=doubted.later(9))
    people.record_kinship(
        person=doubted.person, relative=doubted.known("supervisor"), kind="sibling", source="本人申明",
        by=doubted.cast.actor("secretary"),
    )  # fmt: skip
    reversal = services.notice_reversal(
        claim=Claim.objects.get(), ground="error", reason="记错", by=doubted.head, at=doubted.now
    )
    services.appeal_reversal(reversal=reversal, words="做了", by=doubted.cast.actor("resident"), at=doubted.now)
    reversal.refresh_from_db()
    assert not reversal.to_township, "the other supervisor is a stranger to them"
    with pytest.raises(RuleBroken, match="和这一笔有关"):
        services.decide_reversal(reversal=reversal, is_upheld=True, words="x", by=doubted.supervisor, at=doubted.now)
    services.decide_reversal(reversal=reversal, is_upheld=True, words="做了", by=second, at=doubted.now)


def test_where_the_only_supervisor_is_kin_the_township_decides(doubted):
    services.settle_batch(batch=_undoubted(doubted), by=doubted.head, at=doubted.later(9))
    people.record_kinship(
        person=doubted.person, relative=doubted.known("supervisor"), kind="sibling", source="本人申明",
        by=doubted.cast.actor("secretary"),
    )  # fmt: skip
    reversal = services.notice_reversal(
        claim=Claim.objects.get(), ground="error", reason="记错", by=doubted.head, at=doubted.now
    )
    services.appeal_reversal(reversal=reversal, words="做了", by=doubted.cast.actor("resident"), at=doubted.now)
    reversal.refresh_from_db()
    assert reversal.to_township
    services.decide_reversal(reversal=reversal, is_upheld=True, words="做了", by=doubted.officer, at=doubted.now)


def _undoubted(doubted):
    """The batch, after its objection was found wrong."""
    decided(doubted, is_upheld=False)
    return doubted.posted_batch


def test_a_decision_is_only_added(doubted):
    decided(doubted, is_upheld=False)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE points_paneldecision SET is_upheld = NOT is_upheld")
