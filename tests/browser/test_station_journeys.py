"""A day at a station in a real browser: the book by keyboard alone, a service to its end, a screen that forgets."""

import io
import time
from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pypdf import PdfReader

from lianxin.kit import clock
from lianxin.stations import services as stations
from lianxin.stations.models import IntakeEntry, ServiceCase
from tests.browser.test_journeys import press, text_of
from tests.needs.conftest import desk  # noqa: F401 the categories a need asks for
from tests.people.conftest import home  # noqa: F401 people who may come
from tests.stations.conftest import Hall, attend, item_values, open_station


@pytest.fixture
def station_hall(cast, desk):  # noqa: F811
    return Hall(cast, open_station(cast, week=["0:00-23:59"] * 7))


#: The keystroke-level model of Card, Moran and Newell: a key of somebody who types, not well; getting ready for a decision.
#: Three keys a Chinese character: its sound, and the choice among words that sound alike.
KEY_SECONDS, DECISION_SECONDS, KEYS_A_CHARACTER = 0.28, 1.35, 3
HALF_A_MINUTE = 30


class Keys:
    """The keyboard of the desk; counts the keys of words apart from those that only move and choose."""

    def __init__(self, page):
        self.page, self.pressed, self.strokes, self.decisions = page, 0, 0, 0

    def words(self, text):
        self.page.keyboard.type(text)
        self.strokes += sum(1 if each.isascii() else KEYS_A_CHARACTER for each in text)
        self.decisions += bool(text)

    @property
    def seconds(self):
        """What a person needs for these keys and decisions, without our own pages' time."""
        return KEY_SECONDS * self.strokes + DECISION_SECONDS * self.decisions

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1
            self.strokes += len(key.split("+"))

    def to(self, label):
        """Tab until this field of the rest has the focus."""
        field = self.page.get_by_label(label)
        while not field.evaluate("one => one === document.activeElement"):
            self.press("Tab")
            assert self.pressed < 60, f"{label} is not reached"


@dataclass
class Line:
    """What somebody at the counter says, and how they are found: by ``typed`` and the arrow key, or not at all."""

    typed: str
    subject: str
    key: int
    answer: str = ""
    finds: str = ""
    other_party: str = ""
    on_paper: bool = False


MORNING = (
    Line("19900001234", "问医保怎么交", 1, "手机上交，教会了", finds="周小满"),
    Line("oyc", "门口路灯不亮", 2, finds="欧阳春"),
    Line("周小满", "想请人取药", 3, finds="周小满", on_paper=True),
    Line("王婶", "和隔壁为滴水吵架", 5, other_party="李叔"),
    Line("", "图书角周末也开门", 6),
)


def write_line(page, keys, line):
    expect(page.locator("#id_who")).to_be_focused()  # ready for the next
    keys.words(line.typed)
    if line.finds:
        expect(page.locator("#people label:has([name=person])", has_text=line.finds)).to_be_visible()
        keys.press("ArrowDown")
        keys.decisions += 1
        expect(page.locator("[data-keys-said]")).to_contain_text(line.finds)
    keys.press("Tab")
    keys.words(line.subject)
    keys.press(f"Alt+{line.key}")
    keys.decisions += 1
    expect(page.locator("#id_answer")).to_be_focused()
    keys.words(line.answer)
    if line.on_paper:
        keys.press("Tab", "ArrowUp")
        keys.decisions += 1
    if line.other_party:
        keys.press("Alt+0")
        keys.to("调解：另一方是谁")
        keys.words(line.other_party)
    keys.press("Enter")
    keys.decisions += 1


