"""What came up again and again in the sample county's year, and what was made of it."""

from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from lianxin.deliberation import selectors as halls
from lianxin.deliberation import services as hall
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs.demo_services import services
from lianxin.needs.demo_texts import STORIES
from lianxin.needs.models import Need, Topic
from lianxin.needs.vocabulary import HALL_SOURCE, OPEN

_QUESTION = "反复坏、反复修，是分户出钱管护还是集体统一管？"
_AGREED = ("consensus", "集体统一管，每月看一遍，一年的修理钱列进预算。", "implement")
_NOT_AGREED = ("no_agreement", "一半人愿意分户出钱，一半人不愿意，请镇里帮着想办法。", "to_township")
_SUMMARIES = {story.title: (story.summary, story.answer) for story in STORIES}


def load_topics(villages, *, now):
    """Look back month by month as the worker would have; older ones were taken up, one was set aside, some have a result."""
    by_path = {village.division.path: village for village in villages}
    for days_ago in range(330, -1, -30):
        services.notice_topics(at=now - timedelta(days=days_ago))
    older = Topic.objects.filter(noticed_at__lt=now - timedelta(days=20)).select_related("division", "category")
    for number, topic in enumerate(older.order_by("noticed_at", "id")):
        if village := by_path.get(topic.division_path):
            _handle(topic, village, number, now)
    newest = Topic.objects.filter(noticed_at__gte=now - timedelta(days=20)).order_by("noticed_at", "id").first()
    if newest and (village := by_path.get(newest.division_path)):
        services.propose_topic(topic=newest, question=_QUESTION, by=village.officer, at=now - timedelta(days=1))
    _follow(by_path)


#: So many households are asked, and say ninety days later what came of it.
_SPEAK = 6


def _talk_over(topic, village, at, *, agreed):
    brought = halls.topic_of_source(HALL_SOURCE, topic.public_id)
    days, by = timedelta(days=1), village.handler
    hall.accept_topic(topic=brought, reason="家家都用得着，先听大家的。", by=by, at=at + days)
    for number in range(1, _SPEAK + 1):
        hall.name_affected(
            topic=brought, kind="household", name=f"居民{number}", household=f"{number:03d}", seats=1,
            reason="家门口的事，说过好几回。", by=by, at=at + days,
        )  # fmt: skip
    hall.publish_topic(
        topic=brought, materials="去年修了五次，每次三百到八百元，都是临时凑的。", seats=9,
        discuss_at=at + 8 * days, discuss_where="村委会院子", by=by, at=at + 2 * days,
    )  # fmt: skip
    outcome, words, route = _AGREED if agreed else _NOT_AGREED
    came = {"came": 9, "affected_came": 4}
    hall.conclude_topic(
        topic=brought, outcome=outcome, outcome_words=words, route=route, by=by, at=at + 9 * days, **came
    )


def _ask_back(topic, village, at, now):
    """Ninety days after the talk six who spoke say at the counter whether it was followed."""
    if at > now:
        return
    brought = halls.topic_of_source(HALL_SOURCE, topic.public_id)
    answers = (("yes", "good"),) * (_SPEAK - 1) + (("partly", "fair"),)
    for number, (followed, handled) in enumerate(answers, 1):
        hall.answer_follow_up(
            topic=brought, followed=followed, handled=handled, name=f"居民{number}", household=f"{number:03d}", by=village.handler, at=at,
        )  # fmt: skip


def _handle(topic, village, number, now):
    at = topic.noticed_at + timedelta(days=2)
    if number % 5 == 1:
        services.set_topic_aside(topic=topic, reason="三件都已单独办完，没有共同的原因。", by=village.officer, at=at)
        return
    if number % 5 == 3:
        services.propose_topic(topic=topic, question=_QUESTION, by=village.officer, at=at)
        _talk_over(topic, village, at, agreed=not number % 2)
        _ask_back(topic, village, at + timedelta(days=101), now)
        if number % 2:
            return
        at += timedelta(days=10)
    services.take_up_topic(
        topic=topic,
        unit=village.unit,
        plan="先查清为什么反复发生，一次修好；再定人每月看一遍，看过的记在公开栏。",
        due_on=timezone.localdate(at) + timedelta(days=60),
        by=village.officer,
        at=at,
    )
    if number % 3 == 0:
        with suppress(RuleBroken):  # the township has one for that month
            services.choose_monthly_topic(topic=topic, by=village.officer, at=at)
    summary, answer = _SUMMARIES.get(topic.title, (topic.title, "已办好。"))
    ended = at + timedelta(days=30)
    if ended <= now and number % 7:
        services.publish_topic_result(
            topic=topic,
            summary=summary,
            result=f"{answer}以后每月看一遍，有问题先修再报。",
            by=village.officer,
            at=ended,
        )


def _follow(by_path):
    """Neighbours follow what is public and not done yet."""
    for need in Need.objects.exclude(public_summary="").filter(state__in=[*OPEN]).order_by("-received_at", "-pk")[:20]:
        village = by_path.get(need.division_path)
        for actor in [actor for _name, _phone, actor in village.residents if actor][:3] if village else []:
            with suppress(NotAllowed):  # it is their own
                services.follow_need(need=need, by=actor)
