import pytest

from lianxin.accounts.models import User
from lianxin.audit import services as audit
from lianxin.kit.actions import UnauditedChange, action
from lianxin.kit.actors import SYSTEM


def test_action_unaudited_change_is_refused_and_rolled_back(cast):
    @action
    def rename():
        User.objects.filter(pk=cast.user("resident").pk).update(name="改名")

    with pytest.raises(UnauditedChange):
        rename()
    assert User.objects.get(pk=cast.user("resident").pk).name == "周小满"


def test_action_nested_each_counts_its_own_event(cast):
    user = cast.user("resident")

    @action
    def inner():
        User.objects.filter(pk=user.pk).update(name="一")
        audit.record("accounts:user:rename", user, SYSTEM)

    @action
    def outer():
        inner()
        User.objects.filter(pk=user.pk).update(name="二")

    with pytest.raises(UnauditedChange):
        outer()
    inner()
    assert User.objects.get(pk=user.pk).name == "一"
