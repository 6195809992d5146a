"""What people say of a topic: both sides apart, several readers, every refusal with its reason, and another look."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.accounts.models import Grant
from lianxin.audit.models import AuditEvent
from lianxin.deliberation import selectors, services
from lianxin.deliberation.models import Comment, CommentRuling
from lianxin.deliberation.presenters import appeal_rows, waiting_rows
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message


@pytest.fixture
def topic(hall):
    return hall.published()


@pytest.fixture
def said(hall, topic):
    return services.add_comment(topic=topic, side="against", words="天黑看不清。", by=hall.cast.actor("resident"))


def hidden(hall, comment):
    for reader in (hall.secretary, hall.supervisor):
        comment = services.rule_on_comment(comment=comment, ruling="hide", reason="点了别人的名", by=reader)
    return comment


def test_it_waits_until_somebody_else_has_read_it(hall, topic, said, client):
    at = f"/hall/topics/{topic.public_id}/comments/"
    assert "天黑看不清" not in client.get(at).content.decode()
    with pytest.raises(NotAllowed):
        services.rule_on_comment(comment=said, ruling="show", by=hall.cast.actor("resident"))
    services.rule_on_comment(comment=said, ruling="show", by=hall.supervisor)
    page = client.get(at).content.decode()
    assert "天黑看不清" in page
    assert "周小满" not in page
    own = services.add_comment(topic=topic, side="for", words="好", by=hall.secretary)
    with pytest.raises(NotAllowed):
        services.rule_on_comment(comment=own, ruling="show", by=hall.secretary)


def test_two_must_agree_before_it_is_not_shown_and_the_reason_is_public(hall, topic, said, client):
    services.rule_on_comment(comment=said, ruling="hide", reason="太凶", by=hall.secretary)
    assert Comment.objects.get().state == "waiting"
    with pytest.raises(RuleBroken):
        services.rule_on_comment(comment=said, ruling="hide", reason="还是凶", by=hall.secretary)
    with pytest.raises(RuleBroken):
        services.rule_on_comment(comment=said, ruling="hide", reason=" ", by=hall.head)
    services.rule_on_comment(comment=said, ruling="hide", reason="点了名", by=hall.head)
    page = client.get(f"/hall/topics/{topic.public_id}/comments/").content.decode()
    assert "太凶" in page
    assert "点了名" in page
    assert "天黑看不清" not in page
    assert "王清明" not in page


def test_one_who_would_show_it_is_enough(hall, said):
    services.rule_on_comment(comment=said, ruling="hide", reason="太凶", by=hall.secretary)
    assert services.rule_on_comment(comment=said, ruling="show", by=hall.head).state == "shown"


def test_another_look_is_by_somebody_who_has_not_read_it_and_once(hall, said):
    comment, resident = hidden(hall, said), hall.cast.actor("resident")
    with pytest.raises(NotAllowed):
        services.appeal_comment(comment=comment, reason="我没点名", by=hall.cast.actor("resident_abroad"))
    services.appeal_comment(comment=comment, reason="我没点名", by=resident)
    with pytest.raises(RuleBroken):
        services.appeal_comment(comment=comment, reason="再来", by=resident)
    for reader in (hall.secretary, hall.supervisor):
        with pytest.raises(NotAllowed):
            services.review_comment(comment=comment, ruling="restore", reason="好", by=reader)
    with pytest.raises(RuleBroken):
        services.review_comment(comment=comment, ruling="restore", reason=" ", by=hall.head)
    assert services.review_comment(comment=comment, ruling="restore", reason="没有点名", by=hall.head).state == "shown"
    with pytest.raises(RuleBroken):
        services.review_comment(comment=comment, ruling="uphold", reason="不", by=hall.head)


def test_what_is_shown_is_taken_down_from_its_page_by_two(hall, topic, said, client):
    """Who said so before it was put up counts no longer; one alone is a question to the other readers."""
    services.rule_on_comment(comment=said, ruling="hide", reason="太凶", by=hall.supervisor)
    services.rule_on_comment(comment=said, ruling="show", by=hall.secretary)
    with pytest.raises(RuleBroken, match="已经放上"):
        services.rule_on_comment(comment=said, ruling="show", by=hall.head)
    at, rule = f"/hall/topics/{topic.public_id}/comments/", f"/hall/comments/{said.public_id}/rule/"
    client.force_login(hall.cast.user("resident"))
    assert rule not in client.get(at).content.decode()
    client.force_login(hall.cast.user("committee"))
    assert rule in client.get(at).content.decode()
    assert 'value="show"' not in client.get(rule).content.decode()
    client.post(rule, {"ruling": "hide", "reason": "点了名"})
    assert Comment.objects.get().state == "shown"
    for who in ("committee", "supervisor"):
        client.force_login(hall.cast.user(who))
        assert "天黑看不清" in client.get(f"{at}unread/").content.decode()
    assert "1 条" in waiting_rows(hall.secretary, clock.now())[0].meta
    assert (
        services.rule_on_comment(comment=said, ruling="hide", reason="是点了名", by=hall.supervisor).state == "hidden"
    )
    assert waiting_rows(hall.secretary, clock.now()) == []


def test_taken_down_again_after_it_was_restored_it_takes_two_again(hall, said):
    comment, resident = hidden(hall, said), hall.cast.actor("resident")
    services.appeal_comment(comment=comment, reason="我没点名", by=resident)
    services.review_comment(comment=comment, ruling="restore", reason="没有点名", by=hall.head)
    assert services.rule_on_comment(comment=comment, ruling="hide", reason="细看点了", by=hall.head).state == "shown"
    assert services.rule_on_comment(comment=comment, ruling="hide", reason="是", by=hall.secretary).state == "hidden"


def test_the_author_is_told_and_who_hid_it_cannot_spend_the_appeal(hall, topic, said):
    comment = hidden(hall, said)
    [message] = Message.objects.filter(user=hall.cast.user("resident"), key__startswith="hall_comment:")
    assert "点了别人的名" in message.body
    assert message.url == f"/hall/topics/{topic.public_id}/comments/"
    for who in (hall.secretary, hall.clerk):
        with pytest.raises(NotAllowed, match="自己提"):
            services.appeal_comment(comment=comment, reason="算了", by=who)
    services.appeal_comment(comment=comment, reason="我没点名", by=hall.cast.actor("resident"))
    assert comment.rulings.last().by_name == "一位居民"
    at_counter = services.add_comment(topic=topic, side="for", words="某某好", author_name="钱大暑", by=hall.clerk)
    at_counter = hidden(hall, at_counter)
    with pytest.raises(NotAllowed, match="另一位"):
        services.appeal_comment(comment=at_counter, reason="算了", by=hall.secretary)
    services.appeal_comment(comment=at_counter, reason="他说的是好话", by=hall.clerk)


def test_the_township_looks_again_when_nobody_of_the_place_is_left(hall, topic, said, client):
    township = hall.cast.actor("township_officer")
    comment = hidden(hall, said)
    services.appeal_comment(comment=comment, reason="我没点名", by=hall.cast.actor("resident"))
    assert appeal_rows(township, clock.now()) == []
    with pytest.raises(NotAllowed):
        services.review_comment(comment=comment, ruling="restore", reason="好", by=township)
    Grant.objects.filter(user=hall.cast.user("committee")).update(ends_on=clock.today() - timedelta(days=1))
    [row] = appeal_rows(township, clock.now())
    assert row.url in [each.url for each in waiting_for(township, clock.now())]
    client.force_login(hall.cast.user("township_officer"))
    services.add_comment(topic=topic, side="for", words="早该修", by=hall.cast.actor("resident"))
    page = client.get(row.url).content.decode()
    assert (f"/hall/comments/{comment.public_id}/review/" in page, "早该修" in page) == (True, False)
    client.post(f"/hall/comments/{comment.public_id}/review/", {"ruling": "restore", "reason": "没有点名"})
    assert Comment.objects.get(pk=comment.pk).state == "shown"
    assert appeal_rows(township, clock.now()) == []


def test_staff_write_down_what_is_said_and_nobody_else_for_others(hall, topic, client):
    resident = hall.cast.actor("resident")
    comment = services.add_comment(
        topic=topic, side="for", words="早该修", author_name="钱大暑", shows_name=True, by=hall.clerk
    )
    assert (comment.author_id, comment.entered_by_name) == (None, "郑谷雨")
    with pytest.raises(NotAllowed):
        services.add_comment(topic=topic, side="for", words="好", author_name="钱大暑", by=resident)
    services.rule_on_comment(comment=comment, ruling="show", by=hall.secretary)
    assert "钱大暑" in client.get(f"/hall/topics/{topic.public_id}/comments/").content.decode()


@pytest.mark.parametrize("who", ["courier", "township_officer", "outsider"])
def test_only_the_place_says_something(hall, topic, who):
    with pytest.raises(NotAllowed):
        services.add_comment(topic=topic, side="for", words="好", by=hall.cast.actor(who))


def test_only_while_the_topic_is_published_and_no_more_than_ten_each(hall, topic):
    resident = hall.cast.actor("resident")
    for number in range(services.comments.MOST_EACH):
        services.add_comment(topic=topic, side="for", words=f"{number}", by=resident)
    with pytest.raises(RuleBroken):
        services.add_comment(topic=topic, side="for", words="还有", by=resident)
    with pytest.raises(RuleBroken):
        services.add_comment(topic=hall.topic(title="没公布"), side="for", words="好", by=hall.clerk)


def test_the_best_come_first_on_their_own_side_and_few_are_not_counted(hall, topic):
    words = {}
    for side in ("for", "against"):
        for name in ("一", "二"):
            comment = services.add_comment(topic=topic, side=side, words=name, by=hall.clerk)
            words[side, name] = services.rule_on_comment(comment=comment, ruling="show", by=hall.secretary)
    for who in ("resident", "resident_abroad", "liaison"):
        services.back_comment(comment=words["against", "二"], by=hall.cast.actor(who))
        services.back_comment(comment=words["against", "二"], by=hall.cast.actor(who))
    found = {str(side): [(each.words, each.told) for each in rows] for side, rows, _n in selectors.sides_of(topic)}
    assert found == {"for": [("一", 0), ("二", 0)], "against": [("二", 0), ("一", 0)], "other": []}
    for who in ("clerk", "secretary"):
        services.back_comment(comment=words["against", "二"], by=hall.cast.actor(who))
    assert selectors.sides_of(topic, side="against")[0][1][0].told == 5
    events = AuditEvent.objects.filter(tag="deliberation:comment:back")
    assert {(event.actor_id, event.actor_name) for event in events} == {(None, "一位居民")}
    assert events.count() == 5


def test_the_log_is_only_ever_added(hall, said):
    hidden(hall, said)
    for change in (lambda rows: rows.update(reason="别的"), lambda rows: rows._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(CommentRuling._base_manager.all())


def test_what_waits_is_in_the_inbox_of_who_reads(hall, topic, said):
    [row] = waiting_rows(hall.secretary, clock.now())
    assert row.url == f"/hall/topics/{topic.public_id}/comments/unread/"
    comment = hidden(hall, said)
    assert waiting_rows(hall.secretary, clock.now()) == []
    services.appeal_comment(comment=comment, reason="我没点名", by=hall.cast.actor("resident"))
    assert "1 条" in waiting_rows(hall.head, clock.now())[0].meta


def test_saying_reading_and_appealing_in_the_browser(hall, topic, client):
    at = f"/hall/topics/{topic.public_id}/comments/"
    client.force_login(hall.cast.user("resident"))
    wrong = client.post(f"{at}new/", {"words": "灯太亮"})
    assert wrong.status_code == 422
    assert "灯太亮" in wrong.content.decode()
    client.post(f"{at}new/", {"words": "灯太亮", "side": "against"})
    comment = Comment.objects.get()
    for who in ("secretary", "supervisor"):
        client.force_login(hall.cast.user(who))
        assert "灯太亮" in client.get(f"{at}unread/").content.decode()
        client.post(f"/hall/comments/{comment.public_id}/rule/", {"ruling": "hide", "reason": f"不合适{who}"})
    client.force_login(hall.cast.user("resident"))
    assert "请再看一遍" in client.get(at).content.decode()
    client.post(f"/hall/comments/{comment.public_id}/appeal/", {"reason": "说的是灯"})
    client.force_login(hall.cast.user("committee"))
    answer = {"ruling": "restore", "reason": "说的是灯，不是人"}
    client.post(f"/hall/comments/{comment.public_id}/review/", answer)
    client.force_login(hall.cast.user("liaison"))
    page = client.post(f"/hall/comments/{comment.public_id}/back/", follow=True).content.decode()
    assert "灯太亮" in page
    assert "您点过了" in page
    assert client.get(f"/hall/topics/{topic.public_id}/comments.pdf").content.startswith(b"%PDF")


def test_many_comments_ask_no_more(hall, topic, client):
    seen = []
    for n in (1, 40):
        start = Comment.objects.count()
        Comment.objects.bulk_create(
            Comment(
                topic=topic, number=start + i + 1, side="for", words="好", said_at=clock.now(), author_name="村民", state="shown"
            )
            for i in range(n)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/hall/topics/{topic.public_id}/comments/")
        seen.append(len(queries))
    assert seen == [6, 6]  # the topic with who is concerned, its process, comments of both sides, what was not shown
