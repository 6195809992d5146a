import pytest
from django import forms
from django.test import RequestFactory

from lianxin.kit.errors import RuleBroken
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from tests.cast import make_division


class NameForm(forms.Form):
    name = forms.CharField()


def sent(**data):
    request = RequestFactory().post("/", data)
    return request, NameForm(request.POST)


def test_is_confirmed_by_the_digest_of_what_was_previewed():
    digest = digest_of(NameForm({"name": "上河村"}), ["旧 → 新"])
    assert is_confirmed(*sent(name=" 上河村", csrfmiddlewaretoken="b", confirm=digest), ["旧 → 新"])
    assert not is_confirmed(*sent(name="上河村", confirm=digest), ["别人改过 → 新"])
    assert not is_confirmed(*sent(name="下河村", confirm=digest), ["旧 → 新"])
    assert not is_confirmed(*sent(name="上河村"), ["旧 → 新"])
    assert not is_confirmed(*sent(name="", confirm=""), [])


def test_rehearse_keeps_nothing_and_lets_refusals_through(cast):
    rehearse(lambda: make_division(cast.county, "village", "试试村"))
    assert not cast.county.children.filter(name="试试村").exists()

    def refuse():
        raise RuleBroken("不行")

    with pytest.raises(RuleBroken, match="不行"):
        rehearse(refuse)
