"""A member asks to see the collective's books and papers (Law on Rural Collective Economic Organisations, Article 13)."""

from datetime import date

import pytest
import time_machine

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import policies, selectors, services
from lianxin.bulletin.errors import WrongState
from lianxin.bulletin.models import AccessRequest
from lianxin.bulletin.tasks import pass_on_overdue, remind_of_access
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.people import services as people

WORDS = "2026 年上半年修路的开支和发票"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-26 09:00+08:00", tick=False):  # a Thursday
        yield


@pytest.fixture
def member(cast):
    """周小满 belongs to the village's collective."""
    person = people.register_person(name="周小满", division=cast.village, by=SYSTEM, user=cast.user("resident"))
    people.start_belonging(
        person=person,
        population="collective_member",
        division=cast.village,
        on=date(2025, 1, 1),
        by=cast.actor("clerk"),
    )
    return cast.actor("resident")


def asked(cast, by, **more):
    return services.ask_access(**{"division": cast.village, "papers": "accounts", "words": WORDS, "by": by} | more)


def told(name):
    return list(Message.objects.filter(user__username=name).order_by("id").values_list("title", flat=True))


def test_a_member_asks_is_answered_and_sees(cast, member):
    found = asked(cast, member, wants_copy=True)
    assert (found.state, found.due_on, found.name) == ("asked", date(2026, 12, 10), "周小满")
    event = AuditEvent.objects.get(tag="bulletin:access:ask")
    assert event.actor_name == "申请查阅的成员", "who asks to see the books stands in no trail others read"
    assert told("accountant") == ["有成员要查阅账目、材料"]
    accountant = cast.actor("accountant")
    assert [row.number for row in waiting_for(accountant, clock.now())] == [found.public_id]
    with pytest.raises(RuleBroken, match="不能早于今天"):
        services.grant_access(request=found, on=date(2026, 11, 25), where="会计室", by=accountant)
    with pytest.raises(NotAllowed):
        services.grant_access(request=found, on=date(2026, 12, 1), where="会计室", by=cast.actor("supervisor"))
    services.grant_access(request=found, on=date(2026, 12, 1), where="村委会会计室，找陈立夏", by=accountant)
    assert told("resident") == ["您要查阅的账目、材料有答复"]
    assert "12月1日" in Message.objects.get(user__username="resident").body
    assert waiting_for(accountant, clock.now()) == []
    services.note_seen(request=found, words="看了凭证，复印 6 页", by=accountant)
    found.refresh_from_db()
    assert (found.state, found.seen_on) == ("seen", date(2026, 11, 26))
    with pytest.raises(WrongState):
        services.note_seen(request=found, by=accountant)


def test_only_members_ask_and_staff_enter_what_came_on_paper(cast, member):
    for name in ("courier", "resident_abroad", "accountant", "township_officer"):
        with pytest.raises(NotAllowed, match="集体经济组织的成员"):
            asked(cast, cast.actor(name))
    with pytest.raises(NotAllowed):
        asked(cast, cast.actor("outsider"), channel="paper", name="钱大暑")
    with pytest.raises(RuleBroken, match="哪位成员"):
        asked(cast, cast.actor("clerk"), channel="paper")
    found = asked(cast, cast.actor("clerk"), channel="paper", name="钱大暑", phone="+8619900000053")
    services.refuse_access(request=found, answer="不是本集体的账。", by=cast.actor("accountant"))
    [answer] = Message.objects.filter(title="您要查阅的账目、材料有答复")
    assert (answer.user_id, answer.body) == (None, "不是本集体的账。不同意的，可以请上级定。")
    with pytest.raises(RuleBroken, match="哪一年"):
        asked(cast, member, words=" ")


