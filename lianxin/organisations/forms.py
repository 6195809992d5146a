from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.organisations import selectors
from lianxin.organisations.calc.eligibility import BARS
from lianxin.organisations.fields import UnitField
from lianxin.organisations.vocabulary import EndReason, RoleScope, Selection, UnitKind
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
    name = forms.CharField(label=_("新名称"), max_length=120)
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


class PostForm(forms.Form):
    title = forms.CharField(label=_("岗位"), max_length=40)
    seats = forms.IntegerField(label=_("席位"), min_value=1, max_value=200, initial=1)
    selection = forms.ChoiceField(label=_("产生方式"), choices=Selection)
    role = forms.ChoiceField(label=_("随岗位的角色"), choices=[("", _("不带角色")), *Role.choices], required=False)
    role_scope = forms.ChoiceField(label=_("角色范围"), choices=RoleScope, initial=RoleScope.PLACE)
    is_head = forms.BooleanField(label=_("负责人"), required=False)
    is_delegate = forms.BooleanField(
        label=_("代表"), required=False,
        help_text=_("选出来到别处开会的，例如党代会代表、村民代表。不算本单位的席位，单独选。"),
    )  # fmt: skip
    is_legal_rep = forms.BooleanField(label=_("法定代表人"), required=False)
    is_finance = forms.BooleanField(label=_("管钱管账"), required=False)


class SelectionForm(forms.Form):
    selection = forms.ChoiceField(
        label=_("产生方式"), choices=Selection,
        help_text=_("设委员会的党组织，书记、副书记由委员会全体会议从委员里选；不设委员会的，由党员大会选。"),
    )  # fmt: skip


class TenureForm(forms.Form):
    post = forms.ModelChoiceField(label=_("岗位"), queryset=None, to_field_name="public_id")
    holder_name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(
        label=_("账号"), max_length=60, required=False, help_text=_("有账号的写用户名，角色会随岗位生效。")
    )
    holder_ref = forms.CharField(
        label=_("人口档案编号"),
        max_length=12,
        required=False,
        help_text=_("没有账号的写编号，系统才能核对近亲属回避。"),
    )
    starts_on = forms.DateField(label=_("任职日"), widget=DateInput())
    term_ends_on = forms.DateField(
        label=_("届满日"), widget=DateInput(), required=False, help_text=_("不写就按这类单位的任期算。")
    )
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("选举结果、任命文件等。"))
    is_screened = forms.BooleanField(label=_("已联审，没有不得作为候选人的情形"), required=False)
    warning_words = forms.CharField(
        label=_("提示后的说明"), max_length=300, required=False, help_text=_("系统提示“一般不”时，写明为什么仍要任职。")
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        if unit.kind in BARS:
            self.fields["is_screened"].help_text = BARS[unit.kind]
        else:
            del self.fields["is_screened"]
        self.fields["post"].queryset = unit.posts.select_related("unit__division")

    def clean(self):
        data = super().clean()
        username = data.pop("username", "")
        data["user"] = selectors.user_named(username) if username else None
        if username and data["user"] is None:
            self.add_error("username", _("没有这个用户名的账号，请核对，或留空。"))
        return data


class LinkAccountForm(forms.Form):
    username = forms.CharField(
        label=_("账号"), max_length=60, help_text=_("写用户名。姓名要和任职的人一样，角色从今天起随岗位生效。")
    )
    warning_words = forms.CharField(
        label=_("提示后的说明"), max_length=300, required=False, help_text=_("系统提示“一般不”时，写明为什么仍要任职。")
    )

    def clean(self):
        data = super().clean()
        username = data.pop("username", "")
        data["user"] = selectors.user_named(username) if username else None
        if username and data["user"] is None:
            self.add_error("username", _("没有这个用户名的账号，请先到“账号管理”里开。"))
        return data


class EndTenureForm(forms.Form):
    """Of the reasons only those by which this post may end."""

    on = forms.DateField(label=_("离任日"), widget=DateInput())
    why = forms.ChoiceField(label=_("离任原因"), choices=EndReason)
    words = forms.CharField(
        label=_("说明和依据"),
        max_length=120,
        required=False,
        help_text=_("写哪次会议、哪份文书；不写病情和违法犯罪的事。"),
    )

    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, **kwargs)
        if selectors.is_voted_on(post):
            barred = {EndReason.MOVED}
            if post.unit.kind == UnitKind.VILLAGERS_COMMITTEE:
                barred.add(EndReason.RECALLED)
                self.fields["why"].help_text = _("罢免要由选民投票，在“选举”里登记。")
            self.fields["why"].choices = [(why.value, why.label) for why in EndReason if why not in barred]
            self.fields["words"].required = True


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
