"""Plain SQL for what is asked so often that the ORM would build the statement longer than the database works on it."""

from django.db import connection


def rows(statement, *values):
    """Every row of the answer as a tuple; ``%s`` in ``statement`` stands for a value."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
