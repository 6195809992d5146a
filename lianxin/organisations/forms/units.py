"""What the keeper of the register says of a unit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, GroupedForm
from lianxin.organisations import selectors
from lianxin.organisations.calc.eligibility import BARS
from lianxin.organisations.fields import UnitField
from lianxin.organisations.services.changing import MOST_PARTS
from lianxin.organisations.services.followers import people_at
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory.fields import DivisionField


class UnitForm(forms.Form):
    """An alliance comes into the register with its charter, in its own room."""

    kind = forms.ChoiceField(
        label=_("类别"), choices=[(kind.value, kind.label) for kind in UnitKind if kind != UnitKind.ALLIANCE]
    )
    name = forms.CharField(label=_("名称"), max_length=120)
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)
    division = DivisionField(label=_("设在哪里"), within="")
    established_on = forms.DateField(label=_("成立日"), widget=DateInput())


class RenameForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=120)
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)
    on = forms.DateField(label=_("从哪天起"), widget=DateInput())


class DissolveForm(forms.Form):
    on = forms.DateField(label=_("撤销日"), widget=DateInput())
    reason = forms.CharField(label=_("依据"), max_length=200)


class _ChangeForm(forms.Form):
    """A unit becomes another or stands elsewhere, from a day on, on a basis."""

    on = forms.DateField(label=_("从哪天起"), widget=DateInput())
    basis = forms.CharField(label=_("依据"), max_length=150, help_text=_("文号、会议等。"))

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class _EndingForm(_ChangeForm):
    """Who goes on in the successor was screened, where the law asks for it."""

    is_screened = forms.BooleanField(label=_("接着任职的已联审，没有不得作为候选人的情形"), required=False)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        if unit.kind not in BARS:
            del self.fields["is_screened"]


class MergeForm(_EndingForm):
    """Those who go on in the successor are ticked; everybody else's tenure ends."""

    into = UnitField(label=_("并入哪个单位"), help_text=_("写全称或简称。"))
    staying = forms.ModelMultipleChoiceField(
        label=_("谁接着任原来的岗位"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾的，任期同日结束，随岗位的角色收回。"),
    )
    field_order = ("into", "on", "basis", "staying", "is_screened")

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        self.fields["staying"].queryset = selectors.serving_in(unit)
        self.fields["staying"].label_from_instance = lambda tenure: f"{tenure.holder_name} · {tenure.post.title}"
        if not self.fields["staying"].queryset.exists():
            del self.fields["staying"]


class SplitForm(GroupedForm, _EndingForm):
    """For every tenure and everybody kept at the unit, into which of the new ones: by the line its name stands on."""

    names = forms.CharField(
        label=_("拆成哪几个单位"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        help_text=_("一行写一个名称，最多 6 个。没有办完的事都先归第一个，之后可以再转。"),
    )
    field_order = ("names", "on", "basis", "is_screened")

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        nth = [(str(n), _("第 {n} 行写的单位").format(n=n)) for n in range(1, MOST_PARTS + 1)]
        self.tenures = {f"tenure-{each.public_id}": each for each in selectors.serving_in(unit)}
        self.people = {f"person-{key}": (key, name) for key, name in people_at(unit).items()}
        for field, tenure in self.tenures.items():
            self.fields[field] = forms.ChoiceField(
                label=f"{tenure.holder_name} · {tenure.post.title}",
                choices=[("", _("任期同日结束")), *nth],
                required=False,
            )
        for field, (_key, name) in self.people.items():
            self.fields[field] = forms.ChoiceField(label=name, choices=[("", _("请选")), *nth])
        self.groups = [
            (_("谁在哪里接着任原来的岗位"), list(self.tenures), _("没有选的，任期同日结束，随岗位的角色收回。")),
            (_("名单上的人到哪里"), list(self.people), _("每个人都要选。")),
        ]

    def clean_names(self):
        return [line.strip()[:120] for line in self.cleaned_data["names"].splitlines() if line.strip()]

    def clean(self):
        data = super().clean()
        staying = {tenure: self._part(field) for field, tenure in self.tenures.items() if data.get(field)}
        placed = {key: self._part(field) for field, (key, _name) in self.people.items() if data.get(field)}
        kept = {name: value for name, value in data.items() if name not in {*self.tenures, *self.people}}
        return kept | {"staying": staying, "placed": placed}

    def _part(self, field):
        """The name on the line that was chosen."""
        names, line = self.cleaned_data.get("names", []), int(self.cleaned_data[field])
        if line <= len(names):
            return names[line - 1]
        self.add_error(field, _("上面没有第 {n} 行。").format(n=line))
        return ""


class MoveForm(_ChangeForm):
    division = DivisionField(label=_("搬到哪里"))
    field_order = ("division", "on", "basis")


class FollowForm(_ChangeForm):
    """All units of a place follow it."""


class DayForm(forms.Form):
    """A page as of a day."""

    on = forms.DateField(label=_("看哪一天的样子"), widget=DateInput(), required=False)


#: How the relation reads from the unit whose page it is, and whether that unit is its source.
_RELATIONS = {
    "party_superior:out": _("党内上级是"),
    "guides:in": _("受谁指导"),
    "guides:out": _("指导谁"),
    "group_of:out": _("是谁的内设机构"),
    "supervises:out": _("监督谁"),
    "supervises:in": _("受谁监督"),
    "hosts:out": _("承接谁"),
    "acts_for:out": _("代行谁的职能"),
    "covers_grid:out": _("包联哪个网格"),
}


class RelationForm(forms.Form):
    kind = forms.ChoiceField(label=_("什么关系"), choices=_RELATIONS)
    other = UnitField(label=_("哪个单位"), help_text=_("写全称或简称。"))
    starts_on = forms.DateField(label=_("从哪天起"), widget=DateInput())

    def relation(self, unit):
        """The arguments of the service, seen from the unit whose page it is."""
        kind, way = self.cleaned_data["kind"].split(":")
        other = self.cleaned_data["other"]
        source, target = (unit, other) if way == "out" else (other, unit)
        return {"kind": kind, "source": source, "target": target, "starts_on": self.cleaned_data["starts_on"]}


class EndRelationForm(forms.Form):
    on = forms.DateField(label=_("结束日"), widget=DateInput())
