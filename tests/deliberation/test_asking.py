"""Opinions asked for: answers from phone and paper, who said what stays unknown, and what is shown of how many."""

import io
import json
import random
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from lianxin.accounts.models import Grant
from lianxin.audit.models import AuditEvent
from lianxin.deliberation import policies, selectors, services
from lianxin.deliberation.calc.asking import next_statement, tells_of_nobody
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Answer, Asking, Participant
from lianxin.deliberation.presenters import groups_in_words, statement_appeal_rows, waiting_rows
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import Person

WORDS = ["收费。", "不收费。", "一户一个。", "先试三个月。"]


@pytest.fixture
def asking(hall):
    return services.open_asking(
        topic=hall.published(), question="停车位怎么分", statements=WORDS, closes_at=clock.now() + timedelta(days=3), by=hall.secretary
    )  # fmt: skip


def after(asking):
    return asking.closes_at + timedelta(minutes=2)


def sheets(hall, asking, number, sides=2):
    """So many people, each side of one mind."""
    listed = list(asking.statements.all())
    for each in range(number):
        answers = [(statement, 1 if at % sides == each % sides else -1) for at, statement in enumerate(listed)]
        services.enter_sheet(asking=asking, name=f"村民{each}", household="", answers=answers, by=hall.clerk)


def test_one_account_answers_once_and_may_change_it_until_the_end(hall, asking):
    resident, first = hall.cast.actor("resident"), asking.statements.first()
    for value in (1, -1):
        services.answer_statement(asking=asking, statement=first, value=value, by=resident)
    assert list(Answer.objects.values_list("value", flat=True)) == [-1]
    first.refresh_from_db()
    assert first.answered == 1
    with pytest.raises(RuleBroken):
        services.answer_statement(asking=asking, statement=first, value=1, by=resident, at=asking.closes_at)


def test_nothing_says_who_said_what(hall, asking):
    resident = hall.cast.actor("resident")
    services.answer_statement(asking=asking, statement=asking.statements.first(), value=1, by=resident)
    event = AuditEvent.objects.get(tag="deliberation:asking:answer")
    assert (event.actor_id, event.actor_name, event.after) == (None, "一位居民", {})
    assert {field.name for field in Participant._meta.concrete_fields} == {"id", "asking", "key"}
    assert {field.name for field in Answer._meta.concrete_fields} == {"id", "participant", "statement", "value"}
    key, token = Participant.objects.get().key, selectors.token_of_user(resident.id)
    assert selectors.key_of(asking, token) == key
    services.count_askings(at=after(asking))
    counted = Asking.objects.get()
    assert counted.salt == ""
    assert selectors.key_of(counted, token) != key


def test_a_sheet_and_a_phone_of_one_person_are_one_answer(hall, asking):
    Person.objects.create(
        user=hall.cast.user("resident"), name="周小满", division=hall.cast.village, division_path=hall.cast.village.path
    )
    first = asking.statements.first()
    services.answer_statement(asking=asking, statement=first, value=1, by=hall.cast.actor("resident"))
    services.enter_sheet(asking=asking, name="周小满", household="", answers=[(first, -1)], by=hall.clerk)
    assert (Participant.objects.count(), Answer.objects.get().value) == (1, -1)
    services.enter_sheet(asking=asking, name="别人", household="7", answers=[(first, 1)], by=hall.clerk)
    services.enter_sheet(asking=asking, name="别人", household="7", answers=[(first, 0)], by=hall.clerk)
    assert Participant.objects.count() == 2
    with pytest.raises(RuleBroken):
        services.enter_sheet(asking=asking, name="没填的", household="", answers=[], by=hall.clerk)


