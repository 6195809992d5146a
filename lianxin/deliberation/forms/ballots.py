"""Opening a ballot, and what stands on its slip."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import presenters
from lianxin.deliberation.vocabulary import DECIDING_KINDS, BallotKind
from lianxin.kit import clock
from lianxin.kit.forms import DateTimeInput
from lianxin.kit.steps import StepForm, picked, words


class BallotForm(StepForm):
    title = forms.CharField(label=_("表决什么"), max_length=80)
    question = words(_("票上的问题"), 1000)
    kind = forms.ChoiceField(label=_("怎么选"), choices=BallotKind.choices, initial=BallotKind.YES_NO)
    options = words(_("候选的几项"), 2000, required=False, rows=5, hint=_("一行一项。“同意、不同意”和写意见的不用填。"))
    most = forms.IntegerField(
        label=_("最多选几个，或者每人多少点"), min_value=1, max_value=1000, initial=1, required=False
    )
    seats = forms.IntegerField(label=_("取前几名"), min_value=1, max_value=100, initial=1, required=False)
    closes_at = forms.DateTimeField(label=_("截止时间"), widget=DateTimeInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.held_to.roll:
            found = {roll.public_id: roll for roll in self.about.rolls}
            self.fields["roll"] = picked(
                _("用哪本名册"), [(key, str(roll)) for key, roll in found.items()], coerce=found.get
            )

    def clean(self):
        return _with_rule(self, super().clean())


def _with_rule(form, given):
    """What was filled in, with the rule that its kind needs."""
    options = [line.strip() for line in given.pop("options", "").splitlines() if line.strip()]
    most, seats = given.pop("most", None) or 1, given.pop("seats", None) or 1
    kind = given.get("kind")
    without = (BallotKind.YES_NO, BallotKind.CONSENT, BallotKind.ADVICE)
    if kind not in without and (len(options) < 2 or len(set(options)) < len(options)):
        form.add_error("options", _("至少写两项，每项不重样。"))
    given["rule"] = _RULES.get(kind, lambda *_values: {})(options, most, seats)
    return given


class SecondRoundForm(StepForm):
    closes_at = forms.DateTimeField(
        label=_("截止时间"), widget=DateTimeInput(), help_text=_("都投完了可以提前截止；到了时间，没有投的就不等了。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].initial = timezone.localtime(clock.now() + timedelta(hours=1))


class ItemBallotForm(SecondRoundForm):
    kind = forms.ChoiceField(
        label=_("怎么选"), choices=[(kind.value, kind.label) for kind in DECIDING_KINDS], initial=BallotKind.YES_NO, required=False,
        help_text=_("几项里选的，选上的还要达到这个会表决要的票数，才算定下来。"),
    )  # fmt: skip
    options = words(_("候选的几项"), 2000, required=False, rows=5, hint=_("一行一项。“同意、不同意、弃权”的不用填。"))
    most = forms.IntegerField(label=_("最多选几个"), min_value=1, max_value=1000, initial=1, required=False)
    seats = forms.IntegerField(label=_("取前几名"), min_value=1, max_value=100, initial=1, required=False)
    field_order = ("kind", "options", "most", "seats", "closes_at")

    def clean_kind(self):
        return self.cleaned_data["kind"] or BallotKind.YES_NO

    def clean(self):
        return _with_rule(self, super().clean())


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("收回码"), max_length=40, help_text=_("单子上写的，前面有名册序号，比如 12-ABCD-EFGH-JKMN。大小写都行。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class ReceiptPaperForm(forms.Form):
    """What the voter holds, on its way to the printer; nobody types it."""

    receipt = forms.CharField(max_length=40, widget=forms.HiddenInput())
    tracker = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput())


class VoidForm(StepForm):
    reason = words(_("为什么作废"), 300, hint=_("写清楚，人人看得到。比如：有两张投票单印重了。"))


_RULES = {
    BallotKind.CHOOSE: lambda options, most, seats: {"options": options, "most": most, "seats": seats},
    BallotKind.APPROVAL: lambda options, most, seats: {"options": options, "seats": seats},
    BallotKind.POINTS: lambda options, most, seats: {"options": options, "budget": most, "seats": seats},
    BallotKind.CONDORCET: lambda options, most, seats: {"options": options},
    BallotKind.RUN_OFF: lambda options, most, seats: {"options": options},
    BallotKind.ELECT: lambda options, most, seats: {"options": options, "seats": seats},
}
MARKS = {
    BallotKind.YES_NO: [("yes", _("同意")), ("no", _("不同意")), ("abstain", _("弃权"))],
    BallotKind.CONSENT: [("consent", _("同意")), ("stand_aside", _("保留意见，不阻拦")), ("object", _("反对"))],
    BallotKind.ADVICE: [("for", _("赞成")), ("against", _("反对")), ("open", _("还没想好"))],
}
_MANY = (BallotKind.CHOOSE, BallotKind.APPROVAL, BallotKind.ELECT)


class ChoiceForm(forms.Form):
    """What stands on the slip, as fields; ``cleaned_data["choice"]`` is the sheet as a bundle writes it."""

    def __init__(self, *args, ballot, asks_code=False, voters=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.ballot = ballot
        if asks_code:
            self.fields["code"] = forms.CharField(
                label=_("投票码"), max_length=20, help_text=_("投票单上的十二位，大小写都行。扫了投票单的，有的手机会自己填好。"),
                widget=forms.TextInput(attrs={"autocomplete": "off", "data-island": "slip"}),
            )  # fmt: skip
        if voters is not None:
            found = {str(voter.pk): voter for voter in voters}
            self.fields["voter"] = picked(
                _("替谁投"),
                [(key, f"{v.number} {v.name} {v.household_code}") for key, v in found.items()],
                coerce=found.get,
            )
        self._add_choice()

    def _add_choice(self):
        kind, options, how = self.ballot.kind, self.ballot.rule.get("options", []), presenters.how_to_mark(self.ballot)
        if kind in MARKS:
            self.fields["choice"] = forms.ChoiceField(
                label=self.ballot.question, choices=MARKS[kind], widget=forms.RadioSelect, help_text=how
            )
            if kind != BallotKind.YES_NO:
                self.fields["reason"] = words(
                    _("理由"),
                    500,
                    required=False,
                    hint=_("审过以后人人看得到，不写姓名和别人的私事。没有放上的，公开说明理由。"),
                )
        elif kind in _MANY:
            self.fields["choice"] = forms.MultipleChoiceField(
                label=self.ballot.question, choices=[(each, each) for each in options],
                widget=forms.CheckboxSelectMultiple, help_text=how,
            )  # fmt: skip
        else:
            ranks = kind != BallotKind.POINTS
            for at, option in enumerate(options):
                self.fields[f"number_{at}"] = forms.IntegerField(
                    label=option, required=False, min_value=1 if ranks else 0, max_value=len(options) if ranks else 1000,
                    help_text="" if at else how,
                )  # fmt: skip

    def clean(self):
        given = super().clean()
        kind, options = self.ballot.kind, self.ballot.rule.get("options", [])
        numbers = [(option, given.pop(f"number_{at}", None)) for at, option in enumerate(options)]
        if kind == BallotKind.YES_NO:
            given["choice"] = [given["choice"]] if "choice" in given else []
        elif kind in MARKS:
            given["choice"] = [given.get("choice", ""), given.pop("reason", "").strip()]
        elif kind == BallotKind.POINTS:
            given["choice"] = [[option, number] for option, number in numbers if number]
        elif kind not in _MANY:
            ranked = sorted((number, option) for option, number in numbers if number)
            if len({number for number, _option in ranked}) < len(ranked):
                self.add_error(None, _("有两项写了同一个先后，请分出先后。"))
            given["choice"] = [option for _number, option in ranked]
        return given


class FindVoterForm(StepForm):
    """Whose entry on the roll; shown with those found."""

    voter = forms.TypedChoiceField(label=_("哪一位"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(voter.pk): voter for voter in self.about.found}
        self.fields["voter"].choices = [(key, f"{v.number} {v.name} {v.household_code}") for key, v in found.items()]
        self.fields["voter"].coerce = found.get


class StrikePaperForm(FindVoterForm):
    """Whose paper mark was a mistake, and why."""

    reason = words(_("错在哪里"), 300, hint=_("比如：投纸票的是隔壁同名的另一位。不写他选了什么。"))
    rightful = forms.IntegerField(
        label=_("其实是哪一位投的（名册序号）"), min_value=1, required=False,
        help_text=_("知道的写上：核对了，这张纸票就记到他名下。截止时间过了，只有这样才能改到他名下。不知道的空着，只划掉。"),
    )  # fmt: skip
    field_order = ("voter", "rightful", "reason")


class AnswerStrikeForm(StepForm):
    """Which of the marks that are said to be mistakes; ``about.waiting_strikes`` are those."""

    strike = forms.TypedChoiceField(label=_("哪一条"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in self.about.waiting_strikes}
        told, moved = _("第 {number} 号 {name}：{reason}（{who}说的）"), _("；纸票是第 {number} 号 {name} 的")
        self.fields["strike"].choices = [
            (
                key,
                told.format(number=s.voter.number, name=s.voter.name, reason=s.reason, who=s.asked_by_name)
                + (moved.format(number=s.rightful.number, name=s.rightful.name) if s.rightful_id else ""),
            )
            for key, s in found.items()
        ]
        self.fields["strike"].coerce = found.get
        if len(found) == 1:
            self.initial["strike"] = next(iter(found))
