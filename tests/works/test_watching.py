"""Who watches over the work: the lot, the site's record, stops and defects; acceptance refused, mended, accepted; settled."""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import recountable
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.recount.checking import check
from lianxin.works import selectors, services
from lianxin.works.calc.lot import drawn, watching
from lianxin.works.errors import WrongState
from lianxin.works.presenters.projects import time_line
from lianxin.works.vocabulary import CheckItem, Party
from tests.works.conftest import signed_sheet
from tests.works.test_projects import refused


@given(st.sets(st.integers(1, 200), min_size=3), st.text(max_size=20))
def test_drawn_is_every_number_once_whatever_the_order_of_entry(numbers, seed):
    order = drawn(numbers, seed)
    assert sorted(order) == sorted(numbers)
    assert drawn(sorted(numbers, reverse=True), seed) == order


def test_drawn_is_what_anybody_computes():
    by_hand = sorted(range(1, 8), key=lambda number: hashlib.sha256(f"17.2\n{number}".encode()).digest())
    assert drawn(range(1, 8), "17.2") == tuple(by_hand)


@given(st.lists(st.integers(1, 200), unique=True), st.sets(st.integers(1, 200)))
def test_watching_is_the_lot_without_who_left_or_nobody(order, left):
    stay = [each for each in order if each not in left]
    assert list(watching(order, left)) == (stay[:5] if len(stay) >= 3 else [])


def test_the_seed_is_announced_before_and_nobody_with_an_interest_is_drawn(village):
    project, by = village.procured(), village.cast.actor("supervisor")
    call = {"project": project, "draw_words": "气温", "by": by, "at": village.now}
    assert "最早是明天" in refused("draw_on", run=services.announce_draw, draw_on=village.today, **call)
    assert "报名从公布" in refused(run=services.enter_volunteer, project=project, name="甲", interest="", by=by)
    with pytest.raises(NotAllowed):
        services.announce_draw(**(call | {"by": village.head}), draw_on=village.today + timedelta(days=1))
    project = village.watched(project)
    found = selectors.monitors_of(project)
    assert [each.number for each in found if each.is_drawn] == sorted(drawn(range(1, 7), "17.2")[:5])
    assert found[-1].interest
    assert not found[-1].is_drawn
    assert "已经抽过签" in refused(run=services.draw_monitors, project=project, seed="18", by=by, at=village.now)


def test_too_few_volunteers_are_not_drawn(village):
    project = village.procured()
    with pytest.raises(RuleBroken, match="不到三个"):
        village.watched(project, names=("甲", "乙"))


def test_too_few_volunteers_are_drawn_after_a_new_announcement(village):
    project, by = village.procured(), village.cast.actor("supervisor")
    with pytest.raises(RuleBroken, match="重新公布"):
        village.watched(project, names=("甲", "乙"))
    words = {"project": project, "draw_on": village.today + timedelta(days=1), "by": by, "at": village.now}
    services.announce_draw(draw_words="后天的气温", **words)
    assert "已经公布" in refused(run=services.announce_draw, draw_words="别的", **words)
    services.enter_volunteer(project=project, name="丙", interest="", by=by, at=village.now)
    project = services.draw_monitors(project=project, seed="9.1", by=by, at=village.later(1))
    assert watching_now(project) == [1, 2, 4]


def watching_now(project):
    return [each.number for each in selectors.monitors_of(project) if each.is_drawn]


def test_who_leaves_is_followed_by_the_next_of_the_lot(client, village):
    project, by = village.building(), village.cast.actor("supervisor")
    order = drawn(range(1, 7), "17.2")
    call = {"run": services.replace_monitor, "project": project, "by": by, "at": village.now, "paper": "本人字条 1"}
    assert "为什么不看了" in refused("reason", number=order[0], reason=" ", **call)
    assert "抽签定下的" in refused("number", number=order[5], reason="病了", **call)
    assert "本人签字的单子号" in refused("paper", number=order[0], reason="病了", **call | {"paper": " "})
    with pytest.raises(NotAllowed):
        services.replace_monitor(
            project=project, number=order[0], reason="病了", paper="1", by=village.head, at=village.now
        )
    client.force_login(village.cast.user("supervisor"))
    address = f"/works/{project.public_id}/replace-monitor/"
    assert client.post(address, {"number": order[0], "reason": "去外地打工", "paper": "本人字条 1"}).status_code == 302
    assert watching_now(project) == sorted(order[1:])
    told = client.get(f"/works/{project.public_id}/site/").content.decode()
    for words in ("不看了：去外地打工（本人字条 1）", "接替，看着工程", "1、2、3、4、5、6"):
        assert words in told
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    accepted = {"project": project, "on": village.today, "present": "镇、村", "by": by, "at": village.now}
    assert (
        services.accept_work(
            good=CheckItem, sheet="验 1", scans=signed_sheet(), parties=Party, signed=list(order[1:]), **accepted
        ).state
        == "accepted"
    )
    assert AuditEvent.objects.filter(tag="works:project:replace_monitor").count() == 1


