"""The whole way of a matter by clicks: five needs, a topic, what people say, four steps and two publications, objections, what came of it."""

import pytest
import time_machine
from playwright.sync_api import expect

from lianxin.bulletin import services as board
from lianxin.deliberation import services as hall
from lianxin.deliberation.models import Body, Process
from lianxin.kit import clock
from lianxin.needs import services as needs
from lianxin.needs.services.intake import Requester
from tests.browser.hall import (
    Walk,
    called,
    counted,
    known_to_the_register,
    minuted,
    seated,
    signed_in,
    validated,
    voted,
)
from tests.browser.test_journeys import page_of, press, take_call, text_of  # noqa: F401
from tests.browser.test_points_journey import follow
from tests.needs.conftest import desk  # noqa: F401

TOPIC = "路灯常亮的电费怎么出"
MOTION = "村东头装六盏太阳能路灯，电池坏了从集体经营收入里换。"
AMENDED = f"{MOTION}每盏多配一块电池。"
BRANCH, BOTH, REPS = "上河村党员大会", "上河村“两委”会议", "上河村村民代表会议"
SEATS = {BRANCH: ("party_branch", 6), BOTH: ("two_committees", 4), REPS: ("villager_rep_assembly", 6)}
TOLD = ("村东头路灯不亮", "路灯又灭了", "路灯坏了三天", "晚上没有路灯", "路灯一闪一闪")


def five_needs(walk, desk):  # noqa: F811
    """The last call is taken by clicks, those before it were."""
    *before, last = (
        {"words": f"{words}，老人晚上不敢出门。", "name": f"王婶{number}", "phone": f"199 0000 00{number + 20}"}
        for number, words in enumerate(TOLD)
    )
    for told in before:
        requester = Requester(name=told["name"], phone=f"+86{told['phone'].replace(' ', '')}")
        desk.register(
            title=told["words"][:7],
            content=told["words"],
            requester=requester,
            by=desk.actor("clerk"),
            when=clock.now(),
        )
    take_call(walk.at("clerk"), walk.base, **last)
    assert needs.notice_topics() == 1
    page = walk.at("township_officer", "/needs/topics/")
    follow(page, "路灯")
    assert "5" in text_of(page)
    press(page, "提请议事厅商议")
    page.get_by_label("请议事厅商议什么").fill(TOPIC)
    press(page, "提请议事厅商议")
    return walk.path(page)  # where what came of it is looked up in the end


def screened(walk):
    """Accepted and published; too few of those it concerns is refused, and nothing typed is lost."""
    page = walk.at("secretary", viewport="phone")
    follow(page, TOPIC)
    press(page, "采纳")
    page.get_by_label("理由").fill("五个人说过，全村都关心。")
    press(page, "采纳")
    press(page, "写和谁有关")
    page.get_by_label("一个小组或者一群人").check()
    page.get_by_label("叫什么").fill("二组")
    page.get_by_label("请他们来几个人").fill("3")
    page.get_by_label("为什么和他们有关").fill("天黑要走这段路。")
    press(page, "写和谁有关")
    press(page, "公布议题")
    page.get_by_label("要知道的情况").fill("一盏太阳能灯九百元，不用电费，电池三年一换。")
    page.get_by_label("什么时候议").fill(f"{walk.day(6)}T19:00")
    page.get_by_label("在哪里议").fill("村委会院子")
    page.get_by_label("一共请多少人来议").fill("10")
    press(page, "公布议题")
    expect(page.get_by_text("三分之一", exact=False).first).to_be_visible()
    expect(page.get_by_label("要知道的情况")).to_have_value("一盏太阳能灯九百元，不用电费，电池三年一换。")
    page.get_by_label("一共请多少人来议").fill("9")
    press(page, "公布议题")
    assert "电池三年一换" in text_of(page)
    return walk.path(page)


