"""A unit in a form: by name or short name; several that fit are offered with their place, never guessed."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.organisations import selectors
from lianxin.organisations.errors import Ambiguous
from lianxin.territory.fields import PlaceInput


@dataclass(frozen=True)
class _Offered:
    public_id: str
    full_name: str
    formerly: str = ""


class UnitField(forms.CharField):
    """Its value is a living ``Unit``."""

    default_error_messages = {
        "required": _("请写是哪个单位。"),
        "unknown": _("没有找到这个单位，请照登记的名称写。"),
        "ambiguous": _("有几个单位都叫这个名字，请选一个：%(names)s"),
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=120, widget=PlaceInput(), **kwargs)

    def prepare_value(self, value):
        if isinstance(value, str) and value.startswith("#"):
            value = selectors.find_unit(value[1:]) or ""
        return value.name if hasattr(value, "name") else value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        if "\0" in text:  # no database looks it up
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        found = selectors.find_unit(text[1:]) if text.startswith("#") else self._meant(text)
        if found is None or found.dissolved_on:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found

    def _meant(self, text):
        try:
            return selectors.resolve_unit(text)
        except Ambiguous as error:
            self.widget.candidates = [
                _Offered(unit.public_id, f"{unit.name}（{unit.place_name}）") for unit in error.candidates[:12]
            ]
            names = "；".join(offered.full_name for offered in self.widget.candidates)
            message = self.error_messages["ambiguous"]
            raise forms.ValidationError(message, code="ambiguous", params={"names": names}) from error

    def validate(self, value):
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        """Length is checked on the text; a unit has none."""
