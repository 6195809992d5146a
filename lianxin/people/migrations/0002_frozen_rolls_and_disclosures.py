"""The database itself keeps adopted rolls as adopted, and corrections and disclosures as written."""

from django.db import migrations

_ROLL_SAYS = "an adopted roll is frozen"
_ADDED_SAYS = "these rows are only ever added"
#: Everything but the copied path, which follows the place when it moves in the tree.
_ROLL_COLUMNS = (
    "id, public_id, kind, division_id, as_of, drawn_at, drawn_by_name, adopted_at, adopted_by, adopted_by_name"
)
_ADDED = ("people_rollcorrection", "people_disclosure")


def _sqlite():
    for verb, columns in (("UPDATE", f" OF {_ROLL_COLUMNS}"), ("DELETE", "")):
        yield (
            f"CREATE TRIGGER people_roll_frozen_{verb.lower()} BEFORE {verb}{columns} ON people_roll "
            f"WHEN OLD.adopted_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'people_roll: {_ROLL_SAYS}'); END"
        )
    for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        adopted = f"EXISTS (SELECT 1 FROM people_roll WHERE id = {row}.roll_id AND adopted_at IS NOT NULL)"  # noqa: S608
        yield (
            f"CREATE TRIGGER people_rollentry_frozen_{verb.lower()} BEFORE {verb} ON people_rollentry "
            f"WHEN {adopted} BEGIN SELECT RAISE(ABORT, 'people_rollentry: {_ROLL_SAYS}'); END"
        )
    for table in _ADDED:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: {_ADDED_SAYS}'); END"
            )


_POSTGRESQL = [
    f"""
CREATE FUNCTION people_refuse_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: {_ADDED_SAYS}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
""",
    f"""
CREATE FUNCTION people_refuse_frozen_roll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'people_roll: {_ROLL_SAYS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
""",
    """
CREATE FUNCTION people_refuse_frozen_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM 1 FROM people_roll WHERE id = OLD.roll_id AND adopted_at IS NOT NULL;
        IF FOUND THEN
            RAISE EXCEPTION 'people_rollentry: an adopted roll is frozen'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM 1 FROM people_roll WHERE id = NEW.roll_id AND adopted_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'people_rollentry: an adopted roll is frozen'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
""",
    f"CREATE TRIGGER people_roll_frozen BEFORE UPDATE OF {_ROLL_COLUMNS} OR DELETE ON people_roll FOR EACH ROW "
    "WHEN (OLD.adopted_at IS NOT NULL) EXECUTE FUNCTION people_refuse_frozen_roll()",
    "CREATE TRIGGER people_rollentry_frozen BEFORE INSERT OR UPDATE OR DELETE ON people_rollentry FOR EACH ROW "
    "EXECUTE FUNCTION people_refuse_frozen_entry()",
    *(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
        "EXECUTE FUNCTION people_refuse_added()"
        for table in _ADDED
    ),
]


def freeze(apps, schema_editor):
    statements = _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else list(_sqlite())
    for statement in statements:
        schema_editor.execute(statement, params=None)


def thaw(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in _ADDED:
            schema_editor.execute(f"DROP TRIGGER {table}_no_change ON {table}")
        schema_editor.execute("DROP TRIGGER people_rollentry_frozen ON people_rollentry")
        schema_editor.execute("DROP TRIGGER people_roll_frozen ON people_roll")
        for function in ("people_refuse_added", "people_refuse_frozen_roll", "people_refuse_frozen_entry"):
            schema_editor.execute(f"DROP FUNCTION {function}()")
        return
    for table in _ADDED:
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER people_roll_frozen_{verb}")
    for verb in ("insert", "update", "delete"):
        schema_editor.execute(f"DROP TRIGGER people_rollentry_frozen_{verb}")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(freeze, thaw)]