def test_two_of_one_name_are_two_and_do_not_write_over_each_other(hall, asking):
    """Who has died or moved away is none of them."""
    first = asking.statements.first()
    sheet = {"asking": asking, "name": "李立春", "answers": [(first, 1)], "by": hall.clerk}
    for code in ("SH-1", "SH-2", "", ""):
        person = people.register_person(name="李立春", division=hall.cast.village, by=SYSTEM)
        if code:
            people.register_household(code=code, division=hall.cast.village, representative=person, by=SYSTEM)
        else:
            Person.objects.filter(pk=person.pk).update(moved_on=clock.today())
    for household in ("", "SH-9"):
        with pytest.raises(RuleBroken, match="几位叫李立春") as refused:
            services.enter_sheet(household=household, **sheet)
        assert refused.value.field == "household"
    for household in ("SH-1", "SH-2", "SH-2"):
        services.enter_sheet(household=household, **sheet)
    assert Participant.objects.count() == 2


@pytest.mark.parametrize("who", ["courier", "township_officer", "county_officer", "outsider"])
def test_only_the_place_answers(hall, asking, who):
    with pytest.raises(NotAllowed):
        services.answer_statement(asking=asking, statement=asking.statements.first(), value=1, by=hall.cast.actor(who))


def test_what_a_resident_writes_waits_for_somebody_else_to_read_it(hall, asking):
    resident = hall.cast.actor("resident")
    mine = services.suggest_statement(asking=asking, words="三轮车也要有位子。", by=resident)
    with pytest.raises(RuleBroken):
        services.answer_statement(asking=asking, statement=mine, value=1, by=resident)
    with pytest.raises(NotAllowed):
        services.show_statement(statement=mine, by=resident)
    with pytest.raises(RuleBroken):
        services.suggest_statement(asking=asking, words="三轮车也要有位子。", by=hall.clerk)
    with pytest.raises(RuleBroken):
        services.decline_statement(statement=mine, reason=" ", by=hall.secretary)
    services.show_statement(statement=mine, by=hall.supervisor)
    mine.refresh_from_db()
    services.answer_statement(asking=asking, statement=mine, value=1, by=resident)
    assert services.decline_statement(statement=mine, reason="和另一条重了。", by=hall.secretary).state == "shown"
    assert "1 条意见等着审" in waiting_rows(hall.head, clock.now())[0].meta
    with pytest.raises(RuleBroken, match="另一位"):
        services.decline_statement(statement=mine, reason="重了。", by=hall.secretary)
    services.show_statement(statement=mine, by=hall.head)  # what the one said counts no longer
    for reader, state in ((hall.supervisor, "shown"), (hall.secretary, "declined")):
        assert services.decline_statement(statement=mine, reason="和另一条重了。", by=reader).state == state
    [message] = Message.objects.filter(user=hall.cast.user("resident"), key__startswith="hall_statement:")
    assert (message.url, "重了" in message.body) == (f"/hall/opinions/{asking.public_id}/", True)
    own = services.suggest_statement(asking=asking, words="划线要清楚。", by=hall.secretary)
    with pytest.raises(NotAllowed):
        services.show_statement(statement=own, by=hall.secretary)
    event = AuditEvent.objects.filter(tag="deliberation:statement:suggest").order_by("id").first()
    assert (event.actor_id, event.actor_name) == (None, "一位居民")


