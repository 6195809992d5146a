"""Once a rule set has left the draft its rules stay as they are: the database refuses to change them, whoever asks."""

from django.db import migrations

_SAYS = "points_rule: a rule stays as it went out"
_VERBS = {"insert": "NEW", "update": "OLD", "delete": "OLD"}
_POSTGRESQL = """
CREATE FUNCTION points_rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_set bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.rule_set_id ELSE OLD.rule_set_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM points_ruleset WHERE id = of_set AND state <> 'draft') THEN
        RAISE EXCEPTION 'points_rule: a rule stays as it went out' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
"""


def lock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL, params=None)
        schema_editor.execute(
            "CREATE TRIGGER points_rule_stays BEFORE INSERT OR UPDATE OR DELETE ON points_rule "
            "FOR EACH ROW EXECUTE FUNCTION points_rule_stays()",
            params=None,
        )
        return
    for verb, row in _VERBS.items():
        left = f"EXISTS (SELECT 1 FROM points_ruleset WHERE id = {row}.rule_set_id AND state <> 'draft')"  # noqa: S608 - names of columns
        schema_editor.execute(
            f"CREATE TRIGGER points_rule_no_{verb} BEFORE {verb.upper()} ON points_rule WHEN {left} "
            f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END",
            params=None,
        )


def unlock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER points_rule_stays ON points_rule", params=None)
        schema_editor.execute("DROP FUNCTION points_rule_stays()", params=None)
        return
    for verb in _VERBS:
        schema_editor.execute(f"DROP TRIGGER points_rule_no_{verb}", params=None)


class Migration(migrations.Migration):
    dependencies = [("points", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
