"""Errands: every step, each refusal, the record, and what must be gone at the end."""

from datetime import date

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.files.models import StoredFile
from lianxin.files.selectors import file_path
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.stations import policies, selectors
from lianxin.stations import services as stations
from lianxin.stations.errors import WrongState
from lianxin.stations.models import Errand
from lianxin.stations.vocabulary import ErrandState
from tests.files.test_photos import _own_folder, photo  # noqa: F401 the disk of this test alone
from tests.stations.conftest import accepted_errand, ask_errand, at, ids

pytestmark = pytest.mark.django_db


def tags():
    found = AuditEvent.objects.filter(tag__startswith="stations:errand").order_by("id")
    return [tag.rsplit(":", 1)[1] for tag in found.values_list("tag", flat=True)]


def test_an_errand_goes_the_whole_way(cast):
    clerk = cast.actor("clerk")
    errand = accepted_errand(cast, needs_authorisation=True)
    errand = stations.take_originals(errand=errand, names=["身份证", "社保卡"], sign="paper", by=clerk)
    errand = stations.authorise_errand(
        errand=errand, signed_on=date(2026, 11, 23), until=date(2026, 12, 23), by=clerk, at=at(11, 23, 11)
    )
    errand = stations.submit_errand(errand=errand, office="县社保中心", ref_no="S-7", by=clerk, at=at(11, 24))
    errand = stations.await_office(errand=errand, words="三天内出结果", by=clerk, at=at(11, 24))
    errand = stations.return_errand(errand=errand, result="认证通过", by=clerk, at=at(11, 27))
    stations.return_originals(errand=errand, originals=list(errand.originals.all()), sign="paper", by=clerk)
    errand = stations.close_errand(errand=errand, sign="paper", satisfaction=3, by=clerk, at=at(11, 27))
    assert (errand.state, errand.receipt_sign, errand.ended_at) == (ErrandState.CLOSED, "paper", at(11, 27))
    assert [step.note for step in errand.steps.all()] == [
        "替周奶奶做养老金资格认证",
        "郑谷雨答应去办",
        "本人签了授权委托书，委托郑谷雨",
        "已递交县社保中心，S-7",
        "等部门办：三天内出结果",
        "结果：认证通过",
        "本人收到，纸上签字",
    ]
    assert tags() == [
        "ask", "accept", "take_originals", "authorise", "submit", "await_office", "return", "return_originals", "close",
    ]  # fmt: skip


def test_ask_errand_twice_with_one_key_is_one_errand(cast):
    assert ask_errand(cast) == ask_errand(cast)
    assert Errand.objects.get().number == "D990101100201-261123-001"


def test_ask_errand_with_an_old_key_and_other_words_is_another_errand(cast):
    first = ask_errand(cast)
    assert ask_errand(cast, what="替周奶奶取药") == ask_errand(cast, what="替周奶奶取药") != first
    assert Errand.objects.count() == 2


def test_ask_errand_by_a_resident_is_for_themselves_alone(cast):
    resident = cast.user("resident")
    mine = stations.Principal(name="周小满", user_id=resident.pk)
    errand = ask_errand(cast, by="resident", principal=mine)
    assert policies.is_principal(cast.actor("resident"), errand)
    with pytest.raises(NotAllowed):
        ask_errand(cast, by="resident", client_key="errand-2")


def test_ask_errand_by_a_liaison_keeps_where_it_came_from(cast):
    errand = ask_errand(cast, by="liaison", source=stations.Source("visit", "V1", "11月23日走访"))
    assert selectors.errands_of("visit", "V1") == [errand]
    assert policies.can_view_errand(cast.actor("liaison"), errand)


@pytest.mark.parametrize("who", ["outsider", "supervisor", "township_officer", "auditor", "operator", "partner"])
def test_ask_errand_refuses_who_neither_works_nor_visits_there(cast, who):
    with pytest.raises(NotAllowed):
        ask_errand(cast, by=who)
    assert not Errand.objects.exists()


def test_ask_errand_refuses_nobody(cast):
    with pytest.raises(RuleBroken, match="替谁办"):
        ask_errand(cast, principal=stations.Principal(name=" "))


def test_accept_errand_refuses_a_day_gone_by_and_a_stranger(cast):
    errand = ask_errand(cast)
    with pytest.raises(RuleBroken, match="已经过了"):
        stations.accept_errand(
            errand=errand, due_on=date(2026, 11, 22), needs_authorisation=False, by=cast.actor("clerk"), at=at(11, 23)
        )
    with pytest.raises(NotFound):
        stations.accept_errand(
            errand=errand, due_on=date(2026, 11, 30), needs_authorisation=False, by=cast.actor("outsider")
        )


def test_accept_errand_twice_is_the_wrong_state(cast):
    errand = accepted_errand(cast)
    with pytest.raises(WrongState, match="已答应"):
        stations.accept_errand(
            errand=errand, due_on=date(2099, 1, 1), needs_authorisation=False, by=cast.actor("secretary")
        )


def test_decline_errand_says_where_else_to_go(cast):
    errand = ask_errand(cast)
    clerk = cast.actor("clerk")
    with pytest.raises(RuleBroken, match="可以去哪里"):
        stations.decline_errand(errand=errand, reason="要本人按手印", elsewhere=" ", by=clerk)
    errand = stations.decline_errand(errand=errand, reason="要本人按手印", elsewhere="银行可以上门", by=clerk)
    assert errand.steps.last().note == "办不了：要本人按手印。可以：银行可以上门"


