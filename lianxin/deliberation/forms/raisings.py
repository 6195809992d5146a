"""一事一议筹资筹劳: the draft, and its steps."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.forms.bodies import rows_of
from lianxin.deliberation.vocabulary import Deciders, Ground, Owing, Proposer, RaisingPurpose
from lianxin.kit import clock
from lianxin.kit.forms import DateInput, GroupedForm, PhotosField
from lianxin.kit.steps import StepForm, picked, words

_NO_LABOUR_AS_MONEY = _("出工不能折成钱，也不能逼人拿钱抵工。")


def _yuan(label, **more):
    more.setdefault("min_value", Decimal(0))
    return forms.DecimalField(label=label, max_digits=12, decimal_places=2, **more)


class DraftRaisingForm(GroupedForm, forms.Form):
    """``rolls`` are adopted ones of the places, ``plans`` their own ways of this kind."""

    division = forms.TypedChoiceField(label=_("哪个村（社区）"))
    title = forms.CharField(label=_("什么事"), max_length=80, help_text=_("比如：修二组的水渠"))
    purpose = forms.ChoiceField(
        label=_("哪一类"), choices=RaisingPurpose.choices, widget=forms.RadioSelect,
        help_text=_("只能是这几类。还债、发干部的钱、大工程都不能筹。"),
    )  # fmt: skip
    what = words(_("办什么，怎么办"), 1000, rows=4, hint=_("人人看得到，不写姓名。"))
    cost = _yuan(_("一共要花多少钱（元）"), help_text=_("筹的钱以外从哪里来，写在上面。"))
    year = forms.TypedChoiceField(label=_("算哪一年的"), coerce=int)
    proposer = forms.ChoiceField(label=_("谁提的"), choices=Proposer.choices, widget=forms.RadioSelect)
    signers = words(
        _("联名的人"), 8000, rows=6, required=False,
        hint=_("联名的才填。照着签名单，一行一位：姓名，空一格写户编号（名册上不重名的可以不写）。村民对照选民名册数，代表对照代表名单数。"),
    )  # fmt: skip
    deciders = forms.ChoiceField(label=_("谁来定"), choices=Deciders.choices, widget=forms.RadioSelect)
    per_head = _yuan(_("每人出多少钱（元）"), help_text=_("不筹钱写 0。"))
    per_worker_days = forms.IntegerField(
        label=_("每个劳力出几个工"), min_value=0, max_value=365, help_text=_NO_LABOUR_AS_MONEY
    )
    account = forms.CharField(
        label=_("钱进哪个专户"), max_length=120, help_text=_("单独记账，比如：村集体账户的专账。")
    )
    roll = picked(
        _("照哪本名册"), (), help_text=_("已经通过的户籍名册或者常住名册。名册上每个人都在单子上，再登记减免。")
    )
    plan = picked(_("怎么走"), (), required=False)
    topic = picked(_("从哪个议题来"), (), required=False)
    groups = (
        (_("办什么"), ["division", "title", "purpose", "what", "cost"]),
        (_("谁提，谁定"), ["proposer", "signers", "deciders"]),
        (_("出多少"), ["year", "per_head", "per_worker_days", "account"]),
        (_("名册和走法"), ["roll", "plan", "topic"]),
    )

    def __init__(self, *args, places, rolls, plans, topics, **kwargs):
        super().__init__(*args, **kwargs)
        this_year = clock.today().year
        self.fields["year"].choices = [(this_year, this_year), (this_year + 1, this_year + 1)]
        self._offer("division", places, lambda place: place.name)
        self._offer("roll", rolls, lambda roll: f"{roll} {roll.division.short_name}")
        self._offer("plan", plans, lambda plan: plan.name, _("照规定走"))
        self._offer("topic", topics, lambda topic: topic.title, _("不是从议题来的"))

    def _offer(self, name, things, label, nothing=None):
        found = {thing.public_id: thing for thing in things}
        first = [("", nothing)] if nothing else []
        self.fields[name].choices = [*first, *((key, label(thing)) for key, thing in found.items())]
        self.fields[name].coerce = found.get

    def clean(self):
        given = super().clean()
        for name in ("cost", "per_head"):
            if name in given:
                given[f"{name}_fen"] = int(given.pop(name) * 100)
        return given

    def clean_signers(self):
        return [(name, code) for name, code, _votes in rows_of(self.cleaned_data["signers"])]


class ExemptForm(StepForm):
    ground = forms.ChoiceField(label=_("为什么减免"), choices=Ground.choices, widget=forms.RadioSelect)
    decided_by = forms.CharField(
        label=_("谁定的"), max_length=80, help_text=_("比如：村委会核对了证件；家里困难的写会议。")
    )
    decided_on = forms.DateField(label=_("哪天定的"), widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.items_for_hardship(self.about.raising)}
        listed = [(key, f"{each.meeting} · {each.number}. {each.title}") for key, each in found.items()]
        self.fields["item"] = picked(
            _("哪一次会的哪一项同意的"), [("", _("不是家里困难")), *listed],
            coerce=found.get, required=False,
            help_text=_("家里困难的才选：本人申请，会议单独表决一项，话里写明是哪件事。这样的项表决通过、记录写好以后列在这里。"),
        )  # fmt: skip


class EndExemptionForm(StepForm):
    reason = words(_("为什么不算了"), 200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = self.about.exemptions.filter(ended_at__isnull=True)
        self.fields["ground"] = forms.ChoiceField(
            label=_("哪一条减免"), choices=[(each.ground, each.get_ground_display()) for each in found]
        )


class HouseholdsSignedForm(forms.Form):
    """A page of households: what each has signed on paper."""

    _SAID = (("", _("还没签")), ("yes", _("签字同意")), ("no", _("不同意")))

    def __init__(self, *args, households, **kwargs):
        super().__init__(*args, **kwargs)
        self.households = households
        for each in households:
            self.fields[f"agrees_{each.pk}"] = forms.ChoiceField(
                label=each.name, choices=self._SAID, required=False,
                initial={True: "yes", False: "no"}.get(each.agrees, ""),
            )  # fmt: skip

    def rows(self):
        return [(each, self[f"agrees_{each.pk}"]) for each in self.households]

    def clean(self):
        given = super().clean()
        said = {"yes": True, "no": False}
        return {"rows": [(each, said.get(given.get(f"agrees_{each.pk}"))) for each in self.households]}


class DecideRaisingForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.meetings_to_decide(self.about)}
        self.fields["meeting"] = picked(
            _("哪一次会"), [(key, str(each)) for key, each in found.items()], coerce=found.get,
            help_text=_("表决通过、记录写好的会才列在这里。"),
        )  # fmt: skip


class ReplyForm(StepForm):
    words = words(_("怎么说"), 300, hint=_("人人看得到，不写姓名。"))
    filing = forms.CharField(label=_("文号"), max_length=60)


class PaperAnswerForm(StepForm):
    agrees = forms.TypedChoiceField(
        label=_("答复是什么"), choices=[("yes", _("同意")), ("no", _("不同意，这一件就停下了"))],
        coerce=lambda said: said == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    filing = forms.CharField(label=_("文号"), max_length=60)
    words = words(_("怎么说"), 300, hint=_("照纸上写的抄。人人看得到，不写居民的姓名。"))
    answered_by = forms.CharField(
        label=_("谁答复的"), max_length=80, help_text=_("单位和签名的人，比如：镇农业办 李某某。")
    )
    answered_on = forms.DateField(label=_("哪天答复"), widget=DateInput())
    scans = PhotosField(
        label=_("答复的照片"),
        max_count=6,
        help_text=_("一页一张，公章和签名要看得清；照片的指纹记进公开日志，换不了。"),
    )


class RefuseRaisingForm(StepForm):
    reason = words(_("为什么不同意"), 300, hint=_("人人看得到。这一件就停下了，改好可以重新起草。"))


class _RestsOnResolution(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.resolutions_of_raising(self.about)}
        self.fields["resolution"] = picked(
            _("哪一份决议"), [(key, f"{each.number} {each.title}") for key, each in found.items()], coerce=found.get
        )


class PostRaisingForm(_RestsOnResolution):
    pass


class FinishRaisingForm(_RestsOnResolution):
    words = words(_("用在哪里，剩多少"), 300, hint=_("收了多少会自动写上。人人看得到，不写姓名。"))


class ReceiveForm(StepForm):
    kind = forms.ChoiceField(label=_("钱还是工"), choices=Owing.choices, widget=forms.RadioSelect)
    amount = _yuan(_("多少（元或者工）"), min_value=Decimal("0.01"), help_text=_NO_LABOUR_AS_MONEY)
    number = forms.CharField(label=_("收据（记工单）号"), max_length=40)
    on = forms.DateField(label=_("哪天"), widget=DateInput())

    def clean(self):
        given = super().clean()
        if "amount" in given and given.get("kind") == Owing.MONEY:
            given["amount"] = int(given["amount"] * 100)
        elif "amount" in given:
            if given["amount"] % 1:
                self.add_error("amount", _("工按整数记。"))
            given["amount"] = int(given["amount"])
        return given


class CorrectReceiptForm(StepForm):
    reason = words(_("为什么更正"), 200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in self.about.receipts.all() if counts(each)}
        self.fields["receipt"] = picked(
            _("哪一张"), [(key, f"{each.get_kind_display()} {each.number}") for key, each in found.items()],
            coerce=found.get,
        )  # fmt: skip


def counts(receipt):
    """Whether a receipt stands: it corrects none and none corrects it."""
    return receipt.corrects_id is None and not hasattr(receipt, "corrected_by")
