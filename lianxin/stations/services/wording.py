from django.conf import settings
from django.utils import translation


def county_words():
    """The record is kept in the county's language, whatever language the person acting reads."""
    return translation.override(settings.LANGUAGE_CODE)
