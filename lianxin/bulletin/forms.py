"""Forms of the board."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc import pasting
from lianxin.bulletin.vocabulary import TABLES, Affairs, Body, Channel, Frequency, Papers
from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import DateInput, PhotosField
from lianxin.kit.steps import StepForm, words
from lianxin.kit.tables import WHY, BadTable, read_table


class ObjectionForm(forms.Form):
    words = forms.CharField(
        label=_("哪里不对"),
        help_text=_("写清第几张表、哪一行、应该是多少。有凭据的，答复的人会找您看。"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
    )
    name = forms.CharField(label=_("怎么称呼您"), required=False, max_length=40, help_text=_("可以不写。不会公开。"))
    phone = PhoneField(label=_("手机号"), required=False, help_text=_("写了，有答复就发短信告诉您。不会公开。"))


class StaffObjectionForm(ObjectionForm):
    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB]
    )


class AccessForm(forms.Form):
    papers = forms.ChoiceField(label=_("看什么"), choices=Papers.choices)
    words = forms.CharField(
        label=_("具体哪些"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("例如“2026 年 1 月到 6 月修路的开支和发票”。"),
    )  # fmt: skip
    wants_copy = forms.BooleanField(label=_("还要复制一份"), required=False)
    phone = PhoneField(label=_("手机号"), required=False, help_text=_("写了，有答复就发短信。只有答复的人看得到。"))


class StaffAccessForm(AccessForm):
    name = forms.CharField(label=_("哪位成员要看"), max_length=40)
    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=[(each.value, each.label) for each in (Channel.PAPER, Channel.SPOKEN)]
    )
    field_order = ("name", "channel")


class GrantAccessForm(forms.Form):
    on = forms.DateField(label=_("哪天来看"), widget=DateInput())
    where = forms.CharField(label=_("在哪里看、找谁"), max_length=120)
    answer = forms.CharField(
        label=_("还要说的"), required=False, max_length=300, help_text=_("例如别人的身份证号、账号会遮住。")
    )


class RefuseAccessForm(forms.Form):
    answer = forms.CharField(
        label=_("为什么不给看"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("写明哪一部分、凭什么。不是本集体的材料、涉及别人隐私的，也要说清怎么办。"),
    )  # fmt: skip


class SeenForm(forms.Form):
    words = forms.CharField(label=_("看了什么，复制了什么"), required=False, max_length=300)


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("答复"),
        help_text=_("大家都能看到，不要写提异议的人是谁。"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )


#: Files are small: a table of a notice has at most some hundred rows.
_MOST_BYTES = 2 * 1024 * 1024


class NoticeForm(forms.Form):
    """A notice with up to ``TABLES`` tables, each pasted as text; one more may come out of a file."""

    item = forms.ChoiceField(label=_("事项"))
    about_from = forms.DateField(label=_("说的是从哪天"), required=False, widget=DateInput())
    about_to = forms.DateField(label=_("到哪天"), required=False, widget=DateInput())
    title = forms.CharField(label=_("标题"), max_length=80)
    body = forms.CharField(
        label=_("正文"),
        required=False,
        max_length=8000,
        help_text=_("空一行另起一段；“## ”开头是小标题，“- ”开头是一条。姓名写成 [[张三]]，网上会遮住。"),
        widget=forms.Textarea({"rows": 8}),
    )
    file = forms.FileField(
        label=_("从文件加一张表"), required=False, help_text=_("Excel（.xlsx）或 CSV，第一行是表头。")
    )
    basis = forms.CharField(label=_("依据"), required=False, max_length=200)
    days = forms.IntegerField(label=_("公示几天"), required=False, min_value=1, max_value=365)
    contact = forms.CharField(label=_("有异议找谁"), required=False, max_length=120)
    because = forms.CharField(label=_("为什么更正"), max_length=200)

    def __init__(self, *args, catalogue, notice=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [
            (label, [(item.code, gettext(item.name)) for item in catalogue.values() if item.affairs == code])
            for code, label in Affairs.choices
        ]
        if notice is not None:
            del self.fields["item"]
        if notice is None or notice.posting_id is None:
            del self.fields["because"]
        for number in range(1, TABLES + 1):
            self.fields[f"caption_{number}"] = forms.CharField(
                label=_("表 {n} 的名称").format(n=number), required=False, max_length=80
            )
            self.fields[f"table_{number}"] = forms.CharField(
                label=_("表 {n}").format(n=number), required=False, max_length=60_000,
                help_text=_("从电子表格里复制，粘在这里；或者一行一条，格子之间用“|”隔开。第一行是表头。"),
                widget=forms.Textarea({"rows": 6, "class": "code--plain", "wrap": "off"}),
            )  # fmt: skip

    def _named(self, *names):
        return [self[name] for name in names if name in self.fields]

    def about(self):
        """The fields that say what it tells of; by them the books know which time is meant."""
        return self._named("item", "about_from", "about_to")

    def words(self):
        return self._named("title", "body")

    def tables(self):
        """``(number, fields, is open)``: empty tables stay folded, so that a phone does not scroll past them."""
        for number in range(1, TABLES + 1):
            fields = self._named(f"caption_{number}", f"table_{number}")
            yield number, fields, any(field.value() or field.errors for field in fields)

    def rest(self):
        return self._named("file", "basis", "days", "contact", "because")

    def clean(self):
        data = super().clean()
        data["tables"] = [made for number in range(1, TABLES + 1) if (made := self._pasted(data, number))]
        if data.get("file") and (made := self._from_file(data["file"])):
            data["tables"].append(made)
        first, last = data.get("about_from"), data.get("about_to")
        if bool(first) != bool(last):
            self.add_error("about_to", _("从哪天到哪天，要么都写，要么都不写。"))
        return data

    def _pasted(self, data, number):
        text = data.get(f"table_{number}", "")
        if not text.strip():
            return None
        try:
            return pasting.table(*pasting.read(text), caption=data.get(f"caption_{number}", ""))
        except pasting.BadPaste as bad:
            message = _("第 {row} 行的格子比表头多，请检查。").format(row=bad.row)
            return self.add_error(f"table_{number}", message)

    def _from_file(self, upload):
        if upload.size > _MOST_BYTES:
            return self.add_error("file", _("文件太大（上限 2 MB），没有读。请只留要公开的表。"))
        try:
            found = read_table(upload.read())
        except BadTable as bad:
            return self.add_error("file", WHY[bad.code])
        return pasting.table(
            found.headers, [cells for _number, cells in found.rows], caption=upload.name.rsplit(".", 1)[0]
        )

    def arguments(self):
        """What the services take."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("title", "body", "tables", "basis", "contact", "days")}
        if data["about_from"]:
            found["about"] = (data["about_from"], data["about_to"])
        for name in ("item", "because"):
            if name in self.fields:
                found[name] = data[name]
        return found


