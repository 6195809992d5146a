"""The county's catalogue, by hand and as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import filled
from lianxin.stations.calc.items import MOST_MATERIALS
from lianxin.stations.vocabulary import ITEM_FIELDS


class ItemForm(forms.Form):
    code = forms.CharField(label=ITEM_FIELDS["code"], max_length=30)
    name = forms.CharField(label=ITEM_FIELDS["name"], max_length=80)
    decides = forms.CharField(label=ITEM_FIELDS["decides"], max_length=80)
    for_whom = forms.CharField(label=ITEM_FIELDS["for_whom"], max_length=200, required=False)
    materials = forms.CharField(
        label=ITEM_FIELDS["materials"],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("一行一样，写明原件还是复印件。村（社区）开的证明不能要求。"),
    )
    limit_days = forms.IntegerField(
        label=ITEM_FIELDS["limit_days"],
        min_value=0,
        max_value=365,
        required=False,
        help_text=_("0 是当场办；空着是以部门答复为准。"),
    )
    fee = forms.CharField(label=ITEM_FIELDS["fee"], max_length=80, required=False, help_text=_("空着就是不收费。"))
    basis = forms.CharField(label=ITEM_FIELDS["basis"], max_length=300)
    online = forms.CharField(label=ITEM_FIELDS["online"], max_length=200, required=False)
    forms = forms.CharField(
        label=ITEM_FIELDS["forms"], widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text=_("一行一张。")
    )

    def __init__(self, *args, item=None, **kwargs):
        if item is not None:
            given = {name: getattr(item, name) for name in ITEM_FIELDS}
            kwargs["initial"] = {**given, "materials": "\n".join(item.materials), "forms": "\n".join(item.forms)}
        super().__init__(*args, **kwargs)

    def clean_materials(self):
        found = filled(self.cleaned_data["materials"])
        if len(found) > MOST_MATERIALS:
            raise _too_many()
        return found

    def clean_forms(self):
        return filled(self.cleaned_data["forms"])


def _too_many():
    return forms.ValidationError(_("最多 %(n)s 样材料。"), params={"n": MOST_MATERIALS})


class CatalogueUploadForm(forms.Form):
    upload = forms.FileField(label=_("事项表（Excel 或 CSV）"))
