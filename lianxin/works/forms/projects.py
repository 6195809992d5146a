"""Forms of a project: how it is opened, what each step asks, its sources and payments."""

import re

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, cells_of, dated, filled, hundredths_in
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.people import selectors as people
from lianxin.works import selectors
from lianxin.works.calc.places import point_of
from lianxin.works.vocabulary import RAISED, Land, Sector, Source, WorkKind

_MOST = 10**11


class ConfirmForm(StepForm):
    """Nothing to fill in."""


class _Described(StepForm):
    title = forms.CharField(label=_("项目叫什么"), max_length=60)
    kind = forms.ChoiceField(label=_("做什么"), choices=WorkKind.choices)
    sector = forms.ChoiceField(label=_("哪一类"), choices=Sector.choices)
    place = forms.CharField(
        label=_("在哪里"), max_length=120, help_text=_("写到哪条路、哪一段、谁家门前的空地不写姓名。")
    )
    why = lines(_("为什么做"), 1000, hint=_("大家反映了什么、有多少户受影响。人人看得到，不写姓名。"))
    households = forms.IntegerField(label=_("多少户受益"), min_value=0, max_value=1_000_000, initial=0)


class ProposeForm(_Described):
    estimate_fen = Hundredths(label=_("大概要多少钱（元）"), required=False)


