import pytest
from django.test import RequestFactory

from lianxin.kit.errors import RuleBroken
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from tests.cast import make_division


def post(**data):
    return RequestFactory().post("/", data)


def test_is_confirmed_by_the_digest_of_what_was_previewed():
    digest = digest_of(post(name="上河村", csrfmiddlewaretoken="a"))
    assert is_confirmed(post(name="上河村", csrfmiddlewaretoken="b", confirm=digest))
    assert not is_confirmed(post(name="下河村", confirm=digest))
    assert not is_confirmed(post(name="上河村"))


def test_rehearse_keeps_nothing_and_lets_refusals_through(cast):
    rehearse(lambda: make_division(cast.county, "village", "试试村"))
    assert not cast.county.children.filter(name="试试村").exists()

    def refuse():
        raise RuleBroken("不行")

    with pytest.raises(RuleBroken, match="不行"):
        rehearse(refuse)