@pytest.mark.parametrize(
    ("signed_on", "until", "words"),
    [
        (date(2026, 11, 24), date(2026, 12, 1), "还没有到"),
        (date(2026, 11, 1), date(2026, 11, 22), "最长半年"),
        (date(2026, 11, 23), date(2027, 6, 1), "最长半年"),
    ],
)
def test_authorise_errand_refuses_odd_days(cast, signed_on, until, words):
    errand = accepted_errand(cast, needs_authorisation=True)
    with pytest.raises(RuleBroken, match=words):
        stations.authorise_errand(
            errand=errand, signed_on=signed_on, until=until, by=cast.actor("clerk"), at=at(11, 23)
        )


def test_submit_errand_waits_for_the_authorisation(cast):
    clerk, errand = cast.actor("clerk"), accepted_errand(cast, needs_authorisation=True)
    with pytest.raises(RuleBroken, match="要授权委托书"):
        stations.submit_errand(errand=errand, office="社保中心", by=clerk, at=at(11, 24))
    errand = stations.authorise_errand(
        errand=errand, signed_on=date(2026, 11, 23), until=date(2026, 11, 25), by=clerk, at=at(11, 23)
    )
    with pytest.raises(RuleBroken, match="已经过期"):
        stations.submit_errand(errand=errand, office="社保中心", by=clerk, at=at(11, 26))


def test_originals_are_taken_only_on_the_way(cast):
    clerk, errand = cast.actor("clerk"), ask_errand(cast)
    with pytest.raises(RuleBroken, match="答应去办以后"):
        stations.take_originals(errand=errand, names=["身份证"], sign="paper", by=clerk)
    errand = stations.accept_errand(
        errand=errand, due_on=date(2026, 11, 30), needs_authorisation=False, by=clerk, at=at(11, 23)
    )
    with pytest.raises(RuleBroken, match="一行一样"):
        stations.take_originals(errand=errand, names=[], sign="paper", by=clerk)


def test_close_errand_waits_for_every_paper(cast):
    clerk, errand = cast.actor("clerk"), accepted_errand(cast)
    stations.take_originals(errand=errand, names=["身份证", "社保卡"], sign="spoken", by=clerk)
    errand = stations.return_errand(errand=errand, result="办好了", by=clerk)
    card = errand.originals.first()
    stations.return_originals(errand=errand, originals=[card], sign="spoken", by=clerk)
    with pytest.raises(RuleBroken, match="还有原件没有还：社保卡"):
        stations.close_errand(errand=errand, sign="spoken", by=clerk)
    with pytest.raises(RuleBroken, match="已经还过"):
        stations.return_originals(errand=errand, originals=[card], sign="spoken", by=clerk)


def test_no_copy_of_a_card_outlives_the_errand(cast, django_capture_on_commit_callbacks):
    clerk, errand = cast.actor("clerk"), accepted_errand(cast)
    errand = stations.keep_copy(errand=errand, upload=photo(), by=clerk)
    stored = StoredFile.objects.get()
    assert selectors.can_view_copies(clerk, errand.public_id)
    assert not selectors.can_view_copies(cast.actor("township_officer"), errand.public_id)
    errand = stations.return_errand(errand=errand, result="办好了", by=clerk)
    with django_capture_on_commit_callbacks(execute=True):
        errand = stations.close_errand(errand=errand, sign="spoken", by=clerk)
    assert errand.copies_removed == 1
    assert not StoredFile.objects.exists()
    assert not file_path(stored.sha256).exists()
    assert AuditEvent.objects.get(tag="files:photo:remove").subject_id == errand.public_id
    with pytest.raises(RuleBroken):
        stations.keep_copy(errand=errand, upload=photo(), by=clerk)


def test_close_errand_may_be_said_by_the_principal(cast):
    mine = stations.Principal(name="周小满", user_id=cast.user("resident").pk)
    errand = ask_errand(cast, principal=mine)
    clerk = cast.actor("clerk")
    errand = stations.accept_errand(
        errand=errand, due_on=date(2026, 11, 30), needs_authorisation=False, by=clerk, at=at(11, 23)
    )
    errand = stations.return_errand(errand=errand, result="药买来了", by=clerk)
    assert stations.close_errand(errand=errand, sign="spoken", by=cast.actor("resident")).state == ErrandState.CLOSED


def test_a_failed_record_changes_nothing(cast, monkeypatch):
    errand = ask_errand(cast)
    monkeypatch.setattr("lianxin.audit.services.record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        stations.accept_errand(
            errand=errand, due_on=date(2026, 11, 30), needs_authorisation=False, by=cast.actor("clerk"), at=at(11, 23)
        )
    errand.refresh_from_db()
    assert (errand.state, errand.steps.count()) == (ErrandState.ASKED, 1)


def test_visible_errands_agree_with_the_policy(cast):
    mine = stations.Principal(name="周小满", user_id=cast.user("resident").pk)
    made = [
        ask_errand(cast, by="liaison", principal=mine),
        ask_errand(cast, client_key="errand-2"),
        ask_errand(cast, by="outsider", client_key="errand-3", division=cast.community),
    ]
    for name in cast.users:
        actor = cast.actor(name)
        seen = set(policies.visible_errands(actor).values_list("pk", flat=True))
        assert seen == {errand.pk for errand in made if policies.can_view_errand(actor, errand)}, name


def test_errands_waiting_are_those_i_may_answer_or_run(cast):
    asked = ask_errand(cast)
    assert ids(selectors.waiting_for(cast.actor("secretary")).errands) == ids([asked])
    assert ids(selectors.waiting_for(cast.actor("outsider")).errands) == ids([])
    stations.accept_errand(
        errand=asked, due_on=date(2026, 11, 30), needs_authorisation=False, by=cast.actor("clerk"), at=at(11, 23)
    )
    assert ids(selectors.waiting_for(cast.actor("secretary")).errands) == ids([])
    assert ids(selectors.waiting_for(cast.actor("clerk")).errands) == ids([asked])
