import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import canonical, salted_hash

names = st.text(st.characters(max_codepoint=127), max_size=5)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3))


@given(values)
def test_canonical_reads_back_and_is_stable(value):
    data = canonical(value)
    assert json.loads(data) == value
    assert canonical(json.loads(data)) == data


@given(st.dictionaries(names, scalars, max_size=5))
def test_canonical_does_not_depend_on_the_order_of_names(value):
    assert canonical(value) == canonical(dict(reversed(value.items())))


def test_canonical_of_rfc_8785_escapes():
    assert canonical('€$\u000f\nA\'B"\\\\"/\u007f') == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f"'.encode()
    assert canonical({"b": [True, None, 0], "a": {}}) == b'{"a":{},"b":[true,null,0]}'


def test_canonical_moments_are_in_utc():
    beijing = timezone(timedelta(hours=8))
    assert canonical(datetime(2026, 11, 23, 14, 5, tzinfo=beijing)) == b'"2026-11-23T06:05:00Z"'
    assert canonical([date(2026, 11, 23), datetime(2026, 1, 1, 0, 0, 0, 5, tzinfo=UTC)]) == (
        b'["2026-11-23","2026-01-01T00:00:00.000005Z"]'
    )


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, {1: 2}, {"键": 1}, {1, 2}, b"", "\ud83d", datetime(2026, 1, 1)]
)
def test_canonical_without_exact_form_is_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011
        canonical(value)


@given(values, values, st.binary(min_size=16, max_size=20), st.binary(min_size=16, max_size=20))
def test_salted_hash_differs_with_value_and_salt(value, other, salt, other_salt):
    first = salted_hash(value, salt)
    assert len(first) == 64
    assert (first == salted_hash(other, other_salt)) == ((canonical(value), salt) == (canonical(other), other_salt))


def test_salted_hash_short_salt_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        salted_hash("19900000000", b"short")
