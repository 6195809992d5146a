"""On PostgreSQL a posting asks less of the server: its entry comes first, and one question when its lines have come says whether
they are all there, add up to zero in every measure, lie in its own book and on an open day.

Two foreign keys said again what that question says: a line without an entry is refused by it, no entry is ever deleted, and a
book cannot go while accounts of it stand, which no account does that has lines.
"""

from importlib import import_module

from django.db import migrations

from lianxin.kit.laying import Statements

_room = import_module("lianxin.ledger.migrations.0001_the_room")

#: Searched by its beginning by nobody: a public id is known whole or not at all.
_LIKE = "ledger_entry_public_id_6af0919d_like"
_TRIGGER = (
    "CREATE TRIGGER ledger_{table}_adds_up AFTER INSERT ON ledger_{table} REFERENCING NEW TABLE AS fresh "
    "FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
)
_LINES = f"""
CREATE FUNCTION ledger_lines_add_up() RETURNS trigger LANGUAGE plpgsql {_room._BY_KEYS} AS $$
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
        SELECT SUM(per.n) AS n, bool_or(per.total <> 0 OR per.elsewhere) AS off FROM (
            SELECT COUNT(*) FILTER (WHERE l."on" = e."on") AS n, SUM(l.amount) AS total,
                bool_or(a.book_id <> e.book_id) AS elsewhere
            FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = f.entry_id
            GROUP BY a.measure
        ) per
    ) found
    WHERE e.id IS NULL OR e.size < 2 OR found.n IS DISTINCT FROM e.size OR found.off OR b.closed_through >= e."on"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 - fixed words
#: Asked when the transaction ends, as a foreign key would be.
_ENTRY = f"""
CREATE FUNCTION ledger_entry_has_lines() RETURNS trigger LANGUAGE plpgsql {_room._BY_KEYS} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_line WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'ledger: an entry has the lines it says' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 - fixed words
_COLUMNS = (
    'id, public_id, book_id, key, "on", at, words, source_kind, source_id, source_label, rule, size, reverses_id, '
    "by_id, by_name"
)
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
    INSERT INTO ledger_entry ({_COLUMNS})
        SELECT e.id, e.public_id, of_book, e.key, e.day, posted_at, e.words, e.source_kind, e.source_id, e.source_label,
            e.rule, e.size, e.reverses, poster, poster_name
        FROM unnest(ids, public_ids, keys, days, words, source_kinds, source_ids, source_labels, rules, sizes, reversals)
            AS e(id, public_id, key, day, words, source_kind, source_id, source_label, rule, size, reverses)
        WHERE e.id IS NOT NULL;
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
#: The accounts come in their order, and their balances are moved in it: two postings never wait for each other in a ring. Only a
#: key needs them held before: who comes second with it waits, and finds it used.
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
    INSERT INTO ledger_entry ({_COLUMNS}) VALUES (
        entry, of_public_id, of_book, of_key, of_day, posted_at, of_words, of_source_kind, of_source_id,
        of_source_label, of_rule, cardinality(accounts), of_reverses, poster, poster_name
    );
    IF cardinality(accounts) = 2 THEN
        INSERT INTO ledger_line (entry_id, account_id, "on", amount)
            VALUES (entry, accounts[1], of_day, amounts[1]), (entry, accounts[2], of_day, amounts[2]);
    ELSE
        INSERT INTO ledger_line (entry_id, account_id, "on", amount)
            SELECT entry, l.account, of_day, l.amount FROM unnest(accounts, amounts) AS l(account, amount);
    END IF;
    RETURN entry;
END $$
"""  # noqa: S608 - fixed words
_KEYS = (("ledger_entry", "book_id", "ledger_book"), ("ledger_line", "entry_id", "ledger_entry"))
_WITHOUT_KEYS = """
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT c.conrelid::regclass AS place, c.conname AS name FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND (c.conrelid, a.attname) IN (
            ('ledger_entry'::regclass, 'book_id'), ('ledger_line'::regclass, 'entry_id'))
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.place, found.name);
    END LOOP;
END $$
"""


def _as_before(function):
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_closed_periods_are_locked")]
    operations = [
        Statements(
            postgresql=[
                "DROP FUNCTION ledger_entries_add_up CASCADE",
                "DROP FUNCTION ledger_lines_come_first CASCADE",
                _WITHOUT_KEYS,
                f"DROP INDEX IF EXISTS {_LIKE}",
                _LINES,
                _ENTRY,
                _TRIGGER.format(table="line", function="ledger_lines_add_up"),
                "CREATE CONSTRAINT TRIGGER ledger_entry_has_lines AFTER INSERT ON ledger_entry "
                "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_has_lines()",
                _POST,
                _POST_ONE,
            ],
            back={
                "postgresql": [
                    "DROP FUNCTION ledger_lines_add_up CASCADE",
                    "DROP FUNCTION ledger_entry_has_lines CASCADE",
                    _room._CHECK,
                    _room._LINES,
                    _as_before(_room._POST),
                    _as_before(_room._POST_ONE),
                    *(f"ALTER FUNCTION {function} {plan}" for function, plan in _room._PLANS.items()),
                    _TRIGGER.format(table="entry", function="ledger_entries_add_up"),
                    _TRIGGER.format(table="line", function="ledger_lines_come_first"),
                    *(
                        f"ALTER TABLE {table} ADD FOREIGN KEY ({column}) REFERENCES {other} DEFERRABLE INITIALLY DEFERRED"
                        for table, column, other in _KEYS
                    ),
                    f"CREATE INDEX {_LIKE} ON ledger_entry (public_id varchar_pattern_ops)",
                ]
            },
        ),
    ]
