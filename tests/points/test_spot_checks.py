"""Claims drawn when a batch is hung up are looked at once more by who watches; what was not so goes to a panel."""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.bulletin.models import Objection
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.points import selectors, services
from lianxin.points.calc.spot_checks import drawn
from lianxin.points.models import Claim, SpotCheck

NUMBERS = st.sets(st.text("0123456789abcdef", min_size=1, max_size=8), max_size=60)


@given(batch=st.text(min_size=1), claims=NUMBERS, pct=st.integers(1, 100))
def test_the_lot_is_the_same_for_everybody(batch, claims, pct):
    found = drawn(batch, claims, pct)
    assert found == drawn(batch, sorted(claims, reverse=True), pct)
    assert set(found) <= claims
    assert len(found) == len(set(found))
    assert 100 * len(found) >= pct * len(claims) > 100 * (len(found) - 1) or not claims
    by_hand = sorted(claims, key=lambda claim: hashlib.sha256((batch + "\n" + claim).encode()).hexdigest())
    assert by_hand[: len(found)] == found


@given(claims=NUMBERS, pct=st.integers(5, 99))
def test_more_of_a_hundred_draws_the_same_and_more(claims, pct):
    assert drawn("B", claims, pct + 1)[: len(drawn("B", claims, pct))] == drawn("B", claims, pct)


@pytest.fixture
def hung(village):
    """One claim of a household hangs, drawn."""
    rule_set = village.funded()
    village.verified(village.claimed(rule_set, village.family()))
    village.hangs = village.batch(rule_set)
    SpotCheck.objects.update(check_by=clock.today())  # the village of the tests lives a hundred days ago
    (village.check,) = selectors.checks_of(village.hangs)
    village.known("supervisor")
    return village


def found(village, is_so=True, words="问了组长和同去的两户。", by="supervisor"):
    return services.check_claim(
        check=village.check, is_so=is_so, words=words, by=village.cast.actor(by), at=village.now
    )


def test_what_was_so_is_written_down_once(client, hung):
    assert list(selectors.checks_to_do(hung.supervisor)) == [hung.check]
    done = found(hung)
    assert (done.is_so, done.checked_by_id) == (True, hung.supervisor.id)
    assert not Objection.objects.exists()
    assert not selectors.checks_to_do(hung.supervisor).exists()
    assert AuditEvent.objects.get(tag="points:check:record").after == {"claim": done.claim.public_id, "is_so": True}
    with pytest.raises(RuleBroken, match="抽查过了"):
        found(hung)
    page = client.get(f"/points/batches/{hung.hangs.public_id}/").content.decode()
    assert "对得上" in page
    assert done.words not in page


def test_what_was_not_so_is_decided_by_a_panel_without_who_checked(hung):
    found(hung, is_so=False, words="那天停电，没有人去。")
    objection = Objection.objects.get()
    assert hung.check.claim.public_id in objection.words
    assert "那天停电" in objection.words
    panel = {"batch": hung.hangs, "objection": objection, "claim": hung.check.claim, "is_upheld": True, "by": hung.head}
    with pytest.raises(RuleBroken, match="抽查过这一笔的人不能评议"):
        services.decide_objection(**panel, words="是没有去。", members=hung.panel(), at=hung.now)
    with pytest.raises(RuleBroken, match="异议"):
        services.settle_batch(batch=hung.hangs, by=hung.head, at=hung.later(10))


@pytest.mark.parametrize("who", ["resident", "clerk", "committee", "secretary", "liaison"])
def test_only_who_watches_looks(hung, who):
    with pytest.raises(NotAllowed):
        found(hung, by=who)


def test_nobody_looks_at_their_own(hung):
    Claim.objects.filter(pk=hung.check.claim_id).update(first_by=hung.supervisor.id)
    with pytest.raises(RuleBroken, match="您核实的"):
        found(hung)
    with pytest.raises(RuleBroken, match="请写问了谁"):
        found(hung, words=" ", by="township_officer")
    assert found(hung, by="township_officer").is_so  # an office above the place is nobody's kin


def test_who_watches_finds_the_way_by_clicks(client, hung):
    client.force_login(hung.cast.user("supervisor"))
    page = client.get(f"/points/batches/{hung.hangs.public_id}/").content.decode()
    address = f"/points/checks/{hung.check.public_id}/"
    assert address in page
    assert address not in client.get("/points/waiting/").content.decode()  # one row for the batch
    assert f"/points/batches/{hung.hangs.public_id}/" in client.get("/points/waiting/").content.decode()
    asked = client.get(address).content.decode()
    assert hung.check.claim.rule.title in asked, "which claim it is"
    assert "SH-" in asked, "and at whose door to ask"
    answer = client.post(address, {"is_so": "no", "words": ""})
    assert answer.status_code == 422
    assert not Objection.objects.exists()
    assert client.post(address, {"is_so": "yes", "words": "问过了。"}).status_code == 302
    assert SpotCheck.objects.get().is_so
    client.force_login(hung.cast.user("resident"))
    assert client.get(address).status_code == 403


def test_what_left_the_batch_or_nobody_looked_at_in_time_waits_no_more(client, hung):
    Claim.objects.filter(pk=hung.check.claim_id).update(state="removed")
    assert not selectors.checks_to_do(hung.supervisor).exists()
    with pytest.raises(RuleBroken, match="不用再查"):
        found(hung)
    Claim.objects.filter(pk=hung.check.claim_id).update(state="posted")
    assert selectors.checks_to_do(hung.supervisor).exists()
    SpotCheck.objects.update(check_by=clock.today() - timedelta(days=1))
    assert not selectors.checks_to_do(hung.supervisor).exists()
    with pytest.raises(RuleBroken, match="不用再查"):
        services.check_claim(check=hung.check, is_so=False, words="没有。", by=hung.supervisor)
    assert "没有查" in client.get(f"/points/batches/{hung.hangs.public_id}/").content.decode()


def test_everybody_draws_the_same_from_what_the_page_says(hung):
    batch = hung.hangs.__class__.objects.get()
    assert drawn(batch.public_id, batch.numbers, batch.check_pct) == [hung.check.claim.public_id]
