"""What the keeper of the register says of a unit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.organisations import selectors
from lianxin.organisations.calc.eligibility import BARS
from lianxin.organisations.fields import UnitField
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
    """Those who go on in the successor are ticked; everybody else's tenure ends."""

    staying = forms.ModelMultipleChoiceField(
        label=_("谁接着任原来的岗位"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾的，任期同日结束，随岗位的角色收回。"),
    )
    is_screened = forms.BooleanField(label=_("接着任职的已联审，没有不得作为候选人的情形"), required=False)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        self.fields["staying"].queryset = selectors.serving_in(unit)
        self.fields["staying"].label_from_instance = lambda tenure: f"{tenure.holder_name} · {tenure.post.title}"
        if unit.kind not in BARS:
            del self.fields["is_screened"]
        if not self.fields["staying"].queryset.exists():
            del self.fields["staying"]


class MergeForm(_EndingForm):
    into = UnitField(label=_("并入哪个单位"), help_text=_("写全称或简称。"))
    field_order = ("into", "on", "basis", "staying", "is_screened")


class SplitForm(_EndingForm):
    names = forms.CharField(
        label=_("拆成哪几个单位"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        help_text=_("一行写一个名称。没有办完的事都先归第一个，之后可以再转。"),
    )
    field_order = ("names", "on", "basis", "staying", "is_screened")

    def clean_names(self):
        return [line.strip()[:120] for line in self.cleaned_data["names"].splitlines() if line.strip()]


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