def test_a_refusal_has_its_reason_and_is_decided_above_once(cast, member):
    found, head, officer = asked(cast, member), cast.actor("committee"), cast.actor("township_officer")
    with pytest.raises(RuleBroken, match="理由"):
        services.refuse_access(request=found, answer=" ", by=head)
    with pytest.raises(NotFound):
        selectors.find_access(found.public_id, officer)
    services.refuse_access(request=found, answer="正在审计", by=head)
    with pytest.raises(NotAllowed, match="自己说"):
        services.appeal_access(request=found, by=head)
    services.appeal_access(request=found, by=member)
    found = selectors.find_access(found.public_id, officer)
    assert (found.state, found.above_due_on) == ("appealed", date(2026, 12, 10))
    assert told("township_officer") == ["上河村的成员要查阅账目、材料，请上级定"]
    with pytest.raises(NotAllowed, match="乡镇或者县里"):
        services.refuse_access(request=found, answer="还是不给", by=head)
    assert [row.number for row in waiting_for(officer, clock.now())] == [found.public_id]
    services.refuse_access(request=found, answer="审计完再看", by=officer)
    with pytest.raises(NotAllowed, match="上级已经定过"):
        services.appeal_access(request=found, by=member)
    assert not Message.objects.get(body__startswith="审计完").body.endswith("请上级定。")


def test_who_answers_is_reminded_and_what_is_late_goes_up(cast, member):
    found = asked(cast, member)
    for day, titles in ((8, 1), (9, 2), (10, 3), (10, 3)):
        with time_machine.travel(f"2026-12-{day:02d} 09:00+08:00", tick=False):
            remind_of_access()
            assert len(told("accountant")) == titles, day
    with time_machine.travel("2026-12-10 09:00+08:00", tick=False):
        assert pass_on_overdue() == 0
    with time_machine.travel("2026-12-11 09:00+08:00", tick=False):
        assert (pass_on_overdue(), pass_on_overdue()) == (1, 0)
        found.refresh_from_db()
        assert found.above_due_on == date(2026, 12, 25)
        officer = cast.actor("township_officer")
        assert waiting_for(officer, clock.now())
        services.grant_access(request=found, on=date(2026, 12, 14), where="村委会", by=officer)
    assert AuditEvent.objects.filter(tag="bulletin:access:pass_on").count() == 1


def test_nobody_answers_their_own(cast):
    accountant = cast.actor("accountant")
    person = people.register_person(name="陈立夏", division=cast.village, by=SYSTEM, user=cast.user("accountant"))
    people.start_belonging(
        person=person,
        population="collective_member",
        division=cast.village,
        on=date(2025, 1, 1),
        by=cast.actor("clerk"),
    )
    found = asked(cast, accountant)
    assert "请换一个人" in policies.can_answer_access(accountant, found).reason
    assert told("accountant") == []
    assert waiting_for(accountant, clock.now()) == []


def test_it_is_asked_and_answered_on_pages(cast, member, client):
    client.force_login(cast.user("resident"))
    assert "点“我要查阅”" in client.get("/board/access/").content.decode()
    sent = client.post("/board/access/new/", {"papers": "minutes", "words": WORDS})
    found = AccessRequest.objects.get()
    assert sent.url == f"/board/access/{found.public_id}/"
    page = client.get(sent.url).content.decode()
    assert "收到，2026年12月10日前答复" in page
    assert "答复：可以看" not in page
    assert "/board/access/" in client.get("/board/").content.decode()
    client.force_login(cast.user("courier"))
    assert client.get(sent.url).status_code == 404
    assert client.post("/board/access/new/", {"papers": "minutes", "words": WORDS}).status_code == 403
    client.force_login(cast.user("accountant"))
    assert found.public_id in client.get("/board/access/").content.decode()
    wrong = client.post(sent.url, {"step": "refuse", "answer": ""})
    assert wrong.status_code == 422
    granted = {"step": "grant", "on": "2026-12-01", "where": "会计室", "answer": "别人的账号会遮住"}
    assert client.post(sent.url, granted).status_code == 302
    assert client.post(sent.url, {"step": "nothing"}).status_code == 404
    client.force_login(cast.user("resident"))
    page = client.get(sent.url).content.decode()
    assert "2026年12月1日，在会计室看" in page
    assert client.post(sent.url, {"step": "appeal"}).status_code == 302
    client.force_login(cast.user("clerk"))
    assert "代成员填查阅申请" in client.get("/board/access/new/?for=others").content.decode()
