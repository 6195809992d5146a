"""A visit on a form: typed in from paper, or by a liaison without the app."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, DateTimeInput
from lianxin.liaison.models.visits import NOTE_LENGTH
from lianxin.liaison.services.visiting import ErrandDraft, NeedDraft, PromiseDraft, VisitDraft
from lianxin.liaison.vocabulary import Channel, Occasion, Topic
from lianxin.stations.vocabulary import ErrandKind


class VisitFields(forms.Form):
    """What every record of a visit says; a phone's and a paper's are held to the same."""

    channel = forms.ChoiceField(label=_("方式"), choices=Channel.choices, widget=forms.RadioSelect)
    occasion = forms.ChoiceField(label=_("因为什么"), choices=Occasion.choices, required=False)
    met_at = forms.DateTimeField(label=_("时间"), widget=DateTimeInput())
    spoken_to = forms.IntegerField(label=_("见到几人"), min_value=0, max_value=99, initial=1, required=False)
    topics = forms.MultipleChoiceField(
        label=_("谈了什么"), choices=Topic.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    done = forms.CharField(label=_("当场做了什么"), max_length=NOTE_LENGTH, required=False)
    note = forms.CharField(
        label=_("备注"), max_length=NOTE_LENGTH, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("最多三百字。不写身体和情绪的评语。"),
    )  # fmt: skip
    next_on = forms.DateField(label=_("下次什么时候"), widget=DateInput(), required=False)

    def clean_met_at(self):
        met_at = self.cleaned_data["met_at"]
        if met_at > clock.now() + clock.MINUTE:
            raise forms.ValidationError(_("时间还没到，请核对。"))
        return met_at

    def clean_spoken_to(self):
        value = self.cleaned_data["spoken_to"]
        return 1 if value is None else value

    def draft(self, **more):
        """The cleaned values as the service takes them."""
        data = {name: self.cleaned_data[name] for name in VisitFields.base_fields}
        data["occasion"] = data["occasion"] or Occasion.ROUTINE
        return VisitDraft(**{**data, "topics": tuple(data["topics"]), **more})


class PromiseFields(forms.Form):
    words = forms.CharField(label=_("答应了什么"), max_length=120)
    due_on = forms.DateField(label=_("哪天前办到"), widget=DateInput())


class NeedFields(forms.Form):
    """A need told at the door."""

    content = forms.CharField(label=_("户里的诉求"), max_length=500, widget=forms.Textarea({"rows": 3}))
    category = forms.ChoiceField(label=_("哪一类"))
    consents = forms.BooleanField(label=_("户里同意带上姓名和电话"), required=False)

    def __init__(self, *args, categories=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.by_code = {each.code: each for each in categories}
        self.fields["category"].choices = [(each.code, str(each)) for each in categories]

    def draft(self):
        category = self.by_code[self.cleaned_data["category"]]
        return NeedDraft(
            category, self.cleaned_data["content"], urgency=category.urgency, consents=self.cleaned_data["consents"]
        )


class ErrandFields(forms.Form):
    """An errand asked for at the door."""

    what = forms.CharField(label=_("托办的事"), max_length=300)
    kind = forms.ChoiceField(label=_("哪一类"), choices=ErrandKind.choices)

    def draft(self):
        return ErrandDraft(self.cleaned_data["kind"], self.cleaned_data["what"])


class PaperVisitForm(VisitFields):
    """One page: the visit, one promise, one need, one errand, as on the printed sheet."""

    author = forms.ChoiceField(label=_("谁去的"))
    promise = forms.CharField(label=_("答应了什么"), max_length=120, required=False)
    promise_due = forms.DateField(label=_("哪天前办到"), widget=DateInput(), required=False)
    need = forms.CharField(label=_("户里的诉求"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    category = forms.ChoiceField(label=_("诉求哪一类"), required=False)
    consents = forms.BooleanField(label=_("户里同意带上姓名和电话"), required=False)
    errand = forms.CharField(
        label=_("户里托办的事"), max_length=300, required=False,
        help_text=_("交给站点去办，不收钱。户代表的姓名、电话、住址一起带上，好替他（她）办。"),
    )  # fmt: skip
    errand_kind = forms.ChoiceField(label=_("托办哪一类"), choices=[("", "—"), *ErrandKind.choices], required=False)
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=36)
    field_order = ("author",)

    def __init__(self, *args, authors=(), categories=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.authors = {each.public_id: each for each in authors}
        self.by_code = {each.code: each for each in categories}
        self.fields["author"].choices = [(each.public_id, each.user.name) for each in authors]
        self.fields["category"].choices = [("", "—"), *((each.code, str(each)) for each in categories)]

    def clean(self):
        data = super().clean()
        if data.get("promise") and not data.get("promise_due"):
            self.add_error("promise_due", _("请写答应哪天前办到。"))
        if data.get("need") and not data.get("category"):
            self.add_error("category", _("请选诉求是哪一类。"))
        if data.get("errand") and not data.get("errand_kind"):
            self.add_error("errand_kind", _("请选托办的是哪一类。"))
        return data

    def whole_draft(self):
        data = self.cleaned_data
        promises = (PromiseDraft(data["promise"], data["promise_due"]),) if data["promise"] else ()
        needs = ()
        if data["need"]:
            category = self.by_code[data["category"]]
            needs = (NeedDraft(category, data["need"], urgency=category.urgency, consents=data["consents"]),)
        errands = (ErrandDraft(data["errand_kind"], data["errand"]),) if data["errand"] else ()
        return self.draft(promises=promises, needs=needs, errands=errands)


class EventForm(forms.Form):
    """Something happened in the household."""

    kind = forms.ChoiceField(label=_("什么事"), choices=[each for each in Occasion.choices if each[0] != "routine"])
    happened_on = forms.DateField(label=_("哪天"), widget=DateInput(), initial=clock.today)


class CardForm(forms.Form):
    code = forms.CharField(label=_("连心卡上的八位码"), max_length=20)
