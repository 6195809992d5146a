from datetime import date

import pytest
import time_machine

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors, services
from lianxin.bulletin.errors import NotFitToPost, WrongState
from lianxin.bulletin.models import Notice, Objection
from lianxin.bulletin.tasks import pass_on_overdue
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.people import services as people
from tests.bulletin.conftest import TABLE


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-26 09:00+08:00", tick=False):  # a Thursday
        yield


def raised(board, **more):
    return services.raise_objection(notice=board.posted(), **{"words": "电费不对", "by": ANONYMOUS, **more})


def test_anybody_objects_without_a_name_and_learns_the_days(board):
    objection = raised(board)
    assert (objection.first_due_on, objection.final_due_on) == (date(2026, 12, 1), date(2026, 12, 11))
    event = AuditEvent.objects.get(tag="bulletin:objection:raise")
    assert (event.actor_name, event.subject_label) == ("提异议的人", "上河村公开〔2026〕1号 · 1")
    told = set(Message.objects.values_list("user__username", flat=True))
    assert told == {"secretary"}, "whoever prepared it is not asked to answer"


def test_who_has_a_phone_is_told_the_answer(board):
    objection = raised(board, name="钱大暑", phone="+8619900000053")
    services.answer_first(objection=objection, words="先查账", by=board.cast.actor("secretary"))
    services.dismiss_objection(objection=objection, answer="账是对的", by=board.cast.actor("secretary"))
    bodies = list(Message.objects.filter(user=None).order_by("id").values_list("body", flat=True))
    assert bodies == ["先查账", "账是对的"]
    objection.refresh_from_db()
    assert (objection.state, objection.phone) == ("dismissed", "+8619900000053")


def test_an_answer_is_given_once(board):
    objection = raised(board)
    services.dismiss_objection(objection=objection, answer="账是对的", by=board.cast.actor("secretary"))
    for verb, words in (
        (services.answer_first, "words"),
        (services.uphold_objection, "answer"),
        (services.dismiss_objection, "answer"),
    ):
        with pytest.raises(WrongState):
            verb(objection=objection, by=board.cast.actor("secretary"), **{words: "x"})


@pytest.mark.parametrize("name", ["resident", "clerk", "supervisor", "outsider"])
def test_only_the_bodies_answer(board, name):
    objection = raised(board)
    with pytest.raises(NotAllowed, match="村（居）民委员会"):
        services.dismiss_objection(objection=objection, answer="x", by=board.cast.actor(name))


def test_words_are_asked_for(board):
    with pytest.raises(RuleBroken, match="哪里不对"):
        raised(board, words="  ")
    objection = services.raise_objection(
        notice=board.posted(source=services.Source("a", "b", "c")), words="x", by=ANONYMOUS
    )
    with pytest.raises(RuleBroken, match="请写答复"):
        services.dismiss_objection(objection=objection, answer=" ", by=board.cast.actor("secretary"))


def test_an_answer_that_everybody_reads_says_nothing_of_a_person(board):
    secretary = board.cast.actor("secretary")
    objection = raised(board)
    for verb, name in (
        (services.answer_first, "words"),
        (services.uphold_objection, "answer"),
        (services.dismiss_objection, "answer"),
    ):
        with pytest.raises(NotFitToPost, match=r"答复里有手机号 199\*\*\*\*53") as refused:
            verb(objection=objection, by=secretary, **{name: "请打 199 0000 0053 问老钱"})
        assert refused.value.field == "answer"
    objection.refresh_from_db()
    assert (objection.state, objection.first_answer, objection.answer) == ("received", "", "")


def test_an_answer_masks_whoever_was_ever_named(board, client):
    """Of the place, of what hung before, and in a table alone that was drawn: then, and after the correction took the row."""
    secretary, notice = board.cast.actor("secretary"), board.posted()
    people.register_person(name="钱来福", division=board.cast.village, by=SYSTEM)
    first = services.raise_objection(notice=notice, words="金额不对", by=ANONYMOUS)
    services.answer_first(objection=first, words="周小满、钱来福两行在查", by=secretary)
    services.uphold_objection(objection=first, answer="周小满一行有误，钱来福没有领", by=secretary)
    second = services.raise_objection(notice=notice, words="日子不对", by=ANONYMOUS)
    rest = [row for row in TABLE["rows"] if "周小满" not in row]
    services.post_correction(
        notice=notice, title="修东头机耕路", body="同意修东头机耕路。", tables=[{**TABLE, "rows": rest}],
        because="周小满一行有误", by=board.cast.actor("committee"),
    )  # fmt: skip
    services.dismiss_objection(objection=second, answer="周小满的日子没有错", by=secretary)
    page = client.get(f"/board/{notice.public_id}/").content.decode()
    assert "周小满" not in page
    assert "钱来福" not in page
    for told in ("周**、钱**两行在查", "周**一行有误，钱**没有领", "周**的日子没有错"):
        assert told in page
    first.refresh_from_db()
    assert first.answer == "周小满一行有误，钱来福没有领", "the record keeps what was answered"


