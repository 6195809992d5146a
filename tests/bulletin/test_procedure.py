"""Prepared, reviewed, approved, hung up: by three people, in the order of the table."""

import hashlib
import io
import json
import zipfile
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from lianxin.accounts.models import Grant
from lianxin.audit import selectors as audit
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import exports, policies, presenters, selectors, services, tasks
from lianxin.bulletin.calc.due import Period
from lianxin.bulletin.errors import WrongState
from lianxin.bulletin.models import Notice, Objection, Paper
from lianxin.bulletin.views.steps import open_steps
from lianxin.bulletin.vocabulary import TRANSITIONS, State
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.ledger import services as ledger
from lianxin.ledger.models import Entry
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.territory import services as territory
from lianxin.territory.models import Division
from tests.bulletin.conftest import TABLE
from tests.ledger.conftest import desk as books  # noqa: F401

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-10-12 09:00+08:00", tick=False):
        yield


def drafted(board, **more):
    words = {
        "title": "三季度财务收支",
        "body": "逐笔公开。",
        "tables": [TABLE],
        "item": "finance.statement",
        "about": QUARTER,
    }
    by = board.cast.actor("accountant")
    return services.draft_notice(division=board.cast.village, **{"by": by, **words, **more})


def reviewed(board, **more):
    notice = services.submit_notice(notice=drafted(board, **more), by=board.cast.actor("accountant"))
    return services.pass_notice(notice=notice, by=board.cast.actor("supervisor"))


def hung(board, **more):
    notice = services.approve_notice(notice=reviewed(board, **more), by=board.cast.actor("committee"))
    return services.hang_notice(notice=notice, by=board.cast.actor("clerk"))


def test_three_people_bring_it_to_the_wall(board):
    notice = hung(board)
    assert (notice.state, notice.posted_on, notice.posted_until) == (
        State.POSTED,
        date(2026, 10, 12),
        date(2026, 10, 27),
    )
    who = {notice.prepared_by.username, notice.reviewed_by.username, notice.approved_by.username}
    assert who == {"accountant", "supervisor", "committee"}
    tags = list(AuditEvent.objects.order_by("id").values_list("tag", flat=True))
    assert tags == [f"bulletin:notice:{verb}" for verb in ("draft", "submit", "pass", "approve", "post")]


@pytest.mark.parametrize("name", ["resident", "outsider", "supervisor", "auditor", "operator"])
def test_others_do_not_prepare(board, name):
    with pytest.raises(NotAllowed):
        services.draft_notice(
            division=board.cast.village, item="finance.statement", title="x", body="y", by=board.cast.actor(name)
        )


def test_who_prepared_does_neither_review_nor_approve(board):
    notice = services.submit_notice(notice=drafted(board), by=board.cast.actor("accountant"))
    for name in ("accountant", "committee", "clerk", "resident"):
        with pytest.raises(NotAllowed):
            services.pass_notice(notice=notice, by=board.cast.actor(name))
    services.pass_notice(notice=notice, by=board.cast.actor("supervisor"))
    for name in ("accountant", "supervisor", "clerk"):
        with pytest.raises(NotAllowed):
            services.approve_notice(notice=notice, by=board.cast.actor(name))


def test_a_comma_of_somebody_else_makes_nobody_a_stranger_to_what_they_wrote(board):
    clerk = board.cast.user("clerk")
    Grant.objects.create(
        user=clerk, role="committee_member", scope_path=board.cast.village.path, scope_label="上河村",
        starts_on=date(2025, 1, 1), given_by_name="县委社会工作部", given_at=clock.now(),
    )  # fmt: skip
    notice = drafted(board, by=board.cast.actor("clerk"))
    words = {"title": notice.title, "body": "逐笔公开。。", "about": QUARTER, "tables": [TABLE]}
    notice = services.edit_notice(notice=notice, by=board.cast.actor("accountant"), **words)
    assert notice.writers == {clerk.pk, board.cast.user("accountant").pk}
    notice = services.submit_notice(notice=notice, by=board.cast.actor("accountant"))
    notice = services.pass_notice(notice=notice, by=board.cast.actor("supervisor"))
    with pytest.raises(NotAllowed, match="三个人"):
        services.approve_notice(notice=notice, by=board.cast.actor("clerk"))
    notice = services.approve_notice(notice=notice, by=board.cast.actor("committee"))
    notice = services.hang_notice(notice=notice, by=board.cast.actor("clerk"))
    objection = services.raise_objection(notice=notice, words="少一笔", by=board.cast.actor("resident"))
    for name, may in (("clerk", False), ("accountant", False), ("secretary", True)):
        actor = board.cast.actor(name)
        assert bool(policies.can_answer_objection(actor, objection)) == may
        seen = Objection.objects.filter(policies.objections_answered_by(actor))
        assert seen.exists() == may


