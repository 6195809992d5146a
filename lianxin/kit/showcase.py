"""What the living page shows: the tokens as they are built, and one sample of each component."""

import json
from dataclasses import dataclass
from functools import cache

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateInput, GroupedForm, PhoneInput, PhotosField


@dataclass(frozen=True)
class Token:
    name: str
    words: str
    light: str
    dark: str


@dataclass(frozen=True)
class Specimen:
    """The same samples under one theme and mode."""

    title: str
    theme: str
    mode: str
    blank: forms.Form
    wrong: forms.Form


@cache
def _tokens():
    return json.loads((settings.BASE_DIR / "frontend" / "tokens.json").read_text(encoding="utf-8"))


def tokens(group, one, other):
    """The tokens of ``group`` with their values under two modes, in the language of the page."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return [Token(name, values[language], values[one], values[other]) for name, values in _tokens()[group].items()]


class SampleForm(GroupedForm, forms.Form):
    title = forms.CharField(label=_("一句话说清"), help_text=_("比如：东头的路灯三天不亮了"), max_length=60)
    kind = forms.ChoiceField(
        label=_("想要什么"),
        choices=[("ask", _("问一件事")), ("help", _("请帮忙")), ("complain", _("要投诉"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("详细说说"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    since = forms.DateField(label=_("从哪天开始"), widget=DateInput, required=False)
    phone = forms.CharField(label=_("电话"), widget=PhoneInput, help_text=_("只用来回复您，不公开。"))
    photos = PhotosField(label=_("照片"), required=False)
    public = forms.BooleanField(label=_("可以公开，隐去姓名"), required=False)
    groups = [(_("什么事"), ["title", "kind", "text", "since"]), (_("怎么找您"), ["phone", "photos", "public"])]


def specimens():
    modes = ((_("浅色"), "light", ""), (_("深色"), "dark", ""), (_("长辈版"), "light", "elder"))
    return [
        Specimen(title, theme, mode, _form(f"a{index}"), _form(f"b{index}", {f"b{index}-text": "路灯坏了"}))
        for index, (title, theme, mode) in enumerate(modes)
    ]


def _form(prefix, data=None):
    return SampleForm(data, prefix=prefix)


SPARK = (12, 15, 11, 18, 22, 19, 24, 31, 28, 26, 30, 31)
MONTHS = (("7", 24), ("8", 31), ("9", 28), ("10", 26), ("11", 31))
