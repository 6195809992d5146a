"""The county's catalogue: kept by hand and brought in from a file."""

import io
import zipfile

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.stations import selectors
from lianxin.stations import services as stations
from lianxin.stations.calc.items import FIELDS, guess_mapping, read_item, split_list, village_proofs
from lianxin.stations.models import ServiceImport, ServiceItem
from tests.stations.conftest import CATALOGUE_HEADS as HEADS
from tests.stations.conftest import bring_catalogue as bring
from tests.stations.conftest import item_values, receive_case

pytestmark = pytest.mark.django_db
GOOD = "mz-01,高龄津贴申领,民政局,老人,身份证原件；银行卡复印件,5个工作日,不收费,老年人权益保障法,无,申请表"
OTHER = "rs-02,灵活就业登记,人社局,,1.身份证 2.登记表,当场办结,,就业促进法,https://example.test/rs,"


def run(cast, batch):
    return stations.run_catalogue(batch=batch, by=cast.actor("county_officer"))


def test_save_item_ends_the_former_version(cast, item):
    changed = stations.save_item(item=item, by=cast.actor("county_officer"), **item_values(limit_days=3))
    item.refresh_from_db()
    assert item.ends_at == changed.starts_at
    assert selectors.item_now(item) == changed
    assert [version.limit_days for version in selectors.versions_of(item)] == [3, 5]
    event = AuditEvent.objects.filter(tag="stations:item:save").latest("id")
    assert (event.before["limit_days"], event.after["limit_days"]) == (5, 3)
    with pytest.raises(RuleBroken, match="刚才已经有人改过"):
        stations.save_item(item=item, by=cast.actor("county_officer"), **item_values())


@pytest.mark.parametrize("who", ["clerk", "secretary", "township_officer"])
def test_only_the_county_says_what_is_asked_for(cast, item, who):
    for act in (
        lambda by: stations.save_item(item=item, by=by, **item_values(materials=["户口簿"])),
        lambda by: stations.end_item(item=item, by=by),
        lambda by: stations.receive_catalogue(filename="a.csv", data=b"a", by=by),
    ):
        with pytest.raises(NotAllowed, match="站点不能增加材料"):
            act(cast.actor(who))


def test_save_item_refuses_a_code_in_use_and_a_village_proof(cast, item):
    by = cast.actor("county_officer")
    with pytest.raises(RuleBroken, match="已经用了"):
        stations.save_item(by=by, **item_values(name="另一项"))
    with pytest.raises(RuleBroken, match="村委会出具的收入证明"):
        stations.save_item(by=by, **item_values(code="x", materials=["村委会出具的收入证明"]))


def test_end_item_offers_it_no_more(cast, item):
    stations.end_item(item=item, by=cast.actor("county_officer"))
    assert selectors.item_now(item) is None
    assert AuditEvent.objects.filter(tag="stations:item:end").count() == 1


def test_a_file_is_looked_at_taken_over_and_taken_back(cast, item):
    batch = bring(cast, GOOD, OTHER, "x,,民政局,,身份证,,,法,,", "mz-01,又一次,局,,证,,,法,,")
    assert [row for row, _faults in batch.faults] == [4, 5]
    new, changed, same = selectors.import_preview(batch)
    assert ([v["code"] for v in new], [v["code"] for v in changed], same) == (["rs-02"], ["mz-01"], [])
    assert ServiceItem.objects.count() == 1  # looking changes nothing
    batch = run(cast, batch)
    assert (batch.made_count, batch.changed_count, batch.same_count) == (1, 1, 0)
    made = ServiceItem.objects.get(code="rs-02")
    assert (made.materials, made.limit_days, made.online) == (["身份证", "登记表"], 0, "https://example.test/rs")
    stations.undo_catalogue(batch=batch, by=cast.actor("county_officer"))
    item.refresh_from_db()
    assert item.ends_at is None
    assert [i.code for i in selectors.items_in_force()] == ["mz-01"]
    tags = AuditEvent.objects.filter(tag__startswith="stations:import").order_by("id").values_list("tag", flat=True)
    assert [tag.rsplit(":", 1)[1] for tag in tags] == ["receive", "run", "undo"]


def test_the_same_file_again_is_the_same_batch_and_changes_nothing(cast):
    batch = run(cast, bring(cast, GOOD))
    assert bring(cast, GOOD) == batch
    again = run(cast, bring(cast, GOOD, OTHER))
    assert (again.made_count, again.changed_count, again.same_count) == (1, 0, 1)
    with pytest.raises(RuleBroken, match="已导入"):
        run(cast, again)


def test_undo_is_refused_once_somebody_uses_it(cast, hall):
    batch = run(cast, bring(cast, GOOD))
    receive_case(hall, ServiceItem.objects.get())
    with pytest.raises(RuleBroken, match="已经有人在办：高龄津贴申领"):
        stations.undo_catalogue(batch=batch, by=cast.actor("county_officer"))


def test_undo_is_refused_once_it_was_changed_again(cast):
    batch = run(cast, bring(cast, GOOD))
    stations.save_item(item=ServiceItem.objects.get(), by=cast.actor("county_officer"), **item_values())
    with pytest.raises(RuleBroken, match="后来又改过"):
        stations.undo_catalogue(batch=batch, by=cast.actor("county_officer"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "旧版 Excel"),
        ("编号,名称\n1,甲".encode(), "表头里没有：谁来定、材料、依据"),
        (b"\x00\x01\x02", "不是表格"),
    ],
)
def test_a_file_nobody_can_read_says_why(cast, data, words):
    with pytest.raises(RuleBroken, match=words):
        stations.receive_catalogue(filename="a.csv", data=data, by=cast.actor("county_officer"))
    assert not ServiceImport.objects.exists()


