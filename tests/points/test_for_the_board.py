"""Points on the board: batches as they hung, sums of whole months that are over."""

from datetime import timedelta

import time_machine

from lianxin.kit.masking import mask_name
from lianxin.points.calc.caps import first_of_month
from lianxin.points.presenters.for_the_board import board_offers, board_tables


def drawn(village, key, first, last):
    return board_tables(id=key, place=village.cast.village, first=first, last=last, by=village.cast.actor("clerk"))


def test_batches_hang_again_with_the_names_as_they_hung(village):
    actor, place = village.cast.actor("clerk"), village.cast.village
    assert board_offers(actor, place) == []
    rule_set, person = village.funded(), village.family()
    month = village.today.replace(day=1)
    village.settled(rule_set, person)
    assert [key for key, _label in board_offers(actor, place)] == ["batches", "months"]
    [table] = drawn(village, "batches", month, month + timedelta(days=27))
    assert table["caption"].endswith("积分（第1批）")
    assert [(row[1], row[4]) for row in table["rows"]] == [(mask_name(person.name), 12)]
    assert drawn(village, "batches", month - timedelta(days=60), month - timedelta(days=31)) == []


def test_sums_are_of_whole_months_that_are_over(village):
    village.settled(village.funded(), village.family())
    month = village.today.replace(day=1)
    following = first_of_month(month, 1)
    with time_machine.travel(following, tick=False):
        [table] = drawn(village, "months", month, following)
        assert dict(table["rows"])["谢谢"] == 12
        assert drawn(village, "months", month + timedelta(days=1), following) == []
    with time_machine.travel(following - timedelta(days=1), tick=False):
        assert drawn(village, "months", month, following) == []
