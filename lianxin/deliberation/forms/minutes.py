"""The minutes of a meeting: written, signed pages attached, objected to by who was there, answered."""

import re

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.forms.meetings import SeatForm
from lianxin.kit.forms import PhotosField
from lianxin.kit.steps import StepForm, words

_SAID = re.compile(r"\s*([^：:]{1,20})[：:]\s*(.+)")


class ScanForm(StepForm):
    scans = PhotosField(
        label=_("签好名的记录"), max_count=12, help_text=_("一页一张照片，按页码先后选；只有能看记录的人看得到。")
    )


class ObjectionForm(SeatForm):
    words = words(_("记录哪里不对"), 500, hint=_("应该怎么写，也写上。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.is_seated:
            del self.fields["seat"]


class AnswerForm(StepForm):
    objection = forms.TypedChoiceField(label=_("哪一条意见"))
    answer = words(_("怎么答复"), 500)
    changed = forms.TypedChoiceField(
        label=_("记录改不改"), choices=[("yes", _("改，写新的一稿")), ("no", _("不改"))],
        coerce=lambda said: said == "yes", widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in self.about.objections.filter(answered_at__isnull=True)}
        self.fields["objection"].choices = [(key, each.words[:60]) for key, each in found.items()]
        self.fields["objection"].coerce = found.get


class MinutesForm(StepForm):
    """Opening words, what was said on each item, closing words; a new version begins with the last one."""

    opening = words(_("开头"), 2000, rows=3, hint=_("谁主持、谁列席、讲了哪些规则。到会人数和表决数会自动印上。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = list(self.about.items.all())
        last = self.about.minutes.last()
        parts = {part["number"]: part for part in last.content["items"]} if last else {}
        for item in self.items:
            part = parts.get(item.number, {"statements": [], "dissent": ""})
            self.fields[f"said_{item.number}"] = words(
                _now("第 {number} 项“{title}”：谁说了什么").format(number=item.number, title=item.title), 6000, rows=6,
                required=False, hint=_("一行一句：姓名：说的话。不愿意留名的写“一位村民：……”。"),
            )  # fmt: skip
            self.fields[f"said_{item.number}"].initial = "\n".join(f"{who}：{said}" for who, said in part["statements"])
            self.fields[f"dissent_{item.number}"] = words(
                _now("第 {number} 项：不同意见").format(number=item.number), 2000, rows=2, required=False
            )
            self.fields[f"dissent_{item.number}"].initial = part["dissent"]
        self.fields["closing"] = words(_("结尾"), 2000, rows=2, required=False)
        if last:
            self.fields["opening"].initial, self.fields["closing"].initial = (
                last.content["opening"],
                last.content["closing"],
            )
            self.fields["why"] = forms.CharField(label=_("这一稿改了什么"), max_length=300)

    def clean(self):
        given = super().clean()
        items = []
        for item in self.items:
            said = [
                _SAID.fullmatch(line) for line in (given.get(f"said_{item.number}") or "").splitlines() if line.strip()
            ]
            if None in said:
                self.add_error(f"said_{item.number}", _("每一行要写成“姓名：说的话”，中间有冒号。"))
                continue
            items.append((item, [found.groups() for found in said], given.get(f"dissent_{item.number}") or ""))
        return {
            "opening": given.get("opening", ""), "closing": given.get("closing", ""), "items": items,
            "why": given.get("why", ""),
        }  # fmt: skip


class ValidateForm(StepForm):
    all_signed = forms.BooleanField(
        label=_("到会的人都在这一稿上签了名"), required=False,
        help_text=_("没有都签的不勾：留给到会的人看、提意见的日子过了再核定。"),
    )  # fmt: skip
    signatures = forms.CharField(
        label=_("谁在纸上签了名，放在哪里"), max_length=200, required=False,
        help_text=_("附了签名页照片的可以不写。比如：主持人、记录人、三名代表签名，放在村委会档案柜。"),
    )  # fmt: skip
