"""Points from hand to hand: inside a household, at the counter, and when it divides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.people import selectors as people
from lianxin.points import selectors
from lianxin.points.forms.claiming import LinesForm, one_holder


class TransferForm(StepForm):
    points = forms.IntegerField(label=_("几分"), min_value=1, max_value=1_000_000)

    field_order = ("giver", "taker", "division")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = {each.public_id: each for each in selectors.places_of_purses(self.about)}
        if len(places) > 1:
            self.fields["division"] = picked(
                _("哪里给的分"), [(key, each.short_name) for key, each in places.items()], coerce=places.get
            )
        self._place = next(iter(places.values()), self.about.division)
        family = people.members_by_household([self.about.pk])[self.about.pk]
        found = {each.public_id: each for each in family if selectors.is_known_grown(each)}
        home = ("home", _("我家（户里）"))
        own = [(key, each.name) for key, each in found.items() if each.user_id == self.actor.id]
        self.fields["giver"] = picked(_("从"), [home, *own], coerce=found.get, help_text=_("别人名下的，由他自己转。"))
        everybody = [home, *((key, each.name) for key, each in found.items())]
        self.fields["taker"] = picked(_("到"), everybody, coerce=found.get)
        self.order_fields(self.field_order)

    def clean(self):
        return {"division": self._place} | super().clean()


class CounterTransferForm(StepForm):
    """Somebody who came in person gives to the household or to one of it; ``about`` is the place."""

    who = forms.CharField(label=_("谁来了"), max_length=40, help_text=_("姓名、手机号或户编号。"))
    source = forms.ChoiceField(
        label=_("从"), choices=[("own", _("他自己名下")), ("home", _("他家（户里）"))], widget=forms.RadioSelect
    )
    taker = forms.CharField(
        label=_("转给谁"), max_length=40, required=False, help_text=_("家里人的姓名；空着就是转进户里。")
    )
    points = forms.IntegerField(label=_("几分"), min_value=1, max_value=1_000_000)

    def clean_who(self):
        return one_holder(self.cleaned_data["who"], self.about, self.actor)

    def clean(self):
        given = super().clean()
        if not {"who", "source", "points"} <= given.keys():
            return given
        present, home = given["who"], people.household_of(given["who"])
        if home is None:
            self.add_error("who", _("他没有户，只有自己名下的积分，不用转。"))
            return given
        family = {each.name: each for each in people.members_by_household([home.pk])[home.pk]}
        taker = family.get(given["taker"].strip()) if given["taker"] else None
        if given["taker"] and taker is None:
            self.add_error("taker", _("这一户里没有叫“%(name)s”的。") % {"name": given["taker"]})
        giver = present if given["source"] == "own" else None
        places = selectors.places_of_purses(home)
        division = next((each for each in places if each == self.about), home.division)
        return {
            "household": home, "giver": giver, "taker": taker, "points": given["points"], "present": present,
            "division": division,
        }  # fmt: skip


class HandSlipForm(StepForm):
    on = forms.DateField(label=_("哪天交到的"), widget=DateInput(), initial=clock.today)


class HandOnForm(LinesForm):
    """Of which household, to whom how many; ``about`` is the place."""

    code = forms.CharField(label=_("原来那一户的户编号"), max_length=30)
    shares = lines(
        _("交给谁"), 1000, hint=_("一行一个人：姓名或手机号，空一格，几分。记进他现在的户；没有户的，单独开账。")
    )
    reason = lines(_("为什么这样分"), 120, rows=2, hint=_("例如“分户时两家说好的”。会写进明细。"))

    def clean_code(self):
        found = selectors.purse_with_code(self.about, self.cleaned_data["code"])
        if found is None:
            raise forms.ValidationError(_("这里没有这个户编号的积分账户，或者并村以后有两户用它。"))
        return found

    def clean(self):
        given = super().clean()
        given["shares"] = self.people_in("shares", given.get("shares") or "", self.about)
        if "code" in given:
            given["purse"] = given.pop("code")
        return given
