"""Setting up a body, why its representatives meet, who sits in it, and what its charter says where the law leaves it to it."""

import re

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import BodyKind, CharterShare, ConveneShare, Matter, RepsGround
from lianxin.kit.steps import StepForm, words

#: Nobody is chosen before somebody chooses: the first on the list is not who was meant.
NOBODY = ("", _("请选一位"))
_SPLIT = re.compile(r"[\t,，、;；]| {1,}")


def _ground(choices=RepsGround.choices, **more):
    return forms.ChoiceField(
        label=_("为什么设代表会议"), choices=[("", _("不是代表会议")), *choices], help_text=_("代表会议才选，别的会议空着。"), **more
    )  # fmt: skip


def _ground_words(**more):
    return forms.CharField(
        label=_("多少户、多少人，哪次会议或者章程第几条定的"), max_length=200,
        help_text=_("比如：全村 412 户、1380 人，2025 年 3 月 8 日村民会议定的。"), **more,
    )  # fmt: skip


class BodyForm(forms.Form):
    division = forms.TypedChoiceField(label=_("哪个村（社区）"))
    kind = forms.ChoiceField(label=_("什么会议"), choices=BodyKind.choices)
    name = forms.CharField(label=_("名称"), max_length=80, help_text=_("比如：上河村村民代表会议"))
    term = forms.IntegerField(label=_("第几届"), min_value=1, max_value=99, required=False)
    charter_quorum = forms.ChoiceField(
        label=_("章程：到多少人才能开"), choices=CharterShare.choices, required=False,
        help_text=_("法律写明的以法律为准，这里只管法律没有写的。"),
    )  # fmt: skip
    charter_majority = forms.ChoiceField(
        label=_("章程：多少人同意才通过"), choices=CharterShare.choices, required=False
    )

    stands_for = forms.TypedChoiceField(
        label=_("代表哪个合作社的成员"), required=False, empty_value=None,
        help_text=_("合作社成员代表大会才选：成员超过 150 人的合作社，章程写了才能设，代表最少 51 人。"),
    )  # fmt: skip
    stands_on = _ground(required=False)
    stands_on_words = _ground_words(required=False)

    def __init__(self, *args, places, cooperatives, **kwargs):
        super().__init__(*args, **kwargs)
        known = {each.public_id: each for each in cooperatives}
        self.fields["stands_for"].choices = [
            ("", _("不是合作社的代表")),
            *((key, each.name) for key, each in known.items()),
        ]
        self.fields["stands_for"].coerce = known.get
        found = {place.public_id: place for place in places}
        self.fields["division"].choices = [(key, place.name) for key, place in found.items()]
        self.fields["division"].coerce = found.get


def rows_of(text):
    """``(name, household code, votes)`` of each line: a list of people as it is typed off paper."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = [part for part in _SPLIT.split(line.strip()) if part]
        if not parts:
            continue
        too_long = len(parts[0]) > 40 or len("".join(parts[1:2])) > 30
        if len(parts) > 3 or too_long or (len(parts) == 3 and not parts[2].isdigit()):
            raise forms.ValidationError(
                _now("第 {number} 行看不懂：“{line}”。写成：姓名 户编号 票数。").format(
                    number=number, line=line.strip()
                )
            )
        votes = int(parts[2]) if len(parts) == 3 else 1
        rows.append((parts[0], parts[1] if len(parts) > 1 else "", max(1, min(votes, 9999))))
    return rows


class MembersForm(StepForm):
    members = words(
        _("加哪些人"),
        8000,
        rows=8,
        hint=_(
            "一行一位：姓名，空一格写户编号（可不写；写了又和人口登记对得上的，本人可以用自己的账号签到、看记录、投票）。"
            "合作社按章程有附加表决权的，再空一格写一共几票。"
        ),
    )

    def clean_members(self):
        return rows_of(self.cleaned_data["members"])


class EndMemberForm(StepForm):
    """Who of the body sits in it no longer, and why."""

    member = forms.TypedChoiceField(label=_("哪一位"))
    reason = words(_("为什么"), 300, rows=2, hint=_("比如：换届没有连任，迁走了。开过的会名册不变。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in self.about.members.filter(ends_on__isnull=True)}
        named = [(key, f"{each.name} {each.household_code}") for key, each in found.items()]
        self.fields["member"].choices = [NOBODY, *named]
        self.fields["member"].coerce = found.get


class GroundForm(StepForm):
    """Only the grounds the law knows for this body; begins with what it says now."""

    stands_on = _ground()
    words = _ground_words()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body, known = self.about, self.about.held_to.stands_on
        self.initial |= {"stands_on": body.stands_on, "words": body.stands_on_words}
        self.fields["stands_on"].choices = [(each, RepsGround(each).label) for each in known]
        self.fields["stands_on"].help_text = _now(body.held_to.ground_source)


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
        if body.held_to.by_charter:
            self.fields["matters"] = forms.MultipleChoiceField(
                label=_("章程写明代表大会可以定哪些事"), required=False, initial=body.charter_matters,
                choices=[(code, Matter(code).label) for code in body.held_to.by_charter],
                widget=forms.CheckboxSelectMultiple, help_text=_("没有写的不勾，由成员大会定。"),
            )  # fmt: skip