class OpenForm(_Described):
    estimate_fen = Hundredths(label=_("估算要多少钱（元）"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {"decision": _decision(selectors.open_decisions(self.about))} | self.fields


class DecideForm(StepForm):
    estimate_fen = Hundredths(label=_("估算要多少钱（元）"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {"decision": _decision(selectors.open_decisions(self.about.division))} | self.fields
        self.initial.setdefault("estimate_fen", yuan_of(self.about.estimate_fen))


def _decision(found, **more):
    hint = _("村（居）民会议、代表会议通过、已经公布的决议才列在这里。")
    return picked(_("哪份决议"), [(each.id, each.label) for each in found], help_text=hint, **more)


def yuan_of(fen):
    return f"{fen // 100}.{fen % 100:02d}" if fen else ""


class WordsForm(StepForm):
    words = lines(_("怎么说"), 500, hint=_("人人看得到，不写姓名。"))


class AuditForm(StepForm):
    words = lines(_("审计意见"), 500, hint=_("看了哪些票据、对了哪些数、有什么问题。人人看得到，不写姓名。"))
    paper = forms.CharField(label=_("审计意见的号"), max_length=60)


class ReasonForm(StepForm):
    reason = lines(_("原因"), 300)


class CancelForm(ReasonForm):
    stands = forms.CharField(
        label=_("已经做好、还有用的，留下什么"), max_length=80, required=False,
        help_text=_("例如“四盏路灯”，记到集体的家底里。什么都没有留下的空着，花掉的钱就核销。"),
    )  # fmt: skip


class DesignForm(StepForm):
    design = lines(_("怎么做"), 2000, rows=5)
    items = lines(_("预算分项"), 4000, rows=6, hint=_("一行一项：名称,金额（元）。例如“太阳能路灯 24 盏,48000”。"))
    land = forms.ChoiceField(label=_("用的什么地"), choices=[("", _("请选择")), *Land.choices])
    land_paper = forms.CharField(
        label=_("谁的地，什么手续"), max_length=200, required=False,
        help_text=_("设施农业用地、转用的农用地、国有土地，写批准或者备案的文号。人人看得到，不写姓名。"),
    )  # fmt: skip
    point = forms.CharField(
        label=_("经纬度"), max_length=40, required=False,
        help_text=_("可以不填。手机地图上长按那个地方就有，例如“30.12345, 110.12345”。路写起点。"),
    )  # fmt: skip
    plan_begin_on = dated(_("计划哪天开工"))
    plan_complete_on = dated(_("计划哪天完工"))

    def clean_items(self):
        return _items_from(self.cleaned_data["items"])

    def clean_point(self):
        try:
            return point_of(self.cleaned_data["point"]) if self.cleaned_data["point"] else None
        except ValueError:
            raise forms.ValidationError(_now("看不懂这个经纬度，要写成“30.12345, 110.12345”，在国内。")) from None


class ReviseForm(DesignForm):
    reason = lines(_("为什么改、改了什么"), 300, hint=_("按谁的意见改的、改在哪里。人人看得到，不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("design", "land", "land_paper", "plan_begin_on", "plan_complete_on"):
            self.initial.setdefault(name, getattr(self.about, name))
        if self.about.latitude is not None:
            self.initial.setdefault("point", f"{self.about.latitude}, {self.about.longitude}")
        self.initial.setdefault("items", items_of(self.about))


def items_of(project):
    """The parts of the budget as they are typed."""
    return "\n".join(f"{name},{yuan_of(fen)}" for name, fen in project.items)


def _items_from(text):
    return [_item(line) for line in filled(text)]


def _item(line):
    name, _comma, amount = line.replace("，", ",").rpartition(",")
    try:
        fen = hundredths_in(re.sub(r"[元¥\s]", "", amount), most=_MOST)
        if not name.strip():
            raise ValueError
    except ValueError:
        raise forms.ValidationError(_now("看不懂“{line}”，要写成“名称,金额”。").format(line=line[:40])) from None
    return (name.strip()[:60], fen)


class LineForm(StepForm):
    source = forms.ChoiceField(label=_("哪种来源"), choices=Source.choices)
    giver = forms.CharField(
        label=_("谁出的"), max_length=80, help_text=_("单位的名称；个人捐赠写“捐赠人若干”，不写姓名。")
    )
    conditions = lines(_("有什么条件"), 300, hint=_("只能用在哪里、剩下的怎么办、要不要还、什么时候还。"))
    promised = Hundredths(label=_("承诺多少（元；出工写多少个工）"))
    is_relief = forms.BooleanField(
        label=_("是以工代赈的钱"), required=False, help_text=_("勾了的，决算以前按名单发给务工的人的要够比例。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = selectors.raisings_at(self.about)
        self.fields["raising"] = forms.ChoiceField(
            label=_("哪一次一事一议"), required=False, choices=[("", "—"), *((each.public_id, str(each)) for each in found)],
            help_text=_("村民筹资、筹劳才选。别的来源留空。"),
        )  # fmt: skip

    def clean(self):
        given = super().clean()
        if given.get("source") not in RAISED:
            given["raising"] = ""
        return given


class OnLine(StepForm):
    """Something that happens to one source of the project."""

    needs_money = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.pk: each for each in selectors.lines_of(self.about) if self.fits(each)}
        line = forms.TypedChoiceField(
            label=_("哪个来源"), choices=[(key, str(each)) for key, each in found.items()],
            coerce=lambda key: found[int(key)],
        )  # fmt: skip
        self.fields = {"line": line} | self.fields

    def fits(self, line):
        return not (self.needs_money and line.is_labour)


class TakeInForm(OnLine):
    """The sum is what the hall collected."""

    on = dated(_("哪天"), initial=clock.today)
    number = forms.CharField(label=_("凭据号"), max_length=80, help_text=_("专户回单、记工单的号。"))

    def fits(self, line):
        return bool(line.raising_id)


class LowerForm(OnLine):
    needs_money = False
    promised = Hundredths(label=_("现在承诺多少（元；出工写多少个工）"))
    reason = lines(_("为什么少出"), 300)


class ReceiveForm(OnLine):
    needs_money = False
    amount = Hundredths(label=_("收到多少（元；出工写多少个工）"))
    on = dated(_("哪天"), initial=clock.today)
    number = forms.CharField(label=_("凭据号"), max_length=80, help_text=_("银行回单、收据、记工单的号。"))
    words = lines(_("说明"), 200, required=False, hint=_("人人看得到，不写姓名。"))


class GiveBackForm(OnLine):
    amount = Hundredths(label=_("退回多少（元）"))
    number = forms.CharField(label=_("凭据号"), max_length=80)
    reason = lines(_("为什么退"), 200)


class PaymentForm(OnLine):
    amount = Hundredths(label=_("付多少（元）"))
    payee = forms.CharField(label=_("付给谁"), max_length=80, help_text=_("写单位。付工资写“务工工资（12 人）”。"))
    words = forms.CharField(label=_("付什么"), max_length=120)
    receipt = forms.CharField(label=_("发票、合同、工资表的号"), max_length=80)
    wages = lines(
        _("发给谁的工资"), 20_000, required=False, rows=4,
        hint=_("付工资才写，一人一行：户编号,姓名,几个工,多少元。外村的人户编号写“外”。例如“SH-0001,周小满,3.5,420”。只有办的人和本人看得到。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.contracted_purchases(self.about)}
        if found:
            choices = [("", "—"), *((key, f"{each.contract} · {each.contractor}") for key, each in found.items())]
            self.fields["purchase"] = picked(
                _("按哪份合同付"), choices, coerce=found.get, required=False, help_text=_("付给签了合同的，一定要选。别的留空。")
            )  # fmt: skip

    def clean_wages(self):
        told = [cells_of(each) for each in filled(self.cleaned_data["wages"])]
        codes = {cells[0] for cells in told}
        homes = people.living_households(self.about.division_path).filter(code__in=codes) if codes else ()
        known = {each.code: each.pk for each in homes} | {_OUTSIDE: None}
        return [_wage(cells, known) for cells in told]


#: Stands where a household's code would, of a worker from elsewhere.
_OUTSIDE = "外"


def _wage(cells, known):
    line = ",".join(cells)[:40]
    if len(cells) != 4 or not cells[1]:
        raise forms.ValidationError(_now("看不懂“{line}”，要写成“户编号,姓名,几个工,多少元”。").format(line=line))
    if cells[0] not in known:
        raise forms.ValidationError(_now("“{line}”：这里没有这个户编号，外村的人写“外”。").format(line=line))
    try:
        days, fen = hundredths_in(cells[2], most=100_000), hundredths_in(cells[3], most=_MOST)
    except ValueError:
        raise forms.ValidationError(_now("“{line}”里的工和钱要写成数，最多两位小数。").format(line=line)) from None
    return known[cells[0]], cells[1][:40], days, fen


class ReleaseForm(StepForm):
    on = dated(_("哪天付的"), initial=clock.today)


class AgainForm(StepForm):
    receipt = forms.CharField(label=_("发票、合同、工资表的号"), max_length=80)


class DatedForm(StepForm):
    on = dated(_("哪天"), initial=clock.today)
    words = lines(_("说明"), 500, required=False, hint=_("人人看得到，不写姓名。"))


class ChangeForm(StepForm):
    items = lines(_("新的预算分项"), 4000, rows=6, hint=_("一行一项：名称,金额（元）。不变的也留着。"))
    reason = lines(_("为什么变更"), 300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("items", items_of(self.about))
        found = selectors.decisions_to_change(self.about)
        self.fields["decision"] = forms.ChoiceField(
            label=_("同意变更的决议"), required=False, choices=[("", "—"), *((each.id, each.label) for each in found)],
            help_text=_("变得不多的留空。写明了“{number}”的决议才列在这里。").format(number=self.about.number),
        )  # fmt: skip

    def clean_items(self):
        return _items_from(self.cleaned_data["items"])
