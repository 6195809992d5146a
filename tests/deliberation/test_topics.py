"""A topic from its first words to what came of the talk, each refusal, and who may read what."""

from datetime import date, timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import policies, selectors, services
from lianxin.deliberation.models import Topic
from lianxin.deliberation.presenters import sheet_rows
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import Person


def test_a_topic_goes_from_words_to_outcome(hall):
    topic = hall.published()
    assert (topic.state, topic.screening) == ("published", "全村都关心")
    hall.named(topic)
    done = services.conclude_topic(
        topic=topic, outcome="options_for_vote", outcome_words="两个方案都有人赞成。", route="to_assembly", by=hall.secretary,
        came=9, affected_came=4, at=topic.discuss_at + timedelta(hours=2),
    )  # fmt: skip
    assert (done.state, done.route) == ("concluded", "to_assembly")
    tags = AuditEvent.objects.filter(subject_id=topic.public_id).order_by("id").values_list("tag", flat=True)
    assert [tag.rsplit(":", 1)[1] for tag in tags] == [
        "propose", "accept", "name_affected", "publish", "name_group", "conclude",
    ]  # fmt: skip


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


def sheet(hall, topic, signers, number="1"):
    return services.enter_topic_sheet(topic=topic, sheet=number, signers=signers, by=hall.clerk)


def test_ten_signatures_of_adults_of_the_place_bring_it_to_screening(hall):
    topic = hall.topic(origin="signatures")
    assert (topic.state, topic.screen_by) == ("gathering", None)
    hall.registered(5)  # in every household a man, a woman and a child
    adults = [(f"{name}{number}", f"{number:03d}") for number in range(5) for name in "甲乙"]
    with pytest.raises(RuleBroken, match="没有丙1 001"):
        sheet(hall, topic, [("丙1", "001")])  # nine years old
    for stranger in (("李四", ""), ("甲1", "002")):
        with pytest.raises(RuleBroken, match="满十八岁的人里没有"):
            sheet(hall, topic, [stranger])
    with pytest.raises(NotAllowed):
        services.enter_topic_sheet(topic=topic, sheet="1", signers=adults, by=hall.cast.actor("resident"))
    sheet(hall, topic, adults)
    assert selectors.signatures_that_stand(topic) == 0  # one alone counts nobody
    with pytest.raises(RuleBroken, match="换一位"):
        services.check_topic_sheet(topic=topic, sheet="1", by=hall.clerk)
    one = topic.signatures.get(name="乙4")
    topic = services.check_topic_sheet(topic=topic, sheet="1", wrong=[one], by=hall.secretary)
    assert (topic.state, selectors.signatures_that_stand(topic)) == ("gathering", 9)
    with pytest.raises(RuleBroken, match="核对过"):
        services.check_topic_sheet(topic=topic, sheet="1", by=hall.secretary)
    with pytest.raises(RuleBroken, match="第 1 张已经登记"):
        sheet(hall, topic, [("乙4", "")])
    sheet(hall, topic, [("乙4", "")], "2")  # she signs anew, on a sheet that can be read
    done = services.check_topic_sheet(topic=topic, sheet="2", by=hall.head)
    assert (done.state, done.screen_by) == ("proposed", clock.today() + timedelta(days=7))
    event = AuditEvent.objects.filter(tag="deliberation:topic:check_sheet").order_by("id").first()
    assert event.after == {"state": "gathering", "signed": 9, "sheet": "1", "refused": 1}


def known(hall, name="resident", **more):
    """The account of somebody the register knows as an adult of the village."""
    words = {"birth_date": date(1980, 1, 1), "division": hall.cast.village} | more
    person = people.register_person(name=hall.cast.users[name].name, by=SYSTEM, **words)
    Person.objects.filter(pk=person.pk).update(user=hall.cast.user(name))
    return person