def test_what_was_declined_is_looked_at_again_by_somebody_else(hall, asking, client):
    mine = services.suggest_statement(asking=asking, words="让某某家承包。", by=hall.cast.actor("resident"))
    for reader in (hall.secretary, hall.supervisor):
        services.decline_statement(statement=mine, reason="点了名。", by=reader)
    for again in (services.show_statement, services.uphold_statement):
        with pytest.raises(NotAllowed, match="没有审过"):
            again(statement=mine, reason="还是这样。", by=hall.secretary)
    with pytest.raises(WrongState):  # nobody asked for a second look yet
        services.uphold_statement(statement=mine, reason="还是这样。", by=hall.head)
    page = f"/hall/opinions/{asking.public_id}/"
    appeal = f"/hall/statements/{mine.public_id}/appeal/"
    for who, may in (("clerk", False), ("secretary", False), ("resident", True)):
        client.force_login(hall.cast.user(who))
        assert (appeal in client.get(page).content.decode()) == may
    client.post(appeal, {"reason": "我说的是办法。"})
    assert "我说的是办法。" in client.get(page).content.decode()
    assert appeal not in client.get(page).content.decode()
    with pytest.raises(RuleBroken, match="一次"):
        services.appeal_statement(statement=mine, reason="再来。", by=hall.cast.actor("resident"))
    assert AuditEvent.objects.get(tag="deliberation:statement:appeal").actor_name == "一位居民"
    assert "1 条意见等着审" in waiting_rows(hall.head, clock.now())[0].meta
    mine.refresh_from_db()
    with pytest.raises(RuleBroken):
        services.uphold_statement(statement=mine, reason=" ", by=hall.head)
    services.uphold_statement(statement=mine, reason="同样看法。", by=hall.head)
    with pytest.raises(WrongState):
        services.uphold_statement(statement=mine, reason="又一遍。", by=hall.head)
    client.logout()
    assert "同样看法。" in client.get(page).content.decode()
    client.force_login(hall.cast.user("committee"))
    listed = client.get(f"{page}statements/").content.decode()
    assert "再看以后还是不放" in listed
    assert "一位居民" in listed
    assert f"/hall/statements/{mine.public_id}/show/" in listed
    with pytest.raises(RuleBroken, match="理由"):
        services.show_statement(statement=mine, by=hall.head)
    services.show_statement(statement=mine, reason="改了主意", by=hall.head)
    assert mine.rulings.last().ruling == "restore"


def test_who_read_it_before_it_was_put_up_does_not_look_again(hall, asking):
    mine = services.suggest_statement(asking=asking, words="让某某家承包。", by=hall.cast.actor("resident"))
    services.decline_statement(statement=mine, reason="太凶。", by=hall.head)
    assert waiting_rows(hall.head, clock.now()) == []  # who has had their say has nothing more to do
    assert "1 条意见等着审" in waiting_rows(hall.supervisor, clock.now())[0].meta
    services.show_statement(statement=mine, by=hall.secretary)
    for reader, reason in ((hall.secretary, "点了名。"), (hall.supervisor, "是点了名。")):
        services.decline_statement(statement=mine, reason=reason, by=reader)
    [message] = Message.objects.filter(user=hall.cast.user("resident"), key__startswith="hall_statement:")
    assert ("点了名" in message.body, "太凶" in message.body) == (True, False)
    with pytest.raises(NotAllowed, match="没有审过"):
        services.show_statement(statement=mine, reason="再想想。", by=hall.head)


def test_what_was_said_at_the_counter_is_appealed_by_staff_in_their_own_name(hall, asking):
    told = services.suggest_statement(asking=asking, words="让某某家承包。", by=hall.clerk)
    for reader in (hall.secretary, hall.head):
        services.decline_statement(statement=told, reason="点了名。", by=reader)
    with pytest.raises(NotAllowed, match="另一位"):
        services.appeal_statement(statement=told, reason="算了", by=hall.secretary)
    services.appeal_statement(statement=told, reason="他说的是办法。", by=hall.clerk)
    assert AuditEvent.objects.get(tag="deliberation:statement:appeal").actor_name == "郑谷雨"


