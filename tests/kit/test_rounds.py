"""What fails for one row stops none behind it, leaves nothing half done, and is not counted."""

import logging

import pytest

from lianxin.accounts.models import User
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rounds import one_by_one


@pytest.mark.django_db
def test_one_by_one_goes_on_behind_what_fails(caplog):
    def do(name):
        User.objects.create(username=name)
        if name == "refused":
            raise RuleBroken("还没到时候。")
        if name == "broken":
            raise ZeroDivisionError
        return name != "idle"

    with caplog.at_level(logging.INFO):
        assert one_by_one("making users", ["first", "refused", "broken", "idle", "last"], do) == 2
    assert set(User.objects.values_list("username", flat=True)) == {"first", "idle", "last"}
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert told == [
        ("INFO", "making users was refused for refused: 还没到时候。"),
        ("ERROR", "making users failed for broken"),
    ]
