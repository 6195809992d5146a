"""Forms of an evaluation by the people: its plan, the meeting, the votes, and what becomes of a round that is not held as told."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.cadres import selectors
from lianxin.cadres.forms.appraisals import grade_field
from lianxin.cadres.forms.select import dated, short
from lianxin.cadres.vocabulary import GRADES_OF, WhyReleased
from lianxin.kit import clock
from lianxin.kit.steps import NoticeForm, StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day


class RoundNoticeForm(NoticeForm):
    """Of the plan or of the result, whose figures stand in a table below the words."""

    body = lines(_("内容"), 2000, rows=8)


def _number(label, *, hint="", required=True):
    return forms.IntegerField(label=label, help_text=hint, required=required, min_value=0, max_value=100_000)


class CountingForm(StepForm):
    """Who counted, and how."""

    tellers = short(_("谁唱票、计票、监票"), 120, hint=_("被评议的人不能唱票、计票、监票。"))
    is_aloud = forms.BooleanField(label=_("票当众唱、当众计"), required=False)


class HallMeetingForm(CountingForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.hall_meetings_for(self.about)}
        choices = [(key, f"{day(each.starts_at)} {each.title}") for key, each in found.items()]
        meeting = picked(_("哪一次会"), choices, coerce=found.get)
        meeting.help_text = _("应到、实到的人数从议事厅里取，不用再填。")
        self.fields = {"meeting": meeting} | self.fields


class SittingForm(CountingForm):
    body = forms.ChoiceField(label=_("什么会议"))
    held_on = dated(_("哪天开的"))
    due = _number(_("应到几人"), hint=_("村（居）民会议是十八岁以上的全体村（居）民，代表会议是全体代表。"))
    present = _number(_("实到几人"), hint=_("照签到表数。"))
    households_due = _number(_("一共几户"), hint=_("按户代表到会的村（居）民会议才填。"), required=False)
    households_present = _number(_("到了几户的代表"), required=False)

    field_order = ("body", "held_on", "due", "present", "households_due", "households_present")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(each, each.label) for each in selectors.assemblies_at(self.about.division)]
        self.initial |= {"held_on": self.about.meets_on}


class VotesForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = GRADES_OF[self.about.round.kind]
        for grade in self.asked:
            self.fields[f"votes_{grade}"] = _number(_("“{grade}”几票").format(grade=grade.label))
        self.fields["invalid"] = _number(_("废票几张"))
        self.initial |= {"invalid": 0}
        self.fields["grade"] = grade_field(self.about, _("等级"))

    def clean(self):
        data = super().clean()
        votes = {str(grade): data.pop(f"votes_{grade}", None) for grade in self.asked}
        if None not in votes.values():
            data["votes"] = votes
        return data


class ConfirmCountForm(StepForm):
    """What was entered stands there to be laid beside the sheets."""

    told = forms.CharField(label=_("登记的票"), disabled=True, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"told": selectors.waiting_tally(self.about) or ""}

    def clean(self):
        return {}


class RefuseCountForm(StepForm):
    reason = lines(_("哪里对不上"), 300)


class PutOffForm(StepForm):
    meets_on = dated(_("改到哪天开会"))
    words = lines(_("为什么"), 300, hint=_("要重新拟方案公告，从贴出来的那天算起。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"meets_on": clock.today() + timedelta(days=self.about.notice_days + 1)}


class CallOffForm(StepForm):
    words = lines(_("为什么"), 300)


class ReleaseForm(StepForm):
    why = forms.ChoiceField(
        label=_("为什么不再考核"), choices=[each for each in WhyReleased.choices if each[0] != WhyReleased.CALLED_OFF]
    )
    words = lines(_("说明"), 300, hint=_("哪天、依据什么。不写病情、案情。"))
