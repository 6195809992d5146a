"""A matter on its way, and a village's own way: their forms."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.phases import PROCESSES, STANDING, TALK, days, in_working_days
from lianxin.kit.forms import GroupedForm
from lianxin.kit.steps import StepForm, picked, words


class StartProcessForm(forms.Form):
    """``places`` and what they have: villages' own ways stand beside those of the law, topics beside no topic."""

    division = forms.TypedChoiceField(label=_("哪个村（社区）"))
    title = forms.CharField(label=_("什么事"), max_length=80)
    kind = forms.ChoiceField(label=_("怎么走"), widget=forms.RadioSelect)
    topic = picked(_("从哪个议题来"), (), required=False, help_text=_("选了，议题那一页就看得到走到哪一步、最晚哪天。"))

    def __init__(self, *args, places, ways, topics, **kwargs):
        super().__init__(*args, **kwargs)
        found = {place.public_id: place for place in places}
        self.fields["division"].choices = [(key, place.name) for key, place in found.items()]
        self.fields["division"].coerce = found.get
        self.ways = ways
        self.fields["kind"].choices = [(key, label) for key, (_kind, _plan, label) in ways.items()]
        listed = {each.public_id: each for each in topics}
        self.fields["topic"].choices = [("", _("不是从议题来的")), *((key, each.title) for key, each in listed.items())]
        self.fields["topic"].coerce = listed.get

    def clean(self):
        given = super().clean()
        if given.get("kind"):
            given["kind"], given["plan"], _label = self.ways[given["kind"]]
        return given


class PhaseForm(StepForm):
    """The meeting, the resolution or the words on which the next phase rests."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        phase = self.about.next_phase(set(self.about.steps.values_list("code", flat=True)))
        if phase.posts:
            found = {each.public_id: each for each in selectors.resolutions_for(self.about)}
            self.fields["resolution"] = picked(
                _("哪一份决议"), [(key, f"{each.number} {each.title}") for key, each in found.items()], coerce=found.get
            )
        elif phase.bodies:
            found = {each.public_id: each for each in selectors.items_for_phase(self.about, phase)}
            self.fields["item"] = picked(
                _("哪一次会的哪一项"), [(key, f"{each.meeting}：{each}") for key, each in found.items()], coerce=found.get,
                help_text=_("记录写好的会才列在这里；这件事开始以前开的不算。不是从这件事的议题来的，下面写明为什么算。"),
            )  # fmt: skip
        if phase.told:
            hint = _now("写清楚：{what}。人人看得到，不写姓名。").format(what=_now(phase.told))
            self.fields["words"] = words(_now(phase.name), 500, hint=hint)
        elif "item" in self.fields:
            self.fields["words"] = words(
                _("一句话说结果；会上那一项不是从这件事的议题来的，写明为什么算"), 500, required=False, rows=2,
                hint=_("从这件事的议题来的，可以不写。人人看得到，不写姓名。"),
            )  # fmt: skip
        else:
            self.fields["words"] = words(_("一句话说结果（可不写）"), 500, required=False, rows=2)


class StopForm(StepForm):
    reason = words(_("为什么停下"), 300)


class OwnWayForm(GroupedForm, forms.Form):
    """A copy of one kind: its name, and of every step its name, the days before it, the days it may last, what is open.

    ``cleaned_data["phases"]`` are the rows ``calc.phases`` reads.
    """

    division = forms.TypedChoiceField(label=_("哪个村（社区）"))
    name = forms.CharField(label=_("叫什么"), max_length=40, help_text=_("村里人平时怎么叫，就怎么写。"))
    extra_name = forms.CharField(label=_("加一步（不加就空着）"), max_length=40, required=False)
    extra_after = forms.ChoiceField(label=_("加在哪一步后面"), required=False)

    def __init__(self, *args, places, kind, rule, **kwargs):
        super().__init__(*args, **kwargs)
        found = {place.public_id: place for place in places}
        self.fields["division"].choices = [(key, place.name) for key, place in found.items()]
        self.fields["division"].coerce = found.get
        self.given = PROCESSES[kind]
        self.fields["extra_after"].choices = [(phase.code, _now(phase.name)) for phase in self.given]
        self.groups = [
            (_now("第 {n} 步：{name}").format(n=n, name=_now(phase.name)), self._add(phase, rule))
            for n, phase in enumerate(self.given, 1)
        ]
        if kind in STANDING:
            del self.fields["extra_name"], self.fields["extra_after"]
            return
        self.groups.append(
            (_("本地多走的一步"), ["extra_name", "extra_after"], _("这一步写一句话说走完了，不用开会。"))
        )

    def _add(self, phase, rule):
        added = {f"{phase.code}_name": forms.CharField(label=_("叫什么"), max_length=40, initial=_now(phase.name))}
        if phase.gap:
            least = days(phase.gap, {phase.gap: rule(phase.gap)})
            added[f"{phase.code}_gap"] = forms.IntegerField(
                label=_("和上一步至少隔几天"), min_value=least, max_value=365, initial=least,
                help_text=_("只能多，不能少。"),
            )  # fmt: skip
        if phase.within:
            added[f"{phase.code}_within"] = forms.IntegerField(
                label=_("最多走几天，过了就标出来"), min_value=1, required=False,
                max_value=rule(phase.within) if phase.promised else 365,
                help_text=_as_ruled(phase.within).format(days=rule(phase.within)),
            )  # fmt: skip
        if set(TALK) & set(phase.verbs):
            added[f"{phase.code}_open"] = forms.BooleanField(
                label=_("这一步收大家的意见"), required=False, initial=True
            )
        self.fields.update(added)
        return list(added)

    def clean(self):
        given = super().clean()
        rows = []
        for phase in self.given:
            may_close = f"{phase.code}_open" in self.fields
            verbs = list(phase.verbs) if given.pop(f"{phase.code}_open", not may_close) else []
            rows.append(
                {
                    "code": phase.code, "name": given.pop(f"{phase.code}_name", ""), "verbs": verbs,
                    "gap": given.pop(f"{phase.code}_gap", None), "within": given.pop(f"{phase.code}_within", None),
                }
            )  # fmt: skip
            if given.get("extra_name", "").strip() and given.get("extra_after") == phase.code:
                rows.append({"code": "own", "name": given["extra_name"].strip(), "verbs": list(TALK)})
        given.pop("extra_name", None)
        given.pop("extra_after", None)
        given["phases"] = rows
        return given


def _as_ruled(key):
    return _("空着就照规定：{days} 个工作日。") if in_working_days(key) else _("空着就照规定：{days} 天。")
