"""Steps of a case: one form per verb."""

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, DateTimeInput, PhotosField
from lianxin.needs import policies, selectors
from lianxin.needs.forms.acting import ActionForm, CheckedForm, TemplatedForm, ToldForm, text
from lianxin.needs.models import Category
from lianxin.needs.selectors import learning
from lianxin.needs.services.pausing import PAUSE_WAITS
from lianxin.needs.vocabulary import (
    CallbackResult,
    CheckedAt,
    Owed,
    ProofKind,
    RejectReason,
    Satisfaction,
    Solved,
    TemplateUse,
    Urgency,
)


class UnitActionForm(ActionForm):
    unit = forms.ModelChoiceField(
        label=_("派给"), queryset=None, to_field_name="public_id", empty_label=_("请选承办单位")
    )
    note = text(_("交代几句"), required=False, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = selectors.units_for_dispatch(self.need)
        suggested = selectors.responsible_unit(self.need.category, self.need.division)
        if suggested and suggested.pk != self.need.about_unit_id:
            self.initial.setdefault("unit", suggested.public_id)
            self.fields["unit"].help_text = _("责任清单建议：{unit}").format(unit=suggested.name)


class RejectForm(TemplatedForm):
    used_for, worded = TemplateUse.REJECT, "alternative"
    reason = forms.ChoiceField(label=_("为什么不受理"), choices=RejectReason)
    alternative = text(_("诉求人还可以怎么办"), hint=_("写清到哪里、找谁、电话。"), rows=2, length=300)


class ReferForm(RejectForm):
    used_for = TemplateUse.REFER_OUT
    reason = forms.ChoiceField(label=_("为什么转出"), choices=RejectReason)
    alternative = text(_("该到哪里办"), hint=_("写清渠道、地址、电话。"), rows=2, length=300)


class ReferralReceiptForm(ActionForm):
    taken_by = forms.CharField(label=_("谁收下了"), help_text=_("单位和经办人，例如“县法院立案庭”。"), max_length=120)
    taken_on = forms.DateField(label=_("哪天收下的"), widget=DateInput(), initial=clock.today)
    number = forms.CharField(label=_("对方的编号"), help_text=_("没有就空着。"), max_length=60, required=False)


class AnswerForm(TemplatedForm, CheckedForm, ToldForm):
    used_for, worded, checked_at = TemplateUse.REPORT_RESOLVED, "answer", CheckedAt.REPORT_RESOLVED
    answer = text(_("答复"), hint=_("办了什么、结果怎样，用诉求人听得懂的话。"), rows=4, length=4000)
    photos = PhotosField(required=False, label=_("办理后的照片"))


class ApproveForm(CheckedForm):
    checked_at = CheckedAt.APPROVE_ANSWER


class SpotAnswerForm(TemplatedForm):
    used_for, worded = TemplateUse.ANSWER_ON_SPOT, "answer"
    answer = text(_("当场答复"), rows=3, length=2000)


class ReasonForm(ActionForm):
    reason = text(_("理由"), rows=2, length=500)


class RulingForm(ActionForm):
    reason = text(_("为什么这样核定"), hint=_("这句话会告诉诉求人。"), rows=2, length=300)


class ReclassifyForm(ActionForm):
    category = forms.ModelChoiceField(
        label=_("哪一类"), queryset=Category.objects.filter(retired_on__isnull=True), to_field_name="code"
    )
    urgency = forms.ChoiceField(label=_("急不急"), choices=Urgency)
    reason = text(_("为什么改"), hint=_("这句话会告诉诉求人，承诺日期随缓急重算。"), rows=2, length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"category": self.need.category.code, "urgency": self.need.urgency}
        suggestion = learning.suggestion_of(self.need)
        if suggestion:
            self.initial["category"] = suggestion.category.code
            self.fields["category"].help_text = _("已按建议选好“{category}”，请您定；原来是“{now}”。").format(
                category=suggestion.category, now=self.need.category
            )


class ObjectionForm(ActionForm):
    reason = text(_("为什么不该由本单位办"), rows=2, length=500)
    proposed = forms.ModelChoiceField(label=_("建议由谁办"), queryset=None, required=False, to_field_name="public_id")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposed"].queryset = selectors.units_for_dispatch(self.need)


class WordsForm(ActionForm):
    words = text(_("说明"), rows=3)


class ContactForm(ActionForm):
    words = text(_("怎么联系的、说了什么"), hint=_("例如“打了电话，约好后天去修”。"), rows=3)


class ProgressForm(TemplatedForm):
    used_for, worded = TemplateUse.PROGRESS, "words"
    words = text(_("办到哪里了"), hint=_("这句话会告诉诉求人。"), rows=3)
    photos = PhotosField(required=False, label=_("照片"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.need.owed == Owed.PLAN:
            self.fields["words"].label = _("打算怎么办")
            self.fields["words"].help_text = _("分几步办，每一步谁办、到哪天。这句话会告诉诉求人。")


class AskForm(TemplatedForm):
    used_for, worded = TemplateUse.ASK_REQUESTER, "asked"
    asked = text(_("请诉求人补充什么"), rows=2, length=300)
    until = forms.DateField(
        label=_("最晚等到哪天"), widget=DateInput(), help_text=_("一个月以内；到那天没有消息，时限接着走。")
    )
    kind = forms.ChoiceField(label=_("凭据是什么"), choices=ProofKind)
    told_at = forms.DateTimeField(label=_("什么时间告知的"), widget=DateTimeInput())
    number = forms.CharField(label=_("信函编号"), max_length=60, required=False)
    photos = PhotosField(required=False, label=_("截图或签收单"), max_count=2, help_text=_("诉求人也看得到。"))
    proof = text(_("告知了什么、对方怎么说"), hint=_("这句话诉求人看得到。没有凭据不能暂停。"), rows=2, length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("until", clock.today() + PAUSE_WAITS)
        self.initial.setdefault("told_at", localtime(clock.now()))


class SupplementForm(ActionForm):
    words = text(_("补充情况"), rows=3)
    photos = PhotosField(required=False, label=_("照片"))


class ExtensionForm(ActionForm):
    reason = text(_("延期理由"), hint=_("这句话会告诉诉求人。"), rows=2, length=300)
    new_due_at = forms.DateField(label=_("新的承诺日期"), widget=DateInput())

    def clean_new_due_at(self):
        return clock.day_end(self.cleaned_data["new_due_at"])


class ExplainForm(TemplatedForm, ToldForm):
    used_for, worded = TemplateUse.EXPLAIN, "reason"
    reason = text(_("为什么现在办不了"), rows=3)
    plan = text(_("今后打算"), hint=_("什么时候再看、怎么办。"), rows=2)
    photos = PhotosField(required=False, label=_("照片"))


class CallbackForm(ActionForm):
    result = forms.ChoiceField(label=_("联系上了吗"), choices=CallbackResult)
    contacted = forms.NullBooleanField(
        label=_("承办单位联系过您吗？"),
        widget=forms.Select(choices=[("", _("没问")), ("true", _("联系过")), ("false", _("没有"))]),
        required=False,
    )
    solved = forms.ChoiceField(label=_("解决了吗？"), choices=[("", _("没问")), *Solved.choices], required=False)
    satisfaction = forms.TypedChoiceField(
        label=_("满意吗？"),
        choices=[("", _("没问")), *Satisfaction.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = text(_("诉求人的话"), required=False, rows=2, length=500)
    may_quote = forms.BooleanField(label=_("诉求人同意引用这句话"), required=False)


class CloseForm(ActionForm):
    solved = forms.ChoiceField(label=_("解决了吗？"), choices=Solved, widget=forms.RadioSelect)
    satisfaction = forms.TypedChoiceField(
        label=_("满意吗？"), choices=Satisfaction, coerce=int, widget=forms.RadioSelect
    )
    words = text(_("还想说的"), required=False, rows=2, length=500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if policies.writes_for_requester(self.actor, self.need):
            self.fields["words"].required, self.fields["words"].label = True, _("诉求人是怎么说的")


class OptionalWordsForm(ActionForm):
    words = text(_("想说的话"), required=False, rows=2, length=500)


class MergeForm(ActionForm):
    into = forms.CharField(label=_("并入哪一件"), help_text=_("写那件诉求的编号。"), max_length=40)

    def clean_into(self):
        found = policies.visible_needs(self.actor).filter(number=self.cleaned_data["into"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("没有这个编号的诉求，请核对。"))
        return found


class SummaryForm(ActionForm):
    summary = forms.CharField(
        label=_("公开的说法"), max_length=120, help_text=_("一句概括的话，不写姓名、电话、门牌。例如“村东头路灯不亮”。")
    )


class PlainForm(ActionForm):
    """A step that needs no words."""
