"""An entry has no line of another day, neither with it nor added to it later, and none on an account from the day after it was
closed, be it by who read it before. SQLite looks at the lines of an entry once and not
twice; on PostgreSQL an entry comes with its lines in one statement and is looked at when that ends, not when its transaction does.
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
        WHEN closed THEN RAISE(ABORT, 'ledger: the account is closed')
        WHEN low_book <> NEW.book_id OR high_book <> NEW.book_id OR CASE
            WHEN low_measure = high_measure THEN total <> 0
            ELSE EXISTS (
                SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = NEW.id
                GROUP BY a.measure HAVING SUM(l.amount) <> 0) END
            THEN RAISE(ABORT, 'ledger: the lines of an entry add up to zero in its own book')
    END FROM (
        SELECT COUNT(*) AS n, SUM(l.amount) AS total, MIN(l."on") AS first_day, MAX(l."on") AS last_day,
            MAX(a.closed_on < NEW."on") AS closed,
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
        WHEN found.closed THEN 'ledger: the account is closed'
        WHEN found.off THEN 'ledger: the lines of an entry add up to zero in its own book'
        ELSE 'ledger: an entry has the lines it says' END INTO wrong
    FROM (SELECT DISTINCT entry_id FROM fresh) f
    LEFT JOIN ledger_entry e ON e.id = f.entry_id LEFT JOIN ledger_book b ON b.id = e.book_id
    CROSS JOIN LATERAL (
        SELECT SUM(per.n) AS n, bool_or(per.total <> 0 OR per.elsewhere) AS off, bool_or(per.another_day) AS another_day,
            bool_or(per.closed) AS closed
        FROM (
            SELECT COUNT(*) AS n, SUM(l.amount) AS total, bool_or(a.book_id <> e.book_id) AS elsewhere,
                bool_or(l."on" <> e."on") AS another_day,
                bool_or(a.closed_on < e."on") AS closed
            FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = f.entry_id
            GROUP BY a.measure
        ) per
    ) found
    WHERE e.id IS NULL OR e.size < 2 OR found.n IS DISTINCT FROM e.size OR found.another_day OR found.off OR found.closed
        OR b.closed_through >= e."on"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 - fixed words
#: Lines that are there are asked for their number and sum by ``ledger_lines_add_up``.
_HAS_LINES = """
CREATE FUNCTION ledger_entries_have_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM fresh e WHERE NOT EXISTS (SELECT 1 FROM ledger_line l WHERE l.entry_id = e.id)) THEN
        RAISE EXCEPTION 'ledger: an entry has the lines it says' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""
_POST = f"""
CREATE OR REPLACE FUNCTION ledger_post(
    of_book bigint, posted_at timestamptz, poster bigint, poster_name text,
    public_ids text[], keys text[], days date[], words text[], source_kinds text[], source_ids text[],
    source_labels text[], rules text[], sizes smallint[], reversals bigint[],
    line_places int[], line_accounts bigint[], line_amounts bigint[]
) RETURNS bigint[] LANGUAGE plpgsql {_room._PLANNED_ONCE} AS $$
DECLARE
    ids bigint[];
BEGIN
    PERFORM 1 FROM ledger_balance WHERE account_id = ANY(line_accounts) ORDER BY account_id FOR UPDATE;
    FOR i IN 1 .. array_length(public_ids, 1) LOOP
        IF keys[i] IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_entry WHERE key = keys[i]) THEN
            ids[i] := NULL;
        ELSE
            ids[i] := nextval('ledger_entry_id_seq');
        END IF;
    END LOOP;
    WITH entered AS (
        INSERT INTO ledger_entry ({_asks_less._COLUMNS})
        SELECT e.id, e.public_id, of_book, e.key, e.day, posted_at, e.words, e.source_kind, e.source_id, e.source_label,
            e.rule, e.size, e.reverses, poster, poster_name
        FROM unnest(ids, public_ids, keys, days, words, source_kinds, source_ids, source_labels, rules, sizes, reversals)
            AS e(id, public_id, key, day, words, source_kind, source_id, source_label, rule, size, reverses)
        WHERE e.id IS NOT NULL
    )
    INSERT INTO ledger_line (entry_id, account_id, "on", amount)
        SELECT ids[l.place], l.account, days[l.place], l.amount
        FROM unnest(line_places, line_accounts, line_amounts) AS l(place, account, amount) WHERE ids[l.place] IS NOT NULL;
    UPDATE ledger_balance b SET amount = b.amount + s.amount FROM (
        SELECT l.account, SUM(l.amount)::bigint AS amount
        FROM unnest(line_places, line_accounts, line_amounts) AS l(place, account, amount)
        WHERE ids[l.place] IS NOT NULL GROUP BY l.account
    ) s WHERE b.account_id = s.account;
    RETURN ids;
END $$
"""  # noqa: S608 - fixed words
_POST_ONE = f"""
CREATE OR REPLACE FUNCTION ledger_post_one(
    of_book bigint, posted_at timestamptz, poster bigint, poster_name text, of_public_id text, of_key text, of_day date,
    of_words text, of_source_kind text, of_source_id text, of_source_label text, of_rule text, of_reverses bigint,
    accounts bigint[], amounts bigint[]
) RETURNS bigint LANGUAGE plpgsql {_room._PLANNED_ONCE} AS $$
DECLARE
    entry bigint;
BEGIN
    PERFORM 1 FROM ledger_book WHERE id = of_book FOR KEY SHARE;
    IF of_key IS NOT NULL THEN
        PERFORM 1 FROM ledger_balance WHERE account_id = ANY(accounts) ORDER BY account_id FOR UPDATE;
        IF EXISTS (SELECT 1 FROM ledger_entry WHERE key = of_key) THEN
            RETURN NULL;
        END IF;
    END IF;
    UPDATE ledger_balance b SET amount = b.amount + l.amount
        FROM unnest(accounts, amounts) AS l(account, amount) WHERE b.account_id = l.account;
    entry := nextval('ledger_entry_id_seq');
    WITH entered AS (
        INSERT INTO ledger_entry ({_asks_less._COLUMNS}) VALUES (
            entry, of_public_id, of_book, of_key, of_day, posted_at, of_words, of_source_kind, of_source_id,
            of_source_label, of_rule, cardinality(accounts), of_reverses, poster, poster_name)
    )
    INSERT INTO ledger_line (entry_id, account_id, "on", amount)
        SELECT entry, l.account, of_day, l.amount FROM unnest(accounts, amounts) AS l(account, amount);
    RETURN entry;
END $$
"""  # noqa: S608 - fixed words
_DEFERRED = (
    "CREATE CONSTRAINT TRIGGER ledger_entry_has_lines AFTER INSERT ON ledger_entry "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_has_lines()"
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_postings_ask_less")]
    operations = [
        Statements(
            sqlite=["DROP TRIGGER ledger_entry_adds_up", _SQLITE_ENTRY],
            postgresql=[
                _LINES,
                "DROP FUNCTION ledger_entry_has_lines CASCADE",
                _HAS_LINES,
                _asks_less._TRIGGER.format(table="entry", function="ledger_entries_have_lines"),
                _POST,
                _POST_ONE,
            ],
            back={
                "sqlite": ["DROP TRIGGER ledger_entry_adds_up", _room._SQLITE_ENTRY],
                "postgresql": [
                    _asks_less._as_before(_asks_less._LINES),
                    "DROP FUNCTION ledger_entries_have_lines CASCADE",
                    _asks_less._ENTRY,
                    _DEFERRED,
                    _asks_less._POST,
                    _asks_less._POST_ONE,
                ],
            },
        )
    ]
