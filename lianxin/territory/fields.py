"""A place in a form: in words, by name, short name, code or pinyin initials; never a guess among two."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.territory import selectors
from lianxin.territory.errors import Ambiguous

_CHOSEN = "#"  # before the public id of a place chosen from several
_MOST_OFFERED = 12


class PlaceInput(forms.TextInput):
    """A line of text; when it fits several places, these are offered below it, each with its whole way."""

    template_name = "territory/place_input.html"
    candidates = ()

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        text, chosen = data.get(name), data.get(f"{name}_choice")
        return f"{_CHOSEN}{chosen}" if chosen and data.get(f"{name}_asked") == text else text

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"].update(candidates=self.candidates, asked=value)
        return context


class DivisionField(forms.CharField):
    """Its value is a living ``Division``. Two places that fit are both offered, with their whole way.

    Without ``within`` it takes the places this installation serves; the register of all places asks for ``within=""``.
    """

    default_error_messages = {
        "required": _("请写是哪个村（社区）的事。"),
        "unknown": _("没有找到这个地方，请写村（社区）名，例如“上河村”。"),
        "ambiguous": _("有几个地方都叫这个名字，请选一个，或照下面的写全：%(names)s"),
    }

    def __init__(self, *, levels=(), within=None, **kwargs):
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("widget", PlaceInput())
        super().__init__(**kwargs)
        self.levels, self._within = levels, within

    @property
    def within(self):
        return selectors.served_paths() if self._within is None else self._within

    @within.setter
    def within(self, path):
        self._within = path

    def prepare_value(self, value):
        if isinstance(value, str) and value.startswith(_CHOSEN):
            value = selectors.division_by_public_id(value[1:]) or ""
        return selectors.full_name(value) if hasattr(value, "path") else value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        if "\0" in text:  # no database looks it up
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        found = self._chosen(text[1:]) if text.startswith(_CHOSEN) else self._meant(text)
        if found is None:
            raise self._not_found(text)
        return found

    def _not_found(self, text):
        """What is known elsewhere is named with its whole way, so that nobody writes it once more."""
        if elsewhere := self._elsewhere(text) if self._within is None else "":
            return forms.ValidationError(selectors.not_served_words(elsewhere), code="not_served")
        return forms.ValidationError(self.error_messages["unknown"], code="unknown")

    def _elsewhere(self, text):
        if text.startswith(_CHOSEN):
            found = selectors.division_by_public_id(text[1:])
            return selectors.full_name(found) if found and not found.path.startswith(self.within) else ""
        places = selectors.search(text, limit=_MOST_OFFERED)
        return places[0].full_name if places and not places[0].path.startswith(self.within) else ""

    def _chosen(self, public_id):
        found = selectors.division_by_public_id(public_id)
        fits = found and not found.valid_to and found.path.startswith(self.within)
        return found if fits and (not self.levels or found.level in self.levels) else None

    def _meant(self, text):
        try:
            return selectors.resolve_one(text, within=self.within, levels=self.levels)
        except Ambiguous as error:
            self.widget.candidates = error.candidates[:_MOST_OFFERED]
            names = "；".join(place.full_name for place in self.widget.candidates)
            message = self.error_messages["ambiguous"]
            raise forms.ValidationError(message, code="ambiguous", params={"names": names}) from error

    def validate(self, value):
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        """Length is checked on the text; a division has none."""
