"""Impact assessments."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import dated
from lianxin.kit.steps import words
from lianxin.people.vocabulary.assessments import ASSESSED_FOR_DAYS, SubjectKind


class AssessmentForm(forms.Form):
    way = words(_("目的和方式，为什么合法、正当、必要"), 2000, rows=5)
    effect = words(_("对本人的影响和安全风险"), 2000, rows=5)
    measures = words(_("保护措施，为什么合法、有效、与风险相称"), 2000, rows=5)
    party = forms.CharField(
        label=_("受托方或接收方"), required=False, max_length=120, help_text=_("单位全称；居民会看到。")
    )
    conclusion = words(_("结论"), 1000, hint=_("能不能这样处理；还要做什么。"))
    next_on = dated(_("最迟哪天重新评估"), help_text=_("最长一年；做法变了，当时就重新评估。"))

    def __init__(self, *args, draft, last=None, **kwargs):
        """Begins with the version before, or with the room's own draft."""
        start = last or draft
        initial = {name: getattr(start, name, "") for name in ("way", "effect", "measures", "party", "conclusion")}
        initial["next_on"] = clock.today() + timedelta(days=ASSESSED_FOR_DAYS)
        super().__init__(*args, initial=initial, **kwargs)
        if draft.kind in (SubjectKind.MODULE, SubjectKind.PUBLICATION):
            del self.fields["party"]


class ReviewForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("复核结果"), choices=[("yes", _("同意，按这一版做")), ("no", _("退回，做新的一版"))],
        coerce=lambda value: value == "yes", empty_value=None, widget=forms.RadioSelect,
    )  # fmt: skip
    words = words(_("复核意见"), 500)
