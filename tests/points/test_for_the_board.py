"""Points on the board: batches as they hung, sums of whole months that are over."""

from datetime import timedelta

import pytest
import time_machine

from lianxin.kit.errors import RuleBroken
from lianxin.kit.masking import mask_name
from lianxin.people import services as people
from lianxin.points import services
from lianxin.points.calc.caps import first_of_month
from lianxin.points.models import Move, Purse
from lianxin.points.presenters.for_the_board import board_offers, board_tables


def drawn(village, key, first, last):
    return board_tables(id=key, place=village.cast.village, first=first, last=last, by=village.cast.actor("clerk"))


def test_batches_hang_again_with_the_names_as_they_hung(village):
    actor, place = village.cast.actor("clerk"), village.cast.village
    assert board_offers(actor, place) == []
    rule_set, person = village.funded(), village.family()
    month = village.today.replace(day=1)
    village.settled(rule_set, person)
    assert [key for key, _label in board_offers(actor, place)] == ["batches", "months", "settled", "thanked"]
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


def test_a_settlement_adds_up_and_agrees_with_the_books(village):
    rule_set, person = village.funded(fen=40_000), village.family()
    village.settled(rule_set, person)
    purse, first = Purse.objects.get(), village.today.replace(day=1)
    item = village.item(cost_fen=200)
    kept = services.reserve(purse=purse, item=item, by=village.clerk, at=village.now)
    services.hand_over(redemption=kept, proof="signature", by=village.head, at=village.now)
    [table] = drawn(village, "settled", first - timedelta(days=90), village.today)
    said = {"期初大家手里的": 0, "谢谢": 12, "兑换": -4, "到期": 0, "冲回": 0, "期末大家手里的": 8}
    assert dict(table["rows"]) == said
    assert "到位的钱 400.00 元" in table["caption"]
    [after] = drawn(village, "settled", village.today + timedelta(days=1), village.today + timedelta(days=90))
    assert after["rows"][0][1] == after["rows"][-1][1] == 8


def test_what_the_books_do_not_hold_is_not_made_public(village):
    village.settled(village.funded(), village.family())
    award = Move.objects.get()
    Move.objects.create(purse=award.purse, kind="expire", points=-3, on=award.on, entry=award.entry)
    with pytest.raises(RuleBroken, match="对不上"):
        drawn(village, "settled", village.today - timedelta(days=90), village.today)


def test_only_who_agreed_is_thanked_by_name(village):
    person = village.family()
    village.settled(village.funded(), person)
    year = village.today - timedelta(days=360), village.today

    def names():
        [table] = drawn(village, "thanked", *year)
        return [row[0] for row in table["rows"]]

    assert names() == []
    people.give_consent(person=person, purpose="publication", by=village.cast.actor("resident"))
    assert names() == [person.name]
    people.withdraw_consent(person=person, purpose="publication", by=village.cast.actor("resident"))
    assert names() == []
