"""A page that says it only reads is held to it, and nobody who writes beside it is."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from lianxin.kit.http import WriteInReadingView, refusing_writes


def _ask(refuse, sql):
    return refuse(lambda *asked: asked[0], sql, (), False, {})


def test_only_the_thread_that_reads_is_refused():
    refuse, write = refusing_writes(), 'INSERT INTO "liaison_phone" VALUES (1)'
    assert _ask(refuse, "SELECT 1") == "SELECT 1"
    with pytest.raises(WriteInReadingView):
        _ask(refuse, write)
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(_ask, refuse, write).result() == write
