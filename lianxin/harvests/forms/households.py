"""A household in a form: chosen from the roll of the place, or by its code."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.harvests import selectors
from lianxin.kit.steps import StepForm
from lianxin.people import selectors as people


class FromRoll(forms.TextInput):
    """A code that is typed, or chosen from ``told``: ``(code, masked name)`` of the households of the place."""

    template_name = "harvests/from_roll.html"

    def __init__(self, told=()):
        super().__init__()
        self.told = told

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs) | {"told": self.told, "list_id": f"{name}-roll"}


class HouseholdField(forms.CharField):
    """A household of the place, chosen from its roll or by its code; cleaned to the household."""

    widget = FromRoll

    def __init__(self, *, path="", required=True, **more):
        more.setdefault("label", _("哪一户"))
        super().__init__(max_length=30, required=required, **more)
        self.path = path

    def show_roll(self, path):
        self.path, self.widget.told = path, selectors.homes_to_choose(path)

    def clean(self, value):
        code = super().clean(value)
        if not code:
            return None
        found = people.living_households(self.path).filter(code=code.strip()).first()
        if found is None:
            raise forms.ValidationError(_now("这里没有“{code}”这个户编号。").format(code=code[:30]))
        return found


class OfHousehold(StepForm):
    """A step about one household of the place of ``about``."""

    household = HouseholdField(help_text=_("点一下，从名单里选；也可以打户编号，例如 SH-0001。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["household"].show_roll(self.about.scope_path)