def test_fewer_than_three_who_watch_open_the_lot_again(village):
    project, by = village.building(names=("甲", "乙", "丙")), village.cast.actor("supervisor")
    project = services.replace_monitor(project=project, number=2, reason="病了", paper="1", by=by, at=village.now)
    assert (watching_now(project), project.draw_on, project.draw_seed) == ([], None, "")
    project = services.announce_draw(
        project=project, draw_words="后天的气温", draw_on=village.today + timedelta(days=1), by=by, at=village.now
    )
    services.enter_volunteer(project=project, name="丁", interest="", by=by, at=village.now)
    project = services.draw_monitors(project=project, seed="9.1", by=by, at=village.later(1))
    assert watching_now(project) == [1, 3, 5]


def test_a_stop_stands_however_much_is_written_after_it(client, village):
    project, by = village.building(), village.cast.actor("supervisor")
    services.stop_work(project=project, reason="电线裸着", by=by, at=village.now)
    for n in range(31):
        services.write_log(project=project, words=f"第{n}天", on=village.today, by=village.head, at=village.now)
    address, older = f"/works/{project.public_id}/site/", selectors.notes_page(project).next_cursor
    told = client.get(address).content.decode()
    assert "停工：电线裸着" in told
    assert "第0天" not in told
    assert f"?after={older}" in told
    assert "第0天" in client.get(f"{address}?after={older}").content.decode()


def _waits(village, who, project):
    rows = waiting_for(village.cast.actor(who), clock.now())
    told = "；".join(str(row.next_action) for row in rows if row.title == project.title).split("；")
    return [each for each in told if each.startswith(("停着工", "要返修的过了", "计划的日子过了"))]


def test_what_is_late_waits_in_the_inbox(village):
    project, by = village.building(), village.cast.actor("supervisor")
    services.find_defect(project=project, words="斜了", due_on=village.today, by=by, at=village.now)
    project.plan_complete_on = village.today
    project.save(update_fields=["plan_complete_on"])
    late = ["要返修的过了日子还没有修好", "计划的日子过了：催一催，或者说明为什么"]
    assert (_waits(village, "committee", project), _waits(village, "supervisor", project)) == (late, late[:1])


def test_a_stop_holds_payments_and_completion(village):
    project, by = village.building(), village.cast.actor("supervisor")
    village.received(project, village.reward, 100)
    payment = village.drafted(project, village.reward, 100)
    services.stop_work(project=project, reason="电线裸着", by=by, at=village.now)
    stopped = "停着工：整改好了登记“可以复工”"
    assert stopped in _waits(village, "committee", project)
    assert _waits(village, "supervisor", project) == [stopped]
    assert "停工" in refused(run=services.release_payment, payment=payment, on=village.today, by=village.head)
    assert "停工" in refused(run=services.complete_work, project=project, on=village.today, by=village.head)
    services.resume_work(project=project, words="包好了", by=by)
    assert services.release_payment(payment=payment, on=village.today, by=village.head).state == "released"


