import io
import zipfile
from datetime import date
from random import Random

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM, Actor, ActorKind
from lianxin.kit.csvs import defuse
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.tables import BadTable, read_table
from lianxin.people import services as people
from lianxin.people.calc.columns import FIELDS, guess_mapping, read_row
from lianxin.people.demo import load_people
from lianxin.people.models import Consent, Guardianship, Household, HouseholdMember, ImportBatch, Person
from lianxin.people.services.undoing import _relations_to
from lianxin.people.vocabulary import ImportState

LIST = """户编号,姓名,与户主关系,性别,出生日期,手机号,住址
001,周大满,户主,男,1958-03-02,19900000001,一组 1 号
001,李兰,配偶,女,1960年5月6日,,一组 1 号
002,吴春,,男,19900101,+86 199-0000-0002,一组 2 号
002,吴苗,子,女,2015/6/7,,一组 2 号
"""


def bring(cast, text, *, encoding="utf-8", mapping=None, name="名单.csv", **options):
    clerk = cast.actor("clerk")
    data = text if isinstance(text, bytes) else text.encode(encoding)
    batch = people.receive_import(division=cast.village, filename=name, data=data, by=clerk)
    batch = people.start_import(batch=batch, mapping=mapping or batch.mapping, by=clerk, **options)
    while batch.state == ImportState.RUNNING:
        batch = people.advance_import(batch=batch, by=SYSTEM)
    return batch


