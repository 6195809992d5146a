import io
import os
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.territory import selectors, services
from lianxin.territory.calc.changes import Line, changes_between, read_diff
from lianxin.territory.errors import Ambiguous
from lianxin.territory.models import Division
from tests.cast import make_division

JUNE = date(2023, 6, 30)
PATCH = Path(os.environ.get("LIANXIN_SHARED_DATA", "../shared/data")) / "divisions/2023.patch"
DIFF = """\
--- a
+++ b
@@ -1 +1 @@
-990101208000,于林乡,town
-990101208201,东黄村委会,village
-990101208202,西黄村委会,village
+990101111000,于林镇,town
+990101111201,东黄村民委员会,village
+990101111202,西黄村民委员会,village
-990101100201,上河村村委会,village
+990101100201,上河新村村委会,village
+990101100209,新安村委会,village
""".splitlines()


@pytest.fixture
def county(cast):
    town = make_division(cast.county, "township", "于林乡", "990101208")
    for number, name in ((201, "东黄村委会"), (202, "西黄村委会")):
        make_division(town, "village", name, f"990101208{number}")
    return cast


def apply(lines=DIFF, **more):
    return services.apply_changes(lines=lines, on=JUNE, source="2023", by=SYSTEM, **more)


def test_apply_changes_recoded_village_keeps_its_id_and_shows_both_codes(county):
    before = Division.objects.get(code="990101208201")
    outcome = apply()
    after = Division.objects.get(pk=before.pk)
    assert (after.code, after.path, after.public_id) == ("990101111201", before.path, before.public_id)
    assert list(after.former.values_list("code", flat=True)) == ["990101208201"]
    assert selectors.find_by_code("990101208201") == selectors.find_by_code("990101111201") == after
    assert selectors.full_name(after).split()[1:] == ["于林镇", "东黄村"]
    assert (outcome.recoded, outcome.renamed, outcome.added, outcome.ended) == (3, 1, 1, 0)


def test_apply_changes_twice_changes_nothing_more(county):
    apply()
    before = list(Division.objects.order_by("pk").values())
    again = apply()
    assert (again.recoded, again.renamed, again.added, again.ended) == (0, 0, 0, 0)
    assert list(Division.objects.order_by("pk").values()) == before


def test_apply_changes_dry_run_only_counts(county):
    before = list(Division.objects.order_by("pk").values())
    outcome = apply(dry_run=True)
    assert (outcome.recoded, outcome.renamed, outcome.added) == (3, 1, 1)
    assert list(Division.objects.order_by("pk").values()) == before


def test_apply_changes_two_of_one_name_are_left_for_a_person(county):
    lines = ["-990101208201,龙村委会,village", "-990101208202,龙村村委会,village", "+990101208301,龙村民委员会,village"]
    assert len(apply(lines).undecided) == 3


def test_apply_changes_malformed_line_is_named(county):
    with pytest.raises(ValueError, match="2: "):
        apply(["+990101208301,甲,village", "+99,乙"])


def test_apply_changes_needs_the_county(cast):
    with pytest.raises(NotAllowed):
        services.apply_changes(lines=[], on=JUNE, source="x", by=cast.actor("clerk"))


codes = st.integers(0, 3).flatmap(lambda t: st.integers(0, 4).map(lambda v: f"9901011{t:02}2{v:02}"))
lines = st.dictionaries(
    codes, st.sampled_from(["甲村委会", "乙村委会", "丙村民委员会", "甲社区居委会"]), max_size=8
).map(lambda rows: {code: Line(code, name, "village") for code, name in rows.items()})


@given(lines, lines)
def test_changes_between_every_line_lands_in_one_place(removed, added):
    changes = changes_between(dict(removed), dict(added))
    left = [b.code for b, _a in (*changes.renames, *changes.recodes)] + [x.code for x in changes.removed]
    right = [a.code for _b, a in (*changes.renames, *changes.recodes)] + [x.code for x in changes.added]
    undecided = [x.code for x in changes.undecided]
    assert sorted(left + right + undecided) == sorted([*removed, *added])