def test_the_township_looks_at_a_statement_again_when_nobody_of_the_place_is_left(hall, asking, client):
    township, mine = (
        hall.cast.actor("township_officer"),
        services.suggest_statement(asking=asking, words="让某某家承包。", by=hall.cast.actor("resident")),
    )
    services.suggest_statement(asking=asking, words="划线要清楚。", by=hall.cast.actor("resident"))
    for reader in (hall.secretary, hall.supervisor):
        services.decline_statement(statement=mine, reason="点了名。", by=reader)
    services.appeal_statement(statement=mine, reason="我说的是办法。", by=hall.cast.actor("resident"))
    assert statement_appeal_rows(township, clock.now()) == []
    with pytest.raises(NotAllowed):
        services.uphold_statement(statement=mine, reason="是点了名。", by=township)
    Grant.objects.filter(user=hall.cast.user("committee")).update(ends_on=clock.today() - timedelta(days=1))
    [row] = statement_appeal_rows(township, clock.now())
    client.force_login(hall.cast.user("township_officer"))
    page, at = client.get(row.url).content.decode(), f"/hall/statements/{mine.public_id}"
    assert (f"{at}/show/" in page, "划线要清楚" in page) == (True, False)  # the rest is read at the place
    assert client.post(f"{at}/show/", {"reason": ""}).status_code == 422
    client.post(f"{at}/show/", {"reason": "说的是办法。"})
    assert mine.rulings.last().ruling == "restore"
    assert statement_appeal_rows(township, clock.now()) == []


def test_what_nobody_read_before_the_end_is_said(hall, asking, client):
    services.suggest_statement(asking=asking, words="三轮车也要有位子。", by=hall.cast.actor("resident"))
    said, page = "到截止还有 1 条没有审完", f"/hall/opinions/{asking.public_id}/"
    assert said not in client.get(page).content.decode()
    services.count_askings(at=after(asking))
    assert said in client.get(page).content.decode()


def test_one_account_writes_five_at_most(hall, asking):
    for number in range(services.statements.MOST_EACH):
        services.suggest_statement(asking=asking, words=f"话{number}", by=hall.cast.actor("resident"))
    with pytest.raises(RuleBroken):
        services.suggest_statement(asking=asking, words="还有", by=hall.cast.actor("resident"))


def test_only_a_published_topic_is_asked_about_once_at_a_time(hall, asking):
    more = {"question": "再问", "statements": WORDS, "closes_at": clock.now() + timedelta(days=1), "by": hall.secretary}
    with pytest.raises(RuleBroken):
        services.open_asking(topic=asking.topic, **more)
    with pytest.raises(RuleBroken):
        services.open_asking(topic=hall.topic(title="别的"), **more)
    with pytest.raises(NotAllowed):
        services.open_asking(topic=asking.topic, **more | {"by": hall.clerk})


def test_fifty_are_enough_and_forty_nine_are_not(hall, asking, client):
    sheets(hall, asking, 49)
    assert services.count_askings(at=after(asking)) == 1
    page = client.get(f"/hall/opinions/{asking.public_id}/").content.decode()
    assert "回答的人不到 50 个" in page
    assert "第 1 群" not in page
    assert Asking.objects.get().result["counts"] == []
    client.force_login(hall.cast.user("auditor"))
    assert client.get(f"/hall/opinions/{asking.public_id}/votes.csv").status_code == 404