def test_acceptance_is_refused_mended_and_signed_by_all(client, village):
    project, by = village.building(), village.cast.actor("supervisor")
    services.write_log(project=project, words="坑深八十公分", on=village.today, by=village.head)
    services.complete_work(project=project, on=village.today, by=village.head)
    numbers = [each.number for each in selectors.monitors_of(project) if each.is_drawn]
    call = {"project": project, "on": village.today, "present": "镇、村、施工队", "by": by}
    due = {"due_on": village.now.date() + timedelta(days=90)}
    eve = {"on": village.today - timedelta(days=1)}
    assert "才完工" in refused(
        "on",
        run=services.accept_work,
        good=CheckItem,
        sheet="验 1",
        scans=signed_sheet(),
        parties=Party,
        signed=numbers,
        **call | eve,
    )
    away = {"project": project, "number": numbers[0], "reason": "忙", "paper": "1", "by": by}
    with pytest.raises(WrongState):
        services.replace_monitor(**away)
    assert "抽签定下的" in refused("refused", run=services.refuse_work, refused=[7], reason="斜", **due, **call)
    both = {"signed": numbers[:1], "refused": numbers[:2], "reason": "斜"}
    assert "又签了字又没有签" in refused("signed", run=services.refuse_work, **both, **due, **call)
    project = services.refuse_work(signed=numbers[2:], refused=numbers[:1], reason="三盏灯杆是斜的", **due, **call)
    assert project.state == "building"
    assert "验收时没有签字" in refused("number", run=services.replace_monitor, **away)
    begun = [each.planned for each in time_line(project, selectors.stages_of(project)) if each.state == "在建"]
    assert (len(begun), bool(begun[0]), begun[1]) == (2, True, "")
    done = [each for each in time_line(project, selectors.stages_of(project)) if each.state == "完工，等验收"]
    assert [(bool(each.on), bool(each.planned)) for each in done] == [(True, False), (False, True)]
    assert done[1].late.startswith("计划的日子已过 "), "said to be done, not accepted, and late"
    assert "还有 1 处" in refused(run=services.complete_work, project=project, on=village.today, by=village.head)
    (defect,) = selectors.open_notes(project, "defect")
    services.mend_defect(project=project, note=defect, words="扶正了", by=by)
    project = services.complete_work(project=project, on=village.later(20).date(), by=village.head, at=village.now)
    done = [each for each in time_line(project, selectors.stages_of(project)) if each.state == "完工，等验收"]
    assert [each.late[:1] for each in done] == ["", "晚"]
    call["on"] = village.today
    assert "没有签字" in refused(
        "signed",
        run=services.accept_work,
        good=CheckItem,
        sheet="验 1",
        scans=(),
        parties=Party,
        signed=numbers[1:],
        **call,
    )
    resident = village.cast.users["resident"]
    project.monitors.filter(number=numbers[0]).update(user=resident)
    good = {"good": CheckItem, "sheet": "验 1", "parties": Party, "signed": numbers} | call
    assert "附上签了字的验收单" in refused("scans", run=services.accept_work, scans=(), **good)
    project = services.accept_work(scans=signed_sheet(), **good)
    page = f"/files/{selectors.sheets_of(project)[0].public_id}/"
    for who, sees in (("supervisor", True), ("resident", True), ("outsider", False)):
        client.force_login(village.cast.user(who))
        assert (page in client.get(f"/works/{project.public_id}/site/").content.decode()) == sees
        answer = client.get(page)
        list(answer)  # read to its end, the client closes it without the connection
        assert answer.status_code == (200 if sees else 404)
    assert project.state == "accepted"
    told = Message.objects.get(kind="works.ticked")
    assert (told.user, "没有签的，请马上告诉乡镇" in told.body) == (resident, True)
    (_first, last) = selectors.acceptances_of(project)
    assert (last.sheet, last.parties) == ("验 1", [each.value for each in Party])
    assert [(each.is_passed, len(each.signed), each.refused) for each in selectors.acceptances_of(project)] == [
        (False, 3, numbers[:1]), (True, 5, []),
    ]  # fmt: skip


def test_settle_project_leaves_nothing_in_a_purse(village):
    project, by = village.building(), village.cast.actor("supervisor")
    village.received(project, village.own, 500)
    services.complete_work(project=project, on=village.today, by=village.head)
    numbers = [each.number for each in selectors.monitors_of(project) if each.is_drawn]
    services.accept_work(
        good=CheckItem,
        sheet="验 1",
        scans=signed_sheet(),
        parties=Party,
        project=project,
        on=village.today,
        present="镇、村",
        signed=numbers,
        by=by,
    )
    call = {"project": project, "words": "镇里审过。", "by": village.accountant}
    assert "还没有结算价" in refused(run=services.settle_project, **call)
    village.priced(400)
    assert "还欠 4.00 元" in refused(run=services.settle_project, **call)
    village.bound_to(village.own, 400)
    village.paid(project, village.own, 400)
    assert "还有 1.00 元" in refused(run=services.settle_project, **call)
    village.given_back(project, village.own, 100)
    assert services.settle_project(**call).state == "settled"


def test_work_begins_under_the_eyes_of_monitors(village):
    project = village.procured()
    call = {"project": project, "on": village.today, "by": village.head, "at": village.now}
    assert "还没有抽签" in refused(run=services.begin_work, **call)
    village.watched(project)
    assert services.begin_work(**call).state == "building"


def test_the_site_page_masks_volunteers_and_offers_the_supervisors_their_steps(client, village):
    project = village.building(names=("周小满", "钱大暑", "孙处暑"))
    address = f"/works/{project.public_id}/site/"
    told = client.get(address).content.decode()
    assert "周小满" not in told
    assert "周**" in told or "周*" in told
    assert "17.2" in told
    client.force_login(village.cast.user("supervisor"))
    given = {"words": "第三根灯杆斜了", "due_on": village.today + timedelta(days=200)}
    assert client.post(f"/works/{project.public_id}/defect/", given).url == address
    told = client.get(address).content.decode()
    assert "第三根灯杆斜了" in told
    assert "周小满" in told
    (defect,) = selectors.open_notes(project, "defect")
    assert client.post(f"/works/{project.public_id}/mend/", {"note": defect.pk, "words": "扶正"}).status_code == 302
    assert not selectors.open_notes(project, "defect")


