"""Planning a meeting, and its steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.quorum_rules import RULES
from lianxin.deliberation.forms.bodies import NOBODY
from lianxin.deliberation.vocabulary import AssemblyMatter, LandMatter, Matter, Presence, VoteMethod
from lianxin.kit.forms import DateTimeInput
from lianxin.kit.steps import StepForm, picked, words


class PlanForm(forms.Form):
    title = forms.CharField(label=_("会议名称"), max_length=80, required=False, help_text=_("不写就按第几次会议起名。"))
    starts_at = forms.DateTimeField(label=_("开会时间"), widget=DateTimeInput())
    place = forms.CharField(label=_("开会地点"), max_length=120)
    convenor = forms.CharField(label=_("召集人"), max_length=80, help_text=_("哪个组织召集，比如：上河村村民委员会"))
    chair = forms.CharField(label=_("主持人"), max_length=40)
    recorder = forms.CharField(label=_("记录人"), max_length=40)
    observers = forms.CharField(
        label=_("列席"), max_length=300, required=False, help_text=_("监督委员、上级、专家等。")
    )

    def __init__(self, *args, studies=(), asks_study=False, convenings=(), **kwargs):
        super().__init__(*args, **kwargs)
        if convenings:
            asked = {each.public_id: each for each in convenings}
            self.fields["convening"] = picked(
                _("应谁的联名要求"), [("", _("不是联名要求的")), *((key, str(each)) for key, each in asked.items())],
                coerce=asked.get, required=False, help_text=_("选了，联名的人看得到这次会，通知上也写明。"),
            )  # fmt: skip
        if asks_study:
            found = {study.public_id: study for study in studies}
            choices = [("", _("还没有研究过")), *((key, str(each)) for key, each in found.items())]
            hint = _("重要事项先由党组织研究，有自己的记录；没有研究过，会议不能通知。")
            self.fields["study"] = picked(
                _("党组织先研究的那次会"), choices, coerce=found.get, required=False, help_text=hint
            )


class ItemForm(StepForm):
    title = forms.CharField(label=_("议什么"), max_length=80, help_text=_("党组织先研究过的，照研究时的名字写。"))
    motion = words(
        _("要表决的话"), 2000, required=False, rows=4, hint=_("一字一句，表决的就是这段话。只议不决的可以不写。")
    )
    presenter = forms.CharField(label=_("谁来说明"), max_length=80, required=False)
    topic = picked(_("从哪个议题来"), (), required=False, help_text=_("选了，议题那一页就看得到这次会和后来的决议。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.about.body
        listed = {each.public_id: each for each in selectors.topics_at(self.about.division_path)}
        self.fields["topic"].choices = [("", _("不是从议题来的")), *((key, each.title) for key, each in listed.items())]
        self.fields["topic"].coerce = listed.get
        if body.held_to.for_items:
            rules = [("", body.get_kind_display()), *((code, _(RULES[code].name)) for code in body.held_to.for_items)]
            self.fields["rule"] = forms.ChoiceField(label=_("按哪条规则"), choices=rules, required=False)
        if any(code.startswith("land_") for code in body.held_to.for_items):
            self.fields["land_matter"] = forms.ChoiceField(
                label=_("哪一种土地承包事项"), choices=[("", _("不是土地承包事项")), *LandMatter.choices], required=False,
                help_text=_("调整承包地、包给外人，表决通过以后还要报上级批准，批准了才能公布。"),
            )  # fmt: skip
        if selectors.takes_delegations(body):
            self.fields["assembly_matter"] = forms.ChoiceField(
                label=_("是不是村民（居民）会议的事"), required=False,
                choices=[("", _("不是，代表会议自己定")), *AssemblyMatter.choices],
                help_text=_("村民（居民）会议授权了、没有到期的，代表会议才能定。"),
            )  # fmt: skip
        if body.rule().reserved_items:
            self.fields["matter"] = forms.ChoiceField(
                label=_("什么事项"), choices=Matter.choices,
                help_text=_("成员大会的事，章程写明可以由代表大会定的才能在这里定。"),
            )  # fmt: skip


class CallForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        held_to = self.about.body.held_to
        if held_to.roll:
            found = {roll.public_id: roll for roll in self.about.rolls}
            self.fields["roll"] = picked(
                _("用哪本名册"), [(key, str(roll)) for key, roll in found.items()], coerce=found.get,
                help_text=_("通知发出，名册就冻结：谁在上面，这次会就按谁算。"),
            )  # fmt: skip
        if held_to.urgent:
            self.fields["urgent_reason"] = forms.CharField(
                label=_("紧急召开的理由"), max_length=300, required=False,
                help_text=_("来不及提前通知、又等不得的才写。"),
            )  # fmt: skip


class CancelForm(StepForm):
    reason = words(_("取消的理由"), 300)


class ConfirmForm(StepForm):
    """Nothing to fill in; the page says what happens."""


class SignInForm(StepForm):
    code = forms.CharField(
        label=_("签到码"), max_length=8, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("会场门口贴着的六位数字；扫了门口的码已经填好。"),
    )  # fmt: skip

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.initial["code"] = about.code_scanned


class AttendanceForm(forms.Form):
    """A page of the roll: how each took part. ``rows()`` gives the seats with their fields.

    Every field is sent back with what it showed: only seats that were changed here are said anew, so that a page opened an hour
    ago undoes nothing that was signed meanwhile.
    """

    def __init__(self, *args, seats, takes_remote, by_household, **kwargs):
        super().__init__(*args, **kwargs)
        ways = Presence.choices if takes_remote else [(Presence.IN_PERSON, Presence.IN_PERSON.label)]
        self.seats, self.by_household = seats, by_household
        for seat in seats:
            found = getattr(seat, "attendance", None)
            self.fields[f"presence_{seat.pk}"] = forms.ChoiceField(
                label=seat.name, choices=[("", _("没有到")), *ways], required=False,
                initial=found.presence if found else "", show_hidden_initial=True,
            )  # fmt: skip
            if by_household:
                self.fields[f"household_{seat.pk}"] = forms.BooleanField(
                    label=_("代表本户"),
                    required=False,
                    initial=bool(found and found.for_household),
                    show_hidden_initial=True,
                )
            if takes_remote:
                self.fields[f"proxy_{seat.pk}"] = forms.CharField(
                    label=_("受托人"),
                    max_length=40,
                    required=False,
                    initial=found.proxy_name if found else "",
                    show_hidden_initial=True,
                )

    def rows(self):
        for seat in self.seats:
            yield seat, [self[name] for name in self._names(seat) if name in self.fields]

    def _names(self, seat):
        return [f"{name}_{seat.pk}" for name in ("presence", "household", "proxy")]

    def clean(self):
        given, changed = super().clean(), set(self.changed_data)
        return {
            "rows": [
                (
                    seat,
                    given.get(f"presence_{seat.pk}", ""),
                    given.get(f"household_{seat.pk}", False),
                    given.get(f"proxy_{seat.pk}", ""),
                )
                for seat in self.seats
                if not changed.isdisjoint(self._names(seat))
            ]
        }


def _count(label, **more):
    return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, **more)


class VoteForm(StepForm):
    method = forms.ChoiceField(label=_("怎么表决"), choices=VoteMethod.choices)
    yes = _count(_("同意"))
    no = _count(_("不同意"))
    abstain = _count(_("弃权"))
    invalid = _count(_("无效"), required=False, initial=0)

    def clean_invalid(self):
        return self.cleaned_data["invalid"] or 0


class SeatForm(StepForm):
    """``seat`` is somebody who came."""

    seat = forms.TypedChoiceField(label=_("哪一位"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(seat.pk): seat for seat in self.there()}
        self.fields["seat"].choices = [NOBODY, *((key, f"{seat.number} {seat.name}") for key, seat in found.items())]
        self.fields["seat"].coerce = found.get

    def there(self):
        return self.about.seats.filter(attendance__isnull=False)[:2000]


class AmendForm(StepForm):
    """The words the meeting will vote on, as it has changed them."""

    motion = words(_("要表决的话"), 2000, rows=4, hint=_("大家同意怎么改，就照着写；原来的话也留着，人人看得到。"))
    mover = forms.CharField(label=_("谁提的"), max_length=40, help_text=_("提出修改的人；公开的页面上不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["motion"] = self.about.motion


class PutOffForm(StepForm):
    reason = words(_("为什么推到下次"), 300, hint=_("人人看得到，也写进会议记录。比如：报价还没有来，下次再定。"))


class RecuseForm(SeatForm):
    reason = forms.CharField(label=_("为什么回避"), max_length=200, help_text=_("比如：表决的是他承包的鱼塘。"))

    def there(self):
        return self.about.meeting.seats.filter(attendance__isnull=False)[:2000]
