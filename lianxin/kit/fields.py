"""Form fields that several rooms need."""

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

MAX_PHOTOS = 6


def normalise_phone(text, region="CN"):
    """E.164 form of a phone as people write it: ``138 0013 8000`` → ``+8613800138000``; ``ValueError`` if it is none.

    Sample numbers (199-0000-xxxx) pass as well.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise ValueError(text) from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class PhoneField(forms.CharField):
    """A phone number; its value is E.164 or empty."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        try:
            return normalise_phone(text)
        except ValueError:
            raise forms.ValidationError(_("电话号码不对，请核对。手机 11 位，座机带区号。")) from None


class _Photos(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to six photos; its value is a list of uploads. What is in them is checked when they are stored."""

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", _Photos(attrs={"accept": "image/*", "multiple": True}))
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        uploads = [upload for upload in (data or []) if upload] if isinstance(data, list) else [data] if data else []
        if len(uploads) > MAX_PHOTOS:
            raise forms.ValidationError(_("最多传 {n} 张照片，请去掉几张。").format(n=MAX_PHOTOS))
        return [super(PhotosField, self).clean(upload, initial) for upload in uploads]
