"""The clock stands still only with a proof that can be looked up, shown to who is waited for, and until a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lianxin.kit.errors import RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import services
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import State
from tests.needs.conftest import at


def ask(desk, need, **changes):
    said = {"asked": "哪一盏？", "kind": "call", "proof": "说晚上拍照", "at": at(11, 24), **changes}
    return services.ask_requester(need=need, by=desk.actor("handler"), **said)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "words"}, "请选凭据是什么"),
        ({"kind": "letter"}, "信函要写编号"),
        ({"kind": "letter", "number": "  "}, "信函要写编号"),
        ({"kind": "message"}, "请传截图"),
        ({"kind": "signed"}, "请传截图"),
        ({"told_at": at(11, 25)}, "还没到"),
        ({"until": date(2026, 11, 24)}, "一个月以内"),
        ({"until": date(2027, 3, 1)}, "一个月以内"),
        ({"proof": " "}, "没有凭据不能暂停"),
    ],
)
def test_words_alone_are_no_proof(desk, changes, words):
    need = desk.in_progress()
    with pytest.raises(RuleBroken, match=words):
        ask(desk, need, **changes)
    need.refresh_from_db()
    assert need.state == State.IN_PROGRESS
    assert not need.pauses.exists()


def test_the_proof_is_shown_to_who_is_waited_for(desk, client):
    need = ask(
        desk, desk.in_progress(by=desk.actor("resident")), kind="letter", number="XA1234", until=date(2026, 12, 1)
    )
    client.force_login(desk.cast.user("resident"))
    page = client.get(f"/needs/{need.public_id}/").content.decode()
    assert all(words in page for words in ("信函", "XA1234", "说晚上拍照", "最晚等到"))


def test_a_pause_ends_by_itself_at_its_day_and_moves_the_promise_no_further(desk):
    need = ask(desk, desk.in_progress(), until=date(2026, 11, 26))
    promised = need.due_at
    assert services.end_due_pauses(at=at(11, 26, 23)) == 0
    assert services.end_due_pauses(at=at(11, 28)) == 1
    assert services.end_due_pauses(at=at(11, 28)) == 0
    need.refresh_from_db()
    assert need.state == State.IN_PROGRESS
    pause = need.pauses.get()
    assert pause.ended_at < at(11, 27)
    assert promised < need.due_at <= promised + timedelta(days=5)
    assert need.steps.last().verb == "resume"
    assert Message.objects.filter(body__contains="继续办理").exists()


def test_the_form_asks_for_kind_time_and_day(desk, client):
    need = desk.in_progress()
    client.force_login(desk.cast.user("handler"))
    address = f"/needs/{need.public_id}/ask_requester/"
    page = client.get(address).content.decode()
    assert all(words in page for words in ("最晚等到哪天", "凭据是什么", "什么时间告知的"))
    sent = {"asked": "哪一盏？", "proof": "打了电话"}
    assert client.post(address, sent).status_code == 422


def test_no_later_day_is_offered_once_the_promised_one_is_over(desk, client):
    need = desk.in_progress()
    client.force_login(desk.cast.user("handler"))
    for due_at, offered in ((timezone.now() + timedelta(hours=1), True), (timezone.now() - timedelta(hours=1), False)):
        Need.objects.update(due_at=due_at)
        assert ("request_extension" in client.get(f"/needs/{need.public_id}/").content.decode()) is offered
