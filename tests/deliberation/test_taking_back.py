"""A vote given with a helper is taken back by its voter alone, and nothing joins the two."""

import pytest
from django.db import DatabaseError, transaction

from lianxin.audit.calc import recountable
from lianxin.audit.models import AuditEvent
from lianxin.deliberation import exports, services
from lianxin.deliberation.models import Sheet, TakenBack
from lianxin.kit.errors import RuleBroken
from tests.deliberation.test_ballots import after, opened
from tests.deliberation.test_decisions import recount


def helped(hall, choice="no", size=8):
    """A ballot in which the first of the roll was helped; gives the ballot, its slips, the tracker and the receipt."""
    ballot = opened(hall, size)
    slips = services.make_slips(ballot=ballot, by=hall.head)
    tracker, receipt = services.cast_with_helper(ballot=ballot, voter=slips[0][0], choice=[choice], by=hall.clerk)
    return ballot, slips, tracker, receipt


def test_what_was_taken_back_is_not_counted_and_never_shown(hall, tmp_path):
    ballot, slips, tracker, receipt = helped(hall)
    services.take_back(ballot=ballot, receipt=receipt.lower().replace("-", " - "))
    for _voter, code in slips[:6]:  # the first of them for the second time, now by themselves
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    closed = services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert closed.marks == {"none": 2, "paper": 0, "web": 6, "helper": 0}
    assert closed.result["counts"] == [["yes", 6], ["no", 0], ["abstain", 0]]
    _kind, parts = recountable.read(recountable.unpack(bytes(closed.bundle.data)))
    assert tracker not in [sheet[0] for sheet in parts["sheets"]]
    said = recount(bytes(closed.bundle.data), tmp_path)
    assert said.returncode == 0, said.stdout


def test_afterwards_it_is_paper_or_the_web_and_no_helper(hall):
    ballot, slips, _tracker, receipt = helped(hall)
    services.take_back(ballot=ballot, receipt=receipt)
    with pytest.raises(RuleBroken) as refused:
        services.cast_with_helper(ballot=ballot, voter=slips[0][0], choice=["no"], by=hall.clerk)
    assert "收回过" in refused.value.message
    assert slips[0][0].pk in [voter.pk for voter, _code in services.make_slips(ballot=ballot, by=hall.head)]
    services.mark_paper(ballot=ballot, voter=slips[0][0], by=hall.clerk)
    assert ballot.voters.first().mark == "paper"


def test_a_receipt_opens_one_sheet_of_one_voter_once_and_in_time(hall):
    ballot, slips, _tracker, receipt = helped(hall)
    _tracker, other = services.cast_with_helper(ballot=ballot, voter=slips[1][0], choice=["yes"], by=hall.clerk)
    services.cast_by_code(ballot=ballot, code=slips[2][1], choice=["yes"])
    crossed = f"{other.partition('-')[0]}-{receipt.partition('-')[2]}"
    for wrong in (crossed, receipt.partition("-")[2], f"3-{slips[2][1]}", "12", "", "1-", "99999999999-A"):
        with pytest.raises(RuleBroken):
            services.take_back(ballot=ballot, receipt=wrong)
    assert not TakenBack.objects.exists()
    with pytest.raises(RuleBroken):
        services.take_back(ballot=ballot, receipt=other, at=after(ballot))
    services.take_back(ballot=ballot, receipt=receipt)
    with pytest.raises(RuleBroken):
        services.take_back(ballot=ballot, receipt=receipt)
    assert ballot.voters.filter(mark="helper").count() == 1


def test_nothing_that_is_kept_joins_voter_and_choice(hall):
    ballot, slips, _tracker, receipt = helped(hall)
    services.cast_by_code(ballot=ballot, code=slips[1][1], choice=["yes"])
    services.take_back(ballot=ballot, receipt=receipt)
    assert {len(kept) for kept in Sheet.objects.values_list("receipt", flat=True)} == {32}
    assert [field.name for field in TakenBack._meta.concrete_fields] == ["sheet"]
    event = AuditEvent.objects.get(tag="deliberation:ballot:take_back")
    assert (event.actor_id, event.actor_name, event.after) == (None, "一位投票人", {})
    for _voter, code in slips[2:7]:
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert set(ballot.voters.values_list("mark", "helper_name")) == {
        ("none", ""),
        ("web", ""),
    }  # who took back is not told


def test_what_was_taken_back_stays_so(hall):
    ballot, _slips, _tracker, receipt = helped(hall)
    services.take_back(ballot=ballot, receipt=receipt)
    with pytest.raises(DatabaseError), transaction.atomic():
        TakenBack._base_manager.all()._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        Sheet._base_manager.update(choice=["yes"])


def test_the_receipt_is_shown_once_and_typed_in_by_anybody(hall, client):
    ballot = opened(hall)
    voter, at = ballot.voters.first(), f"/hall/ballots/{ballot.public_id}/"
    client.force_login(hall.cast.user("clerk"))
    page = client.post(f"{at}help/?q={voter.name}", {"voter": voter.pk, "choice": "no"}).content.decode()
    receipt = page.partition("收回码</h2>")[2].partition("<strong>")[2].partition("</strong>")[0]
    assert receipt.startswith("1-")
    client.logout()
    assert f"{at}back/" in client.get(at).content.decode()
    wrong = client.post(f"{at}back/", {"receipt": "1-0000"})
    assert wrong.status_code == 422
    assert "1-0000" in wrong.content.decode()
    assert "收回了" in client.post(f"{at}back/", {"receipt": receipt}, follow=True).content.decode()
    voter.refresh_from_db()
    assert voter.mark == "back"


def test_both_receipts_are_printed_large_and_say_nothing_of_the_choice(hall, client):
    ballot, _slips, tracker, receipt = helped(hall)
    address, at = f"/hall/ballots/{ballot.public_id}/receipt.pdf", ballot.opened_at
    held = {"receipt": receipt, "tracker": tracker}
    words = exports.vote_receipt(ballot, **held, address="https://example.org/", at=at)
    assert words["lines"] == [["收回码", receipt], ["查询码", tracker]]
    back = exports.taken_back_receipt(ballot, number=1, address="https://example.org/", at=at)
    for paper in (words, back):
        assert paper["paper"] == "a4"
        assert not any(mark in str(paper["lines"] + paper["words"]) for mark in ("同意", "弃权"))
    assert client.post(address, held).content.startswith(b"%PDF")
    for wrong in ({"receipt": "1-0000-0000-0000", "tracker": tracker}, {"receipt": receipt, "tracker": "0"}):
        assert client.post(address, wrong).status_code == 404
    for nothing in (client.get(address), client.post(address, {})):
        assert nothing.url == f"/hall/ballots/{ballot.public_id}/back/"
    page = client.post(f"/hall/ballots/{ballot.public_id}/back/", {"receipt": receipt}).content.decode()
    assert address in page
    assert tracker not in page
    assert client.post(address, {"receipt": receipt}).content.startswith(b"%PDF")
