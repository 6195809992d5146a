"""A day of visits without a signal, in a real browser: nothing lost, nothing doubled, refused ones shown.

Tabs and the server are killed at bad moments; households change hands while a phone is away; two people share a phone.
"""

import base64
import time
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.core.signals import request_started
from playwright.sync_api import expect

from lianxin.kit import clock
from lianxin.kit.prints import code_bits
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Contact, Refusal, Visit
from lianxin.liaison.services import card_code
from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.people.models import Household
from lianxin.stations.models import Errand
from tests.browser.conftest import VIEWPORTS, _sign_in
from tests.liaison.conftest import door  # noqa: F401 a village with liaisons

APP = "/liaison/visits/"
#: A slow telephone line: 2G as browsers' own tools simulate it.
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 250_000 / 8, "uploadThroughput": 50_000 / 8}
DAY = 40


@pytest.fixture
def village(door):  # noqa: F811
    """Three households of the cast's liaison, assigned ten days ago."""
    needs.load_starter_categories(by=door.actor("county_officer"))
    for name in ("周小满", "李大雪", "王立夏"):
        home = door.homes[0] if name == "周小满" else door.household(name)
        door.assign(home.household, at=clock.now() - timedelta(days=10))
    return door


@pytest.fixture
def phone_of(chromium, live_server, village):
    """``phone_of("liaison")``: a phone on which this person has opened the visit app once with a signal.

    Requests are watched, not routed: a routed browser does not let its service worker answer while it is offline.
    """
    problems, contexts = [], []

    def opened(name):
        context = chromium.new_context(viewport=VIEWPORTS["phone"], locale="zh-CN", timezone_id="Asia/Shanghai")
        context.set_default_timeout(20_000)
        contexts.append(context)
        context.on("request", lambda request: request.url.startswith(live_server.url) or problems.append(request.url))
        context.on("weberror", lambda error: problems.append(f"script: {error.error}"))
        context.on("console", lambda said: "Content Security" in said.text and problems.append(said.text))
        _sign_in(context, village.cast.user(name), live_server.url)
        page = context.new_page()
        page.goto(live_server.url + APP)
        page.wait_for_selector("#contacts, .empty")
        until(page, "navigator.serviceWorker.controller !== null")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not problems, problems


def until(page, words, seconds=60):
    """Wait for a condition of the page; its content policy forbids Playwright's own way, which evaluates text."""
    end = time.monotonic() + seconds
    while not page.evaluate(words):
        assert time.monotonic() < end, words
        page.wait_for_timeout(50)


def record(page, title, *, note="", need="", errand=""):
    """Four taps: the household, how, what about, keep; and words where there are some."""
    page.locator(".list__row", has_text=title).get_by_role("link", name="记一次").click()
    page.get_by_text("上门", exact=True).click()
    page.get_by_text("看病健康", exact=True).click()
    if note:
        page.get_by_label("备注").fill(note)
    if need:
        page.get_by_text("户里有诉求").click()
        page.get_by_label("什么事").fill(need)
        page.get_by_label("哪一类", exact=True).select_option("roads.lamp")
        page.get_by_text("户里同意带上姓名和电话").click()
    if errand:
        page.get_by_text("户里托办事").click()
        page.get_by_label("托办什么").fill(errand)
        page.get_by_label("托办哪一类").select_option("parcel")
    page.get_by_role("button", name="存下").click()
    page.wait_for_selector("#contacts")


def is_sent(page):
    """Every record of this phone has been answered."""
    page.wait_for_selector("#reached:has-text('刚和服务器核对过')", timeout=60_000)
    until(page, "!document.body.innerText.includes('条只在这部手机上')")


def go_offline(page, away=True):
    page.context.set_offline(away)


def in_store(page, what):
    """Everything the phone's store holds, as the text somebody would find who reads the disk."""
    return page.evaluate(
        """async (what) => {
            const database = await new Promise((done) => { const asked = indexedDB.open('lianxin-visits'); asked.onsuccess = () => done(asked.result) })
            const words = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value)
                : value instanceof CryptoKey ? `key extractable=${value.extractable}`
                : value && typeof value === 'object' ? Object.entries(value).map(([k, v]) => `${k}=${words(v)}`).join(';') : String(value)
            const rows = []
            for (const name of what) rows.push(...await new Promise((done) => { const asked = database.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result) }))
            database.close()
            return rows.map(words).join('\\n')
        }""",
        what,
    )