def test_what_nobody_could_approve_is_not_sent_for_review(board):
    """The secretary is the only one who approves for the branch: what they wrote themself would wait for good."""
    notice = drafted(board, item="party.pledges", by=board.cast.actor("secretary"))
    with pytest.raises(RuleBroken, match="没有人能确认"):
        services.submit_notice(notice=notice, by=board.cast.actor("secretary"))
    services.withdraw_notice(notice=notice, reason="由站点填", by=board.cast.actor("secretary"))
    again = drafted(board, item="party.pledges", by=board.cast.actor("clerk"))
    assert services.submit_notice(notice=again, by=board.cast.actor("clerk")).state == State.REVIEW


def test_what_is_not_approved_is_not_hung(board):
    with pytest.raises(WrongState):
        services.hang_notice(notice=reviewed(board), by=board.cast.actor("clerk"))


def test_the_supervisors_hold_it_with_a_reason_and_it_comes_again(board):
    notice = services.submit_notice(notice=drafted(board), by=board.cast.actor("accountant"))
    with pytest.raises(RuleBroken, match="哪里有问题"):
        services.hold_notice(notice=notice, reason=" ", by=board.cast.actor("supervisor"))
    with time_machine.travel("2026-10-17 09:00+08:00", tick=False):
        services.remind_due()
        assert Message.objects.get(title="有一份公开等监督委员会审").user == board.cast.user("supervisor")
    held = services.hold_notice(notice=notice, reason="电费少一张票", by=board.cast.actor("supervisor"))
    assert held.held_answer_due_on == date(2026, 10, 17), "answered within five days"
    assert selectors.waiting_for(board.cast.actor("accountant"))[0][1] == held.held_answer_due_on
    told = lambda name: Message.objects.filter(user__username=name, title__startswith="监督委员会的意见").count()  # noqa: E731
    for at, accountant, supervisor in ((15, 0, 0), (16, 1, 0), (17, 2, 0), (18, 3, 1)):
        with time_machine.travel(f"2026-10-{at} 09:00+08:00", tick=False):
            services.remind_due()
            assert (told("accountant"), told("supervisor")) == (accountant, supervisor), at
    services.edit_notice(notice=notice, title="三季度财务收支", body="补了票。", by=board.cast.actor("accountant"))
    again = services.submit_notice(notice=notice, by=board.cast.actor("accountant"))
    assert (again.state, again.held_because, again.review_due_on) == (State.REVIEW, "电费少一张票", date(2026, 10, 17))
    ((_heading, lines),) = presenters.differences(again)
    assert {("gone", "逐笔公开。"), ("new", "补了票。")} <= {(line.kind, line.words) for line in lines}
    passed = services.pass_notice(notice=again, by=board.cast.actor("supervisor"))
    assert (passed.held_because, passed.held_text, presenters.differences(passed)) == ("", {}, [])


def test_personal_data_stops_it_before_the_review(board):
    notice = services.submit_notice(notice=drafted(board, body="找他打19900000053"), by=board.cast.actor("accountant"))
    assert notice.state == State.PRIVACY_CHECK
    assert services.found_in(notice=notice) == ["正文里有手机号 199****53，请删掉"]
    services.edit_notice(notice=notice, title="三季度", body="到站里找他。", by=board.cast.actor("accountant"))
    assert services.submit_notice(notice=notice, by=board.cast.actor("accountant")).state == State.REVIEW


def test_the_name_of_a_child_of_the_village_stops_it(board):
    people.register_person(name="周小满", division=board.cast.village, birth_date=date(2015, 1, 1), by=SYSTEM)
    notice = services.submit_notice(notice=drafted(board), by=board.cast.actor("accountant"))
    assert notice.state == State.PRIVACY_CHECK
    assert "未成年人" in services.found_in(notice=notice)[0]


