"""Posts to fill: only who agreed is considered, side by side with facts; secondments lead to what was really done."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.cadres import forms, presenters, selectors, services
from lianxin.cadres.models import Check, PoolEntry
from lianxin.cadres.vocabulary import OpeningState, PoolState, SecondmentState, SheetOrder, WillState
from lianxin.kit import clock, lot
from lianxin.kit.actors import SYSTEM
from lianxin.kit.deeds import Deed
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Post, Tenure, Unit
from lianxin.organisations.vocabulary import UnitKind


@pytest.fixture
def post(cast):
    unit = Unit.objects.create(
        kind="station", name="上河村党群连心站", division=cast.village, division_path=cast.village.path
    )
    return Post.objects.create(unit=unit, title="值班员", seats=2, selection="recruited")


def opened(desk, post, by="township_officer"):
    return services.open_post(
        division=desk.cast.village, post=post, needs="会记账，说话公道。", by=desk.by(by), at=desk.now
    )


def asked(desk, opening, entry):
    return services.ask_person(opening=opening, file=entry.file, by=desk.by("township_officer"), at=desk.now)


def screened(desk, file):
    """Asked for a post, all clear, and hung its time: closed as ``test_checks`` closes one."""
    check = desk.check(file, kind="post")
    for row in check.answers.all():
        desk.answered(row)
    Check.objects.filter(pk=check.pk).update(state="closed", closed_on=desk.today)


def filled(desk, opening, file, by="county_officer"):
    return services.fill_post(
        opening=opening,
        file=file,
        words="会记账。",
        basis="选举结果",
        starts_on=clock.today(),
        by=desk.by(by),
        at=desk.now,
    )


def test_a_reserve_cadre_from_nomination_to_post(desk, post):
    """Nominated by others, consented, recommended, examined, filed; trained; asked, agreed, screened, chosen, in office."""
    desk.resident()
    entry = desk.pooled()
    today = clock.today()
    course = services.hold_course(
        division=desk.cast.village, title="怎样监督", kind="field", level="township", organiser="镇里", starts_on=today,
        ends_on=today, hours=8, by=desk.by("township_officer"),
    )  # fmt: skip
    services.enter_trainings(course=course, names=["周小满"], by=desk.by("township_officer"))
    opening = opened(desk, post)
    will = asked(desk, opening, entry)
    with pytest.raises(RuleBroken, match="没有说愿意"):
        filled(desk, opening, entry.file)
    services.agree(will=will, by=desk.by("resident"), at=desk.now)
    screened(desk, entry.file)
    with pytest.raises(NotAllowed, match="换一个人"):
        filled(desk, opening, entry.file, by="township_officer")
    opening = filled(desk, opening, entry.file)
    assert (opening.state, opening.filled_with) == (OpeningState.FILLED, entry.file)
    tenure = Tenure.objects.get(post=post)
    assert (tenure.holder_name, tenure.user, tenure.basis) == ("周小满", desk.cast.user("resident"), "选举结果")
    assert PoolEntry.objects.get().state == PoolState.PROMOTED
    assert [each.post for each in selectors.posts_of(entry.file)] == [post]


def test_without_a_clear_check_no_committee_seat_and_with_a_no_no_post(desk, post):
    desk.resident()
    entry = desk.pooled()
    village = desk.cast.village
    committee = Unit.objects.create(
        kind="villagers_committee", name="上河村村民委员会", division=village, division_path=village.path
    )
    seat = Post.objects.create(unit=committee, title="文书", selection="recruited")
    at_station, at_committee = opened(desk, post), opened(desk, seat)
    for opening in (at_station, at_committee):
        services.agree(will=asked(desk, opening, entry), by=desk.by("resident"), at=desk.now)
    with pytest.raises(RuleBroken, match="请先联审"):
        filled(desk, at_committee, entry.file)
    check = desk.check(entry.file)
    desk.answered(check.answers.first(), "not_clear")
    services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)
    for opening in (at_station, at_committee):
        with pytest.raises(RuleBroken, match="没有通过，不能定"):
            filled(desk, opening, entry.file)
    assert not Tenure.objects.filter(post__in=[post, seat]).exists()
    screened(desk, entry.file)
    assert selectors.is_screened(entry.file, desk.today)
    assert selectors.is_screened(entry.file, desk.today + timedelta(days=60))
    assert not selectors.is_screened(entry.file, desk.today + timedelta(days=61))
    assert filled(desk, at_committee, entry.file).filled_with == entry.file


def test_only_somebody_of_the_pool_of_the_place_is_asked(desk, post):
    desk.resident()
    entry = desk.consented()
    opening = opened(desk, post)
    with pytest.raises(RuleBroken, match="后备库里的人"):
        asked(desk, opening, entry)
    asked(desk, opening, desk.pooled(entry))
    elsewhere = services.open_post(
        division=desk.cast.other_village, post=Post.objects.create(unit=post.unit, title="协办员", selection="recruited"),
        needs="会记账。", by=desk.by("county_officer"), at=desk.now,
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="后备库里的人"):
        services.ask_person(opening=elsewhere, file=entry.file, by=desk.by("county_officer"), at=desk.now)


def test_yes_and_no_are_the_persons_until_somebody_is_chosen(desk, post):
    desk.resident()
    entry = desk.pooled()
    will = asked(desk, opened(desk, post), entry)
    for who in ("township_officer", "courier", "clerk"):
        with pytest.raises(NotAllowed):
            services.agree(will=will, by=desk.by(who), at=desk.now)
    will = services.agree(will=will, by=desk.by("resident"), at=desk.now)
    will = services.decline(will=will, by=desk.by("resident"), at=desk.now)
    assert will.state == WillState.DECLINED
    assert selectors.sheet(will.opening, selectors.wills_of_opening(will.opening)) == []
    services.close_post(opening=will.opening, words="不补了", by=desk.by("county_officer"), at=desk.now)
    will.refresh_from_db()
    with pytest.raises(NotAllowed, match="不在物色"):
        services.agree(will=will, by=desk.by("resident"), at=desk.now)


def test_what_somebody_without_an_account_says_is_written_down_by_another(desk, post):
    desk.person("钱大暑")
    entry = services.consent(entry=desk.nominated("钱大暑"), on=desk.today, by=desk.by("scribe"), at=desk.now)
    will = asked(desk, opened(desk, post), desk.pooled(entry))
    assert services.agree(will=will, by=desk.by("secretary"), at=desk.now).channel == "paper"


def test_an_elected_post_is_filled_by_an_election_alone(desk, post):
    elected = Post.objects.create(unit=post.unit, title="主任", selection="elected")
    assert [each for each, _words in selectors.posts_at(desk.cast.village)] == [post]
    with pytest.raises(RuleBroken, match="由选举产生"):
        opened(desk, elected)
    desk.resident()
    opening = opened(desk, post)
    entry = desk.pooled()
    services.agree(will=asked(desk, opening, entry), by=desk.by("resident"), at=desk.now)
    Post.objects.filter(pk=post.pk).update(selection="elected")  # it was opened before that was said
    with pytest.raises(RuleBroken, match="由选举产生"):
        filled(desk, opening, entry.file)


def test_the_sheet_stands_by_name_or_by_a_draw_and_holds_no_figure(desk, post, client):
    names = ["丁立春", "万雨水", "于惊蛰", "方春分"]
    opening = opened(desk, post)
    for name in names:
        desk.person(name)
        entry = desk.nominated(name)
        entry = services.consent(entry=entry, on=desk.today, by=desk.by("scribe"), at=desk.now)
        will = asked(desk, opening, desk.pooled(entry))
        services.agree(will=will, by=desk.by("secretary"), at=desk.now)
    wills = selectors.wills_of_opening(opening)
    by_name = [each.file.name for each in selectors.sheet(opening, wills)]
    assert by_name == [each.file.name for each in wills]
    drawn = [each.file.public_id for each in selectors.sheet(opening, wills, SheetOrder.DRAW)]
    assert drawn == lot.drawn([each.file.public_id for each in wills], opening.public_id)
    client.force_login(desk.cast.user("county_officer"))
    for order, words in (("name", "按姓名排"), ("draw", "按抽签排"), ("hours", "按姓名排")):
        page = client.get(f"/cadres/openings/{opening.public_id}/?order={order}").content.decode()
        assert f"{words}：谁在前谁在后" in page
    facts = {row["what"] for row in presenters.sheet_rows(selectors.sheet(opening, wills))}
    assert facts == {"现在的岗位", "学历、学什么的", "会什么", "会说什么话", "在哪里干过", "锻炼中做完的事"}


def seconded(desk, file, by="township_officer", **more):
    return services.start_secondment(
        file=file, kind="temporary", home="上河村", host="柳溪镇信访办", mentor="卫秋分", starts_on=desk.today,
        ends_on=desk.today + timedelta(days=90), by=desk.by(by), at=desk.now, **more,
    )  # fmt: skip


def test_a_secondment_with_tasks_that_lead_to_what_was_done(desk, client):
    desk.resident()
    file = desk.file()
    found = seconded(desk, file)
    task = services.add_task(secondment=found, words="办结十件来访", by=desk.by("township_officer"), at=desk.now)
    deed = Deed("need", "N1", "诉求 1 号", "/needs/N1/", desk.today)
    with pytest.raises(NotAllowed):
        services.finish_task(task=task, done_on=desk.today, deed=deed, by=desk.by("courier"), at=desk.now)
    with pytest.raises(RuleBroken, match="不晚于今天"):
        services.finish_task(task=task, done_on=desk.today + timedelta(days=1), by=desk.by("resident"), at=desk.now)
    task = services.finish_task(task=task, done_on=desk.today, deed=deed, by=desk.by("resident"), at=desk.now)
    assert (task.label, task.url) == ("诉求 1 号", "/needs/N1/")
    with pytest.raises(RuleBroken, match="已经登记做完"):
        services.finish_task(task=task, done_on=desk.today, by=desk.by("resident"), at=desk.now)
    with pytest.raises(NotAllowed, match="由本人登记"):
        services.finish_task(task=task, done_on=desk.today, by=desk.by("township_officer"), at=desk.now)
    services.write_host_words(secondment=found, words="来得晚。", by=desk.by("township_officer"), at=desk.now)
    services.write_host_words(secondment=found, words="肯学，坐得住。", by=desk.by("township_officer"), at=desk.now)
    services.write_own_words(secondment=found, words="学会了听。", by=desk.by("resident"), at=desk.now)
    client.force_login(desk.cast.user("resident"))
    page = client.get(f"/cadres/files/{file.public_id}/use/").content.decode()
    for words in ("肯学，坐得住。", "来得晚。", "学会了听。", 'href="/needs/N1/"', "办结十件来访"):
        assert words in page
    ended = services.end_secondment(secondment=found, on=desk.today, by=desk.by("secretary"), at=desk.now)
    assert ended.state == SecondmentState.ENDED
    with pytest.raises(RuleBroken, match="已结束"):
        services.add_task(secondment=ended, words="x", by=desk.by("township_officer"), at=desk.now)
    for who in ("resident", "committee", "clerk", "auditor"):
        with pytest.raises(NotAllowed):
            seconded(desk, file, by=who)


def test_what_is_asked_of_a_person_stands_in_their_list(desk, post):
    desk.resident()
    entry = desk.pooled()
    asked(desk, opened(desk, post), entry)
    found = services.open_round(
        division=desk.cast.village, kind="yearly", year=2026, write_by=desk.today, files=desk.serving(entry.file),
        by=desk.by("township_officer"), at=desk.now,
    )  # fmt: skip
    actor = desk.by("resident")
    assert selectors.own_waiting(actor).exists()
    assert [row.next_action for row in presenters.own_rows(actor, clock.now())] == [
        "选做过的事，写好交",
        "说愿意或者不愿意",
    ]
    services.hand_in(appraisal=found.appraisals.get(), own_words="做了。", by=actor, at=desk.now)
    services.suggest_grade(
        appraisal=found.appraisals.get(), grade="basic", words="x", by=desk.by("secretary"), at=desk.now
    )
    assert presenters.own_rows(actor, clock.now())[0].next_action == "看等级意见，说一句"
    assert presenters.own_rows(desk.by("courier"), clock.now()) == []
    assert date.today()


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_many_people(desk, post, client, number):
    opening = opened(desk, post)
    for each in range(number):
        desk.person(f"钱大暑{each}号")
        entry = desk.nominated(f"钱大暑{each}号")
        entry = services.consent(entry=entry, on=desk.today, by=desk.by("scribe"), at=desk.now)
        services.agree(will=asked(desk, opening, desk.pooled(entry)), by=desk.by("secretary"), at=desk.now)
        services.add_task(
            secondment=seconded(desk, entry.file), words="做一件事", by=desk.by("township_officer"), at=desk.now
        )
    client.force_login(desk.cast.user("county_officer"))
    for address, queries in (
        (f"/cadres/openings/?place={desk.cast.village.public_id}", 6), (f"/cadres/openings/{opening.public_id}/", 8),
        (f"/cadres/files/{entry.file.public_id}/use/", 9),
    ):  # fmt: skip
        client.get(address)
        with CaptureQueriesContext(connection) as counted:
            client.get(address)
        assert len(counted) == queries, (address, [each["sql"][:90] for each in counted])


def agreed_and_gone(desk, post, gone):
    desk.resident()
    entry = desk.pooled()
    opening = opened(desk, post)
    will = asked(desk, opening, entry)
    will = services.agree(will=will, by=desk.by("resident"), at=desk.now)
    gone(entry)
    return opening, will


@pytest.mark.parametrize("how", ["left", "released"])
def test_who_left_the_pool_is_chosen_for_no_post(desk, post, client, how):
    def gone(entry):
        if how == "left":
            return services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
        desk.later(366)
        return services.release_from_pool(entry=entry, words="去外地了。", by=desk.by("township_officer"), at=desk.now)

    opening, will = agreed_and_gone(desk, post, gone)
    wills = selectors.wills_of_opening(opening)
    assert selectors.agreed_files(opening) == []
    assert selectors.sheet(opening, wills) == []
    said = {"words": "会记账", "basis": "镇党委会议", "starts_on": desk.today, "by": desk.by("county_officer")}
    with pytest.raises(RuleBroken, match="已经不在后备库里，不能定"):
        services.fill_post(opening=opening, file=will.file, **said, at=desk.now)
    with pytest.raises(RuleBroken, match="不用回话"):
        services.decline(will=will, by=desk.by("resident"), at=desk.now)
    client.force_login(desk.cast.user("county_officer"))
    assert "（已经不在库里）" in client.get(f"/cadres/openings/{opening.public_id}/").content.decode()


def test_a_question_stands_in_the_list_of_a_person_only_while_it_can_be_answered(desk, post):
    desk.resident()
    asked(desk, opened(desk, post), desk.pooled())
    actor = desk.by("resident")
    assert selectors.own_waiting(actor).exists()
    opening = selectors.openings_page().items[0]
    services.close_post(opening=opening, words="不补了", by=desk.by("township_officer"), at=desk.now)
    assert not selectors.own_waiting(actor).exists()
    assert presenters.own_rows(actor, clock.now()) == []


@pytest.fixture
def host(desk):
    """The head of the township's petition office has an account."""
    unit = organisations.create_unit(
        kind=UnitKind.GOVERNMENT_OFFICE, name="柳溪镇信访办", division=desk.cast.township, by=SYSTEM
    )
    post = organisations.add_post(unit=unit, title="主任", is_head=True, selection="appointed", by=SYSTEM)
    organisations.appoint(
        post=post,
        holder_name="韩小雪",
        user=desk.cast.user("courier"),
        starts_on=date(2026, 1, 5),
        basis="任命",
        by=SYSTEM,
    )
    return unit


