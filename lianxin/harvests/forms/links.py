"""Forms of a link: how a household gains by a venture, and when it no longer does."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.harvests import selectors
from lianxin.harvests.forms.households import OfHousehold
from lianxin.harvests.vocabulary import LINKED_BY_HAND
from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, dated
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines


class LinkForm(OfHousehold):
    kind = forms.ChoiceField(
        label=_("怎么带"), choices=[(each.value, each.label) for each in LINKED_BY_HAND],
        help_text=_("入股、收租金的，登记投入就算，不用再登记。"),
    )  # fmt: skip
    contract = forms.CharField(label=_("凭什么"), max_length=120, help_text=_("合同号、协议、用工名单。"))
    expected_fen = Hundredths(label=_("一年大概得多少（元）"), required=False)
    on = dated(_("从哪天"), initial=clock.today)


class EndLinkForm(StepForm):
    on = dated(_("哪天不带了"), initial=clock.today)
    reason = lines(_("为什么不带了"), 200, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.links_to_end(self.about)}
        choices = [(key, f"{each.household} · {each.get_kind_display()}") for key, each in found.items()]
        self.fields = {"link": picked(_("哪一户"), choices, coerce=found.get)} | self.fields
