"""The category tree and who answers for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateInput
from lianxin.needs.models import Category
from lianxin.organisations import selectors as organisations
from lianxin.territory.fields import DivisionField


class CategoryForm(forms.ModelForm):
    class Meta:
        model = Category
        fields = [
            "code",
            "parent",
            "name",
            "name_en",
            "hint",
            "urgency",
            "is_sealed",
            "may_be_public",
            "position",
            "retired_on",
        ]
        labels = {"parent": _("上级分类")}
        widgets = {"retired_on": DateInput()}


class ResponsibilityForm(forms.Form):
    category = forms.ModelChoiceField(label=_("分类"), queryset=Category.objects.filter(retired_on__isnull=True))
    division = DivisionField(label=_("适用地方"))
    unit = forms.ModelChoiceField(label=_("责任单位"), queryset=None, to_field_name="public_id")
    starts_on = forms.DateField(label=_("起始日"), widget=DateInput())
    basis = forms.CharField(label=_("依据"), max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = organisations.units_within("").filter(dissolved_on__isnull=True)
