"""Work of the night on many rows: what fails for one is written down and stops none behind it."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import transaction

from lianxin.kit.errors import RuleBroken

Row = TypeVar("Row")
log = logging.getLogger(__name__)


def one_by_one(what: str, rows: Iterable[Row], do: Callable[[Row], object]) -> int:
    """Call ``do`` with each row, each in its own transaction; for how many it did something: not ``False``, and no failure.
    What is refused waits for its people, what fails is logged by the name of the work and the row."""
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                acted = do(row) is not False
        except RuleBroken as broken:
            log.info("%s was refused for %s: %s", what, row, broken.message)
        except Exception:  # one row's fault must not stop those behind it
            log.exception("%s failed for %s", what, row)
        else:
            done += acted
    return done
