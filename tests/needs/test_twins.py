"""Likely twins: found among what the viewer may see, from sketches the worker makes."""

from datetime import timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import selectors, services
from lianxin.needs.models import Follower, Need, NeedGram
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import MessageKind
from tests.needs.conftest import at

TOLD = "村东头小卖部往北三盏路灯灭了快十天，老人晚上跳完广场舞摸黑回家，盼着早点修。"
AGAIN = "老人晚上跳完广场舞摸黑回家，盼着早点修。村东头小卖部往北三盏路灯灭了快十天了。"
NOON = at(11, 23, 12)


@pytest.fixture
def lamp(desk):
    return desk.register(content=TOLD, when=at(11, 22, 15)).need


def numbers(twins):
    return [twin.need.number for twin in twins]


def test_index_needs_makes_each_sketch_once(desk, lamp):
    assert services.index_needs() == 1
    assert 1 < NeedGram.objects.filter(need=lamp).count() <= 12
    assert services.index_needs() == 0


def test_index_needs_leaves_out_what_is_sealed_and_settles_what_has_no_letter(desk):
    desk.register(content="窗口的人态度不好", about_words="办事窗口")
    plain = desk.register(title="1", content="13 ... 26").need
    assert services.index_needs() == 1
    assert list(NeedGram.objects.values_list("need_id", "gram")) == [(plain.pk, -plain.pk)]
    assert services.index_needs() == 0


def test_likely_twins_finds_the_same_words_elsewhere_in_the_township(cast, desk, lamp):
    desk.register(content="自来水发黄有铁锈味，不敢喝，四组高处十几户都这样。")
    services.index_needs()
    found = selectors.likely_twins(AGAIN, cast.actor("township_officer"), division=cast.other_village, at=NOON)
    assert numbers(found) == [lamp.number]
    assert found[0].likeness > 0.7


def test_likely_twins_finds_a_neighbour_before_the_worker_came(cast, desk, lamp):
    found = selectors.likely_twins("村东头路灯不亮，摸黑回家", cast.actor("clerk"), division=cast.village, at=NOON)
    assert numbers(found) == [lamp.number]


def test_likely_twins_leaves_out_what_the_viewer_may_not_see(cast, desk, lamp):
    services.index_needs()
    assert selectors.likely_twins(TOLD, cast.actor("outsider"), at=NOON) == []
    assert selectors.likely_twins(TOLD, cast.actor("clerk"), besides=lamp, division=cast.village, at=NOON) == []
    Need.objects.filter(pk=lamp.pk).update(is_sealed=True)
    assert selectors.likely_twins(TOLD, cast.actor("township_officer"), division=cast.village, at=NOON) == []


@pytest.mark.parametrize(("closed", "found"), [(at(10, 30), True), (at(10, 1), False)])
def test_likely_twins_forgets_what_was_closed_long_ago(cast, desk, lamp, closed, found):
    services.index_needs()
    Need.objects.filter(pk=lamp.pk).update(state="closed", closed_at=closed)
    assert bool(selectors.likely_twins(TOLD, cast.actor("clerk"), at=NOON)) is found
    services.forget_sketches(at=NOON)
    assert NeedGram.objects.filter(need=lamp).exists() is found


@pytest.mark.parametrize("text", ["", "   ", "123", "🙂"])
def test_likely_twins_of_nothing_is_nothing(cast, desk, lamp, text):
    services.index_needs()
    assert selectors.likely_twins(text, cast.actor("clerk"), division=cast.village, at=NOON) == []


def test_likely_twins_asks_the_same_for_one_and_for_many(cast, desk, django_assert_num_queries):
    clerk = cast.actor("clerk")
    for count in (1, 30):
        for _each in range(count):
            desk.register(content=TOLD, when=at(11, 22))
        services.index_needs()
        with django_assert_num_queries(4):
            assert selectors.likely_twins(AGAIN, clerk, division=cast.village, at=NOON)