@pytest.mark.django_db(transaction=True)
def test_a_morning_of_five_is_written_down_by_keyboard_alone(open_page, station_hall, home):  # noqa: F811
    """Found by telephone, by pinyin, by name, and not at all; answered, a need, an errand, a mediation, a suggestion."""
    page = open_page("/stations/book/", user=station_hall.cast.user("clerk"), viewport="desktop")
    counts = []
    for number, line in enumerate(MORNING, 1):
        keys = Keys(page)
        write_line(page, keys, line)
        sent = time.monotonic()
        expect(page.locator("section[aria-labelledby=recent] li")).to_have_count(number)
        expect(page.locator("#id_who")).to_be_focused()
        counts.append(keys.pressed)
        waited = time.monotonic() - sent
        print(
            f"\n{line.subject}: {keys.strokes} strokes, {keys.decisions} decisions:"
            f" {keys.seconds:.0f} s, and {waited:.1f} s until the next can begin",
            end="",
        )
        assert keys.seconds <= HALF_A_MINUTE, line.subject
    print("\nkeys beside the words of each line:", counts)
    assert counts[0] <= 4, "arrow, Tab, Alt and digit, Enter"
    assert counts[-1] <= 3
    assert max(counts) <= 10, "what few need lies behind Alt+0"

    assert IntakeEntry.objects.count() == len(MORNING)
    answered, need, errand, quarrel, idea = IntakeEntry.objects.order_by("id")
    assert (answered.visitor_name, answered.visitor_phone) == ("周小满", "+8619900001234")
    assert answered.outcome == "answered"
    assert need.need.requester_name == "欧阳春"
    assert (errand.errand.principal_name, errand.sign) == ("周小满", "paper")
    assert [party.name for party in quarrel.mediation.parties.all()] == ["王婶", "李叔"]
    assert (idea.need.kind, idea.need.anonymity, idea.sign) == ("suggestion", "anonymous", "spoken")


@pytest.mark.django_db(transaction=True)
def test_a_week_of_duty_is_planned_swapped_posted_and_handed_over(open_page, station_hall, assert_accessible):
    attend(station_hall, "郑谷雨", user=station_hall.cast.user("clerk"), phone="+8619900000031")
    attend(station_hall, "冯芒种", phone="+8619900000032")
    address = reverse("stations:roster", args=[station_hall.station.public_id])
    secretary = open_page(address, user=station_hall.cast.user("secretary"), viewport="desktop")
    press(secretary, "加值班人员")
    assert_accessible(secretary)
    secretary.get_by_label("姓名").fill("王清明")
    secretary.get_by_label("可以带班").check()
    press(secretary, "保存")
    press(secretary, "平常怎么排班")
    assert_accessible(secretary)
    secretary.get_by_label("带班").select_option("王清明")
    for part, name in (("on", "郑谷雨"), ("backup", "冯芒种")):
        for field in secretary.locator(f"select[name^={part}_]").all():
            field.select_option(name)
    press(secretary, "保存")
    press(secretary, "排班")
    assert_accessible(secretary)
    press(secretary, "排班")
    expect(secretary.locator(".notice--ok")).to_contain_text("已排好，居民现在就能看到")

    clerk = open_page(address, user=station_hall.cast.user("clerk"))
    today = clerk.locator("tr", has=clerk.get_by_role("link", name="写交班记录")).first
    expect(today).to_contain_text("郑谷雨 199 0000 0031")
    expect(today).to_contain_text("王清明")
    today.get_by_role("link", name="换班").click()
    assert_accessible(clerk)
    clerk.get_by_label("换成").select_option("冯芒种")
    clerk.get_by_label("为什么").fill("孩子发烧")
    press(clerk, "保存")
    assert clerk.get_by_role("button", name="同意", exact=True).count() == 0, "nobody approves their own swap"
    expect(today).to_contain_text("郑谷雨 199 0000 0031")  # until somebody has said yes
    secretary.reload()
    press(secretary, "同意")
    clerk.reload()
    expect(today).to_contain_text("冯芒种 199 0000 0032")
    today.get_by_role("link", name="写交班记录").click()
    assert_accessible(clerk)
    clerk.get_by_label("交班记录").fill("李大爷的药下午送到，请交给他女儿。")
    press(clerk, "保存")
    done = clerk.locator("tr", has_text="已交班")
    expect(done).to_contain_text("李大爷的药")

    anybody = open_page(address)
    expect(anybody.locator("table")).to_contain_text("冯芒种 199 0000 0032")
    assert "李大爷" not in anybody.content()
    paper = anybody.request.get(anybody.url.rstrip("/") + "/print.pdf")
    words = PdfReader(io.BytesIO(paper.body())).pages[0].extract_text()
    assert "冯芒种" in words
    assert "王清明" in words


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("javascript", [True, False])
def test_a_service_goes_from_the_checklist_to_the_hand(open_page, station_hall, javascript):
    stations.save_item(by=station_hall.actor("county_officer"), **item_values())
    page = open_page(
        "/stations/services/", user=station_hall.cast.user("clerk"), viewport="desktop", javascript=javascript
    )
    press(page, "高龄津贴申领")
    press(page, "陪他办")
    page.get_by_label("办事人").fill("周大爷")
    press(page, "保存")
    assert "材料清单一次给全：打印给本人" in text_of(page)
    press(page, "还缺材料")
    page.get_by_label("银行卡复印件").check()
    press(page, "还缺材料")
    press(page, "材料齐了")
    press(page, "材料齐了")
    press(page, "递交部门")
    page.get_by_label("递交到哪个部门").fill("县民政局")
    press(page, "递交部门")
    press(page, "记部门的结果")
    page.get_by_label("结果").fill("同意，下月起发放")
    press(page, "记部门的结果")
    press(page, "交到本人手上")
    press(page, "交到本人手上")
    assert "已交到手上" in text_of(page)
    assert ServiceCase.objects.get().result == "同意，下月起发放"


