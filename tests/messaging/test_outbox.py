from django.db import transaction

from lianxin.messaging import services as messaging
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState, Recipient


def test_notify_same_key_twice_is_one_message(cast):
    to = Recipient(user_id=cast.user("resident").pk, phone="+8619900000001")
    for _each in range(2):
        messaging.notify(to=to, kind="x", title="题", body="话", key="k1")
    assert Message.objects.count() == 1
    assert set(Delivery.objects.values_list("channel", flat=True)) == {ChannelKind.SMS}


def test_notify_goes_with_the_transaction(cast):
    class Stop(Exception):
        pass

    try:
        with transaction.atomic():
            messaging.notify(to=Recipient(phone="+8619900000001"), kind="x", title="题", body="话", key="k2")
            raise Stop
    except Stop:
        pass
    assert not Message.objects.exists()


def test_a_mail_without_a_server_was_not_sent(cast, settings):
    """The console is no mail server: the delivery says so, as a text without a gateway does."""
    settings.EMAIL_BACKEND = settings.EMAIL_CONFIG["EMAIL_BACKEND"]
    messaging.notify(to=Recipient(email="a@b.test"), kind="x", title="题", body="话", key="k3", urgent=True)
    messaging.deliver_due()
    assert Delivery.objects.get().state == DeliveryState.NO_GATEWAY
    assert settings.EMAIL_TIMEOUT <= 10
