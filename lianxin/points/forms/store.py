"""The store: when it opens, what lies there, who takes what; their forms."""

import re
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, GroupedForm
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.week import WEEKDAYS
from lianxin.people import selectors as people
from lianxin.points import selectors
from lianxin.points.forms.claiming import one_holder
from lianxin.points.services.wording import fetch_words
from lianxin.points.vocabulary import ItemKind, Proof, StockSource

_WEEK = [f"day{number}" for number in range(7)]
_MOST_DAYS = 8


class StoreForm(GroupedForm, StepForm):
    place = forms.CharField(label=_("在哪"), max_length=80)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    dates = forms.CharField(
        label=_("每月几日"), max_length=40, required=False, help_text=_("例如“10 25”；没有就空着。")
    )
    date_hours = forms.CharField(label=_("那几天几点到几点"), max_length=60, required=False)
    days = forms.CharField(
        label=_("还要说的"),
        max_length=80,
        required=False,
        help_text=_("例如“逢集也开”。日子写在上面，这里写不成日子的。"),
    )

    groups = (
        (_("地点"), ("place", "phone")),
        (_("每月固定的几天"), ("dates", "date_hours"), _("时间照“8:30-11:30 14:30-17:00”写。")),
        (_("每周固定的几天"), tuple(_WEEK), _("照“8:30-11:30”写，不开的那天空着。和上面碰到一天的，照上面。")),
        (_("别的"), ("days",)),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in zip(_WEEK, WEEKDAYS, strict=True):
            self.fields[name] = forms.CharField(label=label, required=False, max_length=60)
        if store := selectors.store_of(self.about):
            self.initial = {name: getattr(store, name) for name in ("place", "phone", "date_hours", "days")} | {
                "dates": " ".join(map(str, store.dates)), **dict(zip(_WEEK, store.week, strict=False)),
            }  # fmt: skip

    def clean_dates(self):
        found = re.findall(r"\d+", self.cleaned_data["dates"])
        if re.sub(r"[\d\s,，、日号]", "", self.cleaned_data["dates"]) or any(not 0 < int(each) < 32 for each in found):
            raise forms.ValidationError(_("写 1 到 31 的数，中间空一格，例如“10 25”。"))
        return [int(each) for each in found]

    def clean(self):
        given = super().clean()
        return given | {"week": [" ".join((given.pop(name, None) or "").split()) for name in _WEEK]}


class StoreDayForm(StepForm):
    """A single day that is otherwise, or as usual again."""

    day = forms.DateField(label=_("哪一天"), widget=DateInput())
    how = forms.ChoiceField(
        label=_("怎么样"), choices=[("closed", _("不开门")), ("open", _("开门，时间写在下面")), ("usual", _("照平常"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    hours = forms.CharField(label=_("几点到几点"), max_length=60, required=False, help_text=_("例如 8:30-11:30。"))
    reason = forms.CharField(
        label=_("为什么"), max_length=80, help_text=_("会公开，例如“盘点”。说好那天来取的，系统会通知改天。")
    )

    def clean(self):
        given = super().clean()
        how = given.pop("how", "")
        hours = " ".join((given.get("hours") or "").split())
        if how == "open" and not hours:
            self.add_error("hours", _("开门的，写几点到几点。"))
        return given | {"hours": {"closed": "", "open": hours}.get(how)}


class StockForm(StepForm):
    kind = forms.ChoiceField(label=_("是什么"), choices=ItemKind.choices)
    title = forms.CharField(label=_("名称"), max_length=60)
    words = lines(_("说明"), 200, required=False, rows=2)
    source = forms.ChoiceField(label=_("从哪来"), choices=StockSource.choices)
    donor = forms.CharField(label=_("谁捐的、谁让利"), max_length=80, required=False)
    shows_donor = forms.BooleanField(label=_("可以公布是谁"), required=False, initial=True)
    cost = forms.DecimalField(
        label=_("一份成本（元）"), min_value=Decimal("0.01"), max_digits=8, decimal_places=2,
        help_text=_("一份的积分 = 成本 ÷ 一分值，要正好是整数。"),
    )  # fmt: skip
    quantity = forms.IntegerField(label=_("多少份"), min_value=1, max_value=100_000)
    limit_household = forms.IntegerField(label=_("每户最多几份"), min_value=1, max_value=1000)
    expires_on = forms.DateField(label=_("保质期到"), required=False, widget=DateInput())

    def clean(self):
        given = super().clean()
        if "cost" in given:
            given["cost_fen"] = int(given.pop("cost") * 100)
        return given


class AddStockForm(StepForm):
    quantity = forms.IntegerField(label=_("多少份"), min_value=1, max_value=100_000)
    expires_on = forms.DateField(
        label=_("这一批的保质期到"), required=False, widget=DateInput(),
        help_text=_("和架上的不一样，就单独算一批，先到期的先兑。没有保质期的空着。"),
    )  # fmt: skip
    words = lines(_("说明"), 100, required=False, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].required = bool(self.about.expires_on)
        self.initial["expires_on"] = self.about.expires_on


class CountForm(StepForm):
    """One number for each thing; what is left empty was not counted."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._items = {f"item_{each.pk}": each for each in selectors.items(self.about)}
        for name, item in self._items.items():
            self.fields[name] = forms.IntegerField(label=item.title, min_value=0, max_value=100_000, required=False)

    def clean(self):
        given = super().clean()
        return {"counted": {item: given[name] for name, item in self._items.items() if given.get(name) is not None}}


WHOSE = [("", _("只有一个账户的，不用选")), ("home", _("户里的")), ("own", _("他自己名下的"))]


def items_offered(items):
    """``{key: thing}`` and the same as choices."""
    found = {each.public_id: each for each in items}
    return found, [(key, f"{each.title} · {each.price}") for key, each in found.items()]


def purse_meant(who, whose, place, actor):
    """By the household's code its own; else the one of a person that is asked for, or the only one there is. Only what this
    place gave is used here. ``ValidationError`` where it is not clear, with the code ``whose`` where that is to be said."""
    if found := selectors.purse_with_code(place, who):
        return found
    person = one_holder(who, place, actor)
    purses = selectors.purses_of(person).filter(division=place).select_related("account").order_by("id")
    by_whose = {"home" if purse.household_id else "own": purse for purse in purses}
    if not by_whose:
        raise forms.ValidationError(_("这一户在这里还没有积分。"))
    if not whose and len(by_whose) == 1:
        return next(iter(by_whose.values()))
    if whose not in by_whose:
        said = {key: selectors.free_points(purse) for key, purse in by_whose.items()}
        raise forms.ValidationError(_now("{held}。请选用谁的分。").format(held=_free_words(said)), code="whose")
    return by_whose[whose]


class ServeForm(StepForm):
    """Somebody at the counter, or on the telephone, or on a list of paper."""

    who = forms.CharField(label=_("谁来换"), max_length=40, help_text=_("姓名、手机号或户编号。"))
    whose = forms.ChoiceField(label=_("用谁的分"), choices=WHOSE, required=False, widget=forms.RadioSelect)
    quantity = forms.IntegerField(label=_("几份"), min_value=1, max_value=1000, initial=1)
    at_home = forms.BooleanField(label=_("送到家"), required=False)

    field_order = ("who", "whose", "item")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        items, choices = items_offered(selectors.items(self.about, only_free=True))
        self.fields["item"] = picked(_("换什么"), choices, coerce=items.get)
        self.order_fields(self.field_order)

    def clean(self):
        given = super().clean()
        whose = given.pop("whose", "")
        if "who" not in given:
            return given
        try:
            given["purse"] = purse_meant(given.pop("who"), whose, self.about, self.actor)
        except forms.ValidationError as wrong:
            self.add_error("whose" if wrong.code == "whose" else "who", wrong)
        return given


def _free_words(points):
    words = {"home": _now("户里能用 {n} 分"), "own": _now("他自己名下能用 {n} 分")}
    return _now("，").join(words[key].format(n=n) for key, n in points.items())


def fetch_choices(item):
    """The days on which it may be fetched, as ``(2026-12-10, words)``."""
    store = selectors.store_of(item.division)
    if store is None:
        return []
    opening = selectors.opening_of(store)
    _until, days = selectors.kept_until(item, clock.now())
    return [(day.isoformat(), fetch_words(day, opening.spells(day))) for day in days[:_MOST_DAYS]]


class ChooseForm(StepForm):
    quantity = forms.IntegerField(label=_("几份"), min_value=1, max_value=1000, initial=1)
    at_home = forms.BooleanField(label=_("出不了门，请送到家"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if days := fetch_choices(self.about):
            self.fields["fetch_on"] = picked(
                _("哪天来取"), days, coerce=date.fromisoformat,
                help_text=_("那天有事，改天开门的时候来也行。送到家的不用选。"),
            )  # fmt: skip
        person = people.person_of(self.actor.id)
        rows = selectors.purses_of(person).filter(division=self.about.division_id).select_related("account")
        found = {purse.public_id: purse for purse in rows.order_by("id")}
        self.fields["purse"] = picked(
            _("用哪个账户"), [(key, _purse_words(purse)) for key, purse in found.items()], coerce=found.get,
            help_text="" if found else _now("{place}还没有记过谢您家的积分，这里换不了东西。").format(place=self.about.division.short_name),
        )  # fmt: skip
        self.order_fields(["purse", "quantity", "fetch_on"])


def _purse_words(purse):
    whose = _now("我家") if purse.household_id else _now("我自己")
    return _now("{whose} · 能用 {n} 分").format(whose=whose, n=selectors.free_points(purse))


class HandForm(StepForm):
    proof = forms.ChoiceField(label=_("凭什么交"), choices=Proof.choices, widget=forms.RadioSelect)
    code = forms.CharField(
        label=_("取货码"), max_length=6, required=False, widget=forms.TextInput({"inputmode": "numeric"})
    )
