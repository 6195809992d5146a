"""After the decision those who took part say whether it was followed: on its day, once each, told as numbers and never of a few."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services, tasks
from lianxin.deliberation.calc.following import told
from lianxin.deliberation.models import FollowUp, TopicSignature
from lianxin.deliberation.vocabulary import Followed
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people

COUNTS = st.fixed_dictionaries({answer: st.integers(0, 30) for answer in Followed.values})


@given(COUNTS, st.randoms())
def test_nothing_is_told_of_fewer_than_five_and_no_number_of_a_few(counts, lot):
    """The same people answer both: neither question tells a total that gives away what the other hides."""
    total = sum(counts.values())
    others = dict.fromkeys(counts, 0)
    for _person in range(total):
        others[lot.choice(list(others))] += 1
    found = told(counts, others)
    if total < 5:
        assert found is None
        return
    hides = any(0 < number < 5 for number in (*counts.values(), *others.values()))
    assert {each.total for each in found} == {None if hides else total}
    for asked, said in zip((counts, others), found, strict=True):
        assert not any(number and number < 5 for number in said.cells.values())
        hidden = [asked[answer] for answer, number in said.cells.items() if number is None]
        assert len(hidden) != 1
        assert bool(hidden) is any(0 < number < 5 for number in asked.values())


@pytest.fixture
def topic(hall):
    """Talked over ninety days ago: today it is asked."""
    found = hall.published()
    type(found).objects.filter(pk=found.pk).update(discuss_at=clock.now() - timedelta(days=91))
    found.refresh_from_db()
    return concluded(hall, found, clock.now() - timedelta(days=90))


def concluded(hall, topic, at):
    return services.conclude_topic(
        topic=hall.named(topic), outcome="consensus", outcome_words="划二十个车位。", route="implement", came=9, affected_came=4,
        by=hall.secretary, at=at,
    )  # fmt: skip


def answer(hall, topic, *, by=None, **more):
    words = {"followed": "yes", "handled": "good"} | more
    return services.answer_follow_up(topic=topic, by=by or hall.cast.actor("resident"), **words)


def test_it_is_asked_on_its_day_and_for_its_days(hall, topic):
    found = topic.follow_up
    assert (found.asked_on, found.until) == (clock.today(), clock.today() + timedelta(days=14))
    for at, words in (
        (clock.now() - timedelta(days=1), "还没有到问的日子"),
        (clock.now() + timedelta(days=15), "已经过了"),
    ):
        with pytest.raises(RuleBroken, match=words):
            answer(hall, topic, at=at)
    assert answer(hall, topic).counts["followed"] == {"yes": 1, "partly": 0, "no": 0, "unknown": 0}
    with pytest.raises(RuleBroken, match="一人说一次"):
        answer(hall, topic, followed="no")


def test_who_took_part_says_it_and_nobody_else(hall, topic):
    """The resident brought it, the courier spoke on paper alone; the clerk writes down who says it at the counter."""
    with pytest.raises(NotAllowed, match="参加过"):
        answer(hall, topic, by=hall.cast.actor("outsider"))
    with pytest.raises(NotAllowed):
        answer(hall, topic, by=hall.clerk)  # not for oneself
    paper = {"by": hall.clerk, "name": "钱大暑", "household": "012", "followed": "partly"}
    with pytest.raises(RuleBroken, match="没有查到钱大暑") as refused:
        answer(hall, topic, **paper)
    assert refused.value.field == "name"
    people.register_person(name="钱大暑", division=hall.cast.village, by=SYSTEM)  # of the group it concerns
    answer(hall, topic, **paper)
    with pytest.raises(RuleBroken, match="一人说一次"):
        answer(hall, topic, by=hall.clerk, name="钱大暑", household="012")
    with pytest.raises(RuleBroken, match="一人说一次"):
        answer(hall, topic, by=hall.clerk, name="钱大暑")
    people.register_person(name="钱大暑", division=hall.cast.village, by=SYSTEM)  # now two are called so
    with pytest.raises(RuleBroken, match="几位叫钱大暑"):
        answer(hall, topic, by=hall.clerk, name="钱大暑")
    with pytest.raises(NotAllowed):
        answer(hall, topic, name="别人")


@pytest.mark.parametrize("paper_first", [True, False])
def test_nobody_counts_on_a_phone_and_on_paper_too(hall, topic, paper_first):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=hall.cast.user("resident"), by=SYSTEM)
    ways = [lambda: answer(hall, topic, by=hall.clerk, name="周小满"), lambda: answer(hall, topic)]
    first, second = ways if paper_first else ways[::-1]
    first()
    with pytest.raises(RuleBroken, match="一人说一次"):
        second()
    assert sum(type(topic.follow_up).objects.get().counts["followed"].values()) == 1


def test_no_record_holds_who_said_what(hall, topic):
    answer(hall, topic, followed="no", handled="poor")
    event = AuditEvent.objects.get(tag="deliberation:topic:answer_follow_up")
    assert event.actor_id is None
    assert (event.before, event.after) in (({}, {}), (None, None))
    mark = topic.follow_up.marks.get()
    assert not {field.name for field in mark._meta.fields} & {"followed", "handled", "at"}


def test_a_resolution_on_it_puts_the_day_off_to_when_it_is_looked_back_on(hall):
    found = concluded_today(hall)
    review = clock.today() + timedelta(days=200)
    meeting = hall.planned(hall.body(), item=False, study=hall.studied(found))
    services.add_item(meeting=meeting, title="车位", motion="划二十个。", topic=found, by=hall.head)
    meeting = hall.validated(hall.minuted(hall.held(meeting, 35), yes=30, no=5, abstain=0))
    today = clock.today()
    resolution = services.register_resolution(
        item=meeting.items.get(), effective_on=today, responsible="村委会", due_on=today, review_on=review, by=hall.head
    )
    services.publish_resolution(resolution=resolution, by=hall.head)
    follow_up = FollowUp.objects.get(topic=found)
    assert (follow_up.asked_on, follow_up.until) == (review, review + timedelta(days=14))


def concluded_today(hall):
    found = hall.published()
    type(found).objects.filter(pk=found.pk).update(discuss_at=clock.now() - timedelta(hours=1))
    found.refresh_from_db()
    return concluded(hall, found, clock.now())


def test_who_took_part_is_told_once_when_the_day_has_come(hall, topic):
    later = concluded_today(hall)
    tasks.ask_back()
    [message] = Message.objects.filter(key__startswith=f"topic:{topic.public_id}:follow:")
    assert message.user_id == hall.cast.user("resident").pk
    tasks.ask_back()
    assert Message.objects.filter(key__startswith=f"topic:{topic.public_id}:follow:").count() == 1
    assert not Message.objects.filter(key__startswith=f"topic:{later.public_id}:follow:").exists()


def test_the_page_asks_then_tells_numbers_alone(hall, topic, client):
    at = f"/hall/topics/{topic.public_id}/"
    assert "没有手机的，到党群连心站说" in client.get(at).content.decode()
    assert "打印回头看问答单" in client.get(at).content.decode()
    assert client.get(f"{at}follow.pdf").status_code == 200
    client.force_login(hall.cast.user("resident"))
    assert "说一说照办了没有" in client.get(at).content.decode()
    form = client.get(f"{at}follow/").content.decode()
    assert "替谁登记" not in form
    assert client.post(f"{at}follow/", {"followed": "yes", "handled": "fair"}).status_code == 302
    for number in range(6):
        TopicSignature.objects.create(topic=topic, name=f"村民{number}")
        answer(hall, topic, by=hall.clerk, name=f"村民{number}", followed="yes", handled="good" if number else "poor")
    page = client.get(at).content.decode()
    assert "照办了 7 人" not in page  # while it runs nobody can watch the numbers grow
    FollowUp.objects.update(asked_on=clock.today() - timedelta(days=20), until=clock.today() - timedelta(days=1))
    client.logout()
    page = client.get(at).content.decode()
    assert "照办了没有：照办了 7 人，办了一部分 0 人，没有照办 0 人，说不清 0 人" in page
    assert "打印回头看问答单" not in page
    assert "一共 7 人" not in page  # seven less what was said of the other question would tell
    assert "满意不满意：有的回答不到 5 人，各项的人数都不公布。" in page
    FollowUp.objects.update(counts={"followed": {"yes": 9}, "handled": {"good": 6, "fair": 2, "poor": 3}})
    assert "满意不满意：满意 6 人，基本满意人数不公布，不满意人数不公布" in client.get(at).content.decode()
    FollowUp.objects.update(counts={"followed": {"yes": 4}, "handled": {"good": 4}})
    assert client.get(at).content.decode().count("回答的不到 5 人，不公布") == 2
