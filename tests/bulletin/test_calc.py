"""The pure parts: days, the privacy check, pasted tables, what a correction changed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.bulletin.calc import blocks, catalogue, differences, due, pasting, periods, privacy, renditions, tables
from lianxin.kit.masking import mask_name
from lianxin.territory.calc.calendar import WorkCalendar

CALENDAR = WorkCalendar(holidays=frozenset({date(2026, 10, n) for n in range(1, 8)}))
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, st.integers(1, 400))
def test_a_posting_hangs_so_many_whole_days_after_the_first(first, length):
    assert (periods.last_day(first, length) - first).days == length


@given(days, st.integers(1, 15), st.integers(1, 60))
def test_answers_are_due_on_working_days_and_the_last_never_before_the_first(received, first, final):
    soon, late = periods.answer_days(received, first_workdays=first, final_days=final, calendar=CALENDAR)
    assert CALENDAR.is_workday(soon)
    assert received < soon <= late
    worked = sum(CALENDAR.is_workday(received + timedelta(days=n)) for n in range(1, (soon - received).days + 1))
    assert worked == first


@given(st.sampled_from(["monthly", "quarterly", "yearly"]), days)
def test_the_last_period_is_over_and_the_next_begins_the_day_after(frequency, today):
    period = due.last_period(frequency, today)
    assert period.first < period.last < today
    assert period.first.day == 1
    assert due.last_period(frequency, period.last + timedelta(days=1)) == period
    months = {"monthly": 1, "quarterly": 3, "yearly": 12}[frequency]
    assert today <= period.last + timedelta(days=31 * months + 1)


@given(st.sampled_from(["monthly", "quarterly", "yearly"]), days, st.integers(1, 31))
def test_a_due_day_is_worked_and_comes_after_the_period(frequency, today, day):
    period = due.last_period(frequency, today)
    found = due.due_on(period, day, CALENDAR)
    assert CALENDAR.is_workday(found)
    assert found > period.last
    assert due.last_period("quarterly", date(2026, 11, 23)) == due.Period(date(2026, 7, 1), date(2026, 9, 30))


def test_a_due_day_in_the_holidays_moves_behind_them():
    period = due.Period(date(2026, 7, 1), date(2026, 9, 30))
    assert due.due_on(period, 5, CALENDAR) == date(2026, 10, 8)
    assert due.due_on(due.last_period("monthly", date(2026, 2, 3)), 31, CALENDAR) == date(2026, 3, 2)


@given(st.integers(-40, 40))
def test_reminders_keep_still_most_days(left):
    today = date(2026, 11, 23)
    stage = due.reminder_stage(today, today + timedelta(days=left))
    assert stage == ("today" if left == 0 else "soon" if 1 <= left <= 5 else "late" if left < -3 else "")


def id_number(first17):
    total = sum(int(digit) * weight for digit, weight in zip(first17, privacy._ID_WEIGHTS, strict=True))
    return first17 + privacy._ID_CHECKS[total % 11]


def look(body="", tables=(), **more):
    return privacy.look_through(title="标题", body=body, tables=tables, **more)


@given(st.dates(date(1930, 1, 1), date(2025, 12, 31)), st.integers(0, 999), st.text("村民组长补贴", max_size=6))
def test_an_identity_number_is_found_wherever_it_stands_and_never_shown(born, serial, around):
    number = id_number(f"990101{born:%Y%m%d}{serial:03d}")
    [found] = look(f"{around}{number}{around}")
    assert found.kind == "id_number"
    assert number not in found.shown


@given(st.integers(0, 9999))
def test_a_mobile_number_is_found_however_it_is_written(last):
    for written in (f"1990000{last:04d}", f"199 0000 {last:04d}", f"199-0000-{last:04d}"):
        assert [each.kind for each in look(f"请打{written}。")] == ["phone"]


HIDDEN = [
    "１９９００００１２３４",
    "199.0000.1234",
    "199·0000·1234",
    "199—0000—1234",
    "199\u200b0000\u200b1234",
    "199\u00a00000\u00a01234",
    "tel19900001234",
    "wx19900001234号",
    "+86 199 0000 1234",
    "一九九〇〇〇〇一二三四",
    "٢٠٢٦ ١٩٩٠٠٠٠١٢٣٤",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_a_number_written_another_way_is_the_same_number(text):
    assert [each.kind for each in look(text)] == ["phone"]


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 99999), st.sampled_from(" -.·"))
def test_numbers_beside_each_other_do_not_hide_one_another(one, other, before, gap):
    text = f"{before}{gap}1990000{one:04d}{gap}1990000{other:04d}"
    assert [each.kind for each in look(text)] == ["phone", "phone"]


@given(st.binary(min_size=32, max_size=32))
def test_a_fingerprint_with_letters_between_is_no_number_of_a_person(data):
    text = data.hex()
    if any(c.isalpha() for c in text[8:-8]):
        assert not look(f"包的编号 {'0a' + text + 'a0'}")


@pytest.mark.parametrize(
    "text",
    [
        "支出 1280 元",
        "2026-09-01 2026-09-30",
        "150 2026-11-28",
        "二〇二六年十一月二十八日",
        "2组3号路灯、二组5号井",
        "13,900,001,234",
        "12,805.50",
        "2026-09-30",
        "村代决〔2026〕3号",
        "合同 20260930 号",
        "3 组",
        "服务热线 0999-1234567",
        "举报电话：0571-87654321",
        "肺结核防治宣传 300 元",
        "残疾人两项补贴标准：一级残疾每月 80 元",
        "低保、残疾补贴申请，当天收件",
        "2026年1月至2026年9月 0571",
    ],
)
def test_what_a_notice_needs_is_let_through(text):
    assert not look(text)


def test_house_numbers_and_bank_accounts_are_found():
    assert [each.kind for each in look("住3组12号，账号 6222020200112230 收")] == ["bank", "house"]


def test_a_house_is_found_however_its_group_is_written():
    assert [each.kind for each in look("张家住二组45号，李家住三组 12 号")] == ["house", "house"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("张三患尿毒症，二级残疾，0571-87654321", {"health", "landline"}),
        ("（0571）87654321", {"landline"}),
        ("听力残疾二级", {"health"}),
        ("因胃癌住院", {"health"}),
    ],
)
def test_illness_disability_and_landlines_are_found_in_words_and_cells(text, kinds):
    assert {each.kind for each in look(text)} == kinds
    in_cell = look(tables=[table("备注", "text", text)])
    assert {each.kind for each in in_cell} == kinds
    assert not any("尿毒症" in each.shown or "87654321" in each.shown for each in in_cell)


def test_headings_are_looked_through_and_sums_are_let_through():
    asked = [table("身 份 证 号", "text", ""), table("微信号", "text", ""), table("19900001234", "text", "")]
    assert [(each.kind, each.table) for each in look(tables=asked)] == [("column", 1), ("column", 2), ("phone", 3)]
    paid = [table("银行存款（元）", "money", 1_280_000), table("电话费（元）", "money", 12_805, "")]
    assert not look(tables=paid)
    typed = [table("金额（元）", "money", 1_990_000_123_400), table("数量", "number", 19_900_001_234)]
    assert [(each.kind, each.table) for each in look(tables=typed)] == [("phone", 1), ("phone", 2)]


def test_a_name_written_with_gaps_is_the_same_name():
    words = {"minors": ("周小满", "李明亮")}
    assert [each.kind for each in look("周 小满、周 小 满", **words)] == ["minor"]
    assert not look("李明 亮化工程", **words)


def test_other_words_that_hang_are_looked_through():
    [found] = look(also=[("basis", "见 19900001234")])
    assert (found.kind, found.place) == ("phone", "basis")


def table(name, kind, *cells):
    return {"caption": "", "columns": [{"name": name, "kind": kind}], "rows": [[cell] for cell in cells]}


def test_names_of_minors_never_hang_and_receivers_only_where_the_law_names_them():
    words = {"minors": ("周小满",), "cared_for": ("钱大暑",)}
    both = [table("姓名", "name", "周小满", "钱大暑"), table("备注", "text", "钱大暑低保")]
    assert [each.kind for each in look(tables=both, **words)] == ["minor", "cared_for", "cared_for"]
    assert [(each.kind, each.table) for each in look(tables=both, may_name_receivers=True, **words)] == [
        ("minor", 1),
        ("cared_for", 2),
    ]


def test_a_name_marked_once_is_masked_wherever_it_stands():
    content = {
        "title": "钱大暑家的路", "body": "[[钱大暑]]说：钱大暑同意。", "basis": "",
        "tables": [{**table("备注", "text", "钱大暑经手", 3), "columns": [{"name": "备注", "kind": "text"}]}],
    }  # fmt: skip
    web = renditions.on_the_web(content, mask_name)
    assert "钱大暑" not in str(web)
    assert (web["title"], web["body"], web["tables"][0]["rows"]) == (
        "钱**家的路", "钱**说：钱**同意。", [["钱**经手"], [3]],
    )  # fmt: skip
    assert "钱**" not in str(renditions.on_the_board(content))


def test_a_name_of_a_column_is_masked_wherever_it_stands_and_a_body_is_not():
    content = {
        "title": "补助", "body": "李秋分家困难，村委会研究。", "basis": "[[钱大暑]]申请",
        "tables": [{
            "caption": "", "columns": [{"name": "补助对象", "kind": "name"}, {"name": "备注", "kind": "text"}],
            "rows": [["李秋分", "李秋分之子代领"], ["村委会", "村委会经手"]],
        }],
    }  # fmt: skip
    web = renditions.on_the_web(content, mask_name)
    assert "李秋分" not in str(web)
    assert (web["basis"], web["body"]) == ("钱**申请", "李**家困难，村委会研究。")
    assert web["tables"][0]["rows"][1][1] == "村委会经手"
    assert renditions.on_the_board(content)["basis"] == "钱大暑申请"
    told = renditions.words_on_the_web("李秋分的[[周小满]]", content, mask_name, ["褚寒露"])
    assert told == "李**的周**"


@pytest.mark.parametrize(
    "head", ["户主姓名", "领取人姓名", "受助人", "补助对象", "农户", "成员", "收款人（签字）", "姓 名"]
)
def test_a_column_that_names_people_is_one_of_names(head):
    [column] = pasting.table([head], [["李秋分"]])["columns"]
    assert column["kind"] == "name"


@pytest.mark.parametrize(
    ("head", "value", "kind"),
    [
        ("成员数", "5", "number"), ("干部职务", "主任", "text"), ("农户补助款（元）", "5.00", "money"), ("成员单位", "小学", "text"),
        ("姓名", "", "name"),
    ],
)  # fmt: skip
def test_what_counts_people_or_tells_of_them_is_no_name(head, value, kind):
    [column] = pasting.table([head], [[value]])["columns"]
    assert column["kind"] == kind


names = st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=4)


@given(st.lists(names, max_size=4))
def test_the_web_shows_no_marked_name_and_the_wall_every_one(people):
    content = {
        "title": "公告", "basis": "", "body": "，".join(f"[[{name}]]" for name in people),
        "tables": [{"caption": "表", "columns": [{"name": "姓名", "kind": "name"}], "rows": [[name] for name in people]}],
    }  # fmt: skip
    wall, web = renditions.on_the_board(content), renditions.on_the_web(content, mask_name)
    assert renditions.names_in(content) == list(dict.fromkeys(people))
    assert [row[0] for row in wall["tables"][0]["rows"]] == people
    assert all(name not in web["body"] and name in wall["body"] for name in people)
    assert "[[" not in wall["body"] + web["body"]


cells = {
    "money": st.one_of(st.integers(-(10**12), 10**12), st.just("")),
    "text": st.text("修路灯补贴abc", max_size=8),
    "name": names,
    "day": st.dates(date(2000, 1, 1), date(2040, 1, 1)).map(date.isoformat),
}


@given(st.data(), st.integers(1, 6))
def test_a_table_written_out_and_pasted_again_is_the_same(data, count):
    columns = [
        {"name": "用途", "kind": "text"},
        {"name": "金额（元）", "kind": "money"},
        {"name": "姓名", "kind": "name"},
        {"name": "哪天", "kind": "day"},
    ]
    rows = [[data.draw(cells[column["kind"]]) for column in columns] for _n in range(count)]
    for row in rows:
        row[0] = f"第{row[0]}"
        row[1] = row[1] if row[1] != "" else 0
    made = {"caption": "表", "columns": columns, "rows": rows, "has_total": count > 1}
    assert pasting.table(*pasting.read(pasting.as_text(made)), caption="表") == made


@pytest.mark.parametrize(
    "text",
    [
        "用途\t金额（元）\n电费\t463.50\n合计\t463.50",
        "用途|金额（元）\n电费|463.50\n合计|463.50",
        "用途，金额（元）\n电费，463.50\n合计,463.50",
    ],
)
def test_tabs_bars_and_commas_are_read_and_a_typed_sum_is_not_counted_twice(text):
    made = pasting.table(*pasting.read(text))
    assert made["rows"] == [["电费", 46350]]
    assert tables.rows_in_words(made)[-1] == ["合计", "463.50"]


def test_a_row_that_is_too_long_says_which():
    with pytest.raises(pasting.BadPaste) as bad:
        pasting.read("用途|金额\n电费|4\n路|5|6")
    assert bad.value.row == 2


@given(st.integers(-(10**14), 10**14))
def test_money_in_words_is_read_back_to_the_fen(amount):
    assert pasting.fen(tables.money(amount)) == amount


texts = st.lists(st.text("甲乙丙\n", max_size=6), max_size=5).map("\n".join)


@given(texts, texts)
def test_a_difference_holds_every_line_of_both_and_nothing_else(old, new):
    one = {"title": "a", "body": old, "tables": []}
    other = {"title": "a", "body": new, "tables": []}
    found = differences.changes(one, other)
    assert [each.words for each in found if each.kind != "new"] == differences.lines_of(one)
    assert [each.words for each in found if each.kind != "gone"] == differences.lines_of(other)


def test_blocks_read_the_plain_marks():
    assert blocks.blocks("## 一\n甲\n乙\n\n- 丙\n- 丁\n戊") == [
        ("h", "一"),
        ("p", "甲\n乙"),
        ("ul", ["丙", "丁"]),
        ("p", "戊"),
    ]


def test_every_item_names_its_ground_and_three_bodies():
    for item in catalogue.ITEMS.values():
        assert item.basis
        assert item.code.startswith(f"{item.affairs}.") or item.code.startswith("community.")
        assert item.reviews not in (item.prepares, item.approves)
    assert catalogue.fold([[catalogue.ITEMS["party.dues"]], []]) == catalogue.ITEMS
    of_the_party = {"resolutions", "members", "dues", "pledges", "elections", "evaluation", "accountability"}
    assert {f"party.{each}" for each in of_the_party} <= catalogue.ITEMS.keys()


@pytest.mark.parametrize("text", ["", "元", "1.234", "一百", "1e5", "--1", "12345678901234567"])
def test_what_is_no_sum_of_money_is_not_guessed(text):
    assert pasting.fen(text) is None
