"""Resolutions, processes and ballots: their forms."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.phases import next_phase
from lianxin.deliberation.vocabulary import ProcessKind, ResolutionState
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked, words


class RegisterForm(StepForm):
    responsible = forms.CharField(label=_("谁负责办"), max_length=80)
    budget = forms.DecimalField(
        label=_("要花多少钱（元）"), min_value=Decimal(0), max_digits=12, decimal_places=2, initial=0
    )
    effective_on = forms.DateField(label=_("哪天起生效"), widget=DateInput())
    due_on = forms.DateField(label=_("哪天前办好"), widget=DateInput())
    review_on = forms.DateField(label=_("哪天回头看"), widget=DateInput(), help_text=_("办好以后看看效果怎样的日子。"))
    basis = forms.CharField(
        label=_("法律依据"), max_length=200, required=False, help_text=_("不写就用这个会议的规则出处。")
    )

    def clean(self):
        given = super().clean()
        if "budget" in given:
            given["budget_fen"] = int(given.pop("budget") * 100)
        return given


class ReportForm(StepForm):
    words = words(_("办得怎样"), 1000, rows=4, hint=_("人人看得到，不写姓名。"))


class EndForm(StepForm):
    state = forms.ChoiceField(
        label=_("怎么了"),
        choices=[
            (state, state.label)
            for state in (ResolutionState.AMENDED, ResolutionState.REVOKED, ResolutionState.ANNULLED)
        ],
        widget=forms.RadioSelect,
    )
    words = words(_("依据和理由"), 1000, rows=3, hint=_("哪次会议、哪份判决或者乡镇的哪份通知。"))


class StartProcessForm(forms.Form):
    division = forms.TypedChoiceField(label=_("哪个村（社区）"))
    title = forms.CharField(label=_("什么事"), max_length=80)
    kind = forms.ChoiceField(label=_("怎么走"), choices=ProcessKind.choices, widget=forms.RadioSelect)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        found = {place.public_id: place for place in places}
        self.fields["division"].choices = [(key, place.name) for key, place in found.items()]
        self.fields["division"].coerce = found.get


class PhaseForm(StepForm):
    """The meeting or the resolution on which the next phase rests."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        phase = next_phase(self.about.kind, set(self.about.steps.values_list("code", flat=True)))
        if phase.posts:
            found = {each.public_id: each for each in selectors.resolutions_for(self.about)}
            self.fields["resolution"] = picked(
                _("哪一份决议"), [(key, f"{each.number} {each.title}") for key, each in found.items()], coerce=found.get
            )
        else:
            found = {each.public_id: each for each in selectors.meetings_for_phase(self.about, phase)}
            self.fields["meeting"] = picked(
                _("哪一次会"), [(key, str(each)) for key, each in found.items()], coerce=found.get,
                help_text=_("记录写好的会才列在这里。"),
            )  # fmt: skip
        self.fields["words"] = words(_("一句话说结果"), 500, required=False, rows=2)


class StopForm(StepForm):
    reason = words(_("为什么停下"), 300)
