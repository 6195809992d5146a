"""The product's main job in a real browser: a need goes from the door to its answer, with nobody left out."""

import re
from datetime import timedelta

import pytest
import time_machine
from PIL import Image

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import Alarm, State
from tests.cast import make_user
from tests.needs.conftest import desk  # noqa: F401 the village's desk with its units

WORDS = "村东头小卖部往北三盏路灯灭了快十天，老人晚上摸黑回家，盼着早点修。"


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "路灯.jpg"
    Image.new("RGB", (900, 600), (40, 40, 60)).save(path)
    return str(path)


@pytest.fixture
def page_of(open_page):
    """``page_of(user, "/needs/")``: a page at a desk for a member of the cast, on a phone for nobody known."""

    def opened(user, path, **options):
        options.setdefault("viewport", "desktop" if user else "phone")
        return open_page(path, user=user, **options)

    return opened


def press(page, words):
    """Press the button or link of the page's own part with exactly these words."""
    main = page.locator("main")
    main.get_by_role("button", name=words, exact=True).or_(main.get_by_role("link", name=words, exact=True)).click()
    page.wait_for_load_state()


def text_of(page):
    return page.locator("main").inner_text()


def tell(page, photo=None):
    """Fill in 说件事 without an account."""
    page.get_by_label("什么事？").fill(WORDS)
    page.get_by_label("哪一类").select_option("roads.lamp")
    page.get_by_label("在哪个村（社区）").fill("上河村")
    page.get_by_label("具体在哪里").fill("小卖部往北第二根电线杆")
    if photo:
        page.locator("main input[type=file]").set_input_files(photo)
    page.get_by_label("您的姓名").fill("周小满")
    page.get_by_label("联系电话").fill("199 0000 0001")
    page.get_by_label("同意公开办理过程").check()
    press(page, "提交")
    page.locator("main .code").wait_for()  # a form with photos goes on by itself once they have arrived
    shown = text_of(page)
    number = re.search(r"\d{12}-\d{6}-\d{3}", shown)[0]
    code = page.locator("main .code").inner_text()
    assert "承诺答复" in shown
    return number, code


def take_call(page, base, *, words, name, phone):
    """The desk writes down who rang up."""
    page.goto(f"{base}/needs/take/")
    page.get_by_label("什么事").fill(words)
    page.get_by_label("怎么来的").select_option("phone")
    page.get_by_label("来电时间").wait_for()  # whoever is quicker than the question is asked it on the next page
    page.get_by_label("哪一类").select_option("roads.lamp")
    page.get_by_label("在哪个村（社区）").fill("上河村")
    page.get_by_label("来人姓名").fill(name)
    page.get_by_label("来人电话").fill(phone)
    press(page, "登记")
    page.locator("main .code").wait_for()


def look_up(page, base, number, code):
    """Open the need again with number and code, as its requester sees it."""
    page.goto(f"{base}/needs/pickup/")
    page.get_by_label("编号").fill(number)
    page.get_by_label("取件码").fill(code)
    press(page, "查看")
    return text_of(page)


def handle(page, base, number, photo):
    """The unit takes the need, talks to the requester, and answers with a photo."""
    open_case(page, base, number)
    press(page, "接单")
    press(page, "接单")
    press(page, "记录已联系诉求人")
    page.get_by_label("怎么联系的").fill("电话联系，说了后天来修")
    press(page, "记录已联系诉求人")
    press(page, "答复办结")
    page.get_by_label("答复", exact=False).first.fill("三盏灯换了新灯头，晚上试过都亮。")
    page.locator("main input[type=file]").set_input_files(photo)
    press(page, "答复办结")
    page.locator("main section.card img").first.wait_for()


def open_case(page, base, number):
    page.goto(f"{base}/needs/{Need.objects.get(number=number).public_id}/")
    assert number in text_of(page)