def talked_over(walk, topic, assert_accessible):
    resident = walk.at("resident", topic, viewport="phone")
    press(resident, "大家怎么说")
    press(resident, "说一条")
    resident.get_by_label("赞成", exact=False).first.check()
    resident.get_by_label("您想说什么").fill("太阳能的不用交电费，省心。")
    press(resident, "说一条")
    clerk = walk.at("clerk", topic)
    press(clerk, "大家怎么说")
    press(clerk, "说一条")
    clerk.get_by_label("反对", exact=False).first.check()
    clerk.get_by_label("您想说什么").fill("下雨天亮不了一夜，我们老人起夜怎么办。")
    clerk.get_by_label("替谁登记").fill("钱大暑")
    press(clerk, "说一条")
    secretary = walk.at("secretary", topic)
    press(secretary, "大家怎么说")
    for _each in range(2):
        press(secretary, "审大家说的")
        secretary.locator("main").get_by_role("link", name="审一条", exact=True).first.click()
        secretary.get_by_label("放上", exact=True).check()
        press(secretary, "审一条")
        secretary.goto(f"{walk.base}{topic}comments/")
    resident.reload()
    shown = text_of(resident)
    assert "省心" in shown
    assert "老人起夜" in shown
    assert "钱大暑" not in shown
    assert_accessible(resident)
    walk.later(7)
    page = walk.at("secretary", topic)
    press(page, "写来的是谁")
    page.get_by_label("哪一个小组、哪一群人").select_option(index=1)
    page.get_by_label("来的是谁").fill("陈雨禾 021\n郑秋田\n何冬麦")
    page.get_by_label("住得近、种得近").check()
    assert_accessible(page)
    press(page, "写来的是谁")
    assert "陈雨禾 021（住得近、种得近）、郑秋田（住得近、种得近）" in text_of(page)
    press(page, "写议的结果")
    page.get_by_label("有几个方案，要表决").check()
    page.get_by_label("议成了什么").fill("大家赞成装太阳能灯，下雨天的事请厂家多配电池；花集体的钱，要表决。")
    page.get_by_label("来了多少人").fill("9")
    page.get_by_label("来的人里和这件事有关的").fill("3")
    page.get_by_label("交会议表决").check()
    press(page, "写议的结果")
    assert "多配电池" in text_of(page)


def bodies(walk):
    """Who meets is written down once, the last body by clicks; somebody written down by mistake is taken off the list."""
    head = walk.cast.actor("committee")
    for name in (BRANCH, BOTH):
        kind, size = SEATS[name]
        body = hall.set_up_body(division=walk.cast.village, kind=kind, name=name, by=head)
        hall.add_members(
            body=body, members=[(f"{name[3:5]}{number}", f"{number:03d}") for number in range(size)], by=head
        )
    kind, size = SEATS[REPS]
    rows = [f"代表{number} {number:03d}" for number in range(1, size)]
    page = seated(walk, REPS, kind, [*rows, "周小满 SH-0001", "写重的 099"])
    press(page, "去掉一人")
    page.get_by_label("哪一位").select_option(label="写重的 099")
    page.get_by_label("为什么").fill("写重了")
    press(page, "去掉一人")


def amended(page):
    """Somebody in the room asks for more in the motion; it is voted as the meeting changed it."""
    press(page, "改表决的话")
    page.get_by_label("要表决的话").fill(AMENDED)
    page.get_by_label("谁提的").fill("周小满")
    press(page, "改表决的话")
    assert f"周小满提的。原来是：{MOTION}" in text_of(page)


def put_right(walk, address):
    """Somebody who was there finds the minutes wrong; nothing is validated before the answer and the new version."""
    phone = walk.at("resident", address, viewport="phone")
    press(phone, "对记录提意见")
    phone.get_by_label("记录哪里不对").fill("我说的是多配两块电池，不是一块。")
    press(phone, "对记录提意见")
    checks = walk.at("supervisor", address)
    press(checks, "核定记录")
    press(checks, "核定记录")
    expect(checks.get_by_text("还有 1 条意见没有答复").first).to_be_visible()
    page = walk.at("committee", address)
    press(page, "答复对记录的意见")
    page.get_by_label("怎么答复").fill("听了录音，是两块，改。")
    page.get_by_label("改，写新的一稿").check()
    press(page, "答复对记录的意见")
    press(page, "写会议记录")
    page.get_by_label("第 1 项", exact=False).first.fill("王清明：先听大家说。\n周小满：多配两块电池。")
    page.get_by_label("这一稿改了什么").fill("一块改成两块")
    press(page, "写会议记录")
    phone.reload()
    assert "多配两块电池。" in text_of(phone)
    assert "听了录音，是两块，改。" in text_of(phone)


def held_before(walk, process, name):
    """A meeting as the last one is clicked, and its step taken: by the services that the clicks call."""
    head, now = walk.cast.actor("committee"), clock.now()
    body = Body.objects.get(name=name)
    meeting = hall.plan_meeting(
        body=body, starts_at=now, place="村委会二楼", convenor="上河村村民委员会", chair="王清明", recorder="冯芒种",
        title=f"{name}：{TOPIC}", by=head,
    )  # fmt: skip
    item = hall.add_item(meeting=meeting, title=TOPIC, motion=MOTION, topic=process.topic, by=head)
    hall.call_meeting(meeting=meeting, by=head)
    rows = [(seat, "in_person", False, "") for seat in meeting.seats.all()]
    hall.enter_attendance(meeting=meeting, rows=rows, by=head)
    hall.open_meeting(meeting=meeting, by=head)
    hall.record_vote(item=item, method="show_of_hands", yes=len(rows) - 1, no=1, abstain=0, by=head)
    hall.close_meeting(meeting=meeting, by=head)
    hall.write_minutes(meeting=meeting, opening="先听大家说。", by=head)
    checks = walk.cast.actor("supervisor" if name == BOTH else "secretary")
    meeting = hall.validate_minutes(meeting=meeting, signatures="三人签名，放在档案柜", all_signed=True, by=checks)
    hall.take_phase(process=process, meeting=meeting, words="同意往下走。", by=head)