class OrderForm(StepForm):
    words = words(_("要他们做什么"), 200, rows=2, hint=_("例如“把一季度收支贴出来，说明为什么晚了”。村里看得到。"))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("写明原因或意见"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("退回、撤回的，必须写。"),
    )


class BoardMarkForm(forms.Form):
    where = forms.CharField(label=_("贴在哪块栏上"), max_length=80, help_text=_("例如“村委会门口公开栏”。"))
    photos = PhotosField(
        label=_("照片"),
        required=False,
        max_count=2,
        help_text=_("不用拍照；要拍，避开过路的人，只有本村（社区）的工作人员和审计看得到。"),
    )


class ItemForm(forms.Form):
    """An item of the catalogue as a place wants it shown."""

    affairs = forms.ChoiceField(label=_("哪一类"), choices=Affairs.choices)
    name = forms.CharField(label=_("公开什么"), max_length=60)
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("哪部法、哪份文件、哪次会议定的。"))
    frequency = forms.ChoiceField(label=_("多久公开一次"), choices=Frequency.choices)
    due_day = forms.IntegerField(
        label=_("第几天前公开"),
        min_value=1,
        max_value=31,
        help_text=_("定期公开的，是期满后下个月的几号前；发生后及时公开的，是发生后几天内。"),
    )
    prepares = forms.ChoiceField(label=_("谁填"), choices=Body.choices)
    reviews = forms.ChoiceField(label=_("谁审"), choices=Body.choices)
    approves = forms.ChoiceField(label=_("谁确认"), choices=Body.choices)

    def __init__(self, *args, above=None, **kwargs):
        super().__init__(*args, **kwargs)
        if above:
            del self.fields["affairs"]
