"""Households nobody of which has an account are told on paper: printed, brought, marked; terms run from the day it was brought."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.liaison import selectors as liaison
from lianxin.messaging.models import Message
from lianxin.people import policies as people
from lianxin.people import services as people_services
from lianxin.points import selectors, services
from lianxin.points.models import Claim, Purse, Slip


@pytest.fixture
def quiet(village):
    """A household without an account whose claim was settled."""
    village.rule_set, village.person = village.funded(), village.family("钱大暑", None, "SH-0009")
    village.settled(village.rule_set, village.person, by=village.clerk, channel="paper")
    village.purse = Purse.objects.get()
    return village


def noticed(quiet):
    return services.notice_reversal(
        claim=Claim.objects.get(), ground="error", reason="记成了两小时。", by=quiet.head, at=quiet.now
    )


def test_a_reversal_waits_until_the_slip_was_brought_and_the_days_to_appeal_begin_there(client, quiet):
    reversal = noticed(quiet)
    slip = Slip.objects.get()
    assert (slip.household, slip.kind, slip.made_on) == (quiet.person.home, "points.reversal", clock.today())
    assert "记成了两小时。不同意的" in slip.words
    assert not Message.objects.filter(kind="points.reversal").exists()
    with pytest.raises(RuleBroken, match="还没有交到"):
        services.carry_out_reversal(reversal=reversal, by=quiet.cast.actor("secretary"), at=quiet.later(60))
    first = reversal.appeal_until
    at = clock.now() + timedelta(days=2)
    services.hand_slip(slip=slip, on=clock.day_of(at), by=quiet.clerk, at=at)
    reversal.refresh_from_db()
    assert reversal.appeal_until > first
    assert AuditEvent.objects.get(tag="points:slip:hand").after == {"on": clock.day_of(at).isoformat()}
    with pytest.raises(RuleBroken, match="还没满"):
        services.carry_out_reversal(reversal=reversal, by=quiet.cast.actor("secretary"), at=at + timedelta(days=1))
    services.carry_out_reversal(reversal=reversal, by=quiet.cast.actor("secretary"), at=at + timedelta(days=12))
    assert selectors.balance_of(quiet.purse) == 0


def test_who_was_not_told_may_still_appeal(quiet):
    reversal = noticed(quiet)
    services.appeal_reversal(reversal=reversal, words="没有错", by=quiet.clerk, at=quiet.later(90))
    reversal.refresh_from_db()
    assert reversal.state == "appealed"


def test_points_do_not_end_before_the_slip_was_brought_sixty_days_ago(quiet):
    with time_machine.travel(quiet.now + timedelta(days=680)):
        assert services.tell_expiry(purse=quiet.purse, by=quiet.head) == 1
    slip = Slip.objects.get()
    assert "12 分用到" in slip.words
    with time_machine.travel(quiet.now + timedelta(days=900)):
        assert services.expire_points(purse=quiet.purse, by=quiet.head) == 0
        services.hand_slip(slip=slip, on=clock.today(), by=quiet.clerk)
    with time_machine.travel(quiet.now + timedelta(days=960)):
        assert services.expire_points(purse=quiet.purse, by=quiet.head) == 0
    with time_machine.travel(quiet.now + timedelta(days=961)):
        assert services.expire_points(purse=quiet.purse, by=quiet.head) == 12


def test_what_is_kept_for_somebody_does_not_end_from_under_them(quiet):
    kept = services.reserve(purse=quiet.purse, item=quiet.item(), by=quiet.clerk, at=quiet.now)
    with time_machine.travel(quiet.now + timedelta(days=680)):
        services.tell_expiry(purse=quiet.purse, by=quiet.head)
        services.hand_slip(slip=Slip.objects.get(kind="points.expiry"), on=clock.today(), by=quiet.clerk)
    with time_machine.travel(quiet.now + timedelta(days=800)):
        assert services.expire_points(purse=quiet.purse, by=quiet.head) == 6
        services.hand_over(redemption=kept, proof="signature", by=quiet.head)
    assert selectors.balance_of(quiet.purse) == 0


@pytest.mark.parametrize("days", [-1, 1])
def test_a_slip_is_brought_once_and_on_a_day_that_was(quiet, days):
    noticed(quiet)
    slip = Slip.objects.get()
    with pytest.raises(RuleBroken, match="日子要在"):
        services.hand_slip(slip=slip, on=clock.today() + timedelta(days=days), by=quiet.clerk)
    services.hand_slip(slip=slip, on=clock.today(), by=quiet.clerk)
    with pytest.raises(RuleBroken, match="已经交到"):
        services.hand_slip(slip=slip, on=clock.today(), by=quiet.clerk)


def test_the_liaison_of_the_household_brings_it_and_no_other(client, quiet):
    noticed(quiet)
    slip = Slip.objects.get()
    client.force_login(quiet.cast.user("liaison"))
    assert client.get(f"/points/slips/{slip.public_id}/").status_code == 404
    assert "现在没有要送的" in client.get("/points/slips/").content.decode()
    with pytest.raises(NotAllowed, match="联系人"):
        services.hand_slip(slip=slip, on=clock.today(), by=quiet.cast.actor("liaison"))
    people.register_reach(lambda actor: ((quiet.person.home.pk,), ()))
    try:
        rows = [row.next_action for row in waiting_for(quiet.cast.actor("liaison"), clock.now())]
        assert "打印，送到，记一笔" in rows or "没有账号的户，打印送到" in rows
        page = client.get("/points/slips/").content.decode()
        assert "有一笔积分要冲回" in page
        assert "SH-0009" in page
        place = quiet.cast.village.public_id
        assert client.get(f"/points/slips/letters.pdf?place={place}").content[:5] == b"%PDF-"
        assert "记成了两小时" in client.get(f"/points/slips/{slip.public_id}/").content.decode()
        assert client.post(f"/points/slips/{slip.public_id}/", {"on": clock.today()}).status_code == 302
        assert "吴立春" in client.get("/points/slips/?state=handed").content.decode()
    finally:
        people.register_reach(liaison.reach_of)
    client.force_login(quiet.cast.user("resident"))
    assert client.get("/points/slips/").status_code == 403


def test_the_list_asks_the_same_for_one_row_and_for_three(client, quiet):
    noticed(quiet)
    client.force_login(quiet.cast.user("clerk"))
    seen = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/points/slips/").status_code == 200
        seen.append(len(queries))
        home = quiet.family(f"钱{number}", None, f"SH-1{number}").home
        Slip.objects.create(
            division=quiet.cast.village, division_path=quiet.cast.village.path, household=home, kind="points.expiry",
            key=f"k{number}", title="有积分快到期", words="12 分", made_on=clock.today(),
        )  # fmt: skip
    assert seen[0] == seen[1] == seen[2]


def test_who_has_an_account_gets_no_paper(village):
    rule_set, person = village.funded(), village.family()
    village.settled(rule_set, person)
    services.notice_reversal(claim=Claim.objects.get(), ground="error", reason="记错", by=village.head, at=village.now)
    assert not Slip.objects.exists()
    assert Message.objects.filter(kind="points.reversal").count() == 1


@pytest.mark.parametrize("why", ["closed", "young"])
def test_a_closed_account_and_a_childs_own_have_told_nobody(quiet, why):
    user = quiet.cast.user("resident_abroad")
    child = people_services.register_person(
        name="钱芽", division=quiet.cast.village, by=SYSTEM, birth_year=2014 if why == "young" else 1990, user=user
    )
    people_services.join_household(household=quiet.person.home, person=child, by=quiet.clerk, relation="child")
    if why == "closed":
        user.is_active = False
        user.save(update_fields=["is_active"])
    noticed(quiet)
    assert Slip.objects.filter(kind="points.reversal").exists()
    assert not Message.objects.filter(kind="points.reversal").exists()