@pytest.mark.django_db(transaction=True)
def test_the_screen_of_the_hall_goes_back_and_forgets(open_page, station_hall, live_server):
    start = reverse("stations:kiosk", args=[station_hall.station.public_id])
    page = open_page(start)
    page.get_by_role("link", name="说件事").click()
    page.wait_for_url("**/kiosk/tell/")
    page.clock.install()
    page.reload()
    page.get_by_label("什么事？").fill("不想让下一个人看到的事")
    page.clock.fast_forward(50_000)
    page.wait_for_selector("[data-rest-warning]:not([hidden])")
    page.get_by_role("button", name="我还在用").click()
    page.clock.fast_forward(40_000)
    assert page.get_by_label("什么事？").input_value() == "不想让下一个人看到的事"
    page.clock.fast_forward(30_000)
    page.wait_for_url(f"**{start}")
    page.go_back()
    page.wait_for_load_state()
    assert "不想让下一个人看到的事" not in page.content()
    assert not page.locator("textarea").count() or not page.locator("textarea").input_value()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "不想让" not in kept


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_the_roster_and_a_list_of_papers_are_read_without_scrolling_sideways(open_page, station_hall, viewport):
    first = attend(station_hall, "郑谷雨", user=station_hall.cast.user("clerk"), phone="+8619900000031")
    leader = attend(station_hall, "王清明", phone="+8619900000032", may_lead=True)
    stations.set_shift(
        station=station_hall.station,
        day=clock.today(),
        slot="am",
        on_duty=first,
        leader=leader,
        by=station_hall.actor("clerk"),
    )
    page = open_page(reverse("stations:roster", args=[station_hall.station.public_id]), viewport=viewport, mode="elder")
    wrap = page.locator(".table-wrap")
    assert wrap.evaluate("one => one.scrollWidth <= one.clientWidth")
    shown = wrap.get_by_text("199 0000 0031").first.bounding_box()
    assert shown["height"] < 120, "a line or two, not a column of syllables"

    item = stations.save_item(by=station_hall.actor("county_officer"), **item_values())
    page.goto(page.url.split("/stations/")[0] + reverse("stations:item", args=[item.public_id]))
    tick, words = (page.locator(each).bounding_box() for each in ("#m1", "label[for=m1]"))
    assert 0 <= words["x"] - (tick["x"] + tick["width"]) < 40
    assert abs((tick["y"] + tick["height"] / 2) - (words["y"] + words["height"] / 2)) < 12


@pytest.mark.django_db(transaction=True)
def test_pages_of_a_station_are_accessible(open_page, live_server, assert_accessible, station_hall):
    item = stations.save_item(by=station_hall.actor("county_officer"), **item_values())
    station = station_hall.station.public_id
    clerk = open_page("/stations/book/", user=station_hall.cast.user("clerk"))
    for name, args in (
        ("write_entry", []), ("place", [station]), ("roster", [station]), ("book", [station]), ("numbers", [station]),
        ("item", [item.public_id]), ("paper_page", [station]), ("set_pattern", [station]),
    ):  # fmt: skip
        clerk.goto(live_server.url + reverse(f"stations:{name}", args=args))
        assert_accessible(clerk)
    screen = open_page(reverse("stations:kiosk", args=[station]), viewport="desktop")
    for name in ("kiosk", "kiosk_items", "kiosk_tell", "kiosk_number"):
        screen.goto(live_server.url + reverse(f"stations:{name}", args=[station]))
        assert_accessible(screen)
