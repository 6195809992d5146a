"""A topic from its first words to what came of the talk, each refusal, and who may read what."""

from datetime import timedelta

import pytest

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.deliberation import policies, selectors, services
from lianxin.deliberation.models import Topic
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from tests.cast import make_user


def test_a_topic_goes_from_words_to_outcome(hall):
    topic = hall.published()
    assert (topic.state, topic.screening) == ("published", "全村都关心")
    done = services.conclude_topic(
        topic=topic, outcome="options_for_vote", outcome_words="两个方案都有人赞成。", route="to_assembly", by=hall.secretary,
        came=9, affected_came=4, at=topic.discuss_at + timedelta(hours=2),
    )  # fmt: skip
    assert (done.state, done.route) == ("concluded", "to_assembly")
    tags = AuditEvent.objects.filter(subject_id=topic.public_id).order_by("id").values_list("tag", flat=True)
    assert [tag.rsplit(":", 1)[1] for tag in tags] == ["propose", "accept", "name_affected", "publish", "conclude"]


def test_screening_has_seven_days_and_wants_a_reason(hall):
    topic = hall.topic()
    assert topic.screen_by == clock.today() + timedelta(days=7)
    with pytest.raises(RuleBroken):
        services.decline_topic(topic=topic, reason="  ", by=hall.secretary)
    declined = services.decline_topic(topic=topic, reason="去年刚议过，照那次的办", by=hall.secretary)
    assert declined.state == "declined"
    with pytest.raises(RuleBroken):
        services.accept_topic(topic=topic, reason="改主意了", by=hall.secretary)


@pytest.mark.parametrize("who", ["resident", "clerk", "township_officer", "outsider"])
def test_only_the_place_screens(hall, who):
    with pytest.raises(NotAllowed):
        services.accept_topic(topic=hall.topic(), reason="好", by=hall.cast.actor(who))


def test_publication_is_days_ahead_and_a_third_are_concerned(hall):
    topic = services.accept_topic(topic=hall.topic(), reason="好", by=hall.secretary)
    words = {"materials": "情况", "discuss_where": "村委会", "by": hall.secretary, "topic": topic}
    with pytest.raises(RuleBroken, match="写和谁有关"):
        services.publish_topic(discuss_at=clock.now() + timedelta(days=6), seats=9, **words)
    hall.concerned(topic, 3)
    with pytest.raises(RuleBroken) as late:
        services.publish_topic(discuss_at=clock.now() + timedelta(days=4), seats=9, **words)
    assert late.value.field == "discuss_at"
    with pytest.raises(RuleBroken) as few:
        services.publish_topic(discuss_at=clock.now() + timedelta(days=6), seats=10, **words)
    assert "至少 4 人" in few.value.message
    done = services.publish_topic(discuss_at=clock.now() + timedelta(days=6), seats=9, **words)
    assert done.state == "published"


def test_ten_signatures_bring_it_to_screening(hall):
    topic = hall.topic(origin="signatures")
    assert (topic.state, topic.screen_by) == ("gathering", None)
    for number in range(9):
        services.sign_topic(topic=topic, name=f"村民{number}", household=f"{number}", by=hall.clerk)
    with pytest.raises(RuleBroken):
        services.sign_topic(topic=topic, name="村民3", household="3", by=hall.clerk)
    with pytest.raises(NotAllowed):
        services.sign_topic(topic=topic, name="别人", by=hall.cast.actor("resident"))
    done = services.sign_topic(topic=topic, by=hall.cast.actor("resident"))
    assert (done.state, done.screen_by) == ("proposed", clock.today() + timedelta(days=7))


