"""What was held, on one page of a phone, and who is due to attend."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.activities import selectors
from lianxin.activities.vocabulary import OF_SOME, VOTED, Kind
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, words

_VOTES = ("votes_for", "votes_against", "votes_abstain")


class RecordForm(StepForm):
    """One kind: it asks only what belongs to that."""

    held_on = forms.DateField(label=_("哪天"), widget=DateInput())
    place = forms.CharField(label=_("地点"), max_length=60)
    chair = forms.CharField(label=_("主持人"), max_length=40)
    recorder = forms.CharField(label=_("记录人"), max_length=40)
    absent = forms.MultipleChoiceField(
        label=_("谁没来"), required=False, widget=forms.CheckboxSelectMultiple(), help_text=_("没勾的都算到会。")
    )
    absence_words = forms.CharField(
        label=_("没来的原因"), max_length=300, required=False, help_text=_("只有支部书记看得到，不打印。可以不写。")
    )
    came = forms.MultipleChoiceField(
        label=_("不作要求、但来了的"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    topic = forms.CharField(label=_("议题"), max_length=200, required=False)
    minutes = words(_("记录"), 4000, required=False, rows=6)
    resolution = words(_("决议"), 1000, required=False)
    votes_for = forms.IntegerField(label=_("赞成"), min_value=0, max_value=500, required=False)
    votes_against = forms.IntegerField(label=_("反对"), min_value=0, max_value=500, required=False)
    votes_abstain = forms.IntegerField(label=_("弃权"), min_value=0, max_value=500, required=False)
    times = forms.CharField(label=_("几点到几点"), max_length=40, required=False)

    def __init__(self, *args, about, actor, kind, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.kind = kind
        self._ask_who(list(selectors.members_of(about)))
        if kind == Kind.TALK:
            self._leave_out("topic", "minutes", "resolution")
        if kind not in VOTED:
            self._leave_out(*_VOTES)
        self.initial |= {"held_on": clock.today(), "chair": actor.name} | selectors.last_words(about)

    def _ask_who(self, members):
        if self.kind in OF_SOME:
            self.fields["came"].label = _("谁来了")
            self._leave_out("absent", "absence_words")
            self._choose("came", members)
        else:
            self._choose("absent", [each for each in members if not each.exempt_reason])
            self._choose("came", [each for each in members if each.exempt_reason])

    def _choose(self, name, members):
        if members:
            self.fields[name].choices = [(each.public_id, each.name) for each in members]
        else:
            self._leave_out(name)

    def _leave_out(self, *names):
        for name in names:
            del self.fields[name]

    def clean(self):
        data = super().clean()
        given = [data.pop(name, None) for name in _VOTES]
        data |= {"kind": self.kind, "votes": tuple(given) if None not in given else None}
        if data["votes"] is None and any(vote is not None for vote in given):
            self.add_error("votes_for", _("赞成、反对、弃权要么都写，要么都不写，没有的写 0。"))
        return data


class MembersForm(StepForm):
    names = words(_("姓名"), 2000, hint=_("一行一个。"), rows=8)
    has_vote = forms.TypedChoiceField(
        label=_("是"), coerce=lambda value: value == "1",
        choices=[("1", _("正式党员，有表决权")), ("0", _("预备党员等，没有表决权"))],
    )  # fmt: skip

    def clean_names(self):
        names = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        if any(len(name) > 40 for name in names):
            raise forms.ValidationError(_("有一行太长，名字最多 40 个字。一行只写一个。"))
        return [name for name in names if name]


class ExemptForm(StepForm):
    reason = forms.CharField(
        label=_("为什么不作要求"), max_length=100, required=False,
        help_text=_("例如“年老”“有病”“残疾”。只有支部书记看得到。清空就恢复要求。"),
    )  # fmt: skip

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"reason": about.exempt_reason}


class EndForm(StepForm):
    on = forms.DateField(label=_("从哪天起"), widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"on": clock.today()}


class WithdrawForm(StepForm):
    reason = forms.CharField(label=_("哪里错了"), max_length=200)
