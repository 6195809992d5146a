"""Phones and ID numbers as people write them. Nothing about a person is ever derived from an ID number."""

import re
from datetime import date

import phonenumbers
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

_MOBILE = re.compile(r"1[3-9]\d{9}")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９＋－（）Ｘｘ　", "0123456789+-()Xx ")
_NOISE = re.compile(r"[\s\-().]")
_DATES = (
    re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
EARLIEST_BIRTH = date(1895, 1, 1)
VOTING_AGE = 18  # Villagers' Committees Law, Art. 13


def normalise_phone(text):
    """E.164 of a Chinese or international number, ``""`` for nothing, ``None`` when it is no phone number."""
    text = _NOISE.sub("", text.translate(_FULL_WIDTH))
    if not text:
        return ""
    if _MOBILE.fullmatch(text):
        return "+86" + text
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number) or len(str(number.national_number)) < 7:
        return None
    if number.country_code != 86 and not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_words(phone):
    """The number as people say it: ``+8619900001234`` → ``199 0000 1234``."""
    if phone.startswith("+861") and len(phone) == 14:
        return f"{phone[3:6]} {phone[6:10]} {phone[10:]}"
    return phone.replace("+86", "0", 1) if phone.startswith("+86") else phone


def normalise_id_number(text):
    """The 18 characters of a resident ID number, ``""`` for nothing, ``None`` when its checks fail."""
    text = text.translate(_FULL_WIDTH).strip().upper()
    if not text:
        return ""
    try:
        return ric.validate(text)
    except ValidationError:
        return None


def parse_day(text, today):
    """A day as written in lists (2001-02-03, 2001/2/3, 2001年2月3日, 20010203); ``None`` when it is none."""
    text = text.translate(_FULL_WIDTH).strip()
    for pattern in _DATES:
        if found := pattern.fullmatch(text):
            try:
                day = date(*map(int, found.groups()))
            except ValueError:
                return None
            return day if EARLIEST_BIRTH <= day <= today else None
    return None


def age_on(day, *, birth_date=None, birth_year=None):
    """Full years on ``day``; of a birth year alone the lower possible age; ``None`` when nothing is known."""
    if birth_date:
        return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
    return day.year - birth_year - 1 if birth_year else None


def of_age_on(years, *, birth_date=None, birth_year=None):
    """The first day somebody is so many years old: of a birth year alone the first it is certain; ``None`` when nothing is known."""
    if birth_date is None:
        return date(birth_year + years + 1, 1, 1) if birth_year else None
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)


def is_under_age(day, *, birth_date=None, birth_year=None):
    """Whether somebody is known to be under eighteen on ``day`` (Civil Code Art. 17)."""
    age = age_on(day, birth_date=birth_date, birth_year=birth_year)
    return age is not None and age < VOTING_AGE
