from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, GroupedForm
from lianxin.territory import selectors
from lianxin.territory.calc.calendar import read_notice
from lianxin.territory.calc.catalogue import GROUPS, KEYS
from lianxin.territory.calc.limits import split_limit
from lianxin.territory.fields import DivisionField
from lianxin.territory.presenters import floor_words, ground_words, source_words, value_words
from lianxin.territory.vocabulary import Level

_NOT_FOUND = _("没有找到这个地方，请照区划里的名称写。")


class DayForm(forms.Form):
    """One day of the working calendar."""

    day = forms.DateField(label=_("日期"), widget=DateInput())
    is_workday = forms.TypedChoiceField(
        label=_("这一天"), choices=[("1", _("上班")), ("0", _("休息"))], coerce=lambda value: value == "1"
    )
    basis = forms.CharField(label=_("依据"), max_length=200)


class YearForm(forms.Form):
    """The whole notice of a year, one day a line."""

    days = forms.CharField(
        label=_("一年的放假和调休"), max_length=6000, widget=forms.Textarea({"rows": 8}),
        help_text=_("照国务院办公厅的通知，一行一天：放假的工作日写“休”，上班的周末写“班”，例如 2027-02-05 休、2027-02-14 班。"),
    )  # fmt: skip
    basis = forms.CharField(label=_("依据"), max_length=200)

    def clean_days(self):
        try:
            self.notice = read_notice(self.cleaned_data["days"])
        except ValueError as error:
            words = _("这一行看不懂，或者不是同一年：“%(line)s”。没有保存。")
            if not str(error):
                words = _("没有一天写“休”，不是一整年的通知。没有保存。请把放假的工作日也写上。")
            raise forms.ValidationError(words, params={"line": str(error)}) from None
        return self.cleaned_data["days"]


class RemoveDayForm(forms.Form):
    reason = forms.CharField(label=_("为什么取消"), max_length=200)


_UNITS = (
    ("", "—"),
    ("m", _("分钟")),
    ("h", _("小时")),
    ("d", _("天")),
    ("wh", _("个工作小时")),
    ("wd", _("个工作日")),
)


class LimitWidget(forms.MultiWidget):
    """A number and what it counts."""

    template_name = "territory/limit.html"

    def __init__(self, attrs=None):
        number = forms.NumberInput({"min": 1, "inputmode": "numeric", "aria-label": _("数量")})
        super().__init__((number, forms.Select({"aria-label": _("单位")}, choices=_UNITS)), attrs)

    def decompress(self, value):
        return split_limit(value) if value else (None, "")


class LimitField(forms.MultiValueField):
    """An amount of time as the rules write it: ``5wd``; nothing chosen is ``None``."""

    widget = LimitWidget

    def __init__(self, **kwargs):
        fields = (
            forms.IntegerField(min_value=1, max_value=99_999, required=False),
            forms.ChoiceField(choices=_UNITS, required=False),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list):
        number, unit = data_list or (None, "")
        if number is None and not unit:
            return None
        if number is None or not unit:
            raise forms.ValidationError(_("数量和单位要一起写，或都不写。"), code="incomplete")
        return f"{number}{unit}"


_YES_NO = (("1", _("是")), ("0", _("否")))


def _field_of(key, hint):
    common = {"label": _now(key.label), "required": False, "help_text": hint}
    match key.kind:
        case "int":
            return forms.IntegerField(**common)
        case "limit":
            return LimitField(**common)
        case "bool":
            return forms.TypedChoiceField(
                choices=[("", _("不另定")), *_YES_NO], coerce=lambda value: value == "1", empty_value=None, **common
            )
        case "choice":
            options = [("", _("不另定")), *((choice, choice) for choice in key.choices)]
            return forms.TypedChoiceField(choices=options, empty_value=None, **common)
    return forms.CharField(max_length=200, empty_value=None, **common)


def _as_shown(key, value):
    return ("1" if value else "0") if key.kind == "bool" else value