@pytest.mark.skipif(not PATCH.exists(), reason="the 2023 change set is not beside the checkout")
def test_changes_between_real_edition_finds_renqiu():
    with PATCH.open(encoding="utf-8") as source:
        changes = changes_between(*read_diff(source))
    pairs = {before.code: after.code for before, after in changes.recodes}
    assert pairs["130982208000"] == "130982111000"
    assert sum(code.startswith("130982208") for code in pairs) >= 20


def test_search_two_of_one_name_are_never_guessed(cast):
    make_named(cast.township, "和平村委会")
    make_named(cast.other_township, "和平村委会")
    with pytest.raises(Ambiguous) as refused:
        selectors.resolve_one("和平村")
    assert {p.full_name for p in refused.value.candidates} == {"青禾县 柳溪镇 和平村", "青禾县 临江镇 和平村"}
    assert selectors.resolve_one("临江 和平").parent == cast.other_township
    assert selectors.resolve_one("青禾县 临江镇 和平村委会").parent == cast.other_township


def make_named(parent, name):
    return services.create_division(parent=parent, level="village", name=name, by=SYSTEM)


def test_search_near_names_are_different_places(cast):
    first, second = make_named(cast.township, "崔家村村民委员会"), make_named(cast.township, "崔家庄村村民委员会")
    assert selectors.resolve_one("崔家村") == first
    assert selectors.resolve_one("崔家庄村") == second
    assert selectors.resolve_one("cjzc") == second


@pytest.mark.parametrize("text", ["", "   ", "没有这个地方", "%", "'; drop", "a" * 200, "9" * 50])
def test_search_odd_words_find_nothing(cast, text):
    assert selectors.search(text) == []
    assert selectors.resolve_one(text) is None


def test_move_division_takes_paths_and_roles_along(cast):
    moved = services.move_division(division=cast.village, parent=cast.other_township, on=JUNE, by=SYSTEM)
    assert moved.path.startswith(cast.other_township.path)
    assert cast.actor("clerk").holds("station_staff", path=moved.path)
    with pytest.raises(RuleBroken, match="自己下面"):
        services.move_division(division=cast.other_township, parent=moved, on=JUNE, by=SYSTEM)


@pytest.fixture
def register(tmp_path):
    """A folder like the national register's, with one village whose township is missing."""
    files = {
        "provinces.csv": "code,name\n98,样省\n",
        "cities.csv": "code,name,provinceCode\n9801,样市,98\n",
        "areas.csv": "code,name,cityCode,provinceCode\n980101,样县,9801,98\n",
        "streets.csv": "code,name,areaCode,provinceCode,cityCode\n980101100,样镇,980101,98,9801\n",
        "villages.csv": "code,name,streetCode,provinceCode,cityCode,areaCode\n"
        "980101100201,东辛庄村民委员会,980101100,98,9801,980101\n980101999201,孤村,980101999,98,9801,980101\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.django_db(transaction=True)
def test_import_register_into_an_empty_table(register):
    before = set(indexes())
    assert services.import_register(folder=register, by=SYSTEM).made == 5
    assert set(indexes()) == before
    assert selectors.resolve_one("dxzc").code == "980101100201"


def indexes():
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(cursor, "territory_division")


def test_import_register_small_folder_twice(cast, register):
    done = services.import_register(folder=register, by=SYSTEM)
    assert (done.made, len(done.orphans)) == (5, 1)
    assert services.import_register(folder=register, by=SYSTEM).made == 0
    found = selectors.resolve_one("dxzc")
    assert selectors.full_name(found) == "样省 样市 样县 样镇 东辛庄村"
    assert services.create_division(parent=found, level="group", name="一组", by=SYSTEM).pk > found.pk


def test_import_register_missing_file_is_said(cast, tmp_path):
    with pytest.raises(RuleBroken, match=r"villages\.csv"):
        services.import_register(folder=tmp_path, by=SYSTEM)


def test_read_diff_takes_any_lines():
    assert read_diff(io.StringIO("diff --git a b\nindex\n 110101000000,东城区,county\n")) == ({}, {})


@pytest.mark.parametrize("words", ["上河村", "990101100201", "青禾县 柳溪镇 上河村"])
def test_resolve_one_plain_name_is_one_question(cast, words, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert selectors.resolve_one(words) == cast.village