def test_a_correction_goes_the_same_way_and_wants_its_reason(board):
    notice = hung(board)
    objection = services.raise_objection(notice=notice, words="电费不对", by=board.cast.actor("resident"))
    services.uphold_objection(objection=objection, answer="多写 100 元", by=board.cast.actor("secretary"))
    words = {"title": "三季度财务收支", "body": "改正。", "by": board.cast.actor("accountant")}
    with pytest.raises(RuleBroken, match="为什么更正"):
        services.edit_notice(notice=notice, **words)
    notice.refresh_from_db()
    services.edit_notice(notice=notice, because="电费多写 100 元", **words)
    services.submit_notice(notice=notice, by=board.cast.actor("accountant"))
    services.pass_notice(notice=notice, by=board.cast.actor("supervisor"))
    services.approve_notice(notice=notice, by=board.cast.actor("committee"))
    with time_machine.travel("2026-10-20 09:00+08:00", tick=False):
        again = services.hang_notice(notice=notice, by=board.cast.actor("clerk"))
    assert (again.posting.ordinal, again.posting.because, again.posted_until) == (
        2,
        "电费多写 100 元",
        date(2026, 11, 4),
    )

    objection = services.raise_objection(notice=again, words="还是不对", by=board.cast.actor("resident"))
    services.uphold_objection(objection=objection, answer="少写一笔", by=board.cast.actor("secretary"))
    with pytest.raises(RuleBroken, match="为什么更正"):  # the reason of the first correction is not that of the second
        services.submit_notice(notice=again, by=board.cast.actor("accountant"))
    services.edit_notice(notice=again, because="少写一笔", **words)
    with pytest.raises(RuleBroken, match="没有更正什么"):
        services.submit_notice(notice=again, by=board.cast.actor("accountant"))


def test_what_hung_is_never_withdrawn(board):
    notice = drafted(board)
    services.withdraw_notice(notice=notice, reason="填重了", by=board.cast.actor("accountant"))
    with pytest.raises(RuleBroken, match="只能更正"):
        services.withdraw_notice(notice=hung(board), reason="x", by=board.cast.actor("accountant"))


def test_every_state_is_reached_and_left_by_the_table():
    reached = {step.target for step in TRANSITIONS.values()}
    assert reached | {State.DRAFT} == set(State)


def test_the_time_is_over_only_when_nothing_is_left_to_answer(board):
    notice = hung(board)
    objection = services.raise_objection(notice=notice, words="x", by=board.cast.actor("resident"))
    with time_machine.travel("2026-10-28 09:00+08:00", tick=False):
        assert services.complete_due() == 0
        services.dismiss_objection(objection=objection, answer="对的", by=board.cast.actor("secretary"))
        assert services.complete_due() == 1
        notice.refresh_from_db()
        with pytest.raises(RuleBroken, match="异议可以提到"):
            services.archive_notice(notice=notice, by=board.cast.actor("clerk"))
        assert [step["allowed"] for step in open_steps(board.cast.actor("clerk"), notice)] == [False]
    with time_machine.travel("2026-11-10 09:00+08:00", tick=False):
        late = services.raise_objection(notice=notice, words="y", by=board.cast.actor("resident"))
    with time_machine.travel("2026-11-13 09:00+08:00", tick=False):
        with pytest.raises(RuleBroken, match="还有异议没答复完"):
            services.archive_notice(notice=notice, by=board.cast.actor("clerk"))
        services.dismiss_objection(objection=late, answer="对的", by=board.cast.actor("secretary"))
        assert [step["allowed"] for step in open_steps(board.cast.actor("clerk"), notice)] == [True]
        archived = services.archive_notice(notice=notice, by=board.cast.actor("clerk"))
    assert (archived.state, archived.archive_number) == (State.ARCHIVED, "990101100201-GK-上河村公开〔2026〕1号")
    with time_machine.travel("2026-10-27 09:00+08:00", tick=False):
        assert services.complete_due() == 0


