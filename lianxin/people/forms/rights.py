"""Requests about one's own data, and consent on paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import dated
from lianxin.people.vocabulary import (
    OFFERED_CONSENTS,
    RIGHTS_MOVES,
    Asker,
    Channel,
    Label,
    Purpose,
    RightsKind,
    RightsState,
)


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("要办什么"), choices=RightsKind.choices)
    text = forms.CharField(
        label=_("说明"), max_length=1000, widget=forms.Textarea({"rows": 4}), help_text=_("哪里不对，应当是什么。")
    )


class AnswerForm(forms.Form):
    state = forms.ChoiceField(label=_("办到哪一步"))
    answer = forms.CharField(
        label=_("答复"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("本人会看到。"),
    )
    exception = forms.CharField(
        label=_("法定例外"), required=False, max_length=120, help_text=_("依法不能删除时，写明哪条法律要求继续保存。")
    )

    def __init__(self, *args, state, **kwargs):
        super().__init__(*args, **kwargs)
        moves = [s for s in RIGHTS_MOVES[RightsState(state)] if s != RightsState.WITHDRAWN]
        self.fields["state"].choices = [(s, s.label) for s in moves]


class PaperConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("用途"), choices=[(p, Purpose(p).label) for p in OFFERED_CONSENTS])
    label = forms.ChoiceField(
        label=_("哪一项"), choices=[("", _("不是重点户标签")), *Label.choices], required=False,
        help_text=_("敏感的情况要一项一项说清：为了上门关照，只给联系人和站点负责人看。"),
    )  # fmt: skip
    until = dated(_("同意到哪天"), required=False, help_text=_("不填就是一年，最长三年；本人随时可以撤回。"))
    agree = forms.ChoiceField(label=_("本人的意思"), choices=[("yes", _("同意")), ("no", _("撤回同意"))])
    channel = forms.ChoiceField(
        label=_("方式"), choices=[(c, c.label) for c in (Channel.PAPER, Channel.SPOKEN, Channel.GUARDIAN)]
    )


class AskForOtherForm(AskForm):
    """A request brought to the counter: by the person, an agent or an heir."""

    asker = forms.ChoiceField(label=_("谁提出"), choices=Asker.choices)
    asker_name = forms.CharField(label=_("提出人姓名"), max_length=40)
    proof = forms.CharField(label=_("看过的证明"), max_length=120, required=False)
