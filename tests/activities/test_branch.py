"""A branch's list, what it held, and what is kept from whom."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.activities import exports, policies, presenters, selectors, services
from lianxin.activities.models import Activity, Attendance, Member
from lianxin.activities.vocabulary import Kind, Presence
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import services as territory
from tests.coverage.test_pages import found, page

NAMES = ["丁立春", "万雨水", "于惊蛰"]


@pytest.fixture
def branch(cast):
    unit = found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    began = clock.today() - timedelta(days=400)
    services.add_members(unit=unit, names=NAMES, has_vote=True, starts_on=began, by=cast.actor("secretary"))
    return unit


def member(name):
    return Member.objects.get(name=name)


def record(cast, branch, by="secretary", **more):
    said = {
        "kind": Kind.ASSEMBLY,
        "held_on": clock.today(),
        "place": "村部",
        "chair": "王清明",
        "recorder": "丁立春",
    } | more
    return services.record_activity(unit=branch, by=cast.actor(by), **said)


def test_everybody_on_the_list_was_there_but_who_is_ticked(cast, branch):
    services.exempt_member(member=member("于惊蛰"), reason="年老", by=cast.actor("secretary"))
    held = record(cast, branch, absent=(member("万雨水").public_id,))
    told = dict(Attendance.objects.values_list("member__name", "presence"))
    assert told == {"丁立春": Presence.PRESENT, "万雨水": Presence.ABSENT, "于惊蛰": Presence.EXEMPT}
    came = record(cast, branch, came=(member("于惊蛰").public_id,))
    assert came.attendance.get(member__name="于惊蛰").presence == Presence.PRESENT
    (latest, first) = selectors.activities_page(branch).items
    assert (first, first.due, first.present) == (held, 2, 1)
    assert (latest.due, latest.present) == (3, 3)


def test_who_joined_later_was_not_due_before(cast, branch):
    services.add_members(unit=branch, names=["新来的"], has_vote=True, by=cast.actor("secretary"))
    held = record(cast, branch, held_on=clock.today() - timedelta(days=3))
    assert held.attendance.count() == 3


def test_votes_are_those_of_who_was_there_with_the_right(cast, branch):
    services.add_members(
        unit=branch,
        names=["花立秋"],
        has_vote=False,
        starts_on=clock.today() - timedelta(days=9),
        by=cast.actor("secretary"),
    )
    with pytest.raises(RuleBroken, match="有 3 人，三项票数加起来是 4"):
        record(cast, branch, votes=(4, 0, 0))
    held = record(cast, branch, votes=(1, 1, 1))
    assert selectors.vote_holds(held, selectors.attendance_of(held)) is False
    held = record(cast, branch, votes=(2, 1, 0))
    assert selectors.vote_holds(held, selectors.attendance_of(held)) is True
    for name in ("万雨水", "于惊蛰"):
        services.exempt_member(member=member(name), reason="年老", by=cast.actor("secretary"))
    held = record(cast, branch, votes=(1, 0, 0))
    assert selectors.vote_holds(held, selectors.attendance_of(held)) is True


def test_a_meeting_entered_later_counts_the_votes_of_its_day(cast, branch):
    before, by = clock.today() - timedelta(days=9), cast.actor("secretary")
    began = clock.today() - timedelta(days=399)
    services.add_members(
        unit=branch, names=["花立秋"], has_vote=False, stage_on=began, starts_on=began, by=by
    )  # on probation then, full since
    services.enter_stage(member=member("花立秋"), on=clock.today() - timedelta(days=3), by=by)
    services.set_vote(member=member("丁立春"), has_vote=False, on=clock.today() - timedelta(days=4), by=by)
    with pytest.raises(RuleBroken, match="不能早于"):
        services.set_vote(member=member("丁立春"), has_vote=True, on=before, by=by)
    voted = dict(record(cast, branch, held_on=before).attendance.values_list("member__name", "has_vote"))
    assert voted == {"丁立春": True, "万雨水": True, "于惊蛰": True, "花立秋": False}
    voted = dict(record(cast, branch).attendance.values_list("member__name", "has_vote"))
    assert (voted["丁立春"], voted["花立秋"]) == (False, True)


def test_of_a_talk_only_that_it_took_place_is_kept(cast, branch):
    two = [member("丁立春").public_id, member("万雨水").public_id]
    with pytest.raises(RuleBroken, match="只记有过"):
        record(cast, branch, kind=Kind.TALK, came=two, minutes="谈了家里的事")
    assert record(cast, branch, kind=Kind.TALK, came=two).attendance.count() == 2


def test_of_a_committee_only_those_named_were_due(cast, branch):
    with pytest.raises(RuleBroken, match="没有写谁来了"):
        record(cast, branch, kind=Kind.COMMITTEE)
    two = [member("丁立春").public_id, member("万雨水").public_id]
    held = record(cast, branch, kind=Kind.COMMITTEE, came=two, absent=[member("于惊蛰").public_id], votes=(2, 0, 0))
    (shown,) = selectors.activities_page(branch).items
    assert (shown, shown.due, shown.present) == (held, 3, 2)
    lost = {"kind": Kind.COMMITTEE, "came": two[:1], "absent": [two[1], member("于惊蛰").public_id]}
    with pytest.raises(RuleBroken, match="应到 3 人，实到 1 人"):
        record(cast, branch, resolution="定了", **lost)
    assert record(cast, branch, **lost).attendance.count() == 3
    with pytest.raises(RuleBroken, match="没有写谁来了"):
        record(cast, branch, kind=Kind.GROUP, absent=two)
    with pytest.raises(RuleBroken, match="不表决"):
        record(cast, branch, kind=Kind.LECTURE, votes=(3, 0, 0))


def test_a_wrong_record_is_withdrawn_and_counts_for_nothing(cast, branch):
    held = record(cast, branch)
    assert Kind.ASSEMBLY not in {each.kind for each in selectors.due_of_branch(branch, clock.today())}
    services.withdraw_activity(activity=held, reason="日子写错了", by=cast.actor("secretary"))
    assert Kind.ASSEMBLY in {each.kind for each in selectors.due_of_branch(branch, clock.today())}
    assert Activity.objects.get() == held
    assert selectors.activities_page(branch).items == []
    with pytest.raises(RuleBroken, match="已经撤回"):
        services.withdraw_activity(activity=held, reason="再来", by=cast.actor("secretary"))


def test_days_and_people_who_may_not(cast, branch):
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=367)):
        with pytest.raises(RuleBroken, match="不晚于今天"):
            record(cast, branch, held_on=day)
    for who in ("committee", "resident", "outsider", "auditor"):
        with pytest.raises(NotAllowed):
            record(cast, branch, by=who)
    with pytest.raises(RuleBroken, match="都已经在名单上"):
        services.add_members(unit=branch, names=NAMES, has_vote=True, by=cast.actor("secretary"))


def head_of(unit, user):
    post = organisations.add_post(unit=unit, title="书记", is_head=True, by=SYSTEM)
    organisations.appoint(post=post, holder_name=user.name, user=user, starts_on=clock.today(), basis="选举", by=SYSTEM)


def test_another_secretary_of_the_village_reads_no_reasons(cast, branch):
    other = found(cast.village, UnitKind.PARTY_BRANCH, "上河村第二党支部")
    head_of(other, cast.user("secretary"))
    assert policies.can_read_reasons(cast.actor("secretary"), other)
    refused = policies.can_read_reasons(cast.actor("secretary"), branch)
    assert not refused
    assert "这个支部自己的书记" in refused.reason


def test_reasons_are_for_the_secretary_alone(client, cast, branch):
    head_of(branch, cast.user("secretary"))
    services.exempt_member(member=member("于惊蛰"), reason="长期卧床", by=cast.actor("secretary"))
    held = record(cast, branch, absent=(member("万雨水").public_id,), absence_words="家里有事")
    pages = (f"/activities/branches/{branch.public_id}/members/", f"/activities/{held.public_id}/")
    mine = "".join(page(client, cast.user("secretary"), address).content.decode() for address in pages)
    assert "长期卧床" in mine
    assert "家里有事" in mine
    theirs = "".join(page(client, cast.user("township_officer"), address).content.decode() for address in pages)
    assert "万雨水" in theirs
    assert "长期卧床" not in theirs
    assert "家里有事" not in theirs
    assert client.get(f"/activities/members/{member('于惊蛰').public_id}/exempt/").status_code == 403
    kept = " ".join(f"{event.before}{event.after}{event.reason}" for event in AuditEvent.objects.all())
    assert "长期卧床" not in kept
    assert "家里有事" not in kept
    assert page(client, cast.user("resident"), pages[1]).status_code == 403


@time_machine.travel("2026-10-25 10:00+08:00", tick=False)
def test_what_has_to_be_held_soon_stands_in_todays_list_until_it_is_recorded(client, cast, branch):
    assert "上河村党支部的组织生活" in page(client, cast.user("secretary"), "/today/").content.decode()
    row = next(row for row in presenters.waiting_rows(cast.actor("secretary"), clock.now()))
    assert row.meta == "还没有开：主题党日"  # the quarter and the year have time
    record(cast, branch, kind=Kind.THEME_DAY)
    assert "上河村党支部的组织生活" not in client.get("/today/").content.decode()
    assert not presenters.waiting_rows(cast.actor("township_officer"), clock.now())


@time_machine.travel("2026-10-25 10:00+08:00", tick=False)
def test_a_committee_and_groups_that_do_not_meet_stand_in_todays_list(cast, branch):
    """Also where nothing else is missing."""
    secretary = cast.actor("secretary")
    record(cast, branch, kind=Kind.THEME_DAY)
    record(cast, branch, kind=Kind.GROUP, came=[member("丁立春").public_id], held_on=clock.today() - timedelta(days=60))
    assert "党小组会" in presenters.waiting_rows(secretary, clock.now())[0].meta
    record(cast, branch, kind=Kind.GROUP, came=[member("丁立春").public_id])
    assert not presenters.waiting_rows(secretary, clock.now())
    services.add_members(unit=branch, names=list("甲乙丙丁"), has_vote=True, by=secretary)
    assert "支部委员会会议" in presenters.waiting_rows(secretary, clock.now())[0].meta


@time_machine.travel("2026-10-25 10:00+08:00", tick=False)
def test_the_handbook_says_who_is_who_and_what_was_not_held(cast, branch):
    head_of(branch, cast.user("secretary"))
    services.note_away(
        member=member("万雨水"), since=clock.today(), place="省城", contact="丁立春", by=cast.actor("secretary")
    )
    book = exports.handbook(branch, clock.today().year, "https://desk.example.org/")
    told = {section["title"]: section["rows"] for section in book["sections"]}
    assert [row[:2] for row in told["支部委员会"]] == [["书记", cast.user("secretary").name]]
    assert told["名单"] == [["正式党员", "3", "丁立春、万雨水、于惊蛰"]]
    assert told["流动党员"][0][2:] == ["省城", "丁立春"]
    assert "支部党员大会" in {row[0] for row in told["过了期没有开的"]}
    assert not [line for line in book["sentences"] if "不是" in line]
    before = exports.handbook(branch, clock.today().year - 1, "https://desk.example.org/")
    assert "是打印这一天的，不是 2025 年的" in before["sentences"][-1]


@pytest.mark.parametrize(
    ("lecture_months", "shown"), [("1", ["党课"]), ("3", [])], ids=["every month", "every quarter"]
)
@time_machine.travel("2026-08-25 10:00+08:00", tick=False)
def test_todays_list_goes_by_the_rhythm_of_the_place(cast, branch, lecture_months, shown):
    """A village that holds its lecture every month is asked every month, not when the quarter of others ends."""
    territory.set_rules(
        division=cast.village, values={"activities.party_lecture_months": lecture_months}, basis="支部决定",
        starts_on=clock.today(), by=SYSTEM,
    )  # fmt: skip
    record(cast, branch, kind=Kind.THEME_DAY)
    rows = presenters.waiting_rows(cast.actor("secretary"), clock.now())
    assert [word for word in shown if word in "".join(row.meta for row in rows)] == shown
    assert bool(rows) is bool(shown)
    probed = selectors.branches_waiting(cast.actor("secretary"))
    assert list(probed) == [branch]  # asked in vain where the place wants none yet, never missed


def test_one_page_of_a_phone_records_one(client, cast, branch):
    address = f"/activities/branches/{branch.public_id}/record/{Kind.ASSEMBLY}/"
    assert page(client, cast.user("secretary"), "/activities/").status_code == 302
    given = {
        "held_on": clock.today().isoformat(), "place": "河边", "chair": "王清明", "recorder": "丁立春",
        "absent": [member("万雨水").public_id], "minutes": "清理河道",
    }  # fmt: skip
    bad = client.post(address, given | {"votes_for": "1"})
    assert bad.status_code == 422
    assert "没有的写 0" in bad.content.decode()
    assert "清理河道" in bad.content.decode()
    assert client.post(address, given).status_code == 302
    shown = client.get(f"/activities/branches/{branch.public_id}/").content.decode()
    assert "应到 3 人，实到 2 人" in shown
    assert "这个季度还没有开：支部党员大会" not in shown
    assert 'value="河边"' in client.get(address).content.decode()
    talk = client.get(f"/activities/branches/{branch.public_id}/record/{Kind.TALK}/").content.decode()
    assert "谁来了" in talk
    assert "决议" not in talk
    assert client.get(f"/activities/branches/{branch.public_id}/record/dance/").status_code == 404
    book = client.get(f"/activities/branches/{branch.public_id}/handbook-{clock.today().year}.pdf")
    assert book.content.startswith(b"%PDF")


@pytest.mark.parametrize("times", [1, 25])
def test_as_many_queries_for_many_activities(client, cast, branch, times):
    for _number in range(times):
        held = record(cast, branch)
    client.force_login(cast.user("secretary"))
    start = f"/activities/branches/{branch.public_id}/"
    book = f"{start}handbook-{clock.today().year}.pdf"
    for address, queries in ((start, 10), (f"/activities/{held.public_id}/", 7), (f"{start}members/", 8), (book, 15)):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries, address