def test_the_head_of_the_host_is_asked_for_words_when_the_time_is_nearly_over(desk, host, client):
    desk.resident()
    found = seconded(desk, desk.file(), host_unit=host)
    services.add_task(secondment=found, words="办结十件来访", by=desk.by("township_officer"), at=desk.now)
    actor = desk.by("courier")
    assert not selectors.hosted(actor).exists()
    with time_machine.travel(desk.now + timedelta(days=85), tick=False):
        (row,) = presenters.host_rows(actor, clock.now())
        assert row.title == "周小满在柳溪镇信访办锻炼"
        assert not selectors.hosted(desk.by("resident")).exists()
        client.force_login(desk.cast.user("courier"))
        assert "周小满在柳溪镇信访办锻炼" in client.get("/today/").content.decode()
        assert "办结十件来访" in client.get(row.url).content.decode()
        assert client.get(f"/cadres/files/{found.file.public_id}/").status_code == 404  # and reads nothing of the file
        sent = client.post(row.url, {"words": "肯学，坐得住。"})
        assert sent.url == f"/organisations/{host.public_id}/"
        found.refresh_from_db()
        assert (found.host_words, found.host_by_name) == ("肯学，坐得住。", desk.cast.user("courier").name)
        assert not selectors.hosted(actor).exists()
        with pytest.raises(NotAllowed, match="负责人自己写"):
            services.write_host_words(secondment=found, words="不好。", by=desk.by("township_officer"))
        client.force_login(desk.cast.user("clerk"))
        assert client.get(row.url).status_code in (403, 404)


def test_the_host_is_found_by_its_registered_name(desk, host):
    desk.resident()
    said = {
        "kind": "temporary", "home": "上河村", "host": "柳溪镇信访办", "mentor": "卫秋分",
        "starts_on": "2026-03-01", "ends_on": "2026-06-01",
    }  # fmt: skip
    form = forms.SecondForm(said, about=desk.file(), actor=desk.by("township_officer"))
    assert form.is_valid()
    assert form.cleaned_data["host_unit"] == host
    form = forms.SecondForm(said | {"host": "邻县信访局"}, about=desk.file(), actor=desk.by("township_officer"))
    assert form.is_valid()
    assert form.cleaned_data["host_unit"] is None
