"""Nothing is posted on an account from the day after it was closed, also by who read it before the closing was stored."""

from importlib import import_module

from django.db import migrations

from lianxin.kit.laying import Statements

_before = import_module("lianxin.ledger.migrations.0004_lines_of_another_day")


def _with(text, *changes):
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


_SQLITE_ENTRY = _with(
    _before._SQLITE_ENTRY,
    (
        "        WHEN low_book <> ",
        "        WHEN closed THEN RAISE(ABORT, 'ledger: the account is closed')\n        WHEN low_book <> ",
    ),
    ("AS last_day,\n", 'AS last_day,\n            MAX(a.closed_on < NEW."on") AS closed,\n'),
)
_LINES = _with(
    _before._LINES,
    (
        "        WHEN found.off THEN",
        "        WHEN found.closed THEN 'ledger: the account is closed'\n        WHEN found.off THEN",
    ),
    (
        "bool_or(per.another_day) AS another_day\n",
        "bool_or(per.another_day) AS another_day,\n            bool_or(per.closed) AS closed\n",
    ),
    (
        'bool_or(l."on" <> e."on") AS another_day\n',
        'bool_or(l."on" <> e."on") AS another_day,\n                bool_or(a.closed_on < e."on") AS closed\n',
    ),
    ("found.another_day OR found.off\n", "found.another_day OR found.off OR found.closed\n"),
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_lines_of_another_day")]
    operations = [
        Statements(
            sqlite=["DROP TRIGGER ledger_entry_adds_up", _SQLITE_ENTRY],
            postgresql=[_LINES],
            back={
                "sqlite": ["DROP TRIGGER ledger_entry_adds_up", _before._SQLITE_ENTRY],
                "postgresql": [_before._LINES],
            },
        )
    ]
