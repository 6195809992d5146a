"""Points by clicks: what is thanked for is decided, done together, claimed on paper, held open to all, and changed for soap."""

from datetime import date, timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import services as board
from lianxin.kit import clock
from lianxin.people import services as people
from lianxin.points.services import Decided
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.cast import make_user
from tests.points.conftest import village  # noqa: F401

RULES = "上河村积分规则"
CLEANING = {
    "编号": "A01",
    "做什么": "打扫公共场地",
    "给几分": "6",
    "一般要花几分钟": "60",
    "每人最多几分": "60",
    "每户最多几分": "120",
}
SOAP = {"名称": "洗衣粉一袋", "一份成本（元）": "3", "多少份": "10", "每户最多几份": "2"}


def fill(page, fields):
    for label, words in fields.items():
        page.get_by_label(label, exact=True).fill(words)


def follow(page, words):
    """Follow the row with these words, wherever on the page it stands."""
    page.locator("main").get_by_role("link", name=words).first.click()
    page.wait_for_load_state()


@pytest.fixture
def neighbours(village):  # noqa: F811
    """A resident, the committee's member who is her sister and one who is nobody's kin; the collective, which has the money."""
    village.unit()
    resident = village.family()
    sister = village.family("冯芒种", "committee", "SH-0002")
    village.family("钱大暑", "nobody", "SH-0004")
    other = village.family("周远", "resident_abroad", "SH-0003")
    for person in (resident, other):
        people.record_kinship(
            person=person, relative=sister, kind="sibling", source="本人申明", by=village.cast.actor("secretary")
        )
    users, place = village.cast.users, village.cast.village
    users["stranger"] = make_user("stranger", "何大雪", role=Role.COMMITTEE_MEMBER, scope=place)
    for name in ("secretary", "liaison", "clerk", "supervisor", "accountant", "stranger"):
        village.known(name)
    village.decisions[:] = [Decided("letter", "R7", "村代决〔2026〕7号 积分规则", date(2026, 8, 5))]
    return village


