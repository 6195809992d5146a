from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.people.calc.identity import age_on, normalise_id_number, normalise_phone, parse_day, phone_words
from lianxin.people.calc.names import initials_of, pinyin_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("199 0000 1234", "+8619900001234"),
        ("(0086) 199-0000-1234", "+8619900001234"),
        ("１９９００００１２３４", "+8619900001234"),
        ("", ""),
        ("12", None),
        ("电话", None),
        ("123456789012345678", None),
    ],
)
def test_normalise_phone(text, phone):
    assert normalise_phone(text) == phone


@given(st.text(max_size=40))
def test_normalise_phone_never_raises_and_is_stable(text):
    phone = normalise_phone(text)
    assert phone is None or normalise_phone(phone) == phone


@given(st.integers(0, 9_999))
def test_phone_words_say_the_same_number(number):
    phone = f"+861990000{number:04d}"
    assert normalise_phone(phone_words(phone)) == phone


@given(st.dates(date(1895, 1, 1), TODAY))
def test_parse_day_reads_every_way_of_writing(day):
    ways = (f"{day:%Y-%m-%d}", f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日")
    assert {parse_day(text, TODAY) for text in (*ways, f"{day:%Y%m%d}")} == {day}


@given(st.text(max_size=20))
def test_parse_day_and_id_number_never_raise(text):
    parse_day(text, TODAY)
    normalise_id_number(text)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_age_on_grows_by_one_on_the_birthday(day):
    age = age_on(TODAY, birth_date=day)
    assert age >= 0
    assert age_on(TODAY, birth_year=day.year) <= age


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("周小满", "zhouxiaoman", "zxm"),
        ("单雄信", "shanxiongxin", "sxx"),
        ("欧阳春", "ouyangchun", "oyc"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("曾强", "zengqiang", "zq"),
    ],
)
def test_pinyin_of_names(name, pinyin, initials):
    assert (pinyin_of(name), initials_of(name)) == (pinyin, initials)


@given(st.text(max_size=40))
def test_pinyin_fits_its_column(name):
    assert len(pinyin_of(name)) <= 160
    assert len(initials_of(name)) <= 40
