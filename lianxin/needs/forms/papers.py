"""Of which place a poster is printed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.territory.fields import DivisionField


class PosterForm(forms.Form):
    place = DivisionField(label=_("哪里的海报"), help_text=_("写村名、简称或拼音首字母都行。"))
