"""Forms of appraisals: a round, what the person chose and wrote, the grade, the appeal."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.cadres import policies, selectors
from lianxin.cadres.forms.select import dated, short
from lianxin.cadres.vocabulary import GRADES_OF, AppraisalKind, Grade
from lianxin.kit import clock
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day

#: So many people are offered on one page.
_MOST = 300


def grade_field(appraisal, label):
    choices = [(grade, grade.label) for grade in GRADES_OF[appraisal.round.kind]]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class RoundForm(StepForm):
    kind = forms.ChoiceField(label=_("哪一种"))
    year = forms.IntegerField(label=_("哪一年"), min_value=2020, max_value=2100)
    write_by = dated(_("本人写到哪天"))
    meets_on = dated(_("哪天开会评议"), required=False, help_text=_("只有民主评议要写，要提前告诉大家。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        opens = [kind for kind in AppraisalKind if policies.can_open_round(self.actor, self.about, kind)]
        self.fields["kind"].choices = [(kind, kind.label) for kind in opens]
        here = selectors.files_to_appraise(self.about, _MOST)
        found = {each.public_id: each for each in here[:_MOST]}
        self.fields["files"] = forms.TypedMultipleChoiceField(
            label=_("考核谁"), choices=[(key, f"{each.name} · {each.division.short_name}") for key, each in found.items()],
            coerce=found.get, widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
        if not here:
            self.fields["files"].help_text = _("这里有档案的人现在都没有登记任职。请先到“单位”里登记任职。")
        if len(here) > _MOST:
            self.fields["files"].help_text = _("这里的人太多，只列了前 {n} 个。请到下面的乡镇、村里发起。").format(
                n=_MOST
            )
        today = clock.today()
        self.initial |= {"year": today.year, "write_by": today + timedelta(days=10)}


class EvidenceForm(StepForm):
    words = lines(_("我做了什么"), 300, hint=_("别人做的不算在自己身上。不写群众的姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.key: each for each in selectors.deeds_for(self.actor, self.about)}
        choices = [(key, f"{day(each.on)} {each.label}") for key, each in found.items()]
        deed = picked(_("从做过的事里选一件"), choices, coerce=found.get)
        deed.help_text = "" if choices else _("这一年还没有记在您名下的事。可以在“本人怎么说”里写。")
        self.fields = {"deed": deed} | self.fields


class HandInForm(StepForm):
    own_words = lines(_("本人怎么说"), 3000, hint=_("这一年做了什么，哪里没做好。交了以后不能改。"), rows=8)


class SuggestForm(StepForm):
    words = lines(_("为什么"), 500, hint=_("本人马上看得到。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {"grade": grade_field(self.about, _("等级意见"))} | self.fields


class AnswerSuggestionForm(StepForm):
    wants_mended = forms.BooleanField(
        label=_("有不对的地方，请改"), required=False, help_text=_("勾了以后，提意见的人回应了才能定。")
    )
    words = lines(_("想说的话"), 500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.file.user_id is None:
            self.fields["told_by"] = short(_("谁当面告诉的"), hint=_("本人没有账号，要当面念给本人听。"))
            self.initial |= {"told_by": self.actor.name}


class TellForm(StepForm):
    told_on = dated(_("哪天当面告诉的"))
    told_by = short(_("谁当面告诉的"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"told_on": clock.today(), "told_by": self.actor.name}


class DecideForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grade"] = grade_field(self.about, _("等级"))
        seen = Grade(self.about.suggested)
        self.fields["grade"].choices = [(seen, seen.label)]
        self.fields["grade"].help_text = _("本人看过的是这一个。要定别的等级，请先重新提一次意见，给本人看。")
        self.initial |= {"grade": self.about.suggested}


class AppealForm(StepForm):
    words = lines(_("为什么申诉"), 1000)


class UpholdForm(StepForm):
    answer = lines(_("怎么答复"), 1000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        better = grade_field(self.about, _("改成什么等级"))
        better.choices = better.choices[: [key for key, _label in better.choices].index(self.about.grade)]
        self.fields = {"grade": better} | self.fields


class RejectForm(StepForm):
    answer = lines(_("怎么答复"), 1000)
