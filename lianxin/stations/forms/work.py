"""Steps of errands and guided services, and asking for them."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.fields import PhoneField, RowsField
from lianxin.kit.forms import DateInput, PhotosField, filled
from lianxin.kit.ids import new_public_id
from lianxin.stations.vocabulary import ChecklistWay, ErrandKind, Satisfaction, SignWay
from lianxin.territory.fields import DivisionField

KEY_LENGTH = 20


class KeyedForm(forms.Form):
    """A form that, sent twice, is one."""

    client_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["client_key"].initial = new_public_id(KEY_LENGTH)

    @property
    def key(self):
        """Of this form alone: one too short to be unguessable is not believed."""
        key = self.cleaned_data["client_key"]
        return key if len(key) >= KEY_LENGTH else new_public_id(KEY_LENGTH)


class AskErrandForm(KeyedForm):
    kind = forms.ChoiceField(label=_("哪一类"), choices=ErrandKind, initial=ErrandKind.OTHER)
    what = forms.CharField(
        label=_("办什么"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("代办不收钱。")
    )
    division = DivisionField(label=_("在哪个村（社区）"))
    name = forms.CharField(label=_("替谁办"), max_length=40)
    phone = PhoneField(label=_("电话"), required=False)
    address = forms.CharField(label=_("住址"), max_length=120, required=False, help_text=_("要上门收、送东西时填。"))


class AskForMyselfForm(AskErrandForm):
    """Of a resident with an account: for whom is known."""

    name = None


class PlainForm(forms.Form):
    """Nothing to fill in: the button says it all."""


class AcceptForm(forms.Form):
    due_on = forms.DateField(label=_("最晚哪天办好"), widget=DateInput)
    needs_authorisation = forms.BooleanField(
        label=_("部门要授权委托书"), required=False, help_text=_("勾了就先打印、签字，再去递交。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = clock.today() + timedelta(days=7)


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("为什么办不了"), max_length=200)
    elsewhere = forms.CharField(label=_("可以去哪里、找谁"), max_length=200, required=False)


class AuthoriseForm(forms.Form):
    signed_on = forms.DateField(label=_("哪天签的字"), widget=DateInput)
    until = forms.DateField(label=_("授权到哪天"), widget=DateInput, help_text=_("最长半年。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].initial = clock.today()
        self.fields["until"].initial = clock.today() + timedelta(days=30)


class SubmitForm(forms.Form):
    office = forms.CharField(label=_("递交到哪个部门"), max_length=80)
    ref_no = forms.CharField(label=_("部门的受理号"), max_length=60, required=False)


class WordsForm(forms.Form):
    words = forms.CharField(label=_("等什么"), max_length=200)


class ResultForm(forms.Form):
    result = forms.CharField(label=_("结果"), max_length=300)


class SignForm(forms.Form):
    sign = forms.ChoiceField(label=_("怎么签收"), choices=SignWay, widget=forms.RadioSelect, initial=SignWay.PAPER)


class CloseForm(SignForm):
    satisfaction = forms.TypedChoiceField(
        label=_("满意吗"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("没有说")), *Satisfaction.choices],
    )


class OriginalsForm(forms.Form):
    names = forms.CharField(
        label=_("收了哪些原件"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("一行一样。")
    )
    sign = forms.ChoiceField(label=_("本人怎么同意"), choices=SignWay, widget=forms.RadioSelect, initial=SignWay.PAPER)

    def clean_names(self):
        return filled(self.cleaned_data["names"])


class ReturnOriginalsForm(forms.Form):
    originals = RowsField(label=_("还哪些"), queryset=None, widget=forms.CheckboxSelectMultiple)
    sign = forms.ChoiceField(label=_("怎么签收"), choices=SignWay, widget=forms.RadioSelect, initial=SignWay.PAPER)

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["originals"].queryset = thing.originals.filter(returned_at__isnull=True)


class CopyForm(forms.Form):
    upload = PhotosField(label=_("证件照片"), max_count=1, help_text=_("只在办的时候用，办结时自动删掉。"))

    def clean_upload(self):
        return self.cleaned_data["upload"][0]


class ChecklistForm(forms.Form):
    way = forms.ChoiceField(
        label=_("怎么给的"), choices=ChecklistWay, widget=forms.RadioSelect, initial=ChecklistWay.PAPER
    )


class MissingForm(forms.Form):
    missing = forms.MultipleChoiceField(
        label=_("还缺哪几样"), widget=forms.CheckboxSelectMultiple, help_text=_("只能从县里的清单里选，站点不能多要。")
    )

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["missing"].choices = [(name, name) for name in thing.item.materials]


class FeedbackForm(forms.Form):
    satisfaction = forms.TypedChoiceField(
        label=_("办得满意吗"), coerce=int, choices=Satisfaction, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("想说的话"), max_length=200, required=False)


class OptionalWordsForm(forms.Form):
    words = forms.CharField(label=_("为什么"), max_length=200, required=False)


class ReceiveCaseForm(KeyedForm):
    station = forms.ModelChoiceField(label=_("在哪个站点"), queryset=None, to_field_name="public_id")
    name = forms.CharField(label=_("办事人"), max_length=40)
    phone = PhoneField(label=_("电话"), required=False)
    on_behalf_of = forms.CharField(label=_("替谁办"), max_length=40, required=False)
    checklist_way = forms.ChoiceField(
        label=_("材料清单怎么给"), choices=ChecklistWay, widget=forms.RadioSelect, initial=ChecklistWay.PAPER,
        help_text=_("一次给全，之后不再加。"),
    )  # fmt: skip

    def __init__(self, *args, stations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["station"].queryset = stations
        self.fields["station"].initial = stations.first()
