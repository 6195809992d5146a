"""One posting by itself, as nearly every posting comes: without the arrays a batch needs, which cost more than the posting."""

from django.db import migrations

_POST_ONE = """
CREATE FUNCTION ledger_post_one(
    of_book bigint, posted_at timestamptz, poster bigint, poster_name text, of_public_id text, of_key text, of_day date,
    of_words text, of_source_kind text, of_source_id text, of_source_label text, of_rule text, of_reverses bigint,
    accounts bigint[], amounts bigint[]
) RETURNS bigint LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    entry bigint;
BEGIN
    PERFORM 1 FROM ledger_book WHERE id = of_book FOR KEY SHARE;
    PERFORM 1 FROM ledger_balance WHERE account_id = ANY(accounts) ORDER BY account_id FOR UPDATE;
    IF of_key IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_entry WHERE key = of_key) THEN
        RETURN NULL;
    END IF;
    entry := nextval('ledger_entry_id_seq');
    INSERT INTO ledger_line (entry_id, account_id, "on", amount)
        SELECT entry, l.account, of_day, l.amount FROM unnest(accounts, amounts) AS l(account, amount);
    UPDATE ledger_balance b SET amount = b.amount + l.amount
        FROM unnest(accounts, amounts) AS l(account, amount) WHERE b.account_id = l.account;
    INSERT INTO ledger_entry (
        id, public_id, book_id, key, "on", at, words, source_kind, source_id, source_label, rule, size, reverses_id,
        by_id, by_name
    ) VALUES (
        entry, of_public_id, of_book, of_key, of_day, posted_at, of_words, of_source_kind, of_source_id,
        of_source_label, of_rule, cardinality(accounts), of_reverses, poster, poster_name
    );
    RETURN entry;
END $$
"""


def _on_postgresql(statement):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement, params=None)

    return change


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_postings_go_by_their_keys")]
    operations = [migrations.RunPython(_on_postgresql(_POST_ONE), _on_postgresql("DROP FUNCTION ledger_post_one"))]
