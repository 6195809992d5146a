"""A list out of a spreadsheet: every row is read or said to be wrong, never both, never guessed."""

from hypothesis import given
from hypothesis import strategies as st

from lianxin.coverage.calc.lacking import DIVISION, ORGANISED, SITES, lacking
from lianxin.coverage.calc.lists import KINDS, columns_of, read_rows
from lianxin.coverage.calc.rollup import LINKS
from lianxin.coverage.vocabulary import Link, SiteKind

HEADS = ["村", "类型", "名称", "片区", "行业", "人数", "党员"]
cells = st.one_of(st.text(max_size=70), st.sampled_from(["", "楼宇", "12", "３", "-1", "1.5"]))


def read(*rows, heads=HEADS):
    return read_rows(columns_of(heads), rows, KINDS | {"楼宇": "building"})


@given(st.lists(st.lists(cells, min_size=7, max_size=7), max_size=8))
def test_a_row_without_faults_can_be_stored(rows):
    for row in read(*rows):
        if not row.faults:
            values = row.values
            assert values["kind"] in SiteKind.values
            assert 0 < len(values["name"]) <= 60
            assert len(values["near"]) <= 40
            assert len(values["trade"]) <= 40
            assert all(values[name] is None or 0 <= values[name] <= 1_000_000 for name in ("people", "full_members"))


def test_what_is_wrong_is_said_by_column():
    told = read(
        ["上河村", "楼宇", "东楼", "", "", "300", "4"],
        ["", "骑手站点", "驿站", "", "外卖", "", ""],
        ["上河村", "楼宇", "东楼", "", "", "", ""],
        ["", "庙", "", "", "", "许多", "3"],
        ["", "楼宇", "西楼", "", "", "2", "3"],
    )
    assert told[0].values | {"near": "", "trade": ""} == told[0].values
    assert (told[0].values["people"], told[0].values["full_members"], told[0].faults) == (300, 4, [])
    assert (told[1].values["kind"], told[1].values["people"], told[1].faults) == ("hub", None, [])
    assert told[2].faults == [("name", "twice")]
    assert told[3].faults == [("name", "required"), ("kind", "unknown"), ("people", "number")]
    assert told[4].faults == [("full_members", "more_members")]


@given(st.sets(st.sampled_from(LINKS)), st.sampled_from([DIVISION, *SITES.values()]))
def test_an_instructor_is_no_organisation_and_any_organisation_is_enough(links, expected):
    lacks = lacking(links, expected)
    assert lacking(links | {"instructor"}, expected) == lacks
    assert ("formal" in lacks) == ("formal" in expected and not links & ORGANISED)
    apart = {"formal", "work"}
    assert set(lacks) - apart == set(expected) - links - apart


def test_every_kind_of_site_says_what_it_should_have():
    assert list(SITES) == SiteKind.values
    assert all(link in Link.values for expected in SITES.values() for link in expected)
