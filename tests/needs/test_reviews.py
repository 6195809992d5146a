"""不可归责: a bad mark is found not the unit's by a level above, both sides heard and both may appeal; the mark itself stays."""

from datetime import date, timedelta

import pytest

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import selectors, services
from lianxin.needs.vocabulary import CallbackResult, State
from tests.cast import make_user
from tests.needs.conftest import at
from tests.needs.test_papers import signed_in

ASK = {"reason": "above", "words": "要县里立项，材料已报。", "evidence": "11 月 20 日上报文件"}


def closed(desk, solved="partly", satisfaction=2):
    need = desk.checked(by=desk.actor("resident"))
    return services.record_callback(
        need=need, result=CallbackResult.REACHED, solved=solved, satisfaction=satisfaction, by=desk.actor("clerk"),
        at=at(11, 25),
    )  # fmt: skip


@pytest.fixture
def second_officer(cast):
    cast.users["second_officer"] = make_user("second_officer", "何大寒", role=Role.COUNTY_OFFICER, scope=cast.county)
    return cast.actor("second_officer")


@pytest.fixture
def asked(desk):
    return services.ask_review(need=closed(desk), **ASK, by=desk.actor("handler"), at=at(11, 26))


def found(desk, need, finding, when=None):
    return services.decide_review(
        need=need, finding=finding, words="文件属实", by=desk.actor("county_officer"), at=when or at(12, 2)
    )


def rates():
    overall, _rows = selectors.three_rates(start=date(2026, 11, 1), end=date(2026, 11, 30), at=at(12, 30))
    return overall


def test_the_requester_is_told_and_has_their_say_before_it_is_decided(cast, desk, asked):
    told = Message.objects.filter(user_id=cast.user("resident").pk).latest("pk").body
    assert "要上级立项或出钱" in told
    assert "您的评价不会改" in told
    assert "12月1日" in told
    with pytest.raises(RuleBroken, match="诉求人在"):
        found(desk, asked, True, at(11, 27))
    services.object_review(need=asked, words="三年前就说要立项", by=cast.actor("resident"), at=at(11, 27))
    with pytest.raises(RuleBroken, match="已经收到"):
        services.object_review(need=asked, words="再说一次", by=cast.actor("resident"), at=at(11, 27))
    need = found(desk, asked, False, at(11, 27, 12))
    assert not need.not_attributable
    assert AuditEvent.objects.filter(tag__startswith="needs:review:").count() == 3


def test_objecting_after_the_term_is_too_late(cast, asked):
    with pytest.raises(RuleBroken, match="已经过了"):
        services.object_review(need=asked, words="晚了", by=cast.actor("resident"), at=at(12, 2))


def test_a_finding_takes_the_bad_mark_out_of_the_rate_and_nothing_else(desk, asked):
    before = rates()
    assert (before.satisfaction.numerator, before.satisfaction.denominator) == (0, 1)
    need = found(desk, asked, True)
    after = rates()
    assert (after.satisfaction.denominator, after.satisfaction.excluded) == (0, {"not_attributable": 1})
    assert after.resolution == before.resolution  # partly solved is no bad mark: it counts as before
    assert (after.response, after.on_time) == (before.response, before.on_time)
    assert (need.solved, need.satisfaction) == ("partly", 2)
    assert selectors.recount()[1] == []


def test_both_sides_may_appeal_once_to_the_next_level(cast, desk, asked, second_officer):
    need = found(desk, asked, True)
    with pytest.raises(RuleBroken, match="没有要您申诉的"):
        services.appeal_as_unit(need=need, words="好", by=cast.actor("handler"), at=at(12, 3))
    services.appeal_as_requester(need=need, words="文件是别的路", by=cast.actor("resident"), at=at(12, 3))
    with pytest.raises(RuleBroken, match="申诉过一次"):
        services.appeal_as_requester(need=need, words="再申诉", by=cast.actor("resident"), at=at(12, 3))
    with pytest.raises(NotAllowed, match="先前认定过的人"):
        services.decide_appeal(need=need, finding=True, words="是", by=cast.actor("county_officer"), at=at(12, 4))
    need = services.decide_appeal(need=need, finding=False, words="确是别的路", by=second_officer, at=at(12, 4))
    assert not need.not_attributable
    assert rates().satisfaction.denominator == 1
    assert selectors.recount()[1] == []
    with pytest.raises(RuleBroken, match="没有等复核"):
        services.decide_appeal(need=need, finding=True, words="再定", by=second_officer, at=at(12, 5))