def test_the_lot_is_drawn_again_by_the_tool_that_knows_nothing_of_us(client, village, tmp_path):
    project, by = village.building(), village.cast.actor("supervisor")
    services.replace_monitor(
        project=project, number=watching_now(project)[0], reason="病了", paper="1", by=by, at=village.now
    )
    path, address = tmp_path / "monitors.zip", f"/works/{project.public_id}/monitors.zip"
    assert address in client.get(f"/works/{project.public_id}/site/").content.decode()
    path.write_bytes(client.get(address).content)
    verdict = check(path)
    assert (verdict.code, verdict.kind) == (0, "project-monitors")
    _kind, parts = recountable.read(recountable.unpack(path.read_bytes()))
    assert sorted(parts["result"]["watching"]) == watching_now(project)
    parts["rule"]["seed"] = "17.3"
    path.write_bytes(recountable.pack(recountable.write("project-monitors", parts)))
    assert check(path).code == 1


def with_an_account(village, project):
    """The first monitor of the lot has an account: the resident."""
    first = next(each for each in selectors.monitors_of(project) if each.is_drawn)
    first.user = village.cast.user("resident")
    first.save(update_fields=["user"])
    return first.number


def test_a_monitor_signs_by_their_own_account_and_nobody_ticks_over_a_no(client, village):
    project, by = village.building(), village.cast.actor("supervisor")
    number, resident = with_an_account(village, project), village.cast.actor("resident")
    services.write_log(project=project, words="坑深八十公分", on=village.today, by=resident, at=village.now)
    with pytest.raises(NotAllowed):
        services.write_log(
            project=project, words="x", on=village.today, by=village.cast.actor("resident_abroad"), at=village.now
        )
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    numbers = [each.number for each in selectors.monitors_of(project) if each.is_drawn]
    sign = {"project": project, "by": resident, "at": village.now}
    with pytest.raises(NotAllowed):
        services.sign_acceptance(is_signed=True, **sign | {"by": by})
    assert "请写为什么" in refused("reason", run=services.sign_acceptance, is_signed=False, **sign)
    assert any("验收签字" in row.next_action for row in waiting_for(resident, village.now))
    client.force_login(village.cast.user("resident"))
    page = f"/works/{project.public_id}/"
    assert f"{page}sign/" in client.get(f"{page}site/").content.decode()
    assert client.post(f"{page}sign/", {"is_signed": "no", "reason": "两盏灯不亮"}).status_code == 302
    assert "两盏灯不亮" in client.get(f"{page}site/").content.decode()
    assert "已经登记过" in refused(run=services.sign_acceptance, is_signed=True, **sign)
    call = {"project": project, "on": village.today, "present": "镇、村", "by": by, "at": village.now}
    accept = {
        "run": services.accept_work,
        "good": CheckItem,
        "sheet": "验 1",
        "scans": signed_sheet(),
        "parties": Party,
        "signed": numbers,
    }
    assert "自己登记了不签字：两盏灯不亮" in refused(**accept, **call)
    project = services.refuse_work(refused=[], reason="两盏灯不亮", due_on=village.today, **call)
    assert project.acceptances.get().refused == [number]
    away = {"project": project, "number": number, "reason": "忙", "paper": "1", "by": by, "at": village.now}
    assert "会上定过" in refused("number", run=services.replace_monitor, **away)
    (defect,) = selectors.open_notes(project, "defect")
    services.mend_defect(project=project, note=defect, words="换了", by=by, at=village.now)
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    services.sign_acceptance(is_signed=True, **sign)
    rest = [each for each in numbers if each != number]
    assert "乡镇" in refused("parties", **accept | {"parties": [Party.VILLAGE], "signed": rest}, **call)
    assert "验收单的号" in refused("sheet", **accept | {"sheet": " ", "signed": rest}, **call)
    accept.pop("run")
    assert services.accept_work(**accept | {"signed": rest}, **call).acceptances.last().signed == numbers


def test_who_watches_leaves_by_their_own_word_or_by_the_meeting(village):
    project, by = village.building(), village.cast.actor("supervisor")
    number = with_an_account(village, project)
    services.leave_watch(project=project, reason="去外地打工", by=village.cast.actor("resident"), at=village.now)
    assert number not in watching_now(project)
    second = watching_now(project)[0]
    resolution = village.resolution("换监督员", f"{project.number}换一个监督员。", 0)
    project = services.replace_monitor(
        project=project, number=second, reason="会上定的", decision=resolution.public_id, by=by, at=village.now
    )
    assert selectors.monitors_of(project)[second - 1].left_proof.endswith("换监督员")
