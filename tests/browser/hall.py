"""Steps by clicks that several journeys take: who has which page open, a body, and its meeting from the plan to the validated minutes."""

import io
import re
from datetime import timedelta

from playwright.sync_api import expect
from pypdf import PdfReader

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.people import services as people
from tests.browser.test_journeys import press, text_of


class Walk:
    """Opens pages as somebody, who keeps the page for the day; ``time`` goes on by days."""

    def __init__(self, page_of, cast, base, time):
        self.page_of, self.cast, self.base, self.time, self.open = page_of, cast, base, time, {}

    def at(self, who, path="/today/", viewport="desktop"):
        """``who`` is nobody, ``None``, on a phone of their own."""
        page = self.open.get((who, viewport))
        if page is None:
            user = who and self.cast.user(who)
            return self.open.setdefault((who, viewport), self.page_of(user, path, viewport=viewport))
        page.goto(self.base + path)
        return page

    def path(self, page):
        return page.url.removeprefix(self.base)

    def later(self, days):
        if days:
            self.time.shift(timedelta(days=days))
            self.open.clear()  # nobody stays signed in that long

    def day(self, days):
        """What is typed into a field of a day so many days from now."""
        return (clock.today() + timedelta(days=days)).isoformat()


def known_to_the_register(cast):
    """周小满, a household of the village, who has an account."""
    resident = people.register_person(
        name="周小满", division=cast.village, birth_year=1970, user=cast.user("resident"), by=SYSTEM
    )
    people.register_household(code="SH-0001", division=cast.village, representative=resident, by=SYSTEM)


def seated(walk, name, kind, rows):
    """A body is written down with who sits in it; gives its page."""
    page = walk.at("committee", "/hall/bodies/")
    press(page, "登记一个会议")
    page.get_by_label("哪个村（社区）").select_option(label="上河村")
    page.get_by_label("什么会议").select_option(kind)
    page.get_by_label("名称").fill(name)
    if "rep_assembly" in kind:
        page.get_by_label("为什么设代表会议").select_option(label="居住分散")
        page.get_by_label("多少户、多少人，哪次会议或者章程第几条定的").fill("全村 412 户分在七条沟，村民会议定的。")
    press(page, "登记")
    page.get_by_label("加哪些人").fill("\n".join(rows))
    press(page, "加上")
    return page


def called(walk, body, *, title, motion, topic="", study="", ahead=0):
    """A meeting is planned, its agenda written and everybody told; gives its address on the day it is held."""
    page = walk.at("committee", "/hall/bodies/")
    press(page, body)
    press(page, "筹备一次会议")
    page.get_by_label("会议名称").fill(f"{body}：{title}")
    page.get_by_label("开会时间").fill(f"{walk.day(ahead)}T08:00")
    page.get_by_label("开会地点").fill("村委会二楼")
    page.get_by_label("召集人").fill("上河村村民委员会")
    page.get_by_label("主持人").fill("王清明")
    page.get_by_label("记录人").fill("冯芒种")
    if study:
        page.get_by_label("党组织先研究的那次会").select_option(label=study)
    press(page, "记下，写议程")
    press(page, "加一项议程")
    page.get_by_label("议什么").fill(title)
    page.get_by_label("要表决的话").fill(motion)
    if topic:
        page.get_by_label("从哪个议题来").select_option(label=topic)
    press(page, "加一项议程")
    return told(walk, page, ahead)


def told(walk, page, ahead):
    """The planned meeting is called; gives its address on the day it is held."""
    press(page, "发通知")
    press(page, "发通知")
    address = walk.path(page)
    walk.later(ahead)
    return address


def signed_in(walk, address):
    """Who is on the roll signs in with a phone and the digits on the door; the clerk's page keeps it."""
    digits = walk.at("committee", address).locator("main dd strong").inner_text()
    phone = walk.at("resident", address, viewport="phone")
    press(phone, "我来签到")
    phone.get_by_label("签到码").fill(digits)
    press(phone, "我来签到")


def counted(walk, address, *, present=None):
    """The sheet at the door is entered, so many of it, and the heads are counted; gives the page of the meeting."""
    page = walk.at("committee", address)
    press(page, "登记签到")
    for box in page.get_by_role("combobox").all()[:present]:
        box.select_option("in_person")
    press(page, "登记签到")
    press(page, "清点人数，开会")
    press(page, "清点人数，开会")
    return page


def voted(page, *, yes, no=1, abstain=0):
    """Hands are counted."""
    press(page, "登记表决")
    page.get_by_label("同意", exact=True).fill(str(yes))
    page.get_by_label("不同意", exact=True).fill(str(no))
    page.get_by_label("弃权").fill(str(abstain))
    press(page, "登记表决")


def minuted(page, said):
    """The meeting is over and written down."""
    press(page, "散会")
    press(page, "散会")
    press(page, "写会议记录")
    page.get_by_label("开头").fill("主持人讲了规则：一次说一件事。")
    page.get_by_label("第 1 项", exact=False).first.fill(said)
    press(page, "写会议记录")


def validated(walk, address):
    """Somebody else than who wrote the minutes says that they are right."""
    page = walk.at("supervisor", address)
    press(page, "核定记录")
    page.get_by_label("谁在纸上签了名").fill("到会的人签名，放在档案柜")
    page.get_by_label("到会的人都在这一稿上签了名").check()
    press(page, "核定记录")
    assert "已核定" in text_of(page)


def printed_codes(page):
    """The codes on the slips as they come out of the printer, in the order of the roll; they stand nowhere else."""
    press(page, "印投票单")
    with page.expect_download() as paper:
        page.locator("main").get_by_role("button", name="印投票单").click()
    pages = PdfReader(io.BytesIO(paper.value.path().read_bytes())).pages
    words = "".join(each.extract_text() for each in pages)
    return re.findall(r"\b\w{4}-\w{4}-\w{4}\b", words)


def voted_by_code(walk, ballot, code, *marks):
    """Somebody scans a slip and votes on a phone; the code is sent with the vote alone. Gives the tracker that is shown once."""
    page = walk.at(None, ballot, viewport="phone")
    asked = []
    page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    page.goto(f"{walk.base}{ballot}vote/#code={code.lower()}")
    expect(page.get_by_label("投票码")).to_have_value(code.lower())
    assert not any(code.lower() in url for url in [*asked, page.url])
    return marked(page, *marks)


def voted_as_oneself(walk, ballot, *marks):
    """Who is on the roll and has an account needs no slip."""
    page = walk.at("resident", ballot, viewport="phone")
    press(page, "去投票")
    press(page, "没有投票单？用我的账号投")
    return marked(page, *marks)


def voted_with_help(walk, ballot, name, *marks):
    """The clerk marks what somebody beside them says."""
    page = walk.at("clerk", ballot)
    press(page, "帮人投票")
    page.get_by_label("姓名或户编号").fill(name)
    press(page, "找")
    page.get_by_label("替谁投").select_option(index=0)
    return marked(page, *marks)


def marked(page, *marks):
    for mark in marks:
        page.get_by_label(mark, exact=True).check()
    press(page, "投出去")
    return page.locator("main strong").first.inner_text()