def test_paper_is_entered_by_the_place_only(board):
    notice = board.posted()
    with pytest.raises(NotAllowed, match="代填"):
        services.raise_objection(notice=notice, words="x", channel="paper", by=board.cast.actor("resident"))
    made = services.raise_objection(
        notice=notice, words="x", channel="paper", name="吴家", by=board.cast.actor("clerk")
    )
    assert (made.user_id, made.written_by_id) == (None, board.cast.user("clerk").pk)


def test_after_the_time_for_objections_it_is_refused_in_words(board):
    notice = board.posted()
    with time_machine.travel("2027-01-20 09:00+08:00", tick=False), pytest.raises(RuleBroken, match="异议期已过"):
        services.raise_objection(notice=notice, words="x", by=ANONYMOUS)
    assert not Objection.objects.exists()


def test_an_open_objection_stands_on_the_desk_of_who_may_answer_it(board, django_assert_num_queries):
    notice = board.posted(by="committee")
    for words in ("电费不对", "日子不对"):
        services.raise_objection(notice=notice, words=words, by=board.cast.actor("resident"))
    waiting = {}
    for name in ("secretary", "committee", "supervisor", "clerk", "accountant", "resident"):
        actor = board.cast.actor(name)
        with django_assert_num_queries(1 if name in ("secretary", "committee") else 0):
            waiting[name] = len(selectors.objections_for(actor))
    assert waiting == {"secretary": 2, "committee": 0, "supervisor": 0, "clerk": 0, "accountant": 0, "resident": 0}
    services.dismiss_objection(
        objection=notice.objections.first(), answer="对过，没错", by=board.cast.actor("secretary")
    )
    assert [each.serial for each in selectors.objections_for(board.cast.actor("secretary"))] == [2]


def test_what_is_not_answered_in_time_goes_to_the_township_once(board, client):
    objection = raised(board, name="钱大暑", phone="+8619900000053")  # the last day is 11 December
    township = board.cast.actor("township_officer")

    def waits():
        return [row.title for row in waiting_for(township, clock.now()) if "异议过了期限" in row.title]

    with time_machine.travel("2026-12-11 09:00+08:00", tick=False):
        assert (pass_on_overdue(), waits()) == (0, [])
    with time_machine.travel("2026-12-12 09:00+08:00", tick=False):
        assert pass_on_overdue() == 1
        assert pass_on_overdue() == 0
        assert waits() == [f"异议过了期限没有答复：{objection.posting.title}"]
        told = Message.objects.filter(user=township.id)
        assert [message.title for message in told] == ["上河村公开〔2026〕1号的异议过了期限没有答复"]
        objection.refresh_from_db()
        assert objection.above_due_on == date(2026, 12, 25)  # ten working days after Saturday the 12th
        assert "12月25日前答复您" in Message.objects.get(user=None).body
        assert "上级最晚" in client.get(f"/board/objections/{objection.public_id}/").content.decode()
        assert "转给上级" in Message.objects.get(user=None).body
        assert "转给了上级" in client.get(f"/board/objections/{objection.public_id}/").content.decode()
        services.uphold_objection(objection=objection, answer="查了，电费确实写错，责成更正。", by=township)
        assert waits() == []


def test_the_county_answers_only_what_was_passed_on_and_nobody_their_own(board):
    objection, county = raised(board), board.cast.actor("county_officer")
    with pytest.raises(NotAllowed):
        services.dismiss_objection(objection=objection, answer="查过", by=county)
    with time_machine.travel("2026-12-12 09:00+08:00", tick=False):
        pass_on_overdue()
        assert list(selectors.objections_passed_on(county)) == [objection]
        Notice.objects.filter(pk=objection.notice_id).update(prepared_by_id=county.id)
        assert list(selectors.objections_passed_on(county)) == []
        Notice.objects.filter(pk=objection.notice_id).update(prepared_by_id=None)
        services.dismiss_objection(objection=objection, answer="查过，账是对的", by=county)


def test_an_answered_objection_is_not_passed_on(board):
    objection = raised(board)
    services.answer_first(objection=objection, words="还在查", by=board.cast.actor("secretary"))
    services.dismiss_objection(objection=objection, answer="账是对的", by=board.cast.actor("secretary"))
    with time_machine.travel("2026-12-20 09:00+08:00", tick=False):
        assert pass_on_overdue() == 0
        assert services.pass_on_objection(objection=objection, by=SYSTEM).passed_on_at is None


def test_what_another_room_corrects_is_not_written_on_here_and_a_correction_changes_something(board):
    services.register_source("letter", "决议", corrects="这份在决议那一页改。")
    notice = board.posted()
    objection = services.raise_objection(notice=notice, words="x", by=board.cast.actor("resident"))
    services.uphold_objection(objection=objection, answer="对", by=board.cast.actor("secretary"))
    notice.refresh_from_db()
    clerk = board.cast.actor("clerk")
    with pytest.raises(RuleBroken, match="在决议那一页改"):
        services.edit_notice(notice=notice, title="别的", body="别的", because="改", by=clerk)
    with pytest.raises(RuleBroken, match="没有更正什么"):
        services.post_correction(
            notice=notice,
            title=notice.title,
            body=notice.body,
            tables=notice.tables,
            because="改",
            by=board.cast.actor("committee"),
        )
    services.register_source("letter", "决议")
    assert services.edit_notice(notice=notice, title="别的", body="别的", because="改", by=clerk).state == "draft"
