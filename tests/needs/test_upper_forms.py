"""一表通: defined once by the county, taken away filled, naming what it replaces."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import services
from lianxin.needs.exports import upper_forms as exports
from lianxin.needs.models import UpperForm
from lianxin.needs.selectors import three_rates
from lianxin.needs.services.intake import Requester
from lianxin.needs.services.upper_forms import Definition
from lianxin.needs.vocabulary import CASE_COLUMNS, COUNT_COLUMNS, Anonymity, AuditTag, FormRows
from lianxin.territory.vocabulary import Level
from tests.cast import make_division
from tests.needs.conftest import at

MONTH = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}


def define(desk, who="county_officer", **changes):
    values = {
        "name": "群众诉求月报",
        "asked_by": "市信访局",
        "replaces": "村级诉求统计表",
        "rows": FormRows.PLACE,
        "columns": tuple(COUNT_COLUMNS),
        "ends_on": date(2099, 12, 31),
    }
    return services.define_upper_form(definition=Definition(**{**values, **changes}), by=desk.actor(who))


def personal(desk, **changes):
    values = {"rows": FormRows.CASE, "columns": tuple(CASE_COLUMNS), "legal_basis": "《信访工作条例》第二十条"}
    return define(desk, **{**values, **changes})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"replaces": "  "}, "替掉哪张表"),
        ({"columns": ()}, "至少选一列"),
        ({"columns": ("name",)}, "至少选一列"),
        ({"rows": FormRows.CASE, "columns": ("name",)}, "法律依据"),
        ({"ends_on": date(2020, 1, 1)}, "已经过了"),
    ],
)
def test_a_table_that_replaces_nothing_or_asks_for_people_without_a_law_is_refused(desk, change, words):
    with pytest.raises(RuleBroken, match=words):
        define(desk, **change)
    assert not UpperForm.objects.exists()


def test_only_the_county_defines_and_the_record_says_so(desk):
    for who in ("clerk", "township_officer"):
        with pytest.raises(NotAllowed):
            define(desk, who)
    form = define(desk)
    assert AuditEvent.objects.get(tag=AuditTag.DEFINE_UPPER_FORM).subject_id == form.public_id


def test_numbers_add_up_and_are_the_rates_of_the_page(desk):
    desk.checked()
    desk.register()
    form = define(desk)
    names = exports.headings(form)
    rows = exports.rows_of(form, desk.actor("county_officer"), **MONTH)
    total = dict(zip(names, rows[-1], strict=True))
    assert (total["收到件数"], total["还在办件数"], total["已办结件数"]) == (2, 2, 0)
    overall, _units = three_rates(**MONTH)
    for name, made, of, rate in (
        ("响应率", "按时联系", "应联系", overall.response),
        ("按时答复率", "按时答复", "应按时答复", overall.on_time),
    ):
        assert (total[made], total[of], total[name]) == (rate.numerator, rate.denominator, round(float(rate.value), 4))
    assert len(rows) == 2  # one place and the sum
    assert exports.rows_of(form, desk.actor("outsider"), **MONTH)[-1][1] == 0


@pytest.mark.parametrize("rows", [FormRows.CATEGORY, FormRows.UNIT])
def test_a_row_may_be_a_category_or_a_unit(desk, rows):
    desk.checked()
    form = define(desk, rows=rows, categories=("roads",), channels=("web",))
    found = exports.rows_of(form, desk.actor("county_officer"), **MONTH)
    assert found[0][1] == found[-1][1] == 1
    letters = define(desk, rows=rows, channels=("letter",))
    assert exports.rows_of(letters, desk.actor("county_officer"), **MONTH) == [["合计", 0, 0, 0, 0, *["", 0, 0] * 4]]


def test_shares_are_shown_in_percent_and_numbers_as_they_are(desk):
    desk.checked()
    form = define(desk)
    rows = exports.rows_of(form, desk.actor("county_officer"), **MONTH)
    book = exports.workbook(form, rows, at=at(11, 30), by=desk.actor("county_officer"), **MONTH)
    sheet = load_workbook(io.BytesIO(book)).active
    formats = {cell.value: sheet.cell(5, cell.column).number_format for cell in sheet[4]}
    assert (formats["响应率"], formats["按时联系"], formats["收到件数"]) == ("0.0%", "General", "General")


def test_on_the_page_a_share_is_said_in_percent_with_what_it_is_made_of(desk, client):
    for _each in range(2):
        desk.checked()
    desk.answered(when=at(11, 2))
    form = define(desk)
    client.force_login(desk.cast.user("county_officer"))
    page = client.post(f"/needs/forms/{form.public_id}/", {"start": "2026-11-01", "end": "2026-11-30", "look": "1"})
    overall, _units = three_rates(**MONTH)
    kept = overall.on_time
    assert f"%（{kept.numerator} / {kept.denominator}）" in page.content.decode()
    assert "0.3" not in page.content.decode()


def test_what_was_not_dispatched_yet_is_no_second_sum(desk):
    desk.register()
    form = define(desk, rows=FormRows.UNIT)
    assert [row[0] for row in exports.rows_of(form, desk.actor("county_officer"), **MONTH)] == ["还没有派单", "合计"]


def test_two_villages_of_one_name_are_told_apart(desk):
    namesake = make_division(desk.cast.other_township, Level.VILLAGE, "上河村", "990101101777")
    for village in (desk.cast.village, namesake):
        desk.register(division=village)
    rows = exports.rows_of(define(desk), desk.actor("county_officer"), **MONTH)
    assert {row[0] for row in rows} == {"上河村（柳溪镇）", "上河村（临江镇）", "合计"}


def test_the_file_holds_no_formula_and_every_column(desk, client):
    desk.register(content='=HYPERLINK("http://evil.test","点")', title="+1+1", place_words="@x")
    form = personal(desk)
    client.force_login(desk.cast.user("county_officer"))
    page = client.get(f"/needs/forms/{form.public_id}/").content.decode()
    assert "周小满" not in page  # the preview names nobody
    dates = {"start": "2026-11-01", "end": "2026-11-30"}
    refused = client.post(f"/needs/forms/{form.public_id}/", dates)
    assert refused.status_code == 422
    assert "为什么下载" in refused.content.decode()
    answer = client.post(f"/needs/forms/{form.public_id}/", {**dates, "reason": "报市信访局"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.values)
    assert rows[0][0] == form.name
    assert "替代：村级诉求统计表" in rows[1][0]
    row = dict(zip(rows[3], rows[4], strict=True))
    assert list(row) == exports.headings(form)
    assert row["诉求内容"].startswith("'=HYPERLINK")
    assert (row["诉求人"], row["电话"]) == ("周小满", "199 0000 0001")
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    event = AuditEvent.objects.get(tag=AuditTag.FILL_UPPER_FORM)
    assert (event.reason, event.after["rows"]) == ("报市信访局", 1)


def test_confidential_and_sealed_people_stay_out(desk):
    desk.register(requester=Requester(name="王婶", phone="+8619900000002", anonymity=Anonymity.CONFIDENTIAL))
    desk.register(about_words="村会计")
    rows = exports.rows_of(personal(desk, columns=("name", "phone")), desk.actor("county_officer"), **MONTH)
    assert rows == [["保密", ""]]


def test_a_village_takes_its_own_numbers_but_no_names(desk, client):
    desk.register()
    client.force_login(desk.cast.user("clerk"))
    counts, people = define(desk), personal(desk)
    dates = {"start": "2026-11-01", "end": "2026-11-30"}
    assert client.post(f"/needs/forms/{counts.public_id}/", dates).status_code == 200
    page = client.get(f"/needs/forms/{people.public_id}/")
    assert "只有乡镇和县里能下载" in page.content.decode()
    assert client.post(f"/needs/forms/{people.public_id}/", {**dates, "reason": "x"}).status_code == 403
    assert client.get("/needs/forms/new/").status_code == 403


def test_a_table_that_is_over_is_not_filled(desk):
    form = services.end_upper_form(form=define(desk), by=desk.actor("county_officer"))
    UpperForm.objects.update(ends_on=date(2026, 1, 1))
    form.refresh_from_db()
    with pytest.raises(RuleBroken, match="不用报了"):
        services.note_filled_form(form=form, row_count=0, by=desk.actor("county_officer"), **MONTH)


def test_defined_in_the_browser_with_what_was_typed_kept(desk, client):
    client.force_login(desk.cast.user("county_officer"))
    sent = {
        "name": "月报", "asked_by": "市局", "replaces": "老表", "ends_on": "2099-01-01",
        "rows": "case", "case_columns": ["number", "phone"], "categories": ["roads"],
    }  # fmt: skip
    refused = client.post("/needs/forms/new/", sent)
    assert refused.status_code == 422
    assert "法律依据" in refused.content.decode()
    assert 'value="老表"' in refused.content.decode()
    assert client.post("/needs/forms/new/", {**sent, "legal_basis": "某法第一条"}).status_code == 302
    form = UpperForm.objects.get()
    assert (form.columns, form.categories) == (["number", "phone"], ["roads"])
    assert "老表" in client.get("/needs/forms/").content.decode()


@pytest.mark.parametrize("rows", list(FormRows))
def test_a_hundred_rows_cost_the_queries_of_one(desk, rows, django_assert_num_queries):
    form = define(desk, rows=rows, columns=("number",) if rows == FormRows.CASE else ("received",))
    viewer = desk.actor("county_officer")
    asked = 1 if rows == FormRows.CASE else 2  # numbers ask for the rules of the place too
    for _more in range(2):
        desk.register(when=at(11, 23))
        with django_assert_num_queries(asked):
            exports.rows_of(form, viewer, **MONTH)