def rates(page, base):
    """The total row of the rates page: (share, made of) for each of the three."""
    page.goto(f"{base}/needs/rates/")
    cells = page.locator("main table tbody").first.locator("tr").first.locator("td")
    return [cells.nth(i).inner_text().split("\n") for i in range(cells.count())]


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_a_need_goes_from_the_door_to_its_answer(page_of, desk, live_server, photo):  # noqa: F811
    base, cast = live_server.url, desk.cast
    start = clock.now()
    with time_machine.travel(start, tick=True) as time:
        resident = page_of(None, "/needs/new/")
        number, code = tell(resident, photo)

        clerk = page_of(cast.user("clerk"), "/today/")
        assert "村东头小卖部往北" in text_of(clerk)
        open_case(clerk, base, number)
        assert clerk.locator("main img").count() == 1
        press(clerk, "派单")
        clerk.get_by_label("派给").select_option(label=desk.bureau.name)
        press(clerk, "派单")
        seen = look_up(resident, base, number, code)
        assert re.search(rf"已交{desk.bureau.name}办理，最晚\d+月\d+日 \d\d:\d\d答复您。", seen)

        handler = page_of(cast.user("handler"), "/today/")
        assert "接单" in text_of(handler)

        time.shift(timedelta(days=15))
        while needs.ring_alarms():
            pass
        assert Need.objects.get(number=number).rung >= Alarm.OVERDUE
        county = page_of(cast.user("county_officer"), "/today/")
        assert re.search(r"村东头小卖部往北[^\n]*\s*已超时 \d+ 天", text_of(county))
        assert "已超时" in look_up(resident, base, number, code)

        handler = page_of(cast.user("handler"), "/today/")
        handle(handler, base, number, photo)
        assert "答复：三盏灯换了新灯头" in look_up(resident, base, number, code)
        photos = resident.locator("main img")
        for shown in photos.all():  # her own, and the handler's
            shown.scroll_into_view_if_needed()
            resident.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=shown.element_handle())
        assert photos.count() == 2

        checker = page_of(cast.user("checker"), "/today/")
        assert "核对答复" in text_of(checker)
        open_case(checker, base, number)
        press(checker, "核对通过")
        press(checker, "核对通过")

        before = rates(county, base)
        public_id = Need.objects.get(number=number).public_id
        refused = handler.goto(f"{base}/needs/{public_id}/call_back/")
        assert refused.status == 403
        assert "经办人不能回访自己办的诉求" in handler.locator("body").inner_text()

        caller = page_of(cast.user("outsider"), "/today/")
        assert caller.goto(f"{base}/needs/{public_id}/").status == 404
        caller = page_of(cast.user("clerk"), "/today/")
        open_case(caller, base, number)
        press(caller, "记录回访")
        caller.get_by_label("联系上了吗").select_option("unreachable")
        press(caller, "记录回访")

        look_up(resident, base, number, code)
        press(resident, "没办好，请重办")
        resident.get_by_label("想说的话").fill("只亮了一晚，又灭了。")
        press(resident, "没办好，请重办")
        assert "按您的要求重新办理" in text_of(resident)

        handle(page_of(cast.user("handler"), "/today/"), base, number, photo)
        open_case(checker, base, number)
        press(checker, "核对通过")
        press(checker, "核对通过")
        look_up(resident, base, number, code)
        assert resident.get_by_role("link", name="没办好，请重办").count() == 0  # once
        press(resident, "说说办得怎样，销号")
        resident.get_by_label("解决了", exact=True).check()
        resident.get_by_label("非常满意", exact=True).check()
        press(resident, "说说办得怎样，销号")
        assert "按您的意见已销号" in text_of(resident)

        need = Need.objects.get(number=number)
        assert (need.state, need.reopened, need.closed_by) == (State.CLOSED, 1, "requester")
        after = rates(county, base)
        assert rates(resident, base)[1] == [
            "—",
            "0 / 0",
        ]  # of a quarter that runs, one case would be read as one person
        assert before[1] == ["—", "0 / 0"]
        assert after[1] == ["100.0 %", "1 / 1"]
        assert after[2] == ["100.0 %", "1 / 1"]


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_an_elder_without_a_phone_is_served_at_the_station(page_of, desk, live_server):  # noqa: F811
    base, cast = live_server.url, desk.cast
    clerk = page_of(cast.user("clerk"), "/needs/")
    press(clerk, "代为登记")
    clerk.get_by_label("来人姓名").fill("周奶奶")
    clerk.get_by_label("什么事？").fill("家门口的路灯不亮，晚上不敢出门。")
    clerk.get_by_label("哪一类").select_option("roads.lamp")
    clerk.get_by_label("在哪个村（社区）").fill("上河村")
    press(clerk, "登记")
    slip = text_of(clerk)
    number, code = re.search(r"\d{12}-\d{6}-\d{3}", slip)[0], clerk.locator("main .code").inner_text()

    open_case(clerk, base, number)
    assert "周奶奶" in text_of(clerk)
    assert "郑谷雨" in text_of(clerk)
    press(clerk, "派单")
    clerk.get_by_label("派给").select_option(label=desk.committee.name)
    press(clerk, "派单")

    need = Need.objects.get(number=number)
    for service, by, words in (
        (needs.accept_need, "committee", {}),
        (needs.record_contact, "committee", {"words": "上门看过"}),
        (needs.report_resolved, "committee", {"answer": "灯换好了"}),
        (needs.approve_answer, "secretary", {}),
    ):
        need = service(need=need, by=cast.actor(by), **words)

    # She comes back with her slip, and another of the station types it: who took it down gave the code out.
    another = make_user("second_clerk", "方小暑", role=Role.STATION_STAFF, scope=cast.village)
    clerk = page_of(another, "/needs/")
    look_up(clerk, base, number, code)
    press(clerk, "说说办得怎样，销号")
    clerk.get_by_label("解决了", exact=True).check()
    clerk.get_by_label("满意", exact=True).check()
    clerk.get_by_label("诉求人是怎么说的").fill("周奶奶说灯亮了，晚上敢出门了。")
    press(clerk, "说说办得怎样，销号")
    need.refresh_from_db()
    assert (need.state, need.closed_by, need.requester_phone) == (State.CLOSED, "requester", "")
    assert need.steps.last().by_name == "方小暑"
    assert "郑谷雨" in text_of(clerk)
    without = page_of(cast.user("clerk"), f"/needs/{need.public_id}/")  # who has not typed the code speaks for nobody
    assert "代诉求人" not in text_of(without)


