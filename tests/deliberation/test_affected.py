"""Whom a topic concerns is named with the reason, a third of the seats are theirs, and who was there decides whether it was agreed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.affected import balance, known, most_seats
from lianxin.deliberation.forms.bodies import rows_of
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people

PARTIES = st.lists(st.integers(1, 40), max_size=12)


@given(PARTIES, st.integers(0, 500))
def test_a_third_is_a_third_exactly_and_in_any_order(parties, more):
    seats = sum(parties) + more
    found = balance(seats, parties)
    assert found.holds == (seats > 0 and 3 * found.affected >= seats)
    assert found == balance(seats, reversed(parties))
    assert balance(seats, [found.needed]).holds or seats == 0
    if found.needed:
        assert not balance(seats, [found.needed - 1]).holds


@given(PARTIES, st.integers(1, 500), st.integers(1, 40))
def test_one_more_of_those_concerned_never_makes_it_worse(parties, more, party):
    seats = sum(parties) + more + party
    assert balance(seats, [*parties, party]).holds or not balance(seats, parties).holds


@given(st.integers(1, 500))
def test_the_most_seats_are_the_most(affected):
    assert balance(most_seats(affected), [affected]).holds
    assert not balance(most_seats(affected) + 1, [affected]).holds


def test_more_of_those_concerned_than_seats_cannot_be():
    with pytest.raises(ValueError, match="4"):
        balance(3, [2, 2])


def name(hall, topic, **more):
    words = {
        "kind": "household",
        "name": "周小满",
        "seats": 1,
        "reason": "车位划在他家门口。",
        "by": hall.secretary,
    } | more
    return services.name_affected(topic=topic, **words)


def accepted(hall):
    return services.accept_topic(topic=hall.topic(), reason="好", by=hall.secretary)


def publish(hall, topic, seats=9, **more):
    return services.publish_topic(
        topic=topic, materials="情况", discuss_at=clock.now() + timedelta(days=6), discuss_where="村委会", seats=seats,
        by=hall.secretary, **more,
    )  # fmt: skip


def test_who_is_named_is_matched_counted_and_told(hall, client):
    topic, resident = accepted(hall), hall.cast.user("resident")
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=resident, by=SYSTEM)
    assert name(hall, topic, kind="person", name="周小满").person == person
    name(hall, topic, kind="group", name="二组", seats=2, reason="天天从这里过。")
    stranger = name(hall, topic, name="外来商户", reason="店开在空地边上。")
    assert stranger.person is None
    with pytest.raises(RuleBroken, match="已经写上了"):
        name(hall, topic, name="外来商户")
    with pytest.raises(RuleBroken, match="只坐一个位子"):
        name(hall, topic, kind="person", name="李四", seats=2)
    with pytest.raises(NotAllowed):
        name(hall, topic, name="别人", by=hall.clerk)
    asked = Message.objects.filter(kind="deliberation.topic", key__contains=":affected:")
    assert not asked.exists()
    with pytest.raises(RuleBroken, match="13 人里至少 5 人，名单上是 4 人。请再写几户，或者最多请 12 人") as few:
        publish(hall, topic, 13)
    assert (few.value.field, "第三十三条" in few.value.article) == ("seats", True)
    topic = publish(hall, topic, 12)
    assert (topic.seats, topic.affected_seats) == (12, 4)
    [told] = asked.all()
    assert told.user_id == resident.pk
    address = f"/hall/topics/{topic.public_id}/"
    page = client.get(address).content.decode()
    for words in (
        "二组：请 2 人。天天从这里过。",
        "一户：请 1 人。店开在空地边上。",
        "请 12 人，其中和这件事有关的 4 人；至少要 4 人（三分之一），够了",
    ):
        assert words in page
    for hidden in ("周小满", "外来商户"):
        assert hidden not in page
    assert client.get(f"{address}sheet.pdf").status_code == 200
    client.force_login(hall.cast.user("secretary"))
    assert "外来商户（人口登记里没有）" in client.get(address).content.decode()
    assert AuditEvent.objects.filter(tag="deliberation:topic:name_affected").count() == 3


def test_after_publication_the_list_is_put_right_and_keeps_its_third(hall):
    topic = accepted(hall)
    first, second = name(hall, topic, kind="group", name="二组", seats=2), name(hall, topic)
    topic = publish(hall, topic, 8)
    with pytest.raises(RuleBroken, match="至少占三分之一"):
        services.strike_affected(topic=topic, affected=second, reason="写错了", by=hall.secretary)
    third = name(hall, topic, name="吴立春", household="099")
    topic.refresh_from_db()
    assert topic.affected_seats == 4
    services.strike_affected(topic=topic, affected=second, reason="他家搬走了", by=hall.secretary)
    topic.refresh_from_db()
    assert topic.affected_seats == 3
    with pytest.raises(RuleBroken, match="已经去掉了"):
        services.strike_affected(topic=topic, affected=second, reason="又去一次", by=hall.secretary)
    assert [each.pk for each in topic.affected.filter(struck_reason="")] == [first.pk, third.pk]


@pytest.mark.parametrize(
    ("came", "affected", "outcome", "stands"),
    [(9, 3, "consensus", True), (10, 3, "consensus", False), (10, 3, "postponed", True), (10, 3, "options_for_vote", False), (3, 4, "postponed", False)],
)  # fmt: skip
def test_nothing_was_agreed_without_those_it_concerns(hall, client, came, affected, outcome, stands):
    topic = hall.named(hall.published())
    given = {
        "topic": topic, "outcome": outcome, "outcome_words": "话", "route": "nowhere", "came": came, "affected_came": affected,
        "by": hall.secretary, "at": topic.discuss_at,
    }  # fmt: skip
    if not stands:
        with pytest.raises(RuleBroken) as refused:
            services.conclude_topic(**given)
        assert refused.value.field == "affected_came"
        return
    services.conclude_topic(**given)
    page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert f"来了 {came} 人，其中和这件事有关的 {affected} 人" in page
    assert ("够了" if 3 * affected >= came else "不够") in page


def test_it_is_named_and_struck_in_the_browser(hall, client):
    topic = accepted(hall)
    client.force_login(hall.cast.user("secretary"))
    at = f"/hall/topics/{topic.public_id}/"
    page = client.get(at).content.decode()
    assert "写和谁有关" in page
    assert ">公布议题<" not in page
    typed = {"kind": "group", "name": "二组", "seats": 2, "reason": "天天走。"}
    page = client.post(f"{at}affected/", typed, follow=True).content.decode()
    assert "二组：请 2 人。天天走。" in page
    assert ">公布议题<" in page
    assert "一共最多请 6 人" in client.get(f"{at}publish/").content.decode()
    party = topic.affected.get()
    client.post(f"{at}strike/", {"affected": party.public_id, "reason": "写错了"})
    assert "二组" not in client.get(at).content.decode()


@given(st.lists(st.tuples(st.integers(1, 40), st.none() | st.integers(0, 60)), max_size=12))
def test_of_a_group_who_is_named_counts_and_never_more_than_its_seats(parties):
    assert 0 <= known(parties) <= sum(seats for seats, _names in parties)
    assert known([(seats, None) for seats, _names in parties]) == sum(seats for seats, _names in parties)
    assert known([(seats, 0) for seats, _names in parties]) == 0


def conclude(hall, topic, affected):
    return services.conclude_topic(
        topic=topic, outcome="consensus", outcome_words="话", route="nowhere", came=9, affected_came=affected,
        by=hall.secretary, at=topic.discuss_at,
    )  # fmt: skip


def test_who_of_a_group_comes_is_named_masked_and_counted(hall, client):
    topic, resident = accepted(hall), hall.cast.user("resident")
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=resident, by=SYSTEM)
    group = hall.concerned(topic)
    name(hall, topic, kind="person", name="吴立春")
    typed = {"topic": topic, "affected": group, "ground": "place", "by": hall.secretary}
    services.name_group(**typed, members=[("周小满", "")])
    assert not Message.objects.filter(key__contains=":affected").exists()
    topic = publish(hall, topic)
    assert Message.objects.get(key__contains=":affected").user_id == resident.pk
    # on the list already: one of the group, one of oneself, one with a household written that was not before
    for again in (("周小满", ""), ("吴立春", ""), ("吴立春", "H01")):
        with pytest.raises(RuleBroken, match="已经写上了"):
            services.name_group(**typed, members=[again])
    with pytest.raises(RuleBroken, match="二组请 4 人，名单上会有 5 人"):
        services.name_group(**typed, members=[(f"村民{number}", "") for number in range(4)])
    with pytest.raises(NotAllowed):
        services.name_group(**typed | {"by": hall.clerk}, members=[("别人", "")])
    at = f"/hall/topics/{topic.public_id}/"
    assert "写了姓名的 1 人" in client.get(at).content.decode()  # everybody reads how many
    with pytest.raises(RuleBroken, match=r"写了来 3 人.*只有 2 人") as refused:
        conclude(hall, topic, 3)
    assert refused.value.field == "affected_came"
    client.force_login(hall.cast.user("secretary"))
    page = client.post(
        f"{at}names/", {"affected": group.public_id, "members": "郑秋田 012\n陈雨禾", "ground": "kin"}, follow=True
    ).content.decode()
    assert "郑秋田 012（家里亲属有份）" in page
    client.force_login(resident)
    page = client.get(at).content.decode()
    assert "周**（住得近、种得近）、郑**（家里亲属有份）" in page
    assert "郑秋田" not in page
    [mistaken] = topic.affected.get(pk=group.pk).names.filter(name="陈雨禾")
    client.force_login(hall.cast.user("secretary"))
    with pytest.raises(RuleBroken, match="为什么去掉"):
        services.strike_name(topic=topic, named=mistaken, reason=" ", by=hall.secretary)
    client.post(f"{at}strike-name/", {"named": mistaken.public_id, "reason": "不是二组的"})
    with pytest.raises(RuleBroken, match="已经去掉了"):
        services.strike_name(topic=topic, named=mistaken, reason="不是二组的", by=hall.secretary)
    with pytest.raises(RuleBroken, match="只有 3 人"):
        conclude(hall, topic, 4)
    conclude(hall, topic, 3)
    assert selectors.took_part_named(topic, "郑秋田", "012")
    assert not selectors.took_part_named(topic, "陈雨禾")  # struck; whoever else is of the group is not on its list
    assert resident.pk in selectors.who_took_part(topic)
    tags = AuditEvent.objects.filter(subject_id=topic.public_id, tag__contains="name").values_list("tag", flat=True)
    assert [tag.rsplit(":", 1)[1] for tag in tags.order_by("id")][-2:] == ["name_group", "strike_name"]


def test_nobody_fills_the_seat_of_a_household_and_one_of_a_group(hall):
    topic = accepted(hall)
    people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    group = hall.concerned(topic)
    services.name_group(topic=topic, affected=group, members=[("周小满", "")], ground="place", by=hall.secretary)
    for kind in ("person", "household"):
        with pytest.raises(RuleBroken, match="已经写上了"):
            name(hall, topic, kind=kind, name="周小满", seats=1)


def test_two_of_one_name_in_a_group_are_told_apart_by_their_household(hall):
    topic = accepted(hall)
    group = hall.concerned(topic)
    for _one in range(2):
        people.register_person(name="钱大暑", division=hall.cast.village, by=SYSTEM)
    with pytest.raises(RuleBroken, match="几位叫钱大暑") as refused:
        services.name_group(
            topic=topic, affected=group, members=[("钱大暑", "")], ground="household", by=hall.secretary
        )
    assert refused.value.field == "members"


@pytest.mark.parametrize("line", [f"甲 {'9' * 31}", "甲" * 41, "甲 1 二", "甲 1 2 3"])
def test_a_line_that_does_not_fit_is_named(line):
    with pytest.raises(ValidationError, match="第 2 行看不懂"):
        rows_of(f"乙 {'9' * 30}\n{line}")