def test_two_minds_are_two_groups_and_the_command_finds_the_same(hall, asking, client, tmp_path):
    sheets(hall, asking, 60)
    services.count_askings(at=after(asking))
    result = Asking.objects.get().result
    assert (result["clear"], [group["size"] for group in result["groups"]]) == (True, [30, 30])
    page = client.get(f"/hall/opinions/{asking.public_id}/").content.decode()
    assert "看法大致分成 2 群" in page
    assert "征求意见，不作为表决" in page
    assert client.get(f"/hall/opinions/{asking.public_id}/votes.csv").status_code == 302
    client.force_login(hall.cast.user("auditor"))
    file = tmp_path / "votes.csv"
    file.write_bytes(client.get(f"/hall/opinions/{asking.public_id}/votes.csv").content)
    out = io.StringIO()
    call_command("opinions", "groups", "--votes", str(file), "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert [group["size"] for group in told["groups"]] == [30, 30]
    marks = [[[m["statement"], m["agrees"], m["yes"], m["seen"]] for m in group["marks"]] for group in told["groups"]]
    assert marks == [group["marks"] for group in result["groups"]]


def test_one_mind_is_no_group(hall, asking, client):
    sheets(hall, asking, 60, sides=1)
    services.count_askings(at=after(asking))
    page = client.get(f"/hall/opinions/{asking.public_id}/").content.decode()
    assert "没有明显的意见群" in page
    assert "人少，不列" in page  # nobody disagreed: the number would tell of everybody


def test_nothing_is_told_of_numbers_before_the_end(hall, asking, client):
    sheets(hall, asking, 3)
    page = client.get(f"/hall/opinions/{asking.public_id}/").content.decode()
    assert "不到 50 人" in page
    with pytest.raises(RuleBroken):
        services.keep_groups(asking=asking, result={"people": 3})
    assert services.count_askings() == 0


def test_the_order_is_by_lot_and_fair():
    draw = random.Random(3).random
    seen, first = Counter(dict.fromkeys("abcdef", 0)), Counter()
    for _person in range(600):
        answered = []
        for _each in range(3):
            answered.append(next_statement(seen, answered, draw))
            seen[answered[-1]] += 1
        first[answered[0]] += 1
    assert max(seen.values()) - min(seen.values()) <= 1
    assert min(first.values()) > 60
    assert next_statement({"a": 1}, ["a"], draw) is None


def test_answering_in_the_browser_goes_on_to_the_next_and_can_be_changed(hall, asking, client):
    client.force_login(hall.cast.user("resident"))
    at = f"/hall/opinions/{asking.public_id}/answer/"
    page = client.get(at).content.decode()
    assert "还有 4 条没有答" in page
    for left, statement in enumerate(asking.statements.all()):
        page = client.post(at, {"statement": statement.public_id, "value": "1"}, follow=True).content.decode()
        assert (f"还有 {3 - left} 条没有答" in page) == (left < 3)
    assert "都答完了" in page
    change = f"{at}?statement={statement.public_id}"
    assert statement.words in client.get(change).content.decode()
    page = client.post(at, {"statement": statement.public_id, "value": "-1"}, follow=True).content.decode()
    assert "<strong>不同意</strong>" in page
    assert "请选" in client.post(at, {"statement": "none", "value": "1"}, follow=True).content.decode()


def test_a_sheet_is_printed_and_entered_at_the_station(hall, asking, client):
    assert client.get(f"/hall/opinions/{asking.public_id}/sheet.pdf").content.startswith(b"%PDF")
    client.force_login(hall.cast.user("clerk"))
    at, first = f"/hall/opinions/{asking.public_id}/sheet/", asking.statements.first()
    wrong = client.post(at, {"name": "", f"answer_{first.public_id}": "1"})
    assert wrong.status_code == 422
    client.post(at, {"name": "钱大暑", f"answer_{first.public_id}": "-1"})
    assert Answer.objects.get().value == -1


def test_the_worker_counts_in_a_process_of_its_own_only_when_there_is_something(hall, asking, monkeypatch):
    from lianxin.deliberation import tasks

    started = []
    monkeypatch.setattr(tasks.subprocess, "run", lambda command, **more: started.append(command))
    tasks.count_opinions()
    assert not started
    Asking.objects.update(closes_at=clock.now() - timedelta(minutes=2), opened_at=clock.now() - timedelta(days=1))
    tasks.count_opinions()
    assert started[0][1:] == ["-m", "lianxin", "opinions", "count"]


def test_who_reads_before_it_is_shown_finds_it_in_the_inbox(hall, asking):
    services.suggest_statement(asking=asking, words="三轮车也要有位子。", by=hall.cast.actor("resident"))
    [row] = waiting_rows(hall.secretary, clock.now())
    assert (row.next_action, row.meta, row.url) == (
        "审意见", "上河村 · 1 条意见等着审", f"/hall/opinions/{asking.public_id}/statements/",
    )  # fmt: skip
    services.suggest_statement(asking=asking, words="划线要清楚。", by=hall.secretary)
    assert waiting_rows(hall.secretary, clock.now())[0].meta == row.meta  # one's own is read by somebody else
    assert selectors.topics_waiting(hall.cast.actor("resident")) is None
    assert not policies.can_moderate_here(hall.clerk, asking.division_path)


def test_a_group_is_marked_by_what_most_of_it_say():
    """Fewer than elsewhere agree, yet most do: that the group disagrees would be untrue."""
    group = {"size": 42, "marks": [("2", True, 35, 42), ("1", False, 9, 42)]}
    alike = {"size": 30, "marks": [("1", False, 9, 30)]}
    result = {
        "people": 72, "clear": True, "may_show": True, "agree": [], "disagree": [], "counts": [], "groups": [group, alike]
    }  # fmt: skip
    first, second = groups_in_words(result, {"1": "收费。", "2": "不收费。"}).groups
    assert first.lines == ["同意：不收费。（42 人里 35 人）"]
    assert second.lines == ["没有哪一条是多数人特别的看法。"]


GROUP = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))