def workbook(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_import_csv_in_every_encoding(cast, encoding):
    batch = bring(cast, LIST, encoding=encoding)
    assert (batch.imported_count, batch.skipped_count, batch.failed_count) == (4, 0, 0)
    reps = HouseholdMember.objects.filter(role="representative").order_by("household__code")
    assert [m.person.name for m in reps] == ["周大满", "吴春"]
    assert Person.objects.get(name="吴春").phone == "+8619900000002"
    assert Person.objects.get(name="李兰").birth_date == date(1960, 5, 6)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_import_other_delimiters(cast, delimiter):
    assert bring(cast, LIST.replace(",", delimiter)).imported_count == 4


def test_import_excel_with_title_row_dates_and_numbers(cast):
    data = workbook(
        [
            ["上河村花名册"],
            ["户号", "姓名", "出生日期", "联系电话"],
            [7, "郑禾", date(1970, 1, 2), 19900000003],
            [None, None, None, None],
            [7, "郑麦", "1999", None],
        ]
    )
    batch = bring(cast, data, name="名单.xlsx")
    assert batch.imported_count == 2
    person = Person.objects.get(name="郑禾")
    assert (person.birth_date, person.phone) == (date(1970, 1, 2), "+8619900000003")
    assert Person.objects.get(name="郑麦").birth_year == 1999


def test_import_bad_rows_stay_out_with_the_reason_of_each_cell(cast):
    batch = bring(
        cast,
        "户编号,姓名,出生日期,手机号,性别\n"
        "1,好人,1980-01-01,19900000004,男\n"
        ",无户,,,\n"
        "2,坏日,2019-02-30,,\n"
        "2,坏话,,12,\n"
        "2,=1+1,,,\n"
        "2,坏别,,,妖\n"
        "2,未来,2099-01-01,,\n",
    )
    assert (batch.imported_count, batch.failed_count) == (1, 6)
    faults = dict(batch.chunks.get().faults)
    assert [(row, [f[:2] for f in found]) for row, found in faults.items()] == [
        (3, [["household_code", "missing"]]),
        (4, [["birth_date", "not_a_day"]]),
        (5, [["phone", "not_phone"]]),
        (6, [["name", "formula"]]),
        (7, [["sex", "unknown_word"]]),
        (8, [["birth_date", "not_a_day"]]),
    ]


def test_import_same_file_twice_is_the_same_batch_and_another_file_skips_who_is_known(cast):
    first = bring(cast, LIST)
    again = people.receive_import(division=cast.village, filename="x", data=LIST.encode(), by=cast.actor("clerk"))
    assert again == first
    second = bring(cast, LIST + "002,吴芽,女,女,2020-01-01,,一组 2 号\n")
    assert (second.imported_count, second.skipped_count) == (1, 4)
    assert Person.objects.count() == 5


def test_import_second_head_is_refused_in_words(cast):
    batch = bring(cast, "户编号,姓名,与户主关系\n1,甲一,户主\n1,乙二,户主\n")
    assert batch.chunks.get().faults == [[3, [["relation", "second_head", ""]]]]


def test_a_kinship_word_nobody_knows_is_asked_about_and_a_distant_one_is_other(cast):
    batch = bring(cast, "户编号,姓名,与户主关系\n1,甲一,户主\n1,乙二,外甥女\n1,丙三,组长\n")
    assert batch.chunks.get().faults == [[4, [["relation", "unknown_word", "组长"]]]]
    assert Person.objects.get(name="乙二").memberships.get().relation == "other"


def test_undo_import_takes_everything_back_and_may_be_brought_again(cast):
    batch = bring(cast, LIST)
    people.undo_import(batch=batch, by=cast.actor("clerk"))
    assert not Person.objects.exists()
    assert not Household.objects.exists()
    assert bring(cast, LIST).imported_count == 4


def test_undo_import_says_what_stands_in_the_way(cast):
    batch = bring(cast, LIST)
    clerk = cast.actor("clerk")
    people.open_record(person=Person.objects.get(name="李兰"), reason="核对电话", by=clerk)
    with pytest.raises(RuleBroken, match="查看记录 1 条"):
        people.undo_import(batch=batch, by=clerk)
    assert Person.objects.count() == 4


def test_undo_import_sees_what_has_no_name_of_its_own(cast, home):
    """A relation called ``+`` is no hindrance to see, and the database would refuse at the end of the transaction."""
    for model in (Person, Household):
        seen = {(each.related_model, each.field.name) for each in _relations_to(model) if not each.many_to_many}
        wanted = {
            (other, field.name) for other in apps.get_models() for field in other._meta.concrete_fields
            if field.is_relation and field.related_model is model
        }  # fmt: skip
        assert wanted <= seen
    batch = bring(cast, LIST)
    brought = Person.objects.get(name="吴春")
    Consent.objects.create(
        person=home.child,
        guardian=brought,
        purpose="publication",
        channel="guardian",
        given_at=clock.now(),
        given_by_name="x",
    )
    with pytest.raises(RuleBroken, match="同意记录 1 条"):
        people.undo_import(batch=batch, by=cast.actor("clerk"))


def test_import_names_the_guardian_of_a_child_and_another_registrar_confirms(cast):
    rows = "户编号,姓名,与户主关系,出生日期,监护人\n7,周大满,户主,1988-03-02,\n7,周小,子,2015-01-02,周 大满\n7,周小,子,2016-01-02,周大满\n"
    batch = bring(
        cast,
        rows
        + "7,周三,子,2017-01-02,周没有\n7,周四,弟,1990-01-02,周大满\n7,周六,子,2017-01-04,周四\n7,周五,子,2017-01-03,周小\n",
    )
    assert (batch.imported_count, batch.failed_count) == (3, 4)
    asked = list(Guardianship.objects.order_by("id"))
    assert [(each.state, each.ground, each.ends_on.year, each.guardian.name) for each in asked] == [
        ("waiting", "parent", 2033, "周大满"), ("waiting", "parent", 2034, "周大满"),
    ]  # fmt: skip
    people.confirm_guardianship(asked=asked[0], by=cast.actor("secretary"))
    with pytest.raises(RuleBroken, match="监护登记 1 条"):
        people.undo_import(batch=batch, by=cast.actor("clerk"))
    Guardianship.objects.filter(pk=asked[0].pk).update(state="waiting", decided_by=None, decided_at=None)
    assert people.undo_import(batch=batch, by=cast.actor("clerk")).state == "undone"
    assert not Person.objects.filter(name="周小").exists()


def test_a_list_that_is_not_wanted_keeps_no_rows(client, cast):
    clerk = cast.actor("clerk")
    taken = {"division": cast.village, "filename": "错.csv", "data": LIST.encode(), "by": clerk}
    batch = people.receive_import(**taken)
    client.force_login(cast.user("clerk"))
    address = f"/people/import/{batch.public_id}/"
    assert f"{address}discard/" in client.get(address).content.decode()
    client.post(f"{address}discard/")
    batch.refresh_from_db()
    assert (batch.chunks.count(), batch.state, Person.objects.filter(name="李兰").exists()) == (0, "undone", False)
    with pytest.raises(RuleBroken):
        people.discard_import(batch=batch, by=clerk)
    again = people.receive_import(**taken)
    assert again.pk != batch.pk
    again.chunks.all().delete()
    with pytest.raises(RuleBroken, match="再传一次"):
        people.start_import(batch=again, mapping=again.mapping, by=clerk)


@pytest.mark.parametrize("who", ["outsider", "resident", "township_officer", "operator"])
def test_import_refuses_everybody_else(cast, who):
    with pytest.raises(NotAllowed):
        people.receive_import(division=cast.village, filename="x", data=LIST.encode(), by=cast.actor(who))


def test_start_import_refuses_missing_doubled_and_id_numbers_without_purpose(cast):
    clerk = cast.actor("clerk")
    batch = people.receive_import(division=cast.village, filename="x", data=LIST.encode(), by=clerk)
    for mapping in ({"name": 1}, {"household_code": 0, "name": 0}, {"household_code": 0, "name": 1, "id_number": 5}):
        with pytest.raises(RuleBroken):
            people.start_import(batch=batch, mapping=mapping, by=clerk)


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 120_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"PK\x03\x04rubbish", "not_a_table"),
        (b"\x89PNG\x00\x01", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "old_excel"),
        ("户编号,姓名\n".encode(), "no_rows"),
        (b"a,b\n\xff\xff\xff", "encoding"),
        ("一句话".encode(), "not_a_table"),
        ("户编号,姓名\n".encode() + b"1,a\n" * 200_001, "too_many_rows"),
    ],
)
def test_read_table_refuses(data, code):
    with pytest.raises(BadTable) as refused:
        read_table(data)
    assert refused.value.code == code


