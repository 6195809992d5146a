"""今日要办 asks a bounded number of questions, however many rooms have something waiting."""

from django.db.models import Value

from lianxin.accounts.models import User
from lianxin.kit import clock, waiting
from lianxin.kit.waiting import MOST_QUESTIONS, Door, Waiting, register_waiting, waiting_for


def _rows(actor, at):
    """A room that asks once and has one thing waiting."""
    User.objects.filter(pk=actor.id).exists()
    return [Waiting(url="/", title="一件", meta="", next_action="办", due_at=at)]


def _somebody(actor):
    return User.objects.annotate(one=Value(1))


def test_rooms_beyond_the_bound_say_so_at_their_door(cast, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(waiting, "_sources", {})
    for number in range(MOST_QUESTIONS + 3):
        register_waiting(f"room{number}", _rows, probe=_somebody, door=Door("一间", "去看", "portal:home"))
    register_waiting(
        "nothing", _rows, probe=lambda actor: User.objects.filter(pk=0), door=Door("空", "", "portal:home")
    )
    register_waiting("always", _rows)
    actor = cast.actor("clerk")
    with django_assert_num_queries(MOST_QUESTIONS + 1):
        found = waiting_for(actor, clock.now())
    titles = [row.title for row in found]
    assert titles.count("一件") == MOST_QUESTIONS
    assert titles.count("一间") == 4
    assert "空" not in titles


def test_a_room_without_rows_has_one_row_and_asks_nothing(cast, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(waiting, "_sources", {})
    register_waiting("room", None, probe=_somebody, door=Door("一间", "去看", "portal:home"))
    actor = cast.actor("clerk")
    with django_assert_num_queries(1):
        [row] = waiting_for(actor, clock.now())
    assert (row.title, row.next_action, row.url) == ("一间", "去看", "/")
