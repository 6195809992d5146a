"""A room's tables are laid together on both engines, and a house laid step by step takes the whole as laid."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from lianxin.kit.laying import Statements, Together, laid_half_way

LEFT = migrations.CreateModel(
    "Left",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("right", models.ForeignKey("kit.Right", models.PROTECT, null=True)),
    ],
)
RIGHT = migrations.CreateModel(
    "Right",
    [("id", models.BigAutoField(primary_key=True)), ("left", models.ForeignKey("kit.Left", models.PROTECT))],
)
VIEW = Statements(
    sqlite=["CREATE VIEW kit_pairs AS SELECT 'sqlite' AS engine"],
    postgresql=["CREATE VIEW kit_pairs AS SELECT 'postgresql' AS engine"],
    back={engine: ["DROP VIEW kit_pairs"] for engine in ("sqlite", "postgresql")},
)


@pytest.mark.django_db(transaction=True)
def test_tables_that_point_at_each_other_are_made_and_taken_away_together():
    before, after = ProjectState(), ProjectState()
    room = Together(LEFT, RIGHT)
    room.state_forwards("kit", after)
    laid = {"kit_left", "kit_right", "kit_pairs"}
    with connection.schema_editor() as editor:
        room.database_forwards("kit", editor, before, after)
        VIEW.database_forwards("kit", editor, after, after)
    assert laid <= _names()
    with connection.cursor() as cursor:
        cursor.execute("SELECT engine FROM kit_pairs")
        assert cursor.fetchall() == [(connection.vendor,)]
        assert connection.introspection.get_relations(cursor, "kit_left").keys() == {"right_id"}
        assert connection.introspection.get_relations(cursor, "kit_right").keys() == {"left_id"}
    with connection.schema_editor() as editor:
        VIEW.database_backwards("kit", editor, after, after)
        room.database_backwards("kit", editor, after, before)
    assert not laid & _names()


def _names():
    return set(connection.introspection.table_names(include_views=True))


@pytest.mark.django_db
def test_a_house_laid_step_by_step_has_nothing_left_to_do():
    whole = {key: m for key, m in MigrationLoader(connection).disk_migrations.items() if m.replaces}
    assert {room for room, _name in whole} > {"audit", "needs", "works"}
    recorder = MigrationRecorder(connection)  # of a fresh database it knows the steps the whole stands for as well
    for room, name in whole:
        recorder.record_unapplied(room, name)
    again = MigrationLoader(connection)
    again.check_consistent_history(connection)
    assert whole.keys() <= again.applied_migrations.keys()


@pytest.mark.django_db
def test_a_house_left_half_way_is_named_room_by_room():
    assert laid_half_way(connection) == []
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("works", "0001_the_room")
    assert laid_half_way(connection) == []  # it knows every step
    recorder.migration_qs.filter(app="works").exclude(name="0001_projects_and_their_money").delete()
    assert laid_half_way(connection) == ["works"]
