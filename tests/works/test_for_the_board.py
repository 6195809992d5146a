"""The money of projects on the board, every source apart."""

from datetime import timedelta

import pytest

from lianxin.works.presenters.for_the_board import board_offers, board_tables


def drawn(village, first, last):
    return board_tables(id="money", place=village.cast.village, first=first, last=last, by=village.accountant)


def test_every_source_of_money_is_a_row_and_labour_is_none(village):
    project = village.building()
    before = village.today
    village.later(4)
    village.received(project, village.reward, 2_000_000)
    village.paid(project, village.reward, 1_200_000)
    [table] = drawn(village, before, village.today)
    names = ["奖补资金", "集体资金", "捐赠"]
    assert [row[0] for row in table["rows"]] == [project.title] * 3
    assert table["rows"][0][2:] == ["县财政局", 4_000_000, 2_000_000, 1_200_000, 0, 800_000]
    assert len({row[1] for row in table["rows"]}) == len(names)
    [earlier] = drawn(village, before, before)
    assert earlier["rows"][0][3:] == [4_000_000, 0, 0, 0, 0]
    assert drawn(village, before - timedelta(days=90), before - timedelta(days=89)) == []


def test_only_where_there_is_a_project(village):
    place, actor = village.cast.village, village.accountant
    assert board_offers(actor, place) == []
    village.opened()
    assert [key for key, _label in board_offers(actor, place)] == ["money"]


@pytest.mark.parametrize("projects", [1, 3])
def test_however_many_projects_two_queries(village, projects, django_assert_num_queries):
    for _each in range(projects):
        village.funded()
    with django_assert_num_queries(2):
        assert len(drawn(village, village.today, village.today)[0]["rows"]) == 3 * projects
