"""Who sees to a gap, which sites there are, and what reaches them."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc import pasting
from lianxin.coverage import selectors
from lianxin.coverage.calc import lists
from lianxin.coverage.vocabulary import Founding, Link, SiteKind
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm
from lianxin.kit.tables import WHY, BadTable, read_table
from lianxin.territory.fields import DivisionField


class AssignForm(StepForm):
    keeper = forms.ChoiceField(label=_("谁来补"))
    due_on = forms.DateField(label=_("哪天前补上"), widget=DateInput())
    plan = forms.CharField(
        label=_("怎么补"), required=False, max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text=_("例如“和下河村合建联合党支部”。可以不填。"),
    )  # fmt: skip

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.users = {user.public_id: user for user in selectors.keepers_for(about)}
        self.fields["keeper"].choices = [("", _("请选")), *((key, user.name) for key, user in self.users.items())]
        if about.keeper_id:
            self.initial |= {"keeper": about.keeper.public_id, "due_on": about.due_on, "plan": about.plan}

    def clean_keeper(self):
        return self.users[self.cleaned_data["keeper"]]


class _CountForm(StepForm):
    near = forms.CharField(
        label=_("片区"), max_length=40, required=False,
        help_text=_("同一个乡镇里写同一个词的算相邻，例如“物流园”。不写就按所在的村（社区）算。"),
    )  # fmt: skip
    trade = forms.CharField(label=_("行业"), max_length=40, required=False, help_text=_("例如“快递”“外卖”“货运”。"))
    people = forms.IntegerField(
        label=_("有多少人"), min_value=0, max_value=lists.MOST_PEOPLE, required=False,
        help_text=_("住在或者在那里上班的人，大概数就行。不知道就空着，空着不算没有。"),
    )  # fmt: skip
    full_members = forms.IntegerField(
        label=_("正式党员"), min_value=0, max_value=lists.MOST_PEOPLE, required=False,
        help_text=_("只写人数，不写名字。组织关系在别处的也算在这里。"),
    )  # fmt: skip


class SiteForm(_CountForm):
    kind = forms.ChoiceField(label=_("类别"), choices=SiteKind)
    name = forms.CharField(label=_("名称"), max_length=60)
    division = DivisionField(label=_("在哪个村（社区、园区）"))
    starts_on = forms.DateField(label=_("从哪天起有"), widget=DateInput())
    field_order = ("kind", "name", "division", "near", "trade", "people", "full_members", "starts_on")

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.fields["division"].within = about.path
        self.initial |= {"division": about, "starts_on": clock.today()}


class CountForm(_CountForm):
    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.initial |= {name: getattr(about, name) for name in self.fields}


class EndForm(StepForm):
    on = forms.DateField(label=_("从哪天起"), widget=DateInput())
    reason = forms.CharField(label=_("原因"), max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"on": clock.today()}


class _LinkForm(StepForm):
    starts_on = forms.DateField(label=_("从哪天起"), widget=DateInput())
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("批复、会议决定或者分工表。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"starts_on": clock.today()}


class LinkUnitForm(_LinkForm):
    unit = forms.ChoiceField(
        label=_("哪个党组织或者站点"), help_text=_("列出本乡镇和上级的。是什么样的覆盖，由这个单位的类别定。")
    )
    field_order = ("unit", "starts_on", "basis")

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.units = {unit.public_id: unit for unit in selectors.units_for(about)}
        self.fields["unit"].choices = [("", _("请选")), *((key, unit.name) for key, unit in self.units.items())]

    def clean_unit(self):
        return self.units[self.cleaned_data["unit"]]


class LinkPersonForm(_LinkForm):
    person = forms.ChoiceField(label=_("谁"), help_text=_("只列这里和上级现在的联系人、网格员。"))
    field_order = ("person", "starts_on", "basis")

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.people = {f"{link}:{user.public_id}": (link, user) for link, user in selectors.people_for(about)}
        named = [(key, f"{Link(link).label} {user.name}") for key, (link, user) in self.people.items()]
        self.fields["person"].choices = [("", _("请选")), *named]

    def clean_person(self):
        return self.people[self.cleaned_data["person"]]


class InstructorForm(_LinkForm):
    instructor = forms.CharField(label=_("指导员姓名"), max_length=40)
    field_order = ("instructor", "starts_on", "basis")


class FoundForm(StepForm):
    name = forms.CharField(label=_("名称"), max_length=120)
    superior = forms.ChoiceField(label=_("上级党组织"))
    established_on = forms.DateField(label=_("成立日"), widget=DateInput())
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("上级党组织的批复和文号。"))

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.committees = {unit.public_id: unit for unit in selectors.committees_for(about)}
        self.fields["superior"].choices = [(key, unit.name) for key, unit in self.committees.items()]
        self.initial |= {"name": _("{place}党支部").format(place=about.sites[0].name), "established_on": clock.today()}
        if about.kind == Founding.JOINT_BRANCH:
            self.initial["name"] = _("{place}联合党支部").format(place=about.sites[0].near or about.sites[0].trade)
        if not self.committees:
            self.fields["superior"].help_text = _(
                "这里和上级还没有登记党委、党工委或者党总支，请先在“组织和岗位”里设立。"
            )

    def clean_superior(self):
        return self.committees[self.cleaned_data["superior"]]


class DeclineForm(StepForm):
    reason = forms.CharField(label=_("为什么先不设"), max_length=200)
    look_again_on = forms.DateField(
        label=_("哪天再看"), widget=DateInput(), help_text=_("到那天还合适的，会再提出来。最长一年。")
    )


#: Lists are small: a county has some hundred such places.
_MOST_BYTES = 2 * 1024 * 1024


class ListForm(forms.Form):
    """A list pasted, or read out of a file into the text, so that it can be looked at before it is entered."""

    file = forms.FileField(
        label=_("文件"), required=False, help_text=_("Excel（.xlsx）或 CSV。也可以不选，把表格贴在下面。")
    )
    text = forms.CharField(
        label=_("表格"), required=False, max_length=100_000,
        help_text=_("第一行是表头：地方、类别、名称、片区、行业、人数、正式党员。后四列和“地方”可以不写。"),
        widget=forms.Textarea({"rows": 10, "class": "code--plain", "wrap": "off"}),
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        try:
            heads, cells = self._table(data)
        except BadTable as bad:
            return self.add_error("file", WHY[bad.code])
        except pasting.BadPaste as bad:
            message = (
                _now("第 {row} 行的格子比表头多，请检查。").format(row=bad.row)
                if bad.row
                else _now("请选文件，或者贴表格。")
            )
            return self.add_error("text", message)
        self.heads, self.cells = heads, cells
        columns = lists.columns_of(heads)
        if any(column not in columns for column in lists.REQUIRED):
            return self.add_error("text", _now("表头里要有“类别”和“名称”两列。"))
        kinds = lists.KINDS | {str(label): value for value, label in SiteKind.choices}
        text = "\n".join(data["text"].splitlines()).strip()
        return {"text": text, "rows": lists.read_rows(columns, cells, kinds)}

    def _table(self, data):
        upload = data.get("file")
        if not upload:
            return pasting.read(data.get("text", ""))
        if upload.size > _MOST_BYTES:
            raise BadTable("too_big")
        found = read_table(upload.read())
        rows = [found.headers, *(cells for _number, cells in found.rows)]
        self.data = self.data.copy()
        self.data["text"] = "\n".join("\t".join(row) for row in rows)
        data["text"] = self.data["text"]
        return rows[0], rows[1:]