def test_a_day_in_flight_mode_arrives_once_and_in_order(phone_of, village, assert_accessible):
    page = phone_of("liaison")
    assert_accessible(page)
    go_offline(page)
    page.reload()
    page.wait_for_selector("#contacts")
    assert page.locator("#contacts li").count() == 3
    record(page, "周小满家", note="屋顶漏雨", need="门口路灯不亮")
    record(page, "李大雪家", errand="去镇上取降压药")
    assert "2 条只在这部手机上" in page.inner_text("#whereabouts")
    assert Visit.objects.count() == 0
    assert_accessible(page)

    address, context = page.url, page.context
    page.close(run_before_unload=False)  # the tab is killed; a new one opens without a signal
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#contacts")
    record(page, "王立夏家")
    assert "3 条只在这部手机上" in page.inner_text("#whereabouts")

    go_offline(page, away=False)
    is_sent(page)

    visits = list(Visit.objects.order_by("id").select_related("author"))
    assert [str(each.contact.household.members.get().person) for each in visits] == ["周小满", "李大雪", "王立夏"]
    assert {each.author.username for each in visits} == {"liaison"}
    assert visits[0].note == "屋顶漏雨"
    assert Need.objects.get().requester_name == "周小满"
    errand = Errand.objects.get()
    assert (errand.what, errand.principal_name, errand.asked_by_name) == ("去镇上取降压药", "李大雪", "吴立春")
    expect(page.locator("[data-contact]", has_text="李大雪家")).to_contain_text("托办：去镇上取降压药（已提出）")
    expect(page.locator("main")).to_contain_text("都送到服务器了")
    assert "服务器收到您 3 次走访" in page.inner_text("#received")


def test_the_contact_card_is_shown_at_the_door_without_a_signal(phone_of, village, assert_accessible):
    page = phone_of("liaison")
    go_offline(page)
    page.reload()
    page.locator("[data-contact]", has_text="周小满家").get_by_role("link", name="连心卡").click()
    card = page.locator("#card")
    expect(card).to_contain_text("吴立春")
    expect(card.locator("a[href='tel:+8619900000099']")).to_have_text("199 0000 0099")
    contact = Contact.objects.get(household=village.homes[0].household)
    width, bits = code_bits(
        f"{urlsplit(page.url)._replace(path=f'/liaison/card/{contact.public_id}/', fragment='').geturl()}"
    )
    dark = sum(byte.bit_count() for byte in base64.b64decode(bits))
    drawn = page.get_by_role("img", name="这一户自己的页面的码")
    expect(drawn).to_have_attribute("viewBox", f"0 0 {width + 8} {width + 8}")
    assert drawn.locator("path").get_attribute("d").count("M") == dark
    assert card_code(contact) not in page.content()
    assert_accessible(page)
    page.get_by_role("link", name="返回").click()
    page.wait_for_selector("#contacts")


def test_the_old_phone_loses_the_household_and_late_records_are_shown_as_refused(phone_of, village):
    old, new = phone_of("liaison"), phone_of("liaison_he")
    go_offline(old)
    record(old, "周小满家", note="上午去过")
    village.assign(village.homes[0].household, village.he)
    record(old, "周小满家", note="下午又去了")
    go_offline(old, away=False)
    is_sent(old)

    old.wait_for_selector("#refused")
    assert "现在由何小雪联系" in old.inner_text("#refused")
    assert "下午又去了" in old.inner_text("#refused")
    assert "周小满家" not in old.inner_text("#contacts")
    assert [each.note for each in Visit.objects.all()] == ["上午去过"]
    assert Refusal.objects.count() == 1

    new.get_by_role("button", name="现在送").click()
    new.wait_for_selector("#contacts:has-text('周小满家')")


def test_what_lies_on_the_phone_is_unreadable_and_another_person_never_sends_it(phone_of, village, live_server):
    page = phone_of("liaison")
    go_offline(page)
    record(page, "周小满家", note="只有本人能读")
    kept = in_store(page, ["day", "outbox", "keys", "about"])
    for secret in ("周小满", "只有本人能读", "+8619900000001"):
        assert secret not in kept
    assert "extractable=false" in kept
    assert "extractable=true" not in kept

    page.route("**/visits/sync/", lambda route: route.abort())
    go_offline(page, away=False)
    page.evaluate("fetch('/accounts/logout/', {method: 'GET'})")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="退出并清掉").click()
    page.wait_for_url("**/accounts/logout/")
    left = in_store(page, ["day", "keys"])
    assert "extractable" not in left
    assert in_store(page, ["day"]) == ""

    page.unroute("**/visits/sync/")
    _sign_in(page.context, village.cast.user("liaison_he"), live_server.url)
    page.goto(live_server.url + APP)
    page.wait_for_selector(".empty")
    page.wait_for_selector("#whereabouts:has-text('还有别人记的 1 条')")
    assert not Visit.objects.exists()

    _sign_in(page.context, village.cast.user("liaison"), live_server.url)
    page.goto(live_server.url + APP)
    is_sent(page)
    assert Visit.objects.get().author == village.cast.user("liaison")
    assert Visit.objects.get().note == "只有本人能读"


def test_a_revoked_phone_is_wiped_at_its_next_contact(phone_of, village):
    page = phone_of("liaison")
    phone = village.cast.user("liaison").visit_phones.get()
    liaison.revoke_phone(phone=phone, by=village.actor("liaison"))
    page.get_by_role("button", name="现在送").click()
    page.wait_for_selector("main:has-text('这部手机已停用')")
    assert in_store(page, ["day", "keys", "outbox", "about"]) == ""


