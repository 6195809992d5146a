"""Incidents with personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateTimeInput, dated, filled
from lianxin.kit.steps import StepForm, words

_MOST_NUMBERS = 2000


class IncidentForm(forms.Form):
    what = words(
        _("发生了什么"), 1000, rows=4,
        hint=_("哪天、在哪里、怎么发现的，是泄露、被改还是丢失。只写事，不写居民的姓名和电话。"),
    )  # fmt: skip
    found_at = forms.DateTimeField(
        label=_("什么时候发现的"), required=False, widget=DateTimeInput(), help_text=_("不填就是现在。")
    )
    is_drill = forms.BooleanField(
        label=_("这是演练"), required=False, help_text=_("演练走同样的步骤，不给任何人发消息。")
    )


class DescribeForm(StepForm):
    data_kinds = forms.CharField(label=_("涉及哪些信息"), max_length=200, help_text=_("例如：姓名、手机号、诉求内容。"))
    is_sensitive = forms.BooleanField(
        label=_("有敏感个人信息"),
        required=False,
        help_text=_("身份证号、健康、金融账户、行踪、不满十四周岁孩子的信息。"),
    )
    cause = words(_("原因"), 1000)
    harm = words(_("可能造成的危害"), 1000, hint=_("本人会看到。例如：可能有人冒充工作人员打电话。"))
    measures = words(_("已采取的补救措施"), 1000)
    advice = words(_("本人可以怎么做"), 1000, hint=_("本人会看到。例如：不要把验证码告诉任何人。"))
    contact = forms.CharField(label=_("联系方式"), max_length=120, help_text=_("问谁、打哪个电话。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial = {name: getattr(about, name) for name in self.fields}


class MeasureForm(StepForm):
    words = words(_("做了什么"), 1000)


class AuthorityForm(StepForm):
    how = words(_("向谁、怎样报告的"), 200, hint=_("例如：县委网信办，送达书面报告，收件人签字。"))


class NotTellForm(StepForm):
    why = words(_("不逐个告知的理由"), 500, hint=_("采取了什么措施，为什么能有效避免危害。主管部门可以要求告知。"))


class TellForm(StepForm):
    """Nothing to fill in: the button says what happens."""


class CloseForm(StepForm):
    words = words(_("结果和以后怎么防"), 1000)


class ConcernedForm(forms.Form):
    """Whose data it was: by whose account was misused, or by a list of numbers."""

    username = forms.CharField(
        label=_("被冒用、滥用的账号"), required=False, max_length=150, help_text=_("填用户名，找出它打开过谁的记录。")
    )
    since = dated(_("从哪天"), required=False)
    until = dated(_("到哪天"), required=False)
    phones = forms.CharField(
        label=_("或者列出电话"), required=False, max_length=_MOST_NUMBERS * 20, widget=forms.Textarea({"rows": 4}),
        help_text=_("一行一个，最多两千个。"),
    )  # fmt: skip

    def clean_phones(self):
        phones = tuple(filled(self.cleaned_data["phones"]))
        if len(phones) > _MOST_NUMBERS:
            raise forms.ValidationError(_("一次最多两千个号码，没有查找。请分几次列。"))
        return phones

    def clean(self):
        given = super().clean()
        since, until = given.get("since"), given.get("until") or clock.today()
        if not given.get("username") and not given.get("phones"):
            raise forms.ValidationError(_("请填一个账号和日期，或者列出电话。"))
        if given.get("username") and not since:
            self.add_error("since", _("请写从哪天起。"))
        elif since and since > until:
            self.add_error("until", _("截止日期要在开始日期以后。"))
        return given