def test_only_people_of_the_place_sign_and_each_once_on_phone_or_paper(hall, client):
    topic = hall.topic(origin="signatures")
    with pytest.raises(NotAllowed, match="本地的居民"):
        services.sign_topic(topic=topic, by=hall.cast.actor("courier"))
    client.force_login(hall.cast.user("courier"))
    assert "/sign/" not in client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    services.sign_topic(topic=topic, by=hall.cast.actor("resident"))
    for household in ("", "012"):
        with pytest.raises(RuleBroken, match="周小满"):
            services.sign_topic(topic=topic, name="周小满", household=household, by=hall.clerk)
    services.sign_topic(topic=topic, name="周大满", household="012", by=hall.clerk)
    services.sign_topic(topic=topic, name="周大满", household="013", by=hall.clerk)
    with pytest.raises(RuleBroken, match="是不是同一个人"):
        services.sign_topic(topic=topic, name="周大满", by=hall.clerk)
    assert topic.signatures.count() == 3


def test_two_accounts_of_one_name_are_told_how_both_sign(hall, client):
    topic = hall.topic(origin="signatures")
    services.sign_topic(topic=topic, by=hall.cast.actor("resident"))
    namesake = make_user("namesake", "周小满", role=Role.RESIDENT, scope=hall.cast.village)
    client.force_login(namesake)
    refused = client.post(f"/hall/topics/{topic.public_id}/sign/", {"household": ""})
    assert refused.status_code == 422
    assert "写上是哪一户" in refused.content.decode()
    client.post(f"/hall/topics/{topic.public_id}/sign/", {"household": "013"})
    assert topic.signatures.count() == 2


def test_staff_enter_it_for_somebody_without_a_phone(hall):
    topic = services.propose_topic(
        division=hall.cast.village, title="井水", words="浑", proposer_name="钱大暑", by=hall.clerk
    )
    assert (topic.proposer_name, topic.entered_by_name, topic.proposer_id) == ("钱大暑", "郑谷雨", None)
    with pytest.raises(NotAllowed):
        services.propose_topic(
            division=hall.cast.village, title="井水", words="浑", proposer_name="钱大暑", by=hall.cast.actor("outsider")
        )


def test_who_sees_a_topic_before_it_is_published_and_its_twin(hall):
    topics = [hall.topic(), hall.published(title="灯"), hall.topic(title="路", origin="signatures")]
    for name in hall.cast.users:
        actor = hall.cast.actor(name)
        seen = {topic.pk for topic in topics if policies.can_view_topic(actor, topic)}
        assert seen == set(policies.visible_topics(actor).values_list("pk", flat=True)), name
    with pytest.raises(NotFound):
        selectors.find_topic(topics[0].public_id, hall.cast.actor("courier"))


def test_a_name_is_public_only_by_choice(hall, client):
    topic = hall.published()
    page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert "周小满" not in page
    assert "一位居民" in page
    Topic.objects.filter(pk=topic.pk).update(shows_name=True)
    assert "周小满" in client.get(f"/hall/topics/{topic.public_id}/").content.decode()


def test_what_a_body_brought_is_not_said_to_be_a_residents(hall, client):
    topic = hall.published(origin="body")
    page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert "组织提出" in page
    assert "一位居民" not in page
    assert "周小满" not in page


def test_what_was_said_at_the_doors_is_brought_by_who_went_there(hall, client):
    words = {"division": hall.cast.village, "title": "井台怎么修", "words": "三户都说滑。", "origin": "liaison"}
    assert services.propose_topic(**words, by=hall.cast.actor("liaison")).get_origin_display() == "走访时大家说的"
    for name in ("resident", "outsider"):
        with pytest.raises(NotAllowed):
            services.propose_topic(**words, by=hall.cast.actor(name))
    client.force_login(hall.cast.user("liaison"))
    assert "走访时大家说的" in client.get("/hall/topics/new/").content.decode()
    client.force_login(hall.cast.user("resident"))
    assert "走访时大家说的" not in client.get("/hall/topics/new/").content.decode()


def test_what_is_to_be_known_is_printed_large(hall, client):
    topic = hall.published()
    address = f"/hall/topics/{topic.public_id}/sheet.pdf"
    assert address in client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert client.get(address).content.startswith(b"%PDF")
    assert client.get(f"/hall/topics/{hall.topic().public_id}/sheet.pdf").status_code == 404
