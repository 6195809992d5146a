"""An entry has no line of another day, neither with it nor added to it later. SQLite looks at the lines of an entry once and not
twice.
"""

from importlib import import_module

from django.db import migrations

from lianxin.kit.laying import Statements

_room = import_module("lianxin.ledger.migrations.0001_the_room")
_asks_less = import_module("lianxin.ledger.migrations.0003_postings_ask_less")

_SQLITE_ENTRY = """
CREATE TRIGGER ledger_entry_adds_up BEFORE INSERT ON ledger_entry
BEGIN
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND closed_through >= NEW."on")
            THEN RAISE(ABORT, 'ledger: the period is closed')
        WHEN NEW.size < 2 OR n <> NEW.size OR first_day <> NEW."on" OR last_day <> NEW."on"
            THEN RAISE(ABORT, 'ledger: an entry has the lines it says')
        WHEN low_book <> NEW.book_id OR high_book <> NEW.book_id OR CASE
            WHEN low_measure = high_measure THEN total <> 0
            ELSE EXISTS (
                SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = NEW.id
                GROUP BY a.measure HAVING SUM(l.amount) <> 0) END
            THEN RAISE(ABORT, 'ledger: the lines of an entry add up to zero in its own book')
    END FROM (
        SELECT COUNT(*) AS n, SUM(l.amount) AS total, MIN(l."on") AS first_day, MAX(l."on") AS last_day,
            MIN(a.book_id) AS low_book, MAX(a.book_id) AS high_book,
            MIN(a.measure) AS low_measure, MAX(a.measure) AS high_measure
        FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = NEW.id
    );
END
"""
_LINES = f"""
CREATE OR REPLACE FUNCTION ledger_lines_add_up() RETURNS trigger LANGUAGE plpgsql {_room._BY_KEYS} AS $$
DECLARE
    wrong text;
BEGIN
    SELECT CASE
        WHEN b.closed_through >= e."on" THEN 'ledger: the period is closed'
        WHEN found.off THEN 'ledger: the lines of an entry add up to zero in its own book'
        ELSE 'ledger: an entry has the lines it says' END INTO wrong
    FROM (SELECT DISTINCT entry_id FROM fresh) f
    LEFT JOIN ledger_entry e ON e.id = f.entry_id LEFT JOIN ledger_book b ON b.id = e.book_id
    CROSS JOIN LATERAL (
        SELECT SUM(per.n) AS n, bool_or(per.total <> 0 OR per.elsewhere) AS off, bool_or(per.another_day) AS another_day
        FROM (
            SELECT COUNT(*) AS n, SUM(l.amount) AS total, bool_or(a.book_id <> e.book_id) AS elsewhere,
                bool_or(l."on" <> e."on") AS another_day
            FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = f.entry_id
            GROUP BY a.measure
        ) per
    ) found
    WHERE e.id IS NULL OR e.size < 2 OR found.n IS DISTINCT FROM e.size OR found.another_day OR found.off
        OR b.closed_through >= e."on"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 - fixed words


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_postings_ask_less")]
    operations = [
        Statements(
            sqlite=["DROP TRIGGER ledger_entry_adds_up", _SQLITE_ENTRY],
            postgresql=[_LINES],
            back={
                "sqlite": ["DROP TRIGGER ledger_entry_adds_up", _room._SQLITE_ENTRY],
                "postgresql": [_asks_less._as_before(_asks_less._LINES)],
            },
        )
    ]
