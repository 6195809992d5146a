"""What was held, on one page of a phone, and who is due to attend."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.activities import selectors
from lianxin.activities.vocabulary import LETTER_DAYS, NEXT_STAGE, OF_SOME, VOTED, Kind, Stage, TransferReason
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, words
from lianxin.organisations import selectors as organisations
from lianxin.organisations.errors import Ambiguous

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
            self.fields["absent"].label = _("应到、没来的")
            self.fields["absent"].help_text = _("两处都没勾的，不是应到的人。")
            self._choose("came", members)
            self._choose("absent", members)
            self.order_fields(["held_on", "place", "chair", "recorder", "came"])
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
        if both := set(data.get("came") or ()).intersection(data.get("absent") or ()):
            names = [name for key, name in self.fields["came"].choices if key in both]
            self.add_error("absent", _("{names}既勾了来，又勾了没来。").format(names="、".join(names)))
        data |= {"kind": self.kind, "votes": tuple(given) if None not in given else None}
        if data["votes"] is None and any(vote is not None for vote in given):
            self.add_error("votes_for", _("赞成、反对、弃权要么都写，要么都不写，没有的写 0。"))
        return data


class MembersForm(StepForm):
    names = words(_("姓名"), 2000, hint=_("一行一个。"), rows=8)
    stage = forms.ChoiceField(label=_("是"), choices=Stage, initial=Stage.FULL)
    stage_on = forms.DateField(
        label=_("从哪天起"), widget=DateInput(), required=False, help_text=_("不清楚的可以不写。")
    )
    has_vote = forms.TypedChoiceField(
        label=_("表决权"), coerce=lambda value: value == "1",
        choices=[("1", _("正式党员有表决权")), ("0", _("没有表决权"))],
    )  # fmt: skip

    def clean_names(self):
        names = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        if any(len(name) > 40 for name in names):
            raise forms.ValidationError(_("有一行太长，名字最多 40 个字。一行只写一个。"))
        return [name for name in names if name]


class VoteForm(StepForm):
    has_vote = forms.TypedChoiceField(
        label=_("现在有没有"), coerce=lambda value: value == "1", widget=forms.RadioSelect,
        choices=[("1", _("有表决权、选举权和被选举权")), ("0", _("暂时没有"))],
        help_text=_("只记有没有，不写原因。恢复权利的那天再改回来。"),
    )  # fmt: skip

    on = forms.DateField(label=_("从哪天起"), widget=DateInput())

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"has_vote": "1" if about.has_vote else "0", "on": clock.today()}


class KnowForm(StepForm):
    person_ref = forms.CharField(
        label=_("人口档案编号"), max_length=12, required=False, help_text=_("在人口档案里查。清空就不再对应。")
    )

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"person_ref": about.person_ref}


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


class StageForm(StepForm):
    on = forms.DateField(label=_("从哪天起"), widget=DateInput())

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        if coming := NEXT_STAGE.get(Stage(about.stage)):
            self.fields["on"].label = _("哪天成为{stage}").format(stage=coming.label)


class AwayForm(StepForm):
    since = forms.DateField(label=_("哪天外出"), widget=DateInput(), required=False, help_text=_("回来了就清空。"))
    place = forms.CharField(label=_("在哪里"), max_length=100, required=False)
    contact = forms.CharField(
        label=_("支部谁联系"), max_length=40, required=False, help_text=_("支部里经常和本人联系的一个人。")
    )

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"since": about.away_since, "place": about.away_place, "contact": about.away_contact}


class TransferForm(StepForm):
    to_unit = forms.CharField(
        label=_("转到本县哪个支部"),
        max_length=120,
        required=False,
        help_text=_("写登记的名称。转到县外的，这里空着，写下面一栏。"),
    )
    to_words = forms.CharField(label=_("转到县外哪个支部"), max_length=120, required=False)
    from_committee = forms.CharField(label=_("转出的党委"), max_length=120)
    to_committee = forms.CharField(label=_("接收的党委"), max_length=120, help_text=_("有权批准预备党员的党委。"))
    reason = forms.ChoiceField(label=_("为什么转"), choices=TransferReason)
    contact = forms.CharField(label=_("本人联系电话"), max_length=30, required=False)
    dues_paid_to = forms.CharField(label=_("党费交到几月"), max_length=20, required=False)
    remarks = forms.CharField(label=_("备注"), max_length=200, required=False)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        above = organisations.committees_over(about.unit.division_path)
        self.initial |= {"from_committee": above[0].name if above else ""}

    def clean_to_unit(self):
        text = self.cleaned_data["to_unit"]
        try:
            found = organisations.resolve_unit(text) if text else None
        except Ambiguous as error:
            raise forms.ValidationError(
                _("有几个支部叫这个名字，请写全称：%(names)s"), params={"names": str(error)}
            ) from error
        if text and found is None:
            raise forms.ValidationError(_("没有找到这个支部，请照登记的名称写。"))
        return found

    def clean(self):
        data = super().clean()
        if not self.errors and bool(data.get("to_unit")) == bool(data.get("to_words")):
            self.add_error("to_words", _("本县的支部和县外的支部，写一个。"))
        return data


class LetterForm(StepForm):
    valid_until = forms.DateField(label=_("有效期到"), widget=DateInput())

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"valid_until": clock.today() + timedelta(days=LETTER_DAYS)}


class ReceiveForm(EndForm):
    """From which day the member is here."""


class ReceiptForm(StepForm):
    receipt_no = forms.CharField(label=_("回执编号"), max_length=40, required=False)


class RedraftForm(StepForm):
    to_committee = forms.CharField(label=_("接收的党委"), max_length=120)
    dues_paid_to = forms.CharField(label=_("党费交到几月"), max_length=20, required=False)
    remarks = forms.CharField(label=_("备注"), max_length=200, required=False)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {name: getattr(about, name) for name in self.fields}


class ReasonForm(StepForm):
    reason = forms.CharField(label=_("原因"), max_length=200)


class PlainForm(StepForm):
    """Nothing to fill in: the button is enough."""


class WithdrawForm(StepForm):
    reason = forms.CharField(label=_("哪里错了"), max_length=200)
