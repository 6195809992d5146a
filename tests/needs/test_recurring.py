"""Recurring topics: noticed from needs of the last month, taken up by a unit, ended with a published result."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.audit.models import AuditEvent, LogEntry
from lianxin.deliberation import selectors as hall
from lianxin.deliberation import services as hall_services
from lianxin.deliberation.models import Topic as HallTopic
from lianxin.deliberation.vocabulary import TopicState as HallState
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.needs import policies, selectors, services
from lianxin.needs.models import Category, Need, Topic
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import TopicState
from tests.needs.conftest import at

LAMPS = (
    ("村东头路灯不亮", "村东头三盏路灯不亮，晚上看不见，请早点来修。"),
    ("路灯又灭了", "村东头路灯又灭了，晚上看不见，老人摔了一跤。"),
    ("路灯坏了好几天", "村东头的路灯不亮好几天了，晚上看不见路。"),
)
NOW = at(11, 23, 20)
NAMES = ("周小满", "钱大暑", "孙处暑")


def tell(desk, when=None, **changes):
    return [
        desk.register(title=title, content=content, when=when or at(11, 20 + number), requester=Requester(name=NAMES[number], phone="+8619900000001"), **changes).need
        for number, (title, content) in enumerate(LAMPS)
    ]  # fmt: skip


@pytest.fixture
def topic(desk):
    tell(desk)
    assert services.notice_topics(at=NOW) == 1
    return Topic.objects.get()


@pytest.fixture
def taken_up(cast, desk, topic):
    return take_up(cast, desk, topic)


def take_up(cast, desk, topic, **changes):
    values = {
        "unit": desk.committee,
        "plan": "换线路",
        "due_on": date(2027, 1, 31),
        "by": cast.actor("township_officer"),
    }
    return services.take_up_topic(topic=topic, at=at(11, 24), **{**values, **changes})


def test_three_alike_in_thirty_days_are_a_topic(cast, desk, topic):
    assert (topic.division, topic.category.code, topic.state) == (cast.village, "roads.lamp", TopicState.NOTICED)
    assert topic.township_path == cast.township.path
    assert topic.members.count() == 3
    event = AuditEvent.objects.get(tag="needs:topic:notice")
    assert event.after == {"needs": 3}


def test_the_same_needs_are_noticed_once_and_more_of_them_join(desk, topic):
    assert services.notice_topics(at=NOW) == 0
    desk.register(title="路灯不亮", content="村东头路灯不亮，晚上看不见。", when=at(11, 23, 19))
    assert services.notice_topics(at=NOW) == 0
    assert topic.members.count() == 4
    assert AuditEvent.objects.filter(tag="needs:topic:extend").count() == 1


def test_two_are_no_topic_nor_three_in_different_places_or_months(cast, desk):
    third = tell(desk)[2]
    Need.objects.filter(pk=third.pk).update(division=cast.other_village, division_path=cast.other_village.path)
    assert services.notice_topics(at=NOW) == 0
    Need.objects.filter(pk=third.pk).update(
        division=cast.village, division_path=cast.village.path, received_at=NOW - timedelta(days=31)
    )
    assert services.notice_topics(at=NOW) == 0
    Need.objects.filter(pk=third.pk).update(received_at=NOW, is_sealed=True)
    assert services.notice_topics(at=NOW) == 0


def test_other_words_of_the_same_category_are_no_topic(desk):
    for content in ("桥头想装一盏灯", "广场的灯整夜开着费电", "三组路口灯杆歪了要倒"):
        desk.register(title=content, content=content, when=at(11, 22))
    assert services.notice_topics(at=NOW) == 0


def test_the_kinds_of_a_top_category_count_together(desk):
    tell(desk)
    Need.objects.filter(title="路灯又灭了").update(category=Category.objects.get(code="roads"))
    assert services.notice_topics(at=NOW) == 1


def test_take_up_then_publish(cast, taken_up):
    assert taken_up.state == TopicState.TAKEN_UP
    done = services.publish_topic_result(
        topic=taken_up, summary="村东头路灯常坏", result="线路换好了", by=cast.actor("clerk"), at=at(12, 20)
    )
    assert done.state == TopicState.PUBLISHED
    assert LogEntry.objects.filter(kind="needs.topic").count() == 1
    assert selectors.published_topics(place=cast.village.path).items == [done]
    with pytest.raises(RuleBroken, match="结果已公布"):
        services.set_topic_aside(topic=done, reason="晚了", by=cast.actor("clerk"))


def test_a_result_names_nobody_who_asked(cast, taken_up):
    for words in ({"summary": "钱大暑说的路灯"}, {"result": "谢谢孙处暑"}):
        with pytest.raises(RuleBroken, match="诉求人的姓名"):
            services.publish_topic_result(
                topic=taken_up, by=cast.actor("clerk"), **{"summary": "路灯", "result": "修好", **words}
            )
    taken_up.refresh_from_db()
    assert taken_up.state == TopicState.TAKEN_UP


def test_what_has_nobody_leading_it_has_no_result(cast, topic):
    with pytest.raises(RuleBroken, match="刚发现"):
        services.publish_topic_result(topic=topic, summary="路灯", result="修好", by=cast.actor("clerk"))


def test_take_up_refuses_a_day_gone_by_and_a_dissolved_unit(cast, desk, topic):
    with pytest.raises(RuleBroken, match="今天以后"):
        take_up(cast, desk, topic, due_on=date(2026, 11, 24))
    desk.committee.dissolved_on = date(2026, 1, 1)
    with pytest.raises(RuleBroken, match="已撤销"):
        take_up(cast, desk, topic)


def test_set_aside_keeps_the_reason(cast, topic):
    done = services.set_topic_aside(topic=topic, reason="各办各的", by=cast.actor("clerk"))
    assert (done.state, done.set_aside_reason) == (TopicState.SET_ASIDE, "各办各的")


def test_one_topic_a_month_in_a_township(cast, desk, topic):
    officer = cast.actor("township_officer")
    services.choose_monthly_topic(topic=topic, by=officer, at=at(11, 24))
    tell(desk, division=cast.other_village)
    services.notice_topics(at=NOW)
    other = Topic.objects.exclude(pk=topic.pk).get()
    with pytest.raises(RuleBroken, match="这个月的“每月一题”已定"):
        services.choose_monthly_topic(topic=other, by=officer, at=at(11, 25))
    services.choose_monthly_topic(topic=other, by=officer, at=at(12, 1))
    assert other.township_path == topic.township_path
    with pytest.raises(NotAllowed, match="由乡镇来定"):
        services.choose_monthly_topic(topic=topic, by=cast.actor("clerk"))


@pytest.mark.parametrize("name", ["resident", "outsider", "handler"])
def test_others_do_not_know_of_it(cast, desk, topic, name):
    with pytest.raises(NotFound):
        take_up(cast, desk, topic, by=cast.actor(name))
    assert not policies.visible_topics(cast.actor(name)).exists()


def test_who_only_reads_does_not_decide(cast, desk, topic):
    for name in ("supervisor", "auditor"):
        with pytest.raises(NotAllowed, match="受理台或上级"):
            take_up(cast, desk, topic, by=cast.actor(name))


def test_visible_topics_agrees_with_can_view_topic(cast, topic):
    for name in cast.users:
        actor = cast.actor(name)
        assert bool(policies.can_view_topic(actor, topic)) == policies.visible_topics(actor).exists(), name


def test_pages_from_the_list_to_the_public_result(client, cast, desk, topic):
    client.force_login(cast.user("clerk"))
    assert topic.title in client.get(reverse("needs:topics")).content.decode()
    page = client.get(reverse("needs:topic", args=[topic.public_id])).content.decode()
    assert all(need.number in page for need in Need.objects.all())
    step = reverse("needs:act_on_topic", args=[topic.public_id, "take-up"])
    assert client.post(step, {"unit": desk.committee.public_id, "plan": "", "due_on": ""}).status_code == 422
    client.post(step, {"unit": desk.committee.public_id, "plan": "换线路", "due_on": "2099-01-31"})
    step = reverse("needs:act_on_topic", args=[topic.public_id, "publish"])
    assert client.post(step, {"summary": "周小满的路灯", "result": "修好"}).status_code == 422
    client.post(step, {"summary": "村东头路灯常坏", "result": "线路换好了"})
    client.logout()
    shown = client.get(reverse("needs:topic_results"), {"place": cast.village.public_id}).content.decode()
    assert "线路换好了" in shown
    assert topic.title not in shown
    assert "不到 5 件诉求" in shown
    assert "柳溪镇" in shown
    assert "上河村村民委员会" not in shown  # three needs of one village: told of the township
    assert "还没有公布过结果" in client.get(
        reverse("needs:topic_results"), {"place": cast.community.public_id}
    ).content.decode()  # fmt: skip


def test_lists_ask_the_same_for_one_and_for_three(client, cast, desk, taken_up, django_assert_num_queries):
    anybody = Client()
    client.force_login(cast.user("clerk"))
    Topic.objects.filter(pk=taken_up.pk).update(
        state=TopicState.PUBLISHED, summary="路灯常坏", result="修好", ended_at=NOW
    )
    for more in (0, 2):
        for number in range(more):
            copy = Topic.objects.get(pk=taken_up.pk)
            copy.pk, copy.public_id = None, f"T{number:011d}"
            copy.save(force_insert=True)
        with django_assert_num_queries(5):
            assert client.get(reverse("needs:topics")).status_code == 200
        with django_assert_num_queries(1):
            assert anybody.get(reverse("needs:topic_results")).content.decode().count("路灯常坏") == 1 + more


def test_the_public_page_of_a_hall_topic_does_not_lead_to_the_needs_it_came_from(cast, topic):
    services.propose_topic(topic=topic, question="路灯的电费怎么出？", by=cast.actor("clerk"), at=at(11, 24))
    brought = hall.topic_of_source("needs_topic", topic.public_id)
    HallTopic.objects.filter(pk=brought.pk).update(
        state="published", screened_at=NOW, screening="议", published_at=NOW, discuss_at=NOW, materials="电费账单"
    )
    page = Client().get(reverse("deliberation:topic", args=[brought.public_id])).content.decode()
    assert "反复出现的诉求" in page
    for hidden in (topic.public_id, "郑谷雨", "一位居民"):
        assert hidden not in page


def test_a_hall_question_is_short_enough_to_be_hung_up(cast, topic):
    with pytest.raises(RuleBroken, match="最多 60 个字"):
        services.propose_topic(topic=topic, question="灯" * 61, by=cast.actor("clerk"))


def test_a_topic_is_taken_to_the_hall_by_name_and_comes_back_with_a_plan(cast, desk, topic):
    with pytest.raises(RuleBroken) as named:
        services.propose_topic(topic=topic, question="周小满家的灯谁出钱？", by=cast.actor("township_officer"))
    assert named.value.field == "question"
    topic = services.propose_topic(
        topic=topic, question="路灯的电费怎么出？", by=cast.actor("township_officer"), at=at(11, 24)
    )
    assert (topic.state, topic.hall_at, topic.hall_by_name) == (TopicState.PROPOSED, at(11, 24), "卫秋分")
    assert AuditEvent.objects.filter(tag="needs:topic:propose").count() == 1
    brought = hall.topic_of_source("needs_topic", topic.public_id)
    assert (brought.title, brought.state, brought.division) == ("路灯的电费怎么出？", HallState.PROPOSED, cast.village)
    with pytest.raises(RuleBroken):
        services.propose_topic(topic=topic, question="再商议", by=cast.actor("township_officer"))
    with pytest.raises(NotFound):
        services.propose_topic(topic=topic, question="商议", by=cast.actor("outsider"))
    client = Client()
    client.force_login(cast.user("township_officer"))
    page = client.get(reverse("needs:topic", args=[topic.public_id])).content.decode()
    assert "提请议事厅商议" in page
    assert "路灯的电费怎么出？" in page
    there, here = (reverse(f"{room}:topic", args=[each.public_id]) for room, each in (("deliberation", brought), ("needs", topic)))  # fmt: skip
    assert f'href="{there}"' in page
    page = client.get(there).content.decode()
    assert f'href="{here}">上河村 · 路灯</a>' in page
    assert "3 件诉求说到同一件事" in page
    hall_services.decline_topic(topic=brought, reason="路灯本月已统一换新", by=cast.actor("secretary"), at=at(11, 25))
    assert "路灯本月已统一换新" in client.get(here).content.decode()
    assert take_up(cast, desk, topic).state == TopicState.TAKEN_UP