def held(walk, body, *, votes, study, ahead):
    """A meeting from its plan to its validated minutes, by clicks; gives its address."""
    address = called(walk, body, title=TOPIC, motion=MOTION, topic=TOPIC, study=study, ahead=ahead)
    signed_in(walk, address)
    page = counted(walk, address)
    amended(page)
    voted(page, yes=votes)
    minuted(page, "王清明：先听大家说。\n一位村民：多配一块电池。")
    put_right(walk, address)
    validated(walk, address)
    return address


def step(walk, page, matter):
    """The two publications: the resolution it rests on is the one of its meeting."""
    page.goto(walk.base + matter)
    press(page, "走下一步")
    page.get_by_label("哪一份决议").select_option(index=0)
    press(page, "走下一步")


def four_steps(walk, topic):
    """Started from the topic's page; each meeting takes its step, and the last one, by clicks, decides."""
    page = walk.at("committee", topic)
    press(page, "为它走程序")
    page.get_by_label("哪个村（社区）").select_option(label="上河村")
    page.get_by_label("什么事").fill("村东头路灯")
    page.get_by_label("四议两公开", exact=True).check()
    expect(page.get_by_label("从哪个议题来").locator("option:checked")).to_have_text(TOPIC)
    press(page, "开始")
    matter = walk.path(page)
    for body in (BRANCH, BOTH, BRANCH):
        held_before(walk, Process.objects.get(), body)
    address = held(walk, REPS, votes=SEATS[REPS][1] - 1, study=f"{BRANCH}：{TOPIC}", ahead=5)
    page = walk.at("committee", matter)
    press(page, "走下一步")
    page.get_by_label("哪一次会").select_option(index=0)
    page.get_by_label("一句话说结果").fill("同意往下走。")
    press(page, "走下一步")
    return matter, address


def resolved(walk, matter, meeting):
    page = walk.at("committee", meeting)
    press(page, "登记决议")
    page.get_by_label("谁负责办").fill("上河村村民委员会")
    page.get_by_label("要花多少钱（元）").fill("5400")
    page.get_by_label("哪天起生效").fill(walk.day(0))
    page.get_by_label("哪天前办好").fill(walk.day(40))
    page.get_by_label("哪天回头看").fill(walk.day(200))
    press(page, "登记决议")
    address = walk.path(page)
    press(page, "公布决议")
    press(page, "公布决议")
    assert "公开栏上的这一份" in text_of(page)
    assert AMENDED in text_of(page)
    step(walk, page, matter)
    return address


def objected(walk, resolution):
    """Somebody finds that the wall does not say where the lamps stand; it is answered on the board, and both stand there."""
    resident = walk.at("resident", resolution, viewport="phone")
    press(resident, "公开栏上的这一份")
    press(resident, "提异议")
    resident.get_by_label("哪里不对").fill("没有写六盏灯装在哪里。")
    press(resident, "提交")
    secretary = walk.at("secretary", "/board/desk/")
    follow(secretary, "提了异议")
    secretary.get_by_label("答复").fill("装在小学到井台一路，图贴在村委会。公布的内容没有错。")
    press(secretary, "不成立")
    resident.reload()
    expect(resident.get_by_text("图贴在村委会", exact=False).first).to_be_visible()


def carried_out(walk, matter, resolution):
    walk.later(20)
    board.complete_due()
    page = walk.at("committee", resolution)
    press(page, "写办得怎样")
    page.get_by_label("办得怎样").fill("灯到了，先装三盏。")
    press(page, "写办得怎样")
    press(page, "办好了，公开结果")
    page.get_by_label("办得怎样").fill("六盏都亮了，花了五千三百八十元。")
    press(page, "办好了，公开结果")
    step(walk, page, matter)
    assert "走完了" in text_of(page)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_from_five_needs_to_what_became_of_it(page_of, desk, live_server, assert_accessible):  # noqa: F811
    with time_machine.travel("2026-08-03 09:00+08:00", tick=True) as time:
        walk = Walk(page_of, desk.cast, live_server.url, time)
        known_to_the_register(desk.cast)
        told = five_needs(walk, desk)
        topic = screened(walk)
        talked_over(walk, topic, assert_accessible)
        bodies(walk)
        matter, meeting = four_steps(walk, topic)
        resolution = resolved(walk, matter, meeting)
        objected(walk, resolution)
        carried_out(walk, matter, resolution)

        # Whoever spoke finds what became of it: from the needs to the topic, to the resolution, to the lamps.
        page = walk.at("township_officer", told)
        follow(page, TOPIC)
        page = walk.at("resident", topic, viewport="phone")
        assert "村代决〔2026〕1号 已实施" in text_of(page)
        assert_accessible(page)
        follow(page, "后来怎样")
        assert "六盏都亮了，花了五千三百八十元。" in text_of(page)
        assert "灯到了，先装三盏。" in text_of(page)
        assert_accessible(page)
