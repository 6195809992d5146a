"""人民调解: taking one up, from a case or on its own, and its steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import DateInput, DateTimeInput, PhotosField
from lianxin.needs.forms.acting import ActionForm

MOST_ITEMS = 5


def _words(label, length=2000, *, hint="", required=True, rows=3):
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=length, widget=forms.Textarea(attrs={"rows": rows})
    )


def _day(label, **more):
    return forms.DateField(label=label, widget=DateInput(), **more)


class _PartiesMixin(forms.Form):
    """Who the parties are, what it is about, and that all are willing; ``arguments`` is what ``clean`` makes of them."""

    arguments = ("parties", "facts")

    first_name = forms.CharField(label=_("甲方姓名"), max_length=40)
    first_phone = PhoneField(label=_("甲方电话"), required=False)
    first_household = forms.CharField(label=_("甲方住址"), max_length=120, required=False)
    second_name = forms.CharField(label=_("乙方姓名"), max_length=40)
    second_phone = PhoneField(label=_("乙方电话"), required=False)
    second_household = forms.CharField(label=_("乙方住址"), max_length=120, required=False)
    third_name = forms.CharField(
        label=_("其他当事人姓名"), max_length=40, required=False, help_text=_("没有第三位就空着。")
    )
    third_phone = PhoneField(label=_("其他当事人电话"), required=False)
    third_household = forms.CharField(label=_("其他当事人住址"), max_length=120, required=False)
    facts = _words(_("为什么事起的纠纷"), hint=_("只有调解员和站点负责人看得到。"), rows=5)
    willing = forms.BooleanField(label=_("各方都愿意调解，知道调解不收费、随时可以退出、不影响打官司"))

    def clean(self):
        given = super().clean()
        parties = [
            tuple(given.get(f"{side}_{part}") or "" for part in ("name", "phone", "household"))
            for side in ("first", "second", "third")
        ]
        return {"parties": [party for party in parties if any(party)], "facts": given.get("facts", "")}


class MediateNeedForm(_PartiesMixin, ActionForm):
    """From a case."""


class OpenMediationForm(_PartiesMixin):
    """On its own, at a place."""

    division = forms.TypedChoiceField(label=_("在哪里"))
    field_order = ("division",)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        found = {place.public_id: place for place in places}
        self.fields["division"].choices = [(key, place.name) for key, place in found.items()]
        self.fields["division"].coerce = found.get

    def clean(self):
        division = self.cleaned_data.get("division")
        return {"division": division, **super().clean()}


class ReadMediationForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么要看"), max_length=200, help_text=_("当事人可以知道谁在什么时候、为什么看过。")
    )


class MediationForm(forms.Form):
    """A step of a mediation. ``cleaned_data`` are the keyword arguments of its service."""

    def __init__(self, *args, mediation, **kwargs):
        super().__init__(*args, **kwargs)
        self.mediation = mediation


class CallForm(MediationForm):
    meets_at = forms.DateTimeField(
        label=_("什么时候谈"), widget=DateTimeInput(), help_text=_("先问好各方哪天有空。改期就再写一次，各方都会收到。")
    )
    meets_where = forms.CharField(label=_("在哪里谈"), max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("meets_where", self.mediation.meets_where)


class ProposeForm(MediationForm):
    proposal = _words(_("调解方案"), hint=_("各方说到哪一步了。可以改，改到谈成为止。"), rows=5)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("proposal", self.mediation.proposal)


class AgreeForm(MediationForm):
    """Up to five things, each with its day."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_ITEMS + 1):
            first = number == 1
            self.fields[f"what_{number}"] = _words(_("约定的第 {n} 件事").format(n=number), 500, required=first, rows=2)
            self.fields[f"due_{number}"] = _day(_("第 {n} 件哪天前做到").format(n=number), required=first)

    def clean(self):
        given = super().clean()
        items = []
        for number in range(1, MOST_ITEMS + 1):
            what, due = given.get(f"what_{number}"), given.get(f"due_{number}")
            if what and not due and f"due_{number}" not in self.errors:
                self.add_error(f"due_{number}", _("请写明这件事哪天前做到。"))
            if due and not what and f"what_{number}" not in self.errors:
                self.add_error(f"what_{number}", _("请写明这一天前做到什么。"))
            if what and due:
                items.append((what, due))
        return {"items": items}


class _PickForm(MediationForm):
    """A step about one or several of ``fitting()``."""

    field = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = {str(each.pk): each for each in self.fitting()}
        self.fields[self.field].choices = [(pk, self.named(each)) for pk, each in self.found.items()]
        self.fields[self.field].coerce = self.found.get

    def named(self, each):
        return each.name

    def fitting(self):
        return self.mediation.parties.all()


class SignForm(_PickForm):
    field = "signed"
    signed = forms.TypedMultipleChoiceField(
        label=_("签了名、按了指印的当事人"), required=False, widget=forms.CheckboxSelectMultiple
    )
    signed_on = _day(_("最后一位当事人哪天签的"))
    mediator_signed_on = _day(_("调解员哪天签的"))
    sealed_on = _day(_("调解委员会哪天盖的章"))
    scans = PhotosField(label=_("签好的协议书照片"), required=False)


class CheckForm(_PickForm):
    field = "item"
    item = forms.TypedChoiceField(label=_("约定的哪件事"))
    kept = forms.TypedChoiceField(
        label=_("做到了吗"),
        choices=[("yes", _("做到了")), ("no", _("没做到"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    checked_on = _day(_("哪天回访的"))
    words = _words(_("回访情况"), 500, required=False, rows=2)

    def fitting(self):
        return [each for each in self.mediation.items.all() if not each.kept]

    def named(self, each):
        return each.what


class AskCourtForm(MediationForm):
    asked_on = _day(_("哪天向法院申请的"))
    together = forms.BooleanField(label=_("是各方当事人一起申请的"))

    def clean(self):
        given = super().clean()
        given.pop("together", None)
        return given


class CourtForm(MediationForm):
    confirmed = forms.TypedChoiceField(
        label=_("法院怎么定的"),
        choices=[("yes", _("裁定协议有效")), ("no", _("驳回或撤回申请"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    answered_on = _day(_("法院哪天答复的"))
    words = _words(_("裁定书编号和要点"), 500, required=False, rows=2)


class EndMediationForm(MediationForm):
    words = _words(_("卡在哪里"), 500, hint=_("可以不写。"), required=False, rows=2)


class LeaveForm(_PickForm):
    field = "party"
    party = forms.TypedChoiceField(label=_("哪一位退出"), help_text=_("退出不用说理由。"))