#: What has the focus: its words, and whether it can be seen to have it.
FOCUS = """() => {
    const one = document.activeElement
    const name = [...(one.labels ?? [])].map((label) => label.innerText).join(" ") || one.innerText || one.value || ""
    const style = getComputedStyle(one)
    return {name, tag: one.tagName, seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2}
}"""


def tab_to(page, words, tag=None):
    """Press Tab until what is called so has the focus; every stop on the way must show that it has it."""
    passed = []
    for _each in range(80):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["seen"], f"nobody sees that {focus} has the focus"
        if words in focus["name"] and tag in (None, focus["tag"]):
            return
        passed.append(focus["name"][:20])
    raise AssertionError(f"{words} is not reached by Tab: {passed}")


@pytest.mark.django_db(transaction=True)
def test_keyboard_alone_tells_and_dispatches(page_of, desk):  # noqa: F811
    cast = desk.cast
    home = page_of(None, "/", viewport="desktop")
    home.keyboard.press("Tab")
    assert home.evaluate(FOCUS)["name"] == "跳到正文"
    home.keyboard.press("Enter")
    tab_to(home, "说件事", "A")
    home.keyboard.press("Enter")
    home.wait_for_url("**/needs/new/")
    for label, words in (
        ("什么事", WORDS),
        ("在哪个村", "上河村"),
        ("您的姓名", "周小满"),
        ("联系电话", "19900000001"),
    ):
        tab_to(home, label)
        home.keyboard.type(words)
        home.keyboard.press("Escape")  # a list of suggestions, where there is one
    tab_to(home, "同意公开")
    home.keyboard.press("Space")
    tab_to(home, "提交", "BUTTON")
    home.keyboard.press("Enter")
    home.wait_for_url("**/needs/receipt/")
    need = Need.objects.get()
    assert need.may_publish

    clerk = page_of(cast.user("clerk"), "/today/")
    tab_to(clerk, need.title, "A")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url(f"**/needs/{need.public_id}/")
    tab_to(clerk, "派单", "A")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/dispatch/")
    tab_to(clerk, "派给", "SELECT")
    while clerk.evaluate("document.activeElement.selectedOptions[0].innerText") != desk.bureau.name:
        clerk.keyboard.press("ArrowDown")
    tab_to(clerk, "派单", "BUTTON")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url(f"**/needs/{need.public_id}/")
    need.refresh_from_db()
    assert need.state == State.DISPATCHED


def step_by_keyboard(page, words, fill=()):
    """Open a step of the case by its link, write what it asks for, send it; all by Tab, Enter and letters."""
    case = page.url
    tab_to(page, words, "A")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != case)
    for label, typed in fill:
        tab_to(page, label)
        page.keyboard.type(typed) if len(typed) > 1 else page.keyboard.press("Space")
    tab_to(page, words, "BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url(case)


@pytest.mark.django_db(transaction=True)
def test_keyboard_alone_answers_checks_and_closes(page_of, desk):  # noqa: F811
    cast = desk.cast
    need = desk.dispatched(by=cast.actor("resident"), when=clock.now())
    address = f"/needs/{need.public_id}/"
    handler = page_of(cast.user("handler"), address, viewport="desktop")
    step_by_keyboard(handler, "接单")
    step_by_keyboard(handler, "记录已联系诉求人", [("说明", "电话联系，说了后天来修")])
    step_by_keyboard(handler, "答复办结", [("答复", "三盏灯换了新灯头，晚上试过都亮。")])
    step_by_keyboard(page_of(cast.user("checker"), address, viewport="desktop"), "核对通过")
    resident = page_of(cast.user("resident"), address)
    step_by_keyboard(resident, "说说办得怎样，销号", [("解决了", " "), ("满意", " ")])
    need.refresh_from_db()
    assert (need.state, need.closed_by, need.solved) == (State.CLOSED, "requester", "yes")


@pytest.mark.django_db(transaction=True)
def test_without_javascript_a_need_is_told_and_followed(page_of, desk, live_server, photo):  # noqa: F811
    page = page_of(None, "/needs/new/", javascript=False)
    number, code = tell(page, photo)
    need = Need.objects.get(number=number)
    needs.dispatch_need(need=need, unit=desk.bureau, by=desk.cast.actor("clerk"))
    assert f"已交{desk.bureau.name}办理" in look_up(page, live_server.url, number, code)
    press(page, "撤回诉求")
    press(page, "撤回诉求")
    assert "已按您的意思撤回" in text_of(page)
    clerk = page_of(desk.cast.user("clerk"), "/needs/", javascript=False)
    clerk.get_by_label("状态").select_option("ended")
    press(clerk, "筛选")
    assert number in text_of(clerk)
