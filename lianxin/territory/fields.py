"""A place in a form: in words, by name, short name, code or pinyin initials; never a guess among two."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.territory import selectors
from lianxin.territory.errors import Ambiguous


class DivisionField(forms.CharField):
    """Its value is a ``Division``. Two places that fit are both named in the error, with their whole way."""

    def __init__(self, *, levels=(), within="", **kwargs):
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)
        self.levels, self.within = levels, within

    def prepare_value(self, value):
        return selectors.full_name(value) if hasattr(value, "path") else value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            found = selectors.resolve_one(text, within=self.within, levels=self.levels)
        except Ambiguous as error:
            message = _("有几个地方都叫这个名字，请照下面的写全：%(names)s")
            names = "；".join(place.full_name for place in error.candidates[:6])
            raise forms.ValidationError(message, code="ambiguous", params={"names": names}) from error
        if found is None:
            raise forms.ValidationError(_("没有找到这个地方，请写村（社区）名，例如“上河村”。"), code="unknown")
        return found

    def validate(self, value):
        if self.required and value is None:
            raise forms.ValidationError(_("请写是哪个村（社区）的事。"), code="required")

    def run_validators(self, value):
        """Length is checked on the text; a division has none."""