def test_the_package_checks_itself_and_comes_out_the_same(board):
    notice = hung(board)
    services.confirm_board(notice=notice, where="村委会门口", by=board.cast.actor("clerk"))
    packed = exports.archive_package(notice)
    assert packed == exports.archive_package(Notice.objects.get())
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        files = {name.split("/")[1]: package.read(name) for name in package.namelist()}
    sums = dict(reversed(line.split("  ")) for line in files.pop("sha256sums.txt").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert (
        b"pdfaid:part>2<" in files["posting-1.pdf"].replace(b" ", b"") or b'pdfaid:part="2"' in files["posting-1.pdf"]
    )
    assert json.loads(files["papers.json"])[notice.posting.public_id]["walls"] == [["村委会门口", "2026-10-12"]]
    metadata = json.loads(files["metadata.json"])
    assert (metadata["reviewed_by"], metadata["elements"]["题名"]) == ("褚白露", notice.title)


def test_the_public_log_knows_the_record_as_it_was_archived(board):
    notice = hung(board)
    with time_machine.travel("2026-11-13 09:00+08:00", tick=False):
        services.complete_due()
        notice = services.archive_notice(notice=notice, by=board.cast.actor("clerk"))
    archived = selectors.archived_as(notice)
    fact = json.loads(audit.entry_numbered(archived.entry_number).body)
    assert (fact["kind"], fact["fact"]["sha256"]) == ("bulletin.archived", archived.sha256)
    services.confirm_board(notice=notice, where="东头", by=board.cast.actor("clerk"))
    Division.objects.filter(pk=board.cast.village.pk).update(name="改了名的村")
    with zipfile.ZipFile(io.BytesIO(exports.archive_package(Notice.objects.get()))) as package:
        files = {name.split("/")[1]: package.read(name) for name in package.namelist()}
    assert hashlib.sha256(files["record-sums.txt"]).hexdigest() == archived.sha256
    sums = dict(reversed(line.split("  ")) for line in files["record-sums.txt"].decode().splitlines())
    assert sums == {name: hashlib.sha256(files[name]).hexdigest() for name in sums}
    assert sorted(sums) == ["metadata.json", "objections.json", "posting-1.json"]
    assert json.loads(files["metadata.json"])["place"] != "改了名的村"


def test_fingerprints_are_kept_once_and_tell_a_paper_that_was_changed(board):
    notice = hung(board)
    assert (tasks.fingerprint_papers(), tasks.fingerprint_papers()) == (1, 0)
    assert Paper.objects.count() == 8, "two renditions of two sizes, each in large print too"
    posting = selectors.find_posting(notice.posting.public_id)
    for _size, _rendition, pdf in exports.papers_of(posting):
        assert exports.code_in(pdf) == posting.public_id
        assert exports.is_ours(pdf, posting)
        assert not exports.is_ours(pdf + b" ", posting)


def test_the_due_list_says_what_is_missing_and_what_is_on_its_way(board):
    rows = {row.item.code: row for row in selectors.due_list(board.cast.village)}
    row = rows["finance.statement"]
    assert (row.period, row.due, row.notice) == (Period(*QUARTER), date(2026, 10, 15), None)
    assert "village.decisions" not in rows
    drafted(board)
    [row] = [row for row in selectors.due_list(board.cast.village) if row.item.code == "finance.statement"]
    assert (row.notice.state, row.is_done) == (State.DRAFT, False)


def test_accounts_with_many_entries_are_shown_every_month(board, books):  # noqa: F811
    for _n in range(31):
        books.post(("银行", 5), ("收入", -5), on=date(2026, 9, 8))
    [row] = [row for row in selectors.due_list(board.cast.village) if row.item.code == "finance.statement"]
    assert (row.period, row.due) == (Period(date(2026, 9, 1), date(2026, 9, 30)), date(2026, 10, 15))


def test_what_hangs_is_reported_to_the_level_above_and_seen_once(board):
    notice, township = hung(board), board.cast.actor("township_officer")

    def waits(name):
        return [
            row.title for row in waiting_for(board.cast.actor(name), clock.now()) if row.title.startswith("下面张贴了")
        ]

    assert [waits(name) for name in ("township_officer", "county_officer", "committee")] == [
        ["下面张贴了公开：上河村"], [], [],
    ]  # fmt: skip
    with pytest.raises(NotAllowed, match="由乡镇"):
        services.see_reported(place=board.cast.township, notices=[notice], by=board.cast.actor("committee"))
    client = Client()
    client.force_login(board.cast.user("township_officer"))
    assert notice.posting.title in client.get("/board/desk/reported/").content.decode()
    assert client.post("/board/desk/reported/", {"seen": notice.public_id}).status_code == 302
    event = AuditEvent.objects.get(tag="bulletin:place:see_reported")
    assert (event.subject_label, event.after["numbers"]) == ("柳溪镇", notice.number)
    assert (waits("township_officer"), selectors.seen_above(notice).by_name) == ([], township.name)
    assert services.see_reported(place=board.cast.township, notices=[notice], by=township) == 0
    client.force_login(board.cast.user("committee"))
    assert "看过" in client.get(f"/board/desk/{notice.public_id}/").content.decode()


def test_a_large_sum_is_due_at_once_until_it_hangs(board, books):  # noqa: F811
    large = lambda: [row for row in selectors.due_list(board.cast.village) if row.item.code == "finance.large"]  # noqa: E731
    books.open("信用社", "bank")
    books.post(("银行", 50_000_00), ("收入", -50_000_00), on=date(2026, 9, 1))
    books.post(("信用社", 50_000_00), ("银行", -50_000_00), on=date(2026, 9, 2))
    assert large() == [], "not over fifty thousand"
    books.post(("银行", 60_000_00), ("收入", -60_000_00), on=date(2026, 9, 25), words="门面房卖了")
    books.post(("信用社", 60_000_00), ("银行", -60_000_00), on=date(2026, 9, 27), words="存到信用社")
    wrong = books.post(("支出", 60_000_00), ("信用社", -60_000_00), on=date(2026, 9, 28))
    ledger.reverse_entry(entry=Entry.objects.get(pk=wrong), reason="记错了", on=date(2026, 9, 29), by=SYSTEM)
    [row] = large()
    assert (row.period, row.due) == (Period(date(2026, 9, 25), date(2026, 9, 25)), date(2026, 10, 8)), (
        "after the holidays"
    )
    day = (date(2026, 9, 25), date(2026, 9, 25))
    drafted(board, item="finance.large", about=day, title="大额收支")
    [row] = large()
    assert (row.notice.state, row.is_done) == (State.DRAFT, False)
    page = presenters.due_line(row, board.cast.village, date(2026, 10, 12), may_write=True)
    assert (page.period, page.tone) == ("2026年9月25日", "late")


def test_the_report_of_a_year_hangs_ten_days_before_the_members_meet(board):
    from lianxin.deliberation.models import Body, Meeting

    def due():
        [row] = [row for row in selectors.due_list(board.cast.village) if row.item.code == "finance.year"]
        return row

    with time_machine.travel("2026-01-08 09:00+08:00", tick=False):
        assert (due().due, due().meeting) == (date(2026, 2, 2), None), "the last of January is a Saturday"
        village = board.cast.village
        where = {"division": village, "division_path": village.path}
        body = Body.objects.create(kind="collective_member_assembly", name="成员大会", **where)
        starts = clock.day_start(date(2026, 1, 25))
        Meeting.objects.create(
            body=body, division_path=village.path, number=1, title="成员大会", planned_at=starts, starts_at=starts
        )
        row = due()
        assert (row.due, row.meeting) == (date(2026, 1, 15), date(2026, 1, 25))
        line = presenters.due_line(row, village, date(2026, 1, 8), may_write=True)
        assert line.period.endswith("1月25日开成员大会，会前给成员看")
        Meeting.objects.update(state="cancelled")
        assert due().meeting is None


def test_the_archive_keeps_each_item_as_long_as_the_county_says(board):
    def said(code):
        notice = board.posted(item=code, source=services.Source("a", code, code))
        return selectors.metadata_of(notice)["retention"]

    assert [said(code) for code in ("village.decisions", "finance.statement", "village.points")] == [
        "永久",
        "30年",
        "10年",
    ]
    territory.set_rules(
        division=board.cast.county, values={"archive.current": "30年"}, basis="县归档范围和保管期限表",
        starts_on=date(2026, 10, 12), by=SYSTEM,
    )  # fmt: skip
    assert said("village.other") == "30年"


def test_the_place_sets_its_own_day(board):
    territory.set_rules(
        division=board.cast.county,
        values={"posting.quarter_due_day": 20},
        basis="县办法",
        starts_on=date(2026, 10, 12),
        by=SYSTEM,
    )
    assert {row.due for row in selectors.due_list(board.cast.village) if row.item.frequency == "quarterly"} == {
        date(2026, 10, 20)
    }


def test_reminders_are_gentle_and_only_where_the_board_is_used(board):
    assert services.remind_due() == 0
    board.posted()
    assert services.remind_due() == 5
    assert services.remind_due() == 0
    told = set(Message.objects.values_list("user__username", "title"))
    late = {("accountant", "上河村有 2 项要公开"), ("secretary", "上河村有 1 项要公开")}  # last year's, long ago
    soon = {
        ("committee", "上河村有 4 项要公开"),
        ("secretary", "上河村有 2 项要公开"),
        ("accountant", "上河村有 2 项要公开"),
    }
    assert told == late | soon


def test_what_does_not_hang_is_told_above_once_and_ordered(board, client):
    assert services.report_undisclosed() > 0, "also where nothing ever hung"
    township, above = board.cast.actor("township_officer"), board.cast.user("township_officer")
    rows = selectors.undisclosed(township).filter(division=board.cast.village)
    assert {row.item_code for row in rows} >= {"finance.year"}
    told = Message.objects.filter(user=above, title__contains="上河村有")
    assert told.count() == 1
    assert services.report_undisclosed() == 0, "nothing new"
    assert told.count() == 1
    assert "undisclosed" in str([row.url for row in waiting_for(township, clock.now())])
    year = rows.get(item_code="finance.year")
    client.force_login(above)
    assert "责成公布" in client.get("/board/desk/undisclosed/").content.decode()
    address = f"/board/desk/undisclosed/{year.public_id}/"
    with pytest.raises(NotAllowed, match="上一级"):
        order(year, by=board.cast.actor("county_officer"))
    with pytest.raises(RuleBroken, match="请写要他们做什么"):
        order(year, by=township, words=" ")
    assert client.post(address, {"words": "把去年的收支贴出来"}).status_code == 302
    assert Message.objects.filter(title__contains="上级责成公布", body__contains="把去年的收支贴出来").exists()
    assert client.post(address, {"words": "再说一遍"}).status_code == 422
    client.force_login(board.cast.user("clerk"))
    assert client.get(address).status_code == 403
    assert client.get("/board/desk/undisclosed/").status_code == 403
    board.posted(item="finance.year", about=(year.first_on, year.last_on))
    left = selectors.undisclosed(township).exclude(ordered_at__isnull=False)
    assert not left.filter(pk=year.pk).exists()
    other = left.filter(division=board.cast.village).first()
    wider = (other.first_on - timedelta(days=1), other.last_on)
    board.posted(item=other.item_code, about=wider, source=services.Source("meeting", "2", "第二次会议"))
    assert left.filter(pk=other.pk).exists(), "tells of other days"
    board.posted(
        item=other.item_code,
        about=(other.first_on, other.last_on),
        source=services.Source("meeting", "3", "第三次会议"),
    )
    with pytest.raises(RuleBroken, match="已经公开了"):
        order(other, by=township)


def test_a_village_without_any_account_is_watched_by_its_township(board, client):
    silent = board.cast.other_village
    assert silent in selectors.places_watched()
    assert services.note_undisclosed(place=silent, by=SYSTEM)
    told = Message.objects.get(title__contains="下河村有")
    assert told.user == board.cast.user("township_officer")
    assert "打电话或者上门" in told.body
    client.force_login(told.user)
    assert "那里没有人有账号" in client.get("/board/desk/undisclosed/").content.decode()
    row = selectors.undisclosed(board.cast.actor("township_officer")).filter(division=silent).first()
    assert "请打电话或者上门告诉" in client.get(f"/board/desk/undisclosed/{row.public_id}/").content.decode()
    told.user.is_active = False
    told.user.save()
    assert silent not in selectors.places_watched(), "nobody would be told"


def order(found, *, by, words="贴出来"):
    return services.order_disclosure(undisclosed=found, words=words, by=by)


def test_what_a_place_took_out_of_its_catalogue_is_no_longer_owed(board):
    township = board.cast.actor("township_officer")
    own = services.set_item(
        division=board.cast.village, affairs="village", name="水费", basis="村规民约", frequency="yearly", due_day=1,
        prepares="committee", reviews="supervisors", approves="committee", by=board.cast.actor("committee"),
    )  # fmt: skip
    services.note_undisclosed(place=board.cast.village, by=SYSTEM)
    rows = selectors.undisclosed(township).filter(item_code=own.code)
    assert rows.exists()
    services.drop_item(item=own, by=board.cast.actor("committee"))
    assert not rows.exists()
