"""What a category asks: the form residents fill in, and the county's forms to write it."""

from datetime import datetime
from decimal import Decimal

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateTimeInput, filled
from lianxin.needs import selectors
from lianxin.needs.models import Category, CheckItem, Question, ReplyTemplate
from lianxin.needs.vocabulary import QuestionKind

#: So many options are shown at once, each to be tapped; more are a list to open.
_FEW = 6


def _single(question):
    options = [(each, each) for each in question.options]
    if len(options) <= _FEW:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[("", _("请选")), *options])


def _several(question):
    options = [(each, each) for each in question.options]
    return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple)


_FIELDS = {
    QuestionKind.STRING: lambda q: forms.CharField(max_length=200),
    QuestionKind.TEXT: lambda q: forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 3})),
    QuestionKind.NUMBER: lambda q: forms.DecimalField(max_digits=14, decimal_places=4),
    QuestionKind.DATETIME: lambda q: forms.DateTimeField(widget=DateTimeInput()),
    QuestionKind.SINGLE: _single,
    QuestionKind.SEVERAL: _several,
}


def field_of(question):
    """The form field of a question that is to be answered; its ``clean`` is the rule for every channel."""
    field = _FIELDS[QuestionKind(question.kind)](question)
    field.label, field.help_text, field.required = str(question), question.hint, question.is_required
    return field


def answered(question, value):
    """What is kept of an answer: the question as it was asked and the answer as text or a list of texts."""
    if isinstance(value, datetime):
        value = localtime(value).isoformat(timespec="minutes")
    elif isinstance(value, Decimal):
        value = f"{value.normalize():f}"
    return {
        "code": question.code,
        "question": question.wording,
        "question_en": question.wording_en,
        "kind": question.kind,
        "answer": value,
    }


class QuestionsForm(forms.Form):
    """What the chosen category asks. ``is_unasked``: there are questions the sender has not been shown yet."""

    shown_for = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, category, questions, data=None, *, insists=True):
        shown = data is not None and data.get("ask-shown_for") == category.code
        super().__init__(data if shown else None, prefix="ask", initial={"shown_for": category.code})
        self.questions = [q for q in questions if q.kind != QuestionKind.NOTICE]
        self.notices = [q for q in questions if q.kind == QuestionKind.NOTICE]
        self.is_unasked = bool(questions) and data is not None and not shown
        for question in self.questions:
            self.fields[question.code] = field_of(question)
            if not insists:
                self.fields[question.code].required = False

    @classmethod
    def beside(cls, form, *, insists=True):
        """For the category chosen in a form of a need. ``insists=False``: a clerk leaves out what nobody knows."""
        code = (
            form.data.get("category")
            if form.is_bound
            else form.get_initial_for_field(form.fields["category"], "category")
        )
        category = next((each for top in form.categories for each in (top, *top.kinds) if each.code == code), None)
        if category is None:
            return cls(Category(code=""), [], form.data if form.is_bound else None)
        return cls(category, selectors.questions_of(category), form.data if form.is_bound else None, insists=insists)

    def is_complete(self):
        """Nothing is left to ask: there are no questions, or all were shown and answered as they should be."""
        return not self.is_unasked and (not self.is_bound or self.is_valid())

    def answers(self):
        """What was answered, ready to be kept with the need."""
        if not self.is_bound:
            return ()
        said = ((q, self.cleaned_data.get(q.code)) for q in self.questions)
        return tuple(answered(question, value) for question, value in said if value not in (None, "", []))


class _GuideForm(forms.ModelForm):
    """A version of a guide: never saved by the form, the service makes the next row."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = Category.objects.filter(retired_on__isnull=True)
        self.fields["category"].to_field_name = "code"
        if self.instance.pk and self.instance.category_id:
            self.initial["category"] = self.instance.category.code


class OptionsField(forms.CharField):
    """One option a line, as a list."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return filled(value or "")


class QuestionForm(_GuideForm):
    options = OptionsField(
        label=_("可以选的"), required=False, max_length=1000, help_text=_("一行一个。只在“选一个”“可以选几个”时写。")
    )

    class Meta:
        model = Question
        fields = ["category", "wording", "wording_en", "hint", "kind", "options", "is_required", "position"]
        help_texts = {
            "category": _("选大类，下面的小类也会问。"),
            "wording": _("照当面问人的口气写，例如“灯杆上有编号吗？”"),
        }

    def shown(self):
        """The form as a resident will see it, this version in place of the former."""
        draft = Question(code=self.instance.code, **self.cleaned_data)
        others = [q for q in selectors.questions_of(draft.category) if q.code != draft.code]
        return QuestionsForm(draft.category, sorted([*others, draft], key=lambda q: q.position))


class ReplyTemplateForm(_GuideForm):
    class Meta:
        model = ReplyTemplate
        fields = ["used_for", "category", "title", "text", "position"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "category": _("不选就是各类都能用。"),
            "text": _("要经办人自己填的地方写成 ____（四条下划线）；没填就发不出去。"),
        }


class CheckItemForm(_GuideForm):
    class Meta:
        model = CheckItem
        fields = ["category", "checked_at", "wording", "is_required", "position"]
        help_texts = {"wording": _("写成做完的样子，例如“晚上去看过，灯亮了”。")}
