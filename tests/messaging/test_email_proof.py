"""An address somebody typed is used once the code sent there has come back."""

from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Message, Preference
from lianxin.messaging.vocabulary import ChannelKind, Recipient


def choose(actor, email):
    return messaging.choose(email=email, muted=[], quiet_from=time(21), quiet_until=time(7), by=actor)


def code():
    return Message.objects.filter(kind="messaging.email_code").latest("pk").title[-6:]


@pytest.fixture
def me(cast):
    return cast.actor("resident")


def mails_to(me, key):
    sent = messaging.notify(to=Recipient(user_id=me.id), kind="x", title="题", body="话", key=key)
    return sent.deliveries.filter(channel=ChannelKind.EMAIL).count()


def test_nothing_goes_to_an_address_until_its_code_came_back(me):
    choose(me, "me@mail.test")
    assert Message.objects.get().user_id is None  # the code stands in no inbox of ours
    assert mails_to(me, "a") == 0
    wrong = "000000" if code() != "000000" else "000001"
    with pytest.raises(RuleBroken, match="验证码不对"):
        messaging.prove_email(code=wrong, by=me)
    messaging.prove_email(code=code(), by=me)
    assert mails_to(me, "b") == 1
    choose(me, "me@mail.test")
    assert Message.objects.filter(kind="messaging.email_code").count() == 1
    choose(me, "")
    assert mails_to(me, "c") == 0


def test_a_code_counts_half_an_hour_five_times_and_for_who_asked(cast, me):
    choose(me, "me@mail.test")
    with pytest.raises(RuleBroken):
        messaging.prove_email(code=code(), by=cast.actor("clerk"))
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False), pytest.raises(RuleBroken):
        messaging.prove_email(code=code(), by=me)
    wrong = "000000" if code() != "000000" else "000001"
    for _try in range(5):
        with pytest.raises(RuleBroken):
            messaging.prove_email(code=wrong, by=me)
    with pytest.raises(RuleBroken):
        messaging.prove_email(code=code(), by=me)


def test_the_mail_of_somebody_else_is_no_toy(me):
    choose(me, "me@mail.test")
    choose(me, "me@mail.test")
    with pytest.raises(RuleBroken, match="十分钟后"):
        choose(me, "other@mail.test")
    assert Message.objects.count() == 1


def test_a_code_is_sent_again_when_asked_for_and_not_by_saving(me):
    with pytest.raises(RuleBroken, match="没有等验证"):
        messaging.send_code_again(by=me)
    choose(me, "me@mail.test")
    with pytest.raises(RuleBroken, match="十分钟后"):
        messaging.send_code_again(by=me)
    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
        choose(me, "me@mail.test")
        assert Message.objects.count() == 1
        messaging.send_code_again(by=me)
        messaging.prove_email(code=code(), by=me)


def test_the_address_in_use_typed_again_gives_up_the_other(me):
    choose(me, "me@mail.test")
    messaging.prove_email(code=code(), by=me)
    choose(me, "typo@mail.test")
    choose(me, "me@mail.test")
    with pytest.raises(RuleBroken, match="验证码不对"):
        messaging.prove_email(code=code(), by=me)
    with pytest.raises(RuleBroken, match="十分钟后"):  # nobody sends letter after letter by changing their mind
        choose(me, "typo@mail.test")
    assert mails_to(me, "a") == 1


def test_the_page_asks_for_the_code(client, cast):
    client.force_login(cast.user("resident"))
    page = reverse("messaging:choose")
    sent = client.post(page, {"email": "me@mail.test", "quiet_from": "21:00", "quiet_until": "07:00"})
    assert sent.url == page
    assert "me@mail.test" in client.get(page).content.decode()
    prove = reverse("messaging:prove_email")
    again = client.post(reverse("messaging:send_email_code"), follow=True)
    assert "十分钟后" in again.content.decode()
    assert "验证码不对" in client.post(prove, {"code": "x"}).content.decode()
    assert client.post(prove, {"code": code()}).url == reverse("messaging:inbox")
    assert Preference.objects.get().email == "me@mail.test"
