"""Form fields that several rooms need."""

import re

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import PhoneInput

#: Digits, full width too, and what people put between them.
_WRITTEN = re.compile(r"[\d\s+＋()（）.\-－–—/]+(?:(?:转|x|ext\.?)\s*\d+)?", re.IGNORECASE)


def normalise_phone(text, region="CN"):
    """E.164 form of a phone as people write it: ``138 0013 8000`` → ``+8613800138000``; ``ValueError`` if it is none.

    Sample numbers (199-0000-xxxx) pass as well.
    """
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)  # the library would read 138****1234 as a shorter number
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise ValueError(text) from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows of those offered; a key no database could hold is none of them."""

    def clean(self, value):
        try:
            return super().clean(value)
        except OverflowError:
            raise forms.ValidationError(
                self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": ""}
            ) from None


class PhoneField(forms.CharField):
    """A phone number; its value is E.164 or empty."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", PhoneInput())
        super().__init__(**kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        try:
            return normalise_phone(text)
        except ValueError:
            raise forms.ValidationError(_("电话号码不对，请核对。手机 11 位，座机带区号。")) from None
