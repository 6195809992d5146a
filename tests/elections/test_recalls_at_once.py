"""Two staff, or one who presses twice, at one recall: two connections of a server. What comes second is refused in words."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from lianxin.audit.models import AuditEvent
from lianxin.elections import services
from lianxin.elections.models import Recall
from lianxin.elections.vocabulary import RecallState
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from tests.elections.test_recalls import member, raised

__all__ = ["member"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _two_writers():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")


def both(*acts):
    """The refusals of acts begun at the same moment."""
    start = Barrier(len(acts))

    def run(act):
        try:
            with translation.override("zh-hans"):
                start.wait(10)
                act()
        except RuleBroken as refused:
            return refused.message
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as hands:
        return [said for said in hands.map(run, acts) if said]


def test_one_member_is_to_be_recalled_once(village, member):
    assert both(*[lambda: raised(village, member)] * 2) == ["对丙的罢免正在办。"]
    assert Recall.objects.count() == 1


def test_the_day_is_set_once_and_the_answer_written_once(village, member):
    recall, by = raised(village, member), village.at()
    said = both(*[lambda: services.call_vote(recall=recall, vote_on=clock.today(), by=by)] * 2)
    assert said == ["投票日已经定在这一天。"]
    assert both(*[lambda: services.write_answer(recall=recall, answer="每月都开", by=by)] * 2) == [
        "申辩已经这样登记了。"
    ]
    assert AuditEvent.objects.filter(tag__startswith="elections:recall").count() == 3


def test_votes_are_counted_once_and_nobody_leaves_twice(village, member):
    recall, by = raised(village, member), village.at()
    services.call_vote(recall=recall, vote_on=clock.today(), by=by)
    said = both(*[lambda: services.count_recall(recall=recall, listed=100, cast=80, in_favour=60, by=by)] * 2)
    assert said == ["现在是“已罢免”，不能做这一步。"]
    member.refresh_from_db()
    assert member.ends_on == clock.today()


def test_it_is_counted_or_dropped(village, member):
    recall, by = raised(village, member), village.at()
    services.call_vote(recall=recall, vote_on=clock.today(), by=by)
    said = both(
        lambda: services.count_recall(recall=recall, listed=100, cast=80, in_favour=60, by=by),
        lambda: services.drop_recall(recall=recall, reason="撤回", by=by),
    )
    assert len(said) == 1
    recall.refresh_from_db()
    member.refresh_from_db()
    assert (recall.state == RecallState.PASSED) == (member.ends_on is not None)


def test_a_notice_is_drafted_once(village, member):
    recall, by = raised(village, member), village.at()
    services.call_vote(recall=recall, vote_on=clock.today(), by=by)
    draft = lambda: services.draft_recall_notice(recall=recall, title="罢免投票公告", body="投票", by=by)  # noqa: E731
    assert len(both(draft, draft)) == 1
