"""Only the one character PostgreSQL has no room for is told as a sentence; every other failure stays a failure."""

import pytest
from django.db import DataError
from psycopg import DataError as Refused
from psycopg.adapt import Transformer
from psycopg.types.string import StrDumper

from lianxin.kit.errors import cannot_be_stored


def test_the_character_is_known_as_the_driver_says_it():
    with pytest.raises(Refused) as refused:
        StrDumper(str, Transformer()).dump("路\0灯")
    assert cannot_be_stored(DataError(*refused.value.args))


@pytest.mark.parametrize("error", [ValueError("NULL is no day"), DataError("value too long"), KeyError("NUL (0x00)")])
def test_what_only_looks_like_it_is_not(error):
    assert not cannot_be_stored(error)