class RulesForm(GroupedForm, forms.Form):
    """The rules a place sets itself: an empty field follows the place above. ``group`` shows one part only."""

    basis = forms.CharField(
        label=_("依据"), max_length=300, help_text=_("哪部法律、哪份文件、第几条，例如“青委发〔2026〕8号第三条”。")
    )
    basis_on = forms.DateField(label=_("文件日期"), required=False, widget=DateInput())
    starts_on = forms.DateField(label=_("从哪天起生效"), widget=DateInput(), initial=clock.today)

    def __init__(self, *args, division, group="", **kwargs):
        super().__init__(*args, **kwargs)
        shown = [(code, title) for code, title in GROUPS if code == group] or GROUPS
        own = selectors.own_rules(division, clock.today())
        above = selectors.profile(division.parent)
        self.groups, self.keys = [], []
        for code, title in shown:
            keys = [key for key in KEYS.values() if key.group == code]
            for key in keys:
                setting = above.settings[key.name]
                hint = _now("不填就按{source}：{value}。").format(
                    source=source_words(setting), value=value_words(key, setting.value)
                )
                rests_on = _now("默认值的依据：{basis}。").format(basis=ground_words(key))
                self.fields[key.name] = _field_of(key, f"{hint}{floor_words(key)}{rests_on}")
                if key.name in own:
                    self.initial[key.name] = _as_shown(key, own[key.name]["value"])
            self.keys += keys
            self.groups.append((_now(title), [key.name for key in keys]))
        if group == "systems":
            self.fields["basis"].help_text = _now("哪次会议、哪天议定的，例如“村民代表会议2026年11月20日决议”。")
        self.groups.append((_now("依据和日期"), ["basis", "basis_on", "starts_on"]))

    def values(self):
        """``{key: value}`` of every rule shown; ``None`` follows the place above."""
        return {key.name: self.cleaned_data[key.name] for key in self.keys}


class _DatedForm(forms.Form):
    """Every change of a place has its day and its basis."""

    on = forms.DateField(label=_("从哪天起"), widget=DateInput(), initial=clock.today)
    source = forms.CharField(label=_("依据"), max_length=120, help_text=_("批复或文件的名称和文号。"))

    field_order = ("name", "level", "code", "kind_note", "parent", "into", "parts", "on", "source")

    def __init__(self, *args, division, **kwargs):
        super().__init__(*args, **kwargs)
        self.suggest(division)

    def suggest(self, division):
        """Fill in what can be known of the place."""


class RenamePlaceForm(_DatedForm):
    name = forms.CharField(label=_("新名称"), max_length=80)

    def suggest(self, division):
        self.initial["name"] = division.name


class RecodePlaceForm(_DatedForm):
    code = forms.CharField(label=_("新代码"), max_length=15, widget=forms.TextInput({"inputmode": "numeric"}))

    def suggest(self, division):
        self.initial["code"] = division.code


class MovePlaceForm(_DatedForm):
    parent = DivisionField(
        label=_("移到哪里下面"),
        within="",
        error_messages={"required": _("请写移到哪里下面。"), "unknown": _NOT_FOUND},
    )


class MergePlaceForm(_DatedForm):
    into = DivisionField(
        label=_("并到哪里"), within="", error_messages={"required": _("请写并到哪里。"), "unknown": _NOT_FOUND}
    )


class SplitPlaceForm(_DatedForm):
    parts = forms.CharField(
        label=_("拆成哪几个"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("一行写一个新地方：名称，空一格，区划代码（没有可不写）。例如“上河东村 990101100211”。"),
    )

    def clean_parts(self):
        """``(name, code)`` of each line."""
        lines = [line.split() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        for words in lines:
            if len(words) > 2 or (len(words) == 2 and not words[1].isdigit()) or len(words[0]) > 80:
                raise forms.ValidationError(
                    _("这一行看不懂：“%(line)s”。请写名称，空一格，再写代码。"), params={"line": " ".join(words)}
                )
        return [(words[0], words[1] if len(words) == 2 else "") for words in lines]


class EndPlaceForm(_DatedForm):
    pass


class AddPlaceForm(_DatedForm):
    name = forms.CharField(label=_("名称"), max_length=80)
    level = forms.ChoiceField(label=_("级别"), choices=Level, help_text=_("开发区、园区、农场选它相当的级别。"))
    code = forms.CharField(
        label=_("区划代码"), max_length=15, required=False, widget=forms.TextInput({"inputmode": "numeric"})
    )
    kind_note = forms.CharField(
        label=_("说明"),
        max_length=60,
        required=False,
        help_text=_("不是普通乡镇、村的，写明是什么，例如开发区、农场。"),
    )

    def suggest(self, division):
        """Levels from the parent's own (a zone inside a township) downwards, the next one chosen."""
        here = Level.values.index(division.level)
        self.fields["level"].choices = Level.choices[here:]
        self.initial["level"] = Level.values[min(here + 1, len(Level.values) - 1)]
