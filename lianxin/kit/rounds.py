"""Work of the night on many rows: what fails for one is written down and stops none behind it."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import transaction

from lianxin.kit.errors import RuleBroken

Row = TypeVar("Row")
log = logging.getLogger(__name__)


def one_by_one(rows: Iterable[Row], do: Callable[[Row], object]) -> int:
    """Call ``do`` with each row, each in its own transaction; how many it went well for. What is refused waits for its people,
    what fails is logged with the row."""
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                do(row)
        except RuleBroken as broken:
            log.info("%s was refused for %s: %s", getattr(do, "__name__", do), row, broken.message)
        except Exception:  # one row's fault must not stop those behind it
            log.exception("%s failed for %s", getattr(do, "__name__", do), row)
        else:
            done += 1
    return done