def test_a_unit_that_was_refused_appeals_and_may_win(cast, desk, asked, second_officer):
    need = found(desk, asked, False)
    with pytest.raises(RuleBroken, match="已经过了"):
        services.appeal_as_unit(need=need, words="有文件", by=cast.actor("handler"), at=at(12, 8))
    services.appeal_as_unit(need=need, words="有文件", by=cast.actor("handler"), at=at(12, 3))
    need = services.decide_appeal(need=need, finding=True, words="文件补上了", by=second_officer, at=at(12, 4))
    assert need.not_attributable
    assert selectors.recount()[1] == []


@pytest.mark.parametrize(("solved", "satisfaction"), [("yes", 5), ("yes", 3), ("partly", 4)])
def test_a_mark_that_is_not_bad_is_nothing_to_review(desk, solved, satisfaction):
    with pytest.raises(RuleBroken, match="才能请上一级认定"):
        services.ask_review(need=closed(desk, solved, satisfaction), **ASK, by=desk.actor("handler"))


def test_it_is_asked_once_with_evidence_by_the_unit(cast, desk, asked):
    with pytest.raises(RuleBroken, match="没有请过认定"):
        services.ask_review(need=asked, **ASK, by=cast.actor("handler"))
    other = closed(desk)
    with pytest.raises(RuleBroken) as bare:
        services.ask_review(need=other, **{**ASK, "evidence": " "}, by=cast.actor("handler"))
    assert bare.value.field == "evidence"
    with pytest.raises(NotAllowed):
        services.ask_review(need=other, **ASK, by=cast.actor("clerk"))


@pytest.mark.parametrize("name", ["clerk", "handler", "checker", "township_officer", "supervisor"])
def test_only_a_level_above_that_had_no_part_in_it_decides(cast, desk, asked, name):
    with pytest.raises(NotAllowed):
        services.decide_review(need=asked, finding=True, words="是", by=cast.actor(name), at=at(12, 2))


def test_who_called_back_does_not_decide(cast, desk):
    need = services.record_callback(
        need=desk.checked(), result=CallbackResult.REACHED, solved="partly", satisfaction=1,
        by=cast.actor("county_officer"), at=at(11, 25),
    )  # fmt: skip
    need = services.ask_review(need=need, **ASK, by=cast.actor("handler"), at=at(11, 26))
    with pytest.raises(NotAllowed, match="回访"):
        found(desk, need, True)


def test_doing_it_again_ends_what_was_found_of_the_old_mark(cast, desk, asked):
    need = found(desk, asked, True)
    need = services.reopen_need(need=need, by=cast.actor("resident"), at=at(12, 3))
    assert (need.state, need.not_attributable) == (State.REOPENED, False)
    assert need.reviews.get().dropped
    assert selectors.recount()[1] == []


def test_the_whole_way_through_the_pages(cast, desk, monkeypatch):
    now = at(11, 26)
    monkeypatch.setattr("lianxin.kit.clock.now", lambda: now)
    need = closed(desk)
    case = f"/needs/{need.public_id}/"
    handler, resident, officer = (signed_in(cast, name) for name in ("handler", "resident", "county_officer"))
    assert "/ask_review/" in handler.get(case).content.decode()
    assert handler.post(f"{case}ask_review/", {**ASK, "evidence": ""}).status_code == 422
    assert handler.post(f"{case}ask_review/", ASK).status_code == 302
    assert "/decide_review/" not in officer.get(case).content.decode()
    assert "/object_review/" in resident.get(case).content.decode()
    now += timedelta(days=6)
    handler, resident, officer = (signed_in(cast, name) for name in ("handler", "resident", "county_officer"))
    assert "/object_review/" not in resident.get(case).content.decode()
    assert officer.post(f"{case}decide_review/", {"finding": "yes", "words": "属实"}).status_code == 302
    page = resident.get(case).content.decode()
    assert "不可归责：属实" in page
    assert "/appeal_as_requester/" in page
    assert "/appeal_as_unit/" not in handler.get(case).content.decode()
    assert [review.need for review in selectors.reviews_waiting(cast.actor("county_officer"), now)] == []


def test_who_may_decide_finds_it_waiting(cast, asked):
    assert selectors.reviews_waiting(cast.actor("county_officer"), at(11, 27)) == []
    assert [each.need for each in selectors.reviews_waiting(cast.actor("county_officer"), at(12, 2))] == [asked]
    assert selectors.reviews_waiting(cast.actor("township_officer"), at(12, 2)) == []
