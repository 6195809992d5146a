"""Lifting the triggers: what only an owner of the database could do. For tests of tampering, and to empty the tables
after a test that commits.
"""

from contextlib import contextmanager

from django.db import connection

from lianxin.audit.vocabulary import INSERT_ONLY_TABLES

#: Rows of other rooms that the database keeps as written.
TABLES = (
    *INSERT_ONLY_TABLES,
    "people_disclosure",
    "people_roll",
    "people_rollentry",
    "people_rollcorrection",
    "bulletin_boardmark",
    "bulletin_paper",
    "bulletin_posting",
    "ledger_closedperiod",
    "ledger_entry",
    "ledger_line",
    "needs_mediationopening",
    "points_expirynotice",
    "points_funding",
    "points_move",
    "points_paneldecision",
    "points_rule",
    "points_stockmove",
    "deliberation_commentruling",
    "deliberation_seat",
    "deliberation_minutes",
    "deliberation_bundle",
    "deliberation_resolutionstep",
    "deliberation_sheet",
)


@contextmanager
def unlocked():
    """Inside, rows that are only ever added can be changed; afterwards the triggers stand again."""
    names = ", ".join(f"'{table}'" for table in TABLES)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _each(cursor, "ALTER TABLE {} DISABLE TRIGGER USER")
        else:
            cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({names})")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                _each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER")
            else:
                for _name, sql in triggers:
                    cursor.execute(sql)


def _each(cursor, statement):
    cursor.execute("SELECT to_regclass('audit_eventseal') IS NOT NULL")
    if cursor.fetchone()[0]:
        for table in TABLES:
            cursor.execute(statement.format(table))
