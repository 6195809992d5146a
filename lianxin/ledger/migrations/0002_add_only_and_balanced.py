"""The database holds what the room promises, whoever asks: entries and lines are only added, an entry's lines add up to
zero in every measure and lie in its own book, nothing goes into a closed period, nothing is added to an entry that stands."""

from django.db import migrations

from lianxin.kit.only_added import OnlyAdded

_SQLITE_ENTRY = """
CREATE TRIGGER ledger_entry_adds_up BEFORE INSERT ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'ledger: the period is closed') WHERE EXISTS (
        SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND closed_through >= NEW."on");
    SELECT RAISE(ABORT, 'ledger: an entry has the lines it says') WHERE NEW.size < 2 OR NEW.size <> (
        SELECT COUNT(*) FROM ledger_line WHERE entry_id = NEW.id AND "on" = NEW."on");
    SELECT RAISE(ABORT, 'ledger: the lines of an entry add up to zero in its own book') WHERE EXISTS (
        SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = NEW.id
        GROUP BY a.measure, a.book_id HAVING SUM(l.amount) <> 0 OR a.book_id <> NEW.book_id);
END
"""
_SQLITE_LINE = """
CREATE TRIGGER ledger_line_comes_first BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to an entry that stands'); END
"""

_POSTGRESQL_CHECK = """
CREATE FUNCTION ledger_entries_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM fresh e JOIN ledger_book b ON b.id = e.book_id WHERE b.closed_through >= e."on") THEN
        RAISE EXCEPTION 'ledger: the period is closed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM fresh e LEFT JOIN LATERAL (
            SELECT COUNT(*) AS n FROM ledger_line l WHERE l.entry_id = e.id AND l."on" = e."on") found ON TRUE
        WHERE found.n <> e.size OR e.size < 2
    ) THEN
        RAISE EXCEPTION 'ledger: an entry has the lines it says' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM fresh e JOIN ledger_line l ON l.entry_id = e.id JOIN ledger_account a ON a.id = l.account_id
        GROUP BY e.id, e.book_id, a.measure, a.book_id HAVING SUM(l.amount) <> 0 OR a.book_id <> e.book_id
    ) THEN
        RAISE EXCEPTION 'ledger: the lines of an entry add up to zero in its own book'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""
_POSTGRESQL_LINES = """
CREATE FUNCTION ledger_lines_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM fresh JOIN ledger_entry e ON e.id = fresh.entry_id) THEN
        RAISE EXCEPTION 'ledger: nothing is added to an entry that stands'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""
#: The posting itself, so that its statements are planned once for a connection and not for every call.
#: Balances are locked in the order of their accounts: two calls never wait for each other.
_POSTGRESQL_POST = """
CREATE FUNCTION ledger_post(
    of_book bigint, posted_at timestamptz, poster bigint, poster_name text,
    public_ids text[], keys text[], days date[], words text[], source_kinds text[], source_ids text[],
    source_labels text[], rules text[], sizes smallint[], reversals bigint[],
    line_places int[], line_accounts bigint[], line_amounts bigint[]
) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
    i int;
BEGIN
    PERFORM 1 FROM ledger_balance WHERE account_id = ANY(line_accounts) ORDER BY account_id FOR UPDATE;
    FOR i IN 1 .. array_length(public_ids, 1) LOOP
        IF keys[i] IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_entry WHERE key = keys[i]) THEN
            ids[i] := NULL;
        ELSE
            ids[i] := nextval('ledger_entry_id_seq');
        END IF;
    END LOOP;
    INSERT INTO ledger_line (entry_id, account_id, "on", amount)
        SELECT ids[l.place], l.account, days[l.place], l.amount
        FROM unnest(line_places, line_accounts, line_amounts) AS l(place, account, amount) WHERE ids[l.place] IS NOT NULL;
    UPDATE ledger_balance b SET amount = b.amount + s.amount FROM (
        SELECT l.account, SUM(l.amount)::bigint AS amount
        FROM unnest(line_places, line_accounts, line_amounts) AS l(place, account, amount)
        WHERE ids[l.place] IS NOT NULL GROUP BY l.account
    ) s WHERE b.account_id = s.account;
    INSERT INTO ledger_entry (
        id, public_id, book_id, key, "on", at, words, source_kind, source_id, source_label, rule, size, reverses_id,
        by_id, by_name
    ) SELECT e.id, e.public_id, of_book, e.key, e.day, posted_at, e.words, e.source_kind, e.source_id, e.source_label,
        e.rule, e.size, e.reverses, poster, poster_name
    FROM unnest(ids, public_ids, keys, days, words, source_kinds, source_ids, source_labels, rules, sizes, reversals)
        AS e(id, public_id, key, day, words, source_kind, source_id, source_label, rule, size, reverses)
    WHERE e.id IS NOT NULL;
    RETURN ids;
END $$
"""


def _sqlite():
    yield _SQLITE_ENTRY
    yield _SQLITE_LINE


def _postgresql():
    yield _POSTGRESQL_CHECK
    yield _POSTGRESQL_LINES
    yield _POSTGRESQL_POST
    for table, function in (("entry", "ledger_entries_add_up"), ("line", "ledger_lines_come_first")):
        yield (
            f"CREATE TRIGGER ledger_{table}_adds_up AFTER INSERT ON ledger_{table} REFERENCING NEW TABLE AS fresh "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
        )


def lock(apps, schema_editor):
    for statement in _postgresql() if schema_editor.connection.vendor == "postgresql" else _sqlite():
        schema_editor.execute(statement, params=None)


def unlock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = [f"DROP TRIGGER ledger_{table}_adds_up ON ledger_{table}" for table in ("entry", "line")]
        functions = ("ledger_post", "ledger_entries_add_up", "ledger_lines_come_first")
        statements += [f"DROP FUNCTION {function}" for function in functions]
    else:
        statements = ["DROP TRIGGER ledger_entry_adds_up", "DROP TRIGGER ledger_line_comes_first"]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("audit", "0002_insert_only_triggers")]
    operations = [
        migrations.RunPython(lock, unlock),
        OnlyAdded("ledger_entry", "ledger_line", "ledger_closedperiod"),
    ]