def test_read_table_refuses_a_bomb():
    with pytest.raises(BadTable, match="too_big"):
        read_table(bomb())


@given(st.lists(st.text(max_size=30), min_size=len(FIELDS), max_size=len(FIELDS)))
def test_read_row_never_raises_and_keeps_only_what_it_checked(cells):
    row = read_row(2, cells, {name: i for i, name in enumerate(FIELDS)}, date(2026, 11, 23))
    assert row.faults or (row.name and row.household_code)
    assert not row.phone or row.phone.startswith("+")


@given(st.lists(st.text(max_size=12), max_size=20))
def test_guess_mapping_points_at_each_column_once(headers):
    mapping = guess_mapping(headers)
    assert len(set(mapping.values())) == len(mapping)


@given(st.text())
def test_defuse_leaves_no_formula(text):
    assert defuse(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@given(st.binary(max_size=300))
def test_read_table_any_bytes_is_a_table_or_a_named_fault(data):
    try:
        table = read_table(data)
    except BadTable:
        return
    assert all(len(cells) == len(table.headers) for _number, cells in table.rows)


def test_load_people_fills_villages_with_one_representative_each(cast):
    stored = load_people([(cast.village, 30), (cast.community, 20)], SYSTEM, Random(1))
    assert Person.objects.count() == stored > 80
    assert HouseholdMember.objects.filter(role="representative").count() == 50
    assert ImportBatch.objects.count() == 0


def test_import_merged_household_codes_are_filled_down_when_asked(cast):
    lines = ["户编号,姓名"]
    for n in range(700):
        lines += [f"{n},周{chr(0x4E00 + n)}", f",吴{chr(0x4E00 + n)}"]
    text = "\n".join(["户编号,姓名", "甲1,赵大", *(f",王{chr(0x4E00 + n)}" for n in range(600))])
    batch = bring(cast, text, fill_down=True)
    assert (batch.imported_count, batch.failed_count) == (601, 0)
    assert Household.objects.get().members.count() == 601
    people.undo_import(batch=batch, by=cast.actor("clerk"))
    assert bring(cast, "\n".join(lines)).failed_count == 700


def test_advance_import_keeps_nothing_of_a_slice_whose_record_fails(cast):
    clerk = cast.actor("clerk")
    batch = people.receive_import(division=cast.village, filename="x", data=LIST.encode(), by=clerk)
    people.start_import(batch=batch, mapping=batch.mapping, by=clerk)
    nobody = Actor(ActorKind.SYSTEM, name=None)
    with pytest.raises(TypeError):
        people.advance_import(batch=batch, by=nobody)
    assert not Person.objects.exists()
    batch.refresh_from_db()
    assert batch.done_count == 0
    assert people.advance_import(batch=batch, by=SYSTEM).imported_count == 4


@pytest.mark.slow
def test_load_people_looks_like_a_village_of_today(cast):
    load_people([(cast.village, 700), (cast.community, 700)], SYSTEM, Random(5))
    today = date(2026, 11, 23)
    here = list(Person.objects.filter(belongings__population="resident").values_list("birth_date", flat=True))
    old = sum(today.year - day.year >= 60 for day in here) / len(here)
    assert 0.45 <= len(here) / Person.objects.count() <= 0.65
    assert 0.30 <= old <= 0.40