def test_a_file_that_is_too_long_is_refused(cast):
    with pytest.raises(RuleBroken, match="最多 500 项"):
        bring(cast, *(f"c{n},事项{n},局,,证,,,法,," for n in range(501)))


def test_a_workbook_and_gb18030_are_read_alike(cast):
    book = Workbook()
    for line in (HEADS, GOOD):
        book.active.append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    by = cast.actor("county_officer")
    excel = stations.receive_catalogue(filename="a.xlsx", data=out.getvalue(), by=by)
    gb = stations.receive_catalogue(filename="a.csv", data=f"{HEADS}\n{GOOD}".encode("gb18030"), by=by)
    assert selectors.import_preview(excel) == selectors.import_preview(gb)


def workbook(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_things_below_each_other_in_a_cell_are_a_list(cast):
    row = ["rs-03", "社保卡\n补办", "人社局", "", "身份证原件\n一寸照片\n\n旧卡", "5", "", "法", "", "申请表\n委托书"]
    batch = stations.receive_catalogue(
        filename="a.xlsx", data=workbook(HEADS.split(","), row), by=cast.actor("county_officer")
    )
    (values,), _changed, _same = selectors.import_preview(batch)
    assert (values["materials"], values["forms"]) == (["身份证原件", "一寸照片", "旧卡"], ["申请表", "委托书"])
    assert values["name"] == "社保卡 补办"


def test_formulas_and_markup_of_a_hostile_file_stay_words(client, cast):
    """Nothing runs in the browser that shows it, nor in the table programme that opens the rows that stayed out."""
    bad = ["=cmd|'/C calc'!A0", "<script>alert(1)</script>", "局", "", "证", "many", "", "法", "", ""]
    good = ["ok-1", "<img src=x onerror=alert(1)>", "局", "", "<b>身份证</b>", "5", "", "法", "javascript:alert(1)", ""]
    data = workbook(HEADS.split(","), bad, good)
    batch = stations.receive_catalogue(filename="<i>a.xlsx", data=data, by=cast.actor("county_officer"))
    client.force_login(cast.user("county_officer"))
    text = client.get(reverse("stations:item_import", args=[batch.public_id])).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "<i>a.xlsx" not in text
    faults = client.get(reverse("stations:import_faults", args=[batch.public_id])).content.decode("utf-8-sig")
    assert not [line for line in faults.splitlines() if line.lstrip('"').startswith(("=", "+", "-", "@"))]
    run(cast, batch)
    page = client.get(reverse("stations:item", args=[ServiceItem.objects.get().public_id])).content.decode()
    assert 'href="javascript:' not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("kind", ["bomb", "cut", "not_a_book", "spoilt"])
def test_a_workbook_that_is_none_is_refused_in_words(cast, kind):
    whole = workbook(HEADS.split(","), GOOD.split(","))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<w/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (30 * 1024 * 1024))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "hello")
    data = {"bomb": out.getvalue(), "cut": whole[:-200], "not_a_book": other.getvalue(), "spoilt": spoilt(whole)}[kind]
    with pytest.raises(RuleBroken, match="没有上传"):
        stations.receive_catalogue(filename="a.xlsx", data=data, by=cast.actor("county_officer"))
    assert not ServiceImport.objects.exists()


def spoilt(whole):
    """The workbook with its sheet broken off in the middle of a tag."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as archive:
        for info in source.infolist():
            data = source.read(info)
            archive.writestr(info, data[: len(data) // 2] if "sheet1" in info.filename else data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证；户口簿", ["身份证", "户口簿"]),
        ("1.身份证 2.户口簿", ["身份证", "户口簿"]),
        ("1、身份证\n2、户口簿；身份证", ["身份证", "户口簿"]),
        ("身份证、户口簿", ["身份证、户口簿"]),
        ("", []),
    ],
)
def test_split_list_reads_lists_as_people_write_them(text, expected):
    assert split_list(text) == expected


@pytest.mark.parametrize("text", ["村委会证明", "居委会开的居住证明", "社区证明", "村里证明", "村民委员会盖章"])
def test_village_proofs_are_found(text):
    assert village_proofs([text]) == [text]


@pytest.mark.parametrize("text", ["身份证", "医院诊断证明", "在校证明", "村集体成员登记表"])
def test_other_papers_are_no_village_proof(text):
    assert not village_proofs([text])


@given(st.lists(st.text(max_size=60), min_size=10, max_size=10))
def test_read_item_takes_anything_and_is_good_only_when_it_can_be_kept(cells):
    row = read_item(2, cells, {name: number for number, name in enumerate(FIELDS)})
    if not row.faults:
        assert row.values["code"]
        assert row.values["materials"]
        assert row.values["limit_days"] is None or 0 <= row.values["limit_days"] <= 365


@given(st.lists(st.text(max_size=20), max_size=15))
def test_guess_mapping_takes_each_column_once(headers):
    mapping = guess_mapping(headers)
    assert len(set(mapping.values())) == len(mapping)
