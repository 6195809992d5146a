"""What a sample's people were told in the past is dated then."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Message
from lianxin.messaging.vocabulary import Recipient

pytestmark = pytest.mark.django_db


@action
def tell(*, user, words, at=None):
    messaging.notify(
        to=Recipient(user_id=user.pk, phone="+8619900000001"), kind="account", title=words, body="", key=words
    )
    return at


def test_a_service_called_with_a_moment_tells_at_that_moment(cast):
    user, then = cast.user("resident"), clock.now() - timedelta(days=90)
    services = messaging.dated(SimpleNamespace(tell=tell, Visit=tuple))
    assert services.tell(user=user, words="那时", at=then) == then
    assert services.tell(user=user, words="现在") is None
    assert services.Visit is tuple
    told = dict(Message.objects.values_list("title", "created_at"))
    assert told["那时"] == then
    assert clock.now() - told["现在"] < timedelta(minutes=1)


def test_a_service_that_fails_leaves_the_moment_behind(cast):
    services = messaging.dated(SimpleNamespace(tell=tell))
    with pytest.raises(AttributeError):
        services.tell(user=None, words="不成", at=clock.now() - timedelta(days=90))
    tell(user=cast.user("resident"), words="现在")
    assert clock.now() - Message.objects.get().created_at < timedelta(minutes=1)