PUBLIC = "村东头三盏路灯不亮"
FORM = {
    "content": "我们村东头的路灯，三盏都不亮了，老人不敢出门。",
    "kind": "help",
    "category": "other",
    "division": "上河村",
    "urgency": "normal",
    "anonymity": "named",
    "name": "周远",
    "phone": "199 0000 0002",
    "client_key": "T" * 20,
}


@pytest.fixture
def shown(cast, desk):
    """A public need of the resident, in the desk's general words."""
    need = desk.register(by=cast.actor("resident")).need
    return services.publish_need(need=need, summary=PUBLIC, by=cast.actor("clerk"))


def ask(client, **changes):
    return client.post("/needs/new/", {**FORM, **changes})


def test_tell_asks_once_whether_it_is_this_and_keeps_the_text(client, shown):
    answer = ask(client)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert PUBLIC in page
    assert FORM["content"] in page
    assert "村东头三盏路灯不亮，晚上看不见。" not in page
    assert "关注就行" in page
    assert "我也关注</button>" not in page  # without an account there is nowhere to tell it
    assert Need.objects.count() == 1
    assert ask(client, twins_seen="1").status_code == 302
    assert Need.objects.count() == 2


def test_tell_leads_who_told_it_before_to_their_own_page(client, cast, desk):
    own = desk.register(content=TOLD, by=cast.actor("resident"), when=clock.now() - timedelta(hours=1)).need
    services.publish_need(need=own, summary="村东头路灯不亮", by=cast.actor("clerk"))
    client.force_login(cast.user("resident"))
    page = client.post("/needs/new/", FORM).content.decode()
    assert f'href="/needs/{own.public_id}/">您自己说过这件，看进展' in page
    assert f"/needs/public/{own.public_id}/follow/" not in page
    client.force_login(cast.user("courier"))
    assert f"/needs/public/{own.public_id}/follow/" in client.post("/needs/new/", FORM).content.decode()


def test_tell_asks_nothing_when_nothing_is_alike(client, shown):
    assert ask(client, content="自来水发黄有铁锈味，不敢喝。").status_code == 302


def test_tell_never_compares_a_complaint(client, shown):
    assert ask(client, about_words="电工").status_code == 302


def test_tell_compares_only_the_public_words(client, desk):
    desk.register(content=FORM["content"])
    assert ask(client).status_code == 302


@pytest.mark.parametrize("where", ["东岸社区", "下河村"])
def test_tell_shows_no_twins_of_other_places(client, shown, where):
    assert ask(client, division=where).status_code == 302