@pytest.mark.django_db(transaction=True)
def test_a_rule_becomes_a_bag_of_soap(page_of, live_server, neighbours):  # noqa: F811
    cast = neighbours.cast

    def at(who, path="/today/", **options):
        return page_of(cast.user(who) if who else None, path, **options)

    with time_machine.travel("2026-08-03 09:00+08:00", tick=True) as time:
        # The clerk drafts one rule, asks the village, and two look at it before the assembly's decision is entered.
        clerk = at("clerk", "/points/desk/")
        press(clerk, "起草规则")
        fill(clerk, {"从哪天起": "2026-08-20", "到哪天": "2027-08-10", "总共发多少分": "2000"})
        press(clerk, "存下")
        press(clerk, "加一条")
        fill(clerk, CLEANING)
        clerk.get_by_label("做不了重活、出不了门的人可以怎么做").fill("在家帮忙叠传单、接电话，同样算")
        for chosen in ("组织人的名单", "站点工作人员", "联系户党员", "党支部书记"):
            clerk.get_by_label(chosen, exact=True).check()
        press(clerk, "加一条")
        press(clerk, "征求意见")
        fill(clerk, {"征求意见到哪天": "2026-08-04", "怎么征求": "入户问，村委会留意见本"})
        press(clerk, "征求意见")
        time.shift(timedelta(days=2))
        clerk = at("clerk")
        follow(clerk, RULES)
        press(clerk, "写征求意见的结果")
        fill(clerk, {"问了多少人": "86", "说了什么、改了什么": "有人要求把陪老人看病也算上，下一版加。"})
        press(clerk, "写征求意见的结果")
        supervisor = at("supervisor")
        follow(supervisor, RULES)
        press(supervisor, "监督委员会审过")
        press(supervisor, "监督委员会审过")
        officer = at("township_officer")
        follow(officer, RULES)
        press(officer, "合法性审查")
        fill(officer, {"审查意见": "没有和法律抵触的地方。"})
        press(officer, "合法性审查")
        clerk = at("clerk")
        follow(clerk, RULES)
        press(clerk, "登记会议决议")
        clerk.get_by_label("哪份决议").select_option(label="村代决〔2026〕7号 积分规则")
        press(clerk, "登记会议决议")
        press(clerk, "张贴公示")
        press(clerk, "张贴公示")

        # It hangs for fifteen days before anybody can be thanked by it; then money is laid behind the points.
        time.shift(timedelta(days=16))
        board.complete_due()
        clerk = at("clerk")
        follow(clerk, RULES)
        press(clerk, "生效")
        press(clerk, "生效")
        neighbours.now = clock.now()
        neighbours.money(50_000)
        accountant = at("accountant", "/points/desk/")
        press(accountant, "登记到位的钱")
        accountant.get_by_label("钱从哪来").select_option(label="集体收入")
        accountant.get_by_label("账本里是哪一笔").select_option(index=1)
        press(accountant, "登记到位的钱")

        # People clean the ditch together; the organiser lists who was there. One more brings a sheet of paper.
        clerk = at("clerk", "/points/desk/")
        press(clerk, "安排活动")
        fill(clerk, {"做什么": "清东沟", "哪天": "2026-08-22", "在哪": "东沟"})
        clerk.get_by_label("谁组织").select_option(label="吴立春")
        press(clerk, "安排活动")
        time.shift(timedelta(days=2))
        organiser = at("liaison", viewport="phone")
        follow(organiser, "活动的名单")
        follow(organiser, "清东沟")
        press(organiser, "录名单")
        fill(organiser, {"名单": "周小满 2"})
        press(organiser, "录名单")
        clerk = at("clerk", "/points/desk/")
        press(clerk, "录一张申报表")
        fill(clerk, {"谁做的": "周远", "哪天做的": "2026-08-22", "多少小时、次、件": "3"})
        press(clerk, "提交")
        expect(clerk.get_by_text("两个人核实以后公示")).to_be_visible()

        # Two who are no kin of theirs say that it was done; the sister may not.
        sister = at("committee", "/points/claims/")
        sister.get_by_role("link", name="打扫公共场地").first.click()
        press(sister, "核实：做了")
        press(sister, "核实：做了")
        expect(sister.get_by_text("近亲属，不能核实")).to_be_visible()
        for who in ("secretary", "liaison", "clerk"):
            verifier = at(who, viewport="phone")
            while verifier.goto(f"{live_server.url}/points/waiting/") and verifier.get_by_text("笔积分申报").count():
                follow(verifier, "笔积分申报")
                follow(verifier, "打扫公共场地")
                press(verifier, "核实：做了")
                press(verifier, "核实：做了")

        # The month hangs for all to see. Somebody knows better, a panel without the committee agrees, and that claim goes.
        clerk = at("clerk", "/points/desk/")
        press(clerk, "公示一批积分")
        press(clerk, "公示一批积分")
        posted = clerk.url
        assert "一共 2 笔，30 分" in text_of(clerk)
        neighbour = at(None, posted.removeprefix(live_server.url))
        follow(neighbour, "公开栏上的这一份")
        press(neighbour, "提异议")
        fill(neighbour, {"哪里不对": "22 日下午周远在镇上，没有来清沟"})
        press(neighbour, "提交")
        # The secretary saw that deed done: somebody of the committee who did not writes down what the panel found.
        stranger = at("stranger")
        follow(stranger, "提了异议")
        follow(stranger, "到那一页登记")
        press(stranger, "登记评议小组的决定")
        doubted = stranger.get_by_role("option", name="打扫公共场地 · 18").inner_text()
        stranger.get_by_label("说的是哪一笔").select_option(label=doubted)
        for judge in ("褚白露", "陈立夏"):
            stranger.get_by_label(judge).check()
        stranger.get_by_label("没有账号的村民").fill("钱大暑")
        stranger.get_by_label("成立，去掉这一笔").check()
        stranger.get_by_label("评议意见").fill("问过两个在场的人，那天下午没有来。")
        press(stranger, "登记评议小组的决定")
        neighbour.reload()
        expect(neighbour.get_by_text("问过两个在场的人，那天下午没有来。")).to_be_visible()
        clerk.reload()
        assert "一共 1 笔，12 分" in text_of(clerk)
        assert "入账" not in clerk.get_by_role("main").get_by_role("link").all_inner_texts()

        # Nobody objects any more: another than who hung it up books it. There is soap, and the household fetches a bag.
        time.shift(timedelta(days=7))
        secretary = at("secretary")
        follow(secretary, "每月积分")
        follow(secretary, "8月积分")
        press(secretary, "入账")
        press(secretary, "入账")
        clerk = at("clerk", "/points/desk/")
        press(clerk, "积分超市")
        press(clerk, "开门的日子")
        fill(clerk, {"在哪": "村委会一楼"})
        clerk.get_by_label("每月几日").fill("10 25")
        clerk.get_by_label("那几天几点到几点").fill("8:30-11:30")
        press(clerk, "开门的日子")
        press(clerk, "上架")
        clerk.get_by_label("从哪来").select_option(label="买的")
        fill(clerk, SOAP)
        press(clerk, "上架")
        resident = at("resident", "/points/ours/", viewport="phone")
        assert "12" in text_of(resident)
        press(resident, "积分超市")
        press(resident, "换这件")
        press(resident, "换这件")
        code = resident.locator(".notice strong").inner_text()
        press(clerk, "等取的、已交的")
        follow(clerk, "洗衣粉一袋")
        press(clerk, "交给人了")
        clerk.get_by_label("取货码", exact=True).first.check()
        clerk.get_by_role("textbox", name="取货码").fill(code)
        press(clerk, "交给人了")
        resident.goto(f"{live_server.url}/points/ours/")
        assert "我家 · 上河村 6 分" in text_of(resident)
        expect(resident.get_by_text("兑换 洗衣粉一袋")).to_be_visible()
