"""Forms of the register of shares: the charter, classes, first shares, changes."""

import re
from decimal import Decimal
from fractions import Fraction

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, cells_of, filled
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.people import selectors as people
from lianxin.ventures import selectors, services
from lianxin.ventures.calc.texts import shares
from lianxin.ventures.vocabulary import BETWEEN_HOLDERS, BY_CHARTER, ChangeKind, RegisterKind, Rounding, ShareKind

_HELD = re.compile(r"^([A-Za-z0-9]{1,4})\s*[=＝]\s*([0-9]{1,7}(?:\.[0-9]{1,2})?)$")


class CharterForm(forms.Form):
    """What the charter says about shares; ``books`` are those of the organisations of the place."""

    book = forms.ChoiceField(label=_("哪个组织，记在哪本账上"))
    kind = forms.ChoiceField(label=_("哪一种组织"), choices=RegisterKind.choices)
    set_asides = lines(
        _("分以前先提多少"), 300, required=False, rows=3, hint=_("一行一项：名称,百分之几。例如“公积金,10”。")
    )
    rounding = forms.ChoiceField(label=_("零头怎么办"), choices=Rounding.choices)
    by_trade = forms.DecimalField(
        label=_("按交易额返还百分之几"), required=False, min_value=60, max_value=100, max_digits=5, decimal_places=2,
        help_text=_("合作社才填，不少于 60。"),
    )  # fmt: skip
    changes = forms.MultipleChoiceField(
        label=_("章程允许份额怎么变"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(kind.value, kind.label) for kind in BY_CHARTER],
    )  # fmt: skip
    charter_on = forms.DateField(label=_("章程哪天通过"), widget=DateInput())
    charter_label = forms.CharField(label=_("哪份决定"), max_length=120, help_text=_("例如“集成决〔2026〕1号 章程”。"))

    def __init__(self, *args, books, **kwargs):
        super().__init__(*args, **kwargs)
        self._books = {each.public_id: each for each in books}
        self.fields["book"].choices = [(key, f"{each.unit} · {each.name}") for key, each in self._books.items()]

    def clean_book(self):
        return self._books[self.cleaned_data["book"]]

    def clean_set_asides(self):
        found = []
        for line in filled(self.cleaned_data["set_asides"]):
            cells = cells_of(line.replace("%", "").replace("％", ""))
            if len(cells) != 2 or not cells[0] or not re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,2})?", cells[1]):
                raise forms.ValidationError(_now("看不懂“{line}”，要写成“公积金,10”。").format(line=line[:40]))
            found.append([cells[0][:30], _fraction(Decimal(cells[1]))])
        return found

    def clean_by_trade(self):
        given = self.cleaned_data["by_trade"]
        return _fraction(given) if given else ""


def _fraction(percent):
    return str(Fraction(percent) / 100)