def test_after_the_days_without_contact_the_phone_holds_no_household(phone_of):
    page = phone_of("liaison")
    page.evaluate(
        """async () => {
            const database = await new Promise((done) => { const asked = indexedDB.open('lianxin-visits'); asked.onsuccess = () => done(asked.result) })
            const change = database.transaction('about', 'readwrite')
            change.objectStore('about').put(Date.now() - 8 * 86400000, 'contact')
            await new Promise((done) => { change.oncomplete = done })
            database.close()
        }"""
    )
    go_offline(page)
    page.reload()
    page.wait_for_selector("main:has-text('请在有信号的地方登录一次')")
    assert in_store(page, ["day"]) == ""


def test_a_tap_is_not_lost_when_the_page_is_drawn_anew_under_the_finger(phone_of):
    page = phone_of("liaison")
    go_offline(page)
    spot = page.locator(".list__row", has_text="周小满家").get_by_role("link", name="记一次").bounding_box()
    page.mouse.move(spot["x"] + 5, spot["y"] + 5)
    page.mouse.down()
    page.evaluate(
        "document.dispatchEvent(new Event('visibilitychange'))"
    )  # talks with the server, and tells what came of it
    page.wait_for_timeout(500)
    page.mouse.up()
    expect(page.get_by_text("上门", exact=True)).to_be_visible()
    page.get_by_role("link", name="返回").click()
    expect(page.locator("#reached")).to_contain_text("现在没有信号")


def _count_bytes(received, environ, **_signal):
    """What the server was sent: the browser's own tools do not count packed bodies."""
    if environ["PATH_INFO"].endswith("/sync/"):
        received.append(int(environ["CONTENT_LENGTH"]))


def test_forty_visits_on_a_slow_line_are_one_small_request(phone_of, village):
    """Prints seconds and bytes; holds the bytes and the number of requests, which decide the seconds."""
    page = phone_of("liaison")
    go_offline(page)
    for number in range(DAY):
        record(
            page,
            ("周小满家", "李大雪家", "王立夏家")[number % 3],
            note=f"第 {number + 1} 次，屋顶漏雨的地方看过了，约好周末一起修",
        )
    link = page.context.new_cdp_session(page)
    link.send("Network.enable")
    link.send("Network.emulateNetworkConditions", SLOW)
    answered, received = [], []
    count = partial(_count_bytes, received)
    request_started.connect(count)
    page.on("response", lambda answer: answered.append(answer.request) if "/visits/" in answer.url else None)
    started = time.monotonic()
    page.context.set_offline(False)
    link.send("Network.emulateNetworkConditions", SLOW)
    page.get_by_role("button", name="现在送").click()
    is_sent(page)
    seconds = time.monotonic() - started

    request_started.disconnect(count)
    up, down = sum(received), sum(request.sizes()["responseBodySize"] for request in answered)
    print(f"\n{DAY} visits: {seconds:.1f} s, {up} bytes up, {down} bytes down, {len(answered)} requests")
    assert Visit.objects.count() == DAY
    assert len(answered) == len(received) == 1
    assert 0 < up <= 4_000
    assert 0 < down <= 6_000


def names_in_order(page):
    return [each.split("家")[0] for each in page.locator("#contacts .list__title").all_inner_texts()]


def test_households_are_put_in_the_order_of_the_way_without_a_signal(phone_of, village, assert_accessible):
    """王立夏 lives between the other two; the liaison has the last word, by key and by dragging, also after a restart."""
    for name, north in (("周小满", "30.0000"), ("李大雪", "30.0040"), ("王立夏", "30.0010")):
        mine = Household.objects.filter(members__person__name=name)
        mine.update(latitude=north, longitude="104.0000")
    page = phone_of("liaison")
    before = names_in_order(page)
    go_offline(page)
    page.get_by_role("button", name="按顺路排").click()
    expect(page.locator("main")).to_contain_text("按顺路排好了，可以再拖")
    assert names_in_order(page) == ["周小满", "王立夏", "李大雪"]
    assert_accessible(page)

    page.get_by_role("button", name="李大雪家往前").click()
    expect(page.locator("#contacts .list__title").nth(1)).to_have_text("李大雪家")
    page.set_viewport_size({"width": 360, "height": 1600})
    rows = page.locator("#contacts > li")
    rows.nth(2).drag_to(rows.nth(0), source_position={"x": 5, "y": 5}, target_position={"x": 5, "y": 5})
    expect(page.locator("#contacts .list__title").nth(0)).to_have_text("王立夏家")
    page.reload()
    page.wait_for_selector("#contacts")
    assert names_in_order(page) == ["王立夏", "周小满", "李大雪"]

    page.get_by_role("button", name="按日子排").click()
    expect(page.get_by_role("button", name="按日子排")).to_have_count(0)
    assert names_in_order(page) == before
