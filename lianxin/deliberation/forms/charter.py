"""What a body's charter says where the law leaves it to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import ConveneShare, Matter
from lianxin.kit.steps import StepForm


class CharterForm(StepForm):
    """Only what this body's charter may say; begins with what it says now."""

    article = forms.CharField(label=_("章程第几条"), max_length=80, help_text=_("比如：章程第二十一条、第二十三条"))
    notice = forms.IntegerField(
        label=_("提前几天通知"), min_value=1, max_value=60, required=False, help_text=_("章程没有写的不填。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.about
        self.initial |= {"article": body.charter_article, "notice": body.charter_notice}
        if not body.held_to.rule.convene_on:
            self.fields["convene"] = forms.ChoiceField(
                label=_("多少成员可以要求开会"),
                choices=ConveneShare.choices,
                required=False,
                initial=body.charter_convene,
            )
        if Matter.BUDGET in body.held_to.by_charter:
            self.fields["budget"] = forms.BooleanField(
                label=_("年度财务预算、收益分配可以由代表大会决定"), required=False, initial=body.charter_budget
            )
