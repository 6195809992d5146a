"""How every form looks, and the inputs we use: label above, hint, error in words, required mark."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken


class HouseRenderer(TemplatesSetting):
    """Forms, fields and errors through kit's templates; ``{{ form }}`` is all a page writes."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


@dataclass(frozen=True)
class FieldGroup:
    legend: str
    fields: list
    hint: str = ""
    is_folded: bool = False

    @property
    def is_open(self):
        """A folded group shows itself when something in it was filled in or is wrong."""
        return any(field.errors or field.value() for field in self.fields)


class Folded(tuple):
    """A group few people need: its legend opens it."""

    __slots__ = ()

    def __new__(cls, *group):
        return super().__new__(cls, group)


class GroupedForm:
    """Mixin: ``groups = [(_("诉求"), ["title", "text"]), (_("联系方式"), ["name", "phone"], _("只用于回复您"))]``."""

    groups = ()

    def field_groups(self):
        """The groups with their bound fields; fields of no group come first, without a legend."""
        named = {name for group in self.groups for name in group[1]}
        rest = [field for field in self.visible_fields() if field.name not in named]
        groups = [FieldGroup("", rest)] if rest else []
        for group in self.groups:
            legend, names, *hint = group
            bound = [self[name] for name in names if name in self.fields]
            if bound:
                groups.append(FieldGroup(legend, bound, hint[0] if hint else "", isinstance(group, Folded)))
        return groups


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class Hundredths(forms.DecimalField):
    """Yuan, mu, or days of work, with two decimals; cleaned to whole hundredths."""

    def __init__(self, *, label, required=True, help_text="", most=Decimal(10) ** 11):
        super().__init__(
            label=label, required=required, help_text=help_text, min_value=Decimal(0), max_value=most, decimal_places=2,
            max_digits=14,
        )  # fmt: skip

    def clean(self, value):
        found = super().clean(value)
        return int(found * 100) if found else 0


def filled(text):
    """What is typed line by line: those that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def cells_of(line):
    """The cells of a typed or pasted line."""
    return [cell.strip() for cell in re.split(r"[,，;；\t]", line)]


def hundredths_in(text, *, least=1, most=10**13):
    """Whole hundredths of what stands in a cell, from ``least`` to ``most`` of them; ``ValueError`` for what is no such number."""
    try:
        found = Decimal(text) * 100
        if least <= found <= most and found == int(found):
            return int(found)
    except ArithmeticError:  # no number, or one beyond all bounds
        pass
    raise ValueError(text)


def dated(label, **more):
    return forms.DateField(label=label, widget=DateInput(), **more)


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class PhoneInput(forms.TextInput):
    input_type = "tel"

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "tel", "autocomplete": "tel", **(attrs or {})})


class CodeInput(forms.TextInput):
    """A one-time code: digits keyboard, filled in by the phone when it can."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "numeric", "autocomplete": "one-time-code", **(attrs or {})})


class PhotosInput(forms.ClearableFileInput):
    """Several photos, shown small before they are sent where scripts run."""

    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"accept": "image/*", "multiple": True, "data-island": "photos", **(attrs or {})})


_photo_readers = []


def register_photo_reader(read):
    """``read(upload)`` takes a photo apart while no transaction is open; raises ``RuleBroken`` for what is none."""
    _photo_readers.append(read)


class PhotosField(forms.FileField):
    """A list of uploads; each is checked like a single one, and read: nobody waits for a picture while rows are held."""

    widget = PhotosInput

    def __init__(self, *, max_count=6, **kwargs):
        super().__init__(**kwargs)
        self.max_count = max_count

    def clean(self, data, initial=None):
        uploads = data if isinstance(data, (list, tuple)) else [data]
        uploads = [upload for upload in uploads if upload]
        if not uploads:
            super().clean(None, initial)
            return []
        if len(uploads) > self.max_count:
            message = _("最多选 %(max)s 张照片。请去掉几张再提交。")
            raise forms.ValidationError(message, code="too_many", params={"max": self.max_count})
        check = super().clean
        return [_read(check(upload, initial)) for upload in uploads]


def _read(upload):
    for read in _photo_readers:
        try:
            read(upload)
        except RuleBroken as broken:
            raise forms.ValidationError(str(broken.message), code="no_photo") from broken
    return upload