@given(st.lists(GROUP, min_size=1, max_size=4), st.lists(st.sampled_from([True, False, None]), min_size=4, max_size=4))
def test_numbers_of_groups_leave_no_small_one_over(groups, sides):
    """With everybody in a group: what is told, taken from all, leaves nobody's number of a group alone under five."""
    of_all = [sum(column) for column in zip(*groups, strict=True)]
    told = [(at, side) for at, side in enumerate(sides[: len(groups)]) if side is not None]
    marks = [("1", side, groups[at][0 if side else 1], sum(groups[at])) for at, side in told]
    if not marks or not tells_of_nobody(marks, of_all):
        return
    for is_agreed in (True, False):
        ours = [at for at, side in told if side == is_agreed]
        rest = [at for at in range(len(groups)) if at not in ours]
        if ours:
            column = 0 if is_agreed else 1
            assert sum(groups[at][column] for at in rest) >= 5
            assert sum(sum(groups[at]) - groups[at][column] for at in rest) >= 5
    if len(groups) == len(told) == 2 and {side for _at, side in told} == {True, False}:
        assert min(min(cells) for cells in groups) >= 5  # both wholly known


def test_what_one_group_hides_the_other_does_not_tell():
    marks = lambda yes, seen, agrees=True: [("1", agrees, yes, seen)]  # noqa: E731
    result = {
        "people": 80, "clear": True, "may_show": True, "agree": [], "disagree": [], "counts": [["1", 33, 37, 10]],
        "groups": [{"size": 40, "marks": marks(30, 40)}, {"size": 40, "marks": marks(32, 40, False)}],
    }  # fmt: skip
    first, second = groups_in_words(result, {"1": "收费。"}).groups
    assert (first.lines, second.lines) == (["同意：收费。"], ["不同意：收费。"])  # three of the second agree: 33 − 30


def test_what_a_group_denies_is_not_said_to_be_shared():
    """Of results kept while the list was what most people say."""
    few = {"size": 20, "marks": [("1", False, 18, 20)]}
    result = {
        "people": 80, "clear": True, "may_show": True, "agree": [["1", True, 62, 80], ["2", True, 75, 80]], "disagree": [],
        "counts": [], "groups": [{"size": 60, "marks": [("1", True, 60, 60)]}, few],
    }  # fmt: skip
    assert groups_in_words(result, {"1": "收费。", "2": "先试。"}).shared == ["同意：先试。（80 人里 75 人）"]


def test_nothing_is_kept_of_a_conversation_with_a_group_too_small_to_be_shown(asking):
    people = Participant.objects.bulk_create(Participant(asking=asking, key=f"{each:064}") for each in range(60))
    Answer.objects.bulk_create(
        Answer(participant=each, statement=statement, value=1 if at > 3 else -1)
        for at, each in enumerate(people)
        for statement in asking.statements.all()
    )
    result = selectors.groups_of(asking)
    assert (result["may_show"], result["counts"], result["agree"], result["groups"]) == (False, [], [], [])
    told = groups_in_words(result, {})
    assert (told.rows, "不公布" in told.told) == ([], True)
