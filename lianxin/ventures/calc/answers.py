"""What a bank's answer says about each transfer, line by line. Pure.

Two shapes are read: plain lines ``number, yuan[, result]``, and a table with a head, which is the list the bank was given, with its
result filled in. What is neither a success nor a failure in so many words is not guessed at.
"""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

#: The head of the list the bank is given; by these columns it is read again.
NUMBER, AMOUNT, RESULT = "股权证号", "金额", "结果"
HEAD = ("股权证号", "户编号", "姓名", "金额（元）", "卡号（由会计填）", "结果（成功、失败）", "备注")
#: The words for a transfer that reached the card.
PAID = frozenset(
    {
        "成功",
        "已入账",
        "入账成功",
        "交易成功",
        "转账成功",
        "发放成功",
        "已到账",
        "已发放",
        "已发",
        "已领",
        "已签字",
        "已签收",
    }
)
_FAILED = re.compile(r"失败|退|不成功|未成功|fail", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """``place``: which line with something on it, from 1; ``line``: as it was written."""

    place: int
    line: str
    number: int
    fen: int
    has_failed: bool


class Unreadable(ValueError):
    """``code``: ``not_a_line``, ``no_result`` or ``unknown_result``, then ``about`` is the word."""

    def __init__(self, place: int, line: str, code: str, about: str = ""):
        super().__init__(code)
        self.place, self.line, self.code, self.about = place, line, code, about


def answers(text: str) -> list[Answer]:
    """Every line of an answer. Raises ``Unreadable`` at the first that does not say plainly who, how much and with what result."""
    rows = [
        (place, line) for place, line in enumerate(filter(None, map(str.strip, text.lstrip("\ufeff").splitlines())), 1)
    ]
    if rows and (columns := _columns(rows[0][1])):
        return [_by_head(place, line, columns) for place, line in rows[1:]]
    return [_plain(place, line) for place, line in rows]


def _columns(line):
    """Where the number, the amount and the result stand, by the head; nothing where the line is no head."""
    cells = _table(line)
    found = [
        next((at for at, cell in enumerate(cells) if cell.startswith(name)), None) for name in (NUMBER, AMOUNT, RESULT)
    ]
    return found if None not in found[:2] else None


def _table(line):
    return [cell.strip() for cell in next(csv.reader([line], delimiter="\t" if "\t" in line else ","))]


def _by_head(place, line, columns):
    at_number, at_amount, at_result = columns
    cells = _table(line)
    if len(cells) <= max(at_number, at_amount):
        raise Unreadable(place, line, "not_a_line")
    result = cells[at_result] if at_result is not None and at_result < len(cells) else ""
    if at_result is not None and not result:
        raise Unreadable(place, line, "no_result")
    return _answer(place, line, cells[at_number], cells[at_amount], [result] if result else [])


def _plain(place, line):
    cells = [cell for cell in re.split(r"[,，;；\t]+|\s+", line) if cell]
    if len(cells) < 2:
        raise Unreadable(place, line, "not_a_line")
    return _answer(place, line, cells[0], cells[1], cells[2:])


def _answer(place, line, number, amount, results):
    amount = amount.replace(",", "").replace("¥", "").replace("￥", "").replace("元", "").strip()
    try:
        fen = Decimal(amount) * 100
        if not re.fullmatch(r"[0-9]{1,9}", number) or fen != int(fen):
            raise ValueError
    except (ValueError, InvalidOperation, OverflowError):
        raise Unreadable(place, line, "not_a_line") from None
    has_failed = any(_FAILED.search(word) for word in results)
    unknown = [word for word in results if word not in PAID]
    if unknown and not has_failed:
        raise Unreadable(place, line, "unknown_result", unknown[0])
    return Answer(place, line, int(number), int(fen), has_failed)