def test_tell_while_typing_shows_the_twins_and_registers_nothing(client, shown):
    answer = client.post(
        "/needs/new/", {"content": FORM["content"], "division": "上河村"}, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert PUBLIC in page
    assert 'name="twins_seen"' in page
    assert "<form" not in page
    assert client.post("/needs/new/", FORM | {"content": ""}, headers={"HX-Request": "true"}).content.strip() == b""
    assert Need.objects.count() == 1


def test_take_finds_what_a_resident_would_be_asked_about(client, cast, desk):
    told = "跟您说个事，那个弯黑咕隆咚的，能不能立根杆子，太阳能的就行。"
    need = desk.register(title="夜里太黑", content=told, when=clock.now() - timedelta(hours=1)).need
    services.publish_need(need=need, summary="桥头转弯想加灯", by=cast.actor("clerk"))
    client.force_login(cast.user("clerk"))
    words = {**FORM, "content": "桥头转弯那里想加一盏灯", "channel": "phone", "look": "1"}
    assert need.number in client.post("/needs/take/", words).content.decode()


def test_take_looks_without_registering(client, cast, shown):
    client.force_login(cast.user("clerk"))
    answer = client.post("/needs/take/", {**FORM, "name": "", "channel": "phone", "look": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert shown.number in page
    assert FORM["content"] in page
    assert "请记下来人的称呼" not in page
    page = client.post("/needs/take/", {**FORM, "content": "自来水发黄", "look": "1"}).content.decode()
    assert "没有看到同一件事" in page
    fragment = client.post(
        "/needs/take/", {**FORM, "channel": "phone"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert shown.number in fragment
    assert "<form" not in fragment
    assert Need.objects.count() == 1


def test_dispatch_shows_likely_twins_one_step_from_merging(client, cast, desk, shown):
    second = desk.register(content=FORM["content"], requester=Requester(name="周远", phone="+8619900000002")).need
    client.force_login(cast.user("clerk"))
    page = client.get(f"/needs/{second.public_id}/dispatch/").content.decode()
    link = f"/needs/{second.public_id}/merge/?into={shown.number}"
    assert link in page
    assert f'value="{shown.number}"' in client.get(link).content.decode()
    client.post(link, {"into": shown.number})
    second.refresh_from_db()
    assert second.merged_into == shown


def told(user):
    return list(
        Message.objects.filter(user=user, kind=MessageKind.PROGRESS).order_by("id").values_list("title", "body")
    )


def test_follower_hears_of_progress_in_public_words_only(client, cast, desk, shown):
    client.force_login(cast.user("resident_abroad"))
    page = ask(client).content.decode()
    assert f'formaction="/needs/public/{shown.public_id}/follow/"' in page
    client.post(f"/needs/public/{shown.public_id}/follow/", FORM)
    assert "我关注的" in client.get("/needs/mine/").content.decode()
    services.dispatch_need(need=shown, unit=desk.bureau, note="内部的话", by=cast.actor("clerk"), at=at(11, 23, 10))
    assert told(cast.user("resident_abroad")) == [(f"您关注的“{PUBLIC}”有新进展", "现在是“已派单”。")]
    client.post(f"/needs/public/{shown.public_id}/unfollow/")
    services.accept_need(need=shown, by=cast.actor("handler"), at=at(11, 23, 11))
    assert len(told(cast.user("resident_abroad"))) == 1


def test_followers_of_a_merged_need_hear_of_the_other(cast, desk, shown):
    services.follow_need(need=shown, by=cast.actor("resident_abroad"))
    other = desk.register(by=cast.actor("resident")).need
    services.merge_need(need=shown, into=other, by=cast.actor("clerk"), at=at(11, 23, 10))
    services.dispatch_need(need=other, unit=desk.bureau, by=cast.actor("clerk"), at=at(11, 23, 11))
    assert [body for _title, body in told(cast.user("resident_abroad"))] == ["现在是“已并案”。", "现在是“已派单”。"]


def test_follow_need_refuses_who_asked_and_who_has_no_account(cast, desk, shown):
    with pytest.raises(NotAllowed, match="自己的诉求"):
        services.follow_need(need=shown, by=cast.actor("resident"))
    with pytest.raises(NotAllowed, match="登录以后"):
        services.follow_need(need=shown, by=ANONYMOUS)
    hidden = desk.register().need
    with pytest.raises(NotFound):
        services.follow_need(need=hidden, by=cast.actor("resident_abroad"))
    services.dispatch_need(need=shown, unit=desk.bureau, by=cast.actor("clerk"), at=at(11, 23, 10))
    services.accept_need(need=shown, by=cast.actor("handler"), at=at(11, 23, 11))
    services.record_contact(need=shown, words="打了电话", by=cast.actor("handler"), at=at(11, 23, 12))
    services.report_resolved(need=shown, answer="灯换好了", by=cast.actor("handler"), at=at(11, 24))
    services.close_need(need=shown, solved="yes", satisfaction=5, by=cast.actor("resident"), at=at(11, 25))
    shown.refresh_from_db()
    with pytest.raises(RuleBroken, match="已经办完"):
        services.follow_need(need=shown, by=cast.actor("resident_abroad"))
    assert not Follower.objects.exists()


def test_following_twice_is_once_and_the_record_names_nobody(cast, shown):
    for _each in range(2):
        services.follow_need(need=shown, by=cast.actor("resident_abroad"))
    event = AuditEvent.objects.get(tag="needs:need:follow")
    assert (event.actor_name, Follower.objects.count()) == ("关注的人", 1)
    for _each in range(2):
        services.unfollow_need(need=shown, by=cast.actor("resident_abroad"))
    assert AuditEvent.objects.filter(tag="needs:need:unfollow").count() == 1