class ClassForm(StepForm):
    code = forms.RegexField(
        r"^[A-Za-z0-9]{1,4}$", label=_("编号"), help_text=_("例如 A。"),
        error_messages={"invalid": _("编号用字母和数字，最多四个。")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("哪一种"), choices=ShareKind.choices)
    name = forms.CharField(label=_("名称"), max_length=30)
    parts = forms.IntegerField(
        label=_("一股算几份"), min_value=1, max_value=1000, initial=1, help_text=_("各种股一样分，就都写 1。")
    )


class _Holding(StepForm):
    """Reads ``A=4,B=1.35`` as classes with hundredths."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.classes = {each.code: each for each in self.about.classes.all()}

    def held(self, cells, line):
        found = {}
        for cell in cells:
            match = _HELD.match(cell)
            if match is None or match[1] not in self.classes or match[1] in found or not Decimal(match[2]):
                raise forms.ValidationError(
                    _now("看不懂“{line}”，股数要写成“{code}=4”；有的股：{codes}。").format(
                        line=line[:40], code=next(iter(self.classes), "A"), codes="、".join(self.classes)
                    )
                )
            found[match[1]] = (self.classes[match[1]], int(Decimal(match[2]) * 100))
        if not found:
            raise forms.ValidationError(_now("“{line}”没有写股数。").format(line=line[:40]))
        return tuple(found.values())


_DECIDED = _("哪次会议决定的")


class QuantifyForm(_Holding):
    rows = lines(
        _("各户的份额"),
        200_000,
        rows=10,
        hint=_("一行一户：户编号,哪种股=几股。例如“SH-0001,A=4,B=1.35”。可以从表里复制。"),
    )
    basis = forms.CharField(label=_DECIDED, max_length=200)
    on = forms.DateField(label=_("哪天起"), widget=DateInput(), initial=clock.today)

    def clean_rows(self):
        told = [(cells_of(line), line) for line in filled(self.cleaned_data["rows"])]
        codes = [cells[0] for cells, _line in told]
        if twice := next((code for code in codes if codes.count(code) > 1), None) if len(codes) < 5000 else None:
            raise forms.ValidationError(_now("“{code}”写了两次。").format(code=twice))
        homes = people.living_households(self.about.division_path).filter(code__in=codes)
        known = dict(homes.values_list("code", "pk"))
        rows = []
        for cells, line in told:
            if cells[0] not in known:
                raise forms.ValidationError(_now("“{line}”：这里没有这个户编号。").format(line=line[:40]))
            rows.append(services.NewHolder(known[cells[0]], None, cells[0], self.held(cells[1:], line)))
        return rows


class OwnForm(_Holding):
    """Shares of a member who is on the roll and holds nothing: in their own name."""

    held_words = forms.CharField(label=_("几股"), max_length=100, help_text=_("哪种股=几股，例如“A=1”。"))
    basis = forms.CharField(label=_DECIDED, max_length=200)
    on = forms.DateField(label=_("哪天起"), widget=DateInput(), initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _roll, missing = selectors.members_left_out(self.about)
        self._names = {str(person): name for person, name in missing}
        self.fields["person"] = picked(
            _("谁"), list(self._names.items()), help_text=_("成员名册上、自己和家里都没有份额的人。")
        )
        self.order_fields(["person"])

    def clean_held_words(self):
        words = self.cleaned_data["held_words"]
        return self.held(cells_of(words), words)

    def clean(self):
        given = super().clean()
        held, person = given.pop("held_words", None), given.pop("person", None)
        if held and person:
            given["rows"] = [services.NewHolder(None, int(person), self._names[person], held)]
        return given


class ChangeForm(StepForm):
    """A change of one holder's shares; ``about`` is the holder."""

    kind = forms.ChoiceField(label=_("为什么变"), choices=[])
    share_class = forms.ChoiceField(label=_("哪种股"), choices=[])
    hundredths = forms.DecimalField(
        label=_("几股"),
        max_digits=9,
        decimal_places=2,
        help_text=_("继承、转让、分户写转出多少；买回、放弃写负数；更正可正可负。"),
    )
    to = forms.IntegerField(label=_("转给哪个股权证号"), required=False, min_value=1, max_value=10**8)
    to_home = forms.CharField(
        label=_("转给还没有股权证的哪一户"), max_length=30, required=False,
        help_text=_("写户编号，核对以后新编一本股权证。有股权证的写上面的号。"),
    )  # fmt: skip
    basis = lines(_("凭什么"), 200, rows=2, hint=_("例如“继承公证书〔2026〕3号”。不写与份额无关的私事。"))
    on = forms.DateField(label=_("哪天"), widget=DateInput(), initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        register = self.about.register
        allowed = [*register.changes, ChangeKind.CORRECT]
        self.fields["kind"].choices = [(kind, ChangeKind(kind).label) for kind in allowed]
        self._classes = {each.code: each for each in register.classes.all()}
        held = dict(selectors.holding_of(self.about))
        self.fields["share_class"].choices = [
            (code, f"{each}（{shares(held.get(code, 0))}）") for code, each in self._classes.items()
        ]

    def clean_share_class(self):
        return self._classes[self.cleaned_data["share_class"]]

    def clean_hundredths(self):
        return int(self.cleaned_data["hundredths"] * 100)

    def clean(self):
        given = super().clean()
        number = given.get("to")
        given["to"] = self.about.register.holders.filter(number=number).first() if number else None
        if number and given["to"] is None:
            self.add_error("to", _now("股份册上没有这个号。"))
        code = given.get("to_home", "").strip()
        homes = people.living_households(self.about.register.division_path)
        given["to_home"] = homes.filter(code=code).first() if code else None
        if code and given["to_home"] is None:
            self.add_error("to_home", _now("这里没有“{code}”这个户编号。").format(code=code))
        if given.get("kind") in BETWEEN_HOLDERS and not number and not code:
            self.add_error("to", _now("继承、转让和分户要写给谁。"))
        return given
