"""Two officers fill one seat at the same moment: two connections of a server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services
from lianxin.organisations.models import Tenure
from lianxin.organisations.vocabulary import UnitKind

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _two_writers():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")


def test_one_seat_is_filled_once(cast):
    unit = services.create_unit(kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, by=SYSTEM)
    post = services.add_post(unit=unit, title="书记", by=SYSTEM)
    start = Barrier(2)

    def take(name):
        try:
            with translation.override("zh-hans"):
                start.wait(10)
                services.appoint(post=post, holder_name=name, starts_on=date(2026, 1, 5), basis="选举", by=SYSTEM)
        except RuleBroken as refused:
            return refused.message
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as hands:
        said = [each for each in hands.map(take, ("甲", "乙")) if each]
    assert said == ["“书记”的席位已满，请先结束一人的任期。"]
    assert Tenure.objects.count() == 1