def test_each_signs_once_on_phone_or_paper_and_by_the_register(hall, client):
    topic = hall.topic(origin="signatures")
    with pytest.raises(NotAllowed, match="本地的居民"):
        services.sign_topic(topic=topic, by=hall.cast.actor("courier"))
    client.force_login(hall.cast.user("courier"))
    assert "/sign/" not in client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    resident = hall.cast.actor("resident")
    with pytest.raises(RuleBroken, match="还没有和本地的人口登记对上"):
        services.sign_topic(topic=topic, by=resident)
    me = known(hall)
    services.sign_topic(topic=topic, by=resident)
    with pytest.raises(RuleBroken, match="一人签一次"):
        services.sign_topic(topic=topic, by=resident)
    with pytest.raises(RuleBroken, match="一人签一次"):
        sheet(hall, topic, [(me.name, "")])
    hall.registered(1)
    with pytest.raises(RuleBroken, match="一人签一次"):
        sheet(hall, topic, [("甲0", ""), ("甲0", "000")])
    people.register_person(name="甲0", birth_date=date(1970, 1, 1), division=hall.cast.village, by=SYSTEM)
    with pytest.raises(RuleBroken, match="写上户编号"):
        sheet(hall, topic, [("甲0", "")])
    sheet(hall, topic, [("甲0", "000")])
    assert list(topic.signatures.values_list("name", "stands")) == [(me.name, True), ("甲0", None)]


def test_who_stands_behind_a_topic_goes_on_reading_it_and_hears_why_it_was_declined(hall, client):
    topic = hall.topic(origin="signatures", title="井台")
    known(hall)
    client.force_login(hall.cast.user("resident"))
    on_paper = known(hall, "supervisor")
    sheet(hall, topic, [(on_paper.name, "")])
    services.check_topic_sheet(topic=topic, sheet="1", by=hall.secretary)
    hall.registered(4)
    sheet(hall, topic, [(f"{name}{number}", f"{number:03d}") for number in range(4) for name in "甲乙"], "2")
    services.check_topic_sheet(topic=topic, sheet="2", by=hall.secretary)
    Topic.objects.filter(pk=topic.pk).update(proposer=hall.cast.user("outsider"))
    at = f"/hall/topics/{topic.public_id}/"
    assert "待筛选" in client.post(f"{at}sign/", follow=True).content.decode()  # the tenth, who made it go on
    topic.refresh_from_db()
    services.decline_topic(topic=topic, reason="去年刚议过", by=hall.secretary)
    assert "去年刚议过" in client.get(at).content.decode()
    told = Message.objects.filter(kind="deliberation.topic")
    heard = {hall.cast.user(name).pk for name in ("resident", "supervisor", "outsider")}
    assert (set(told.values_list("user", flat=True)), "去年刚议过" in told[0].body) == (heard, True)
    for name in hall.cast.users:
        actor = hall.cast.actor(name)
        sees = policies.visible_topics(actor).filter(pk=topic.pk).exists()
        topic.refresh_from_db()
        assert bool(policies.can_view_topic(actor, topic)) == sees, name


@pytest.mark.parametrize("more", [{"birth_date": clock.today() - timedelta(days=17 * 365)}, {"birth_date": None}])
def test_who_is_not_known_to_be_of_age_does_not_sign(hall, more):
    known(hall, **more)
    with pytest.raises(RuleBroken, match="满十八岁"):
        services.sign_topic(topic=hall.topic(origin="signatures"), by=hall.cast.actor("resident"))


def test_a_sheet_is_entered_and_checked_on_the_page_of_its_topic(hall, client):
    topic = hall.topic(origin="signatures")
    hall.registered(1)
    at = f"/hall/topics/{topic.public_id}/"
    client.force_login(hall.cast.user("clerk"))
    page = client.get(at).content.decode()
    assert f"{at}sheet/" in page
    assert f"{at}signatures.pdf" in page
    assert client.get(f"{at}signatures.pdf").content.startswith(b"%PDF")
    assert client.get(f"/hall/topics/{hall.topic().public_id}/signatures.pdf").status_code == 404
    assert client.post(f"{at}sheet/", {"sheet": "1", "signers": "甲0 000\n乙0"}).status_code == 302
    assert "等另一个人对着纸核对" in client.get(at).content.decode()
    assert sheet_rows(hall.clerk, clock.now()) == []  # it waits for somebody else
    assert [row.url for row in sheet_rows(hall.secretary, clock.now())] == [at]
    client.force_login(hall.cast.user("secretary"))
    wrong = topic.signatures.get(name="乙0")
    assert client.post(f"{at}check-sheet/", {"sheet": "1", "wrong": [wrong.pk]}).status_code == 302
    page = client.get(at).content.decode()
    assert "1 人，满 10 人进入筛选" in page
    assert f"{at}check-sheet/" not in page
    client.force_login(hall.cast.user("resident"))
    assert f"{at}sheet/" not in client.get(at).content.decode()


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
