"""What came on lists of paper, a line each: claims, and what was chosen in the store."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.forms import DateInput
from lianxin.kit.lines import LineForm
from lianxin.kit.steps import picked
from lianxin.points import selectors
from lianxin.points.forms.claiming import one_person, rules_offered
from lianxin.points.forms.store import WHOSE, items_offered, purse_meant
from lianxin.points.vocabulary import Channel


@dataclass(frozen=True)
class PaperList:
    """What the lines of a list share: the place, who enters it, and what may be picked, ``{key: thing}`` and as choices."""

    place: object
    actor: object
    things: dict
    choices: list


def claims_on_paper(rule_sets, actor):
    rules, choices = rules_offered(rule_sets, (Channel.PAPER,))
    return PaperList(rule_sets[0].division, actor, rules, [("", "—"), *choices])


def choices_on_paper(place, actor):
    """Also what is gone: the last of it was perhaps taken by the same lines, sent a moment ago. The service refuses the rest."""
    items, choices = items_offered(selectors.items(place))
    return PaperList(place, actor, items, [("", "—"), *choices])


class _PaperLine(LineForm):
    def clean_quantity(self):
        return self.cleaned_data["quantity"] or 1


class ClaimLine(_PaperLine):
    """Whoever did the same as the line above, on the same day, is written with the name alone."""

    as_above = ("rule", "on")
    who = forms.CharField(label=_("谁做的"), max_length=40)
    on = forms.DateField(label=_("哪天做的"), widget=DateInput(), required=False)
    quantity = forms.IntegerField(label=_("多少（空着是 1）"), min_value=1, max_value=1000, required=False)
    witness = forms.CharField(label=_("谁可以作证"), max_length=40, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"] = picked(_("做了什么"), self.about.choices, coerce=self.about.things.get, required=False)
        self.order_fields(("who", "rule", "on"))

    def clean_who(self):
        return one_person(self.cleaned_data["who"], self.about.place, self.about.actor)

    def clean(self):
        given = super().clean()
        for name, words in (
            ("rule", _("请选做了什么；下面几行一样的可以空着。")),
            ("on", _("请写哪天；下面几行一样的可以空着。")),
        ):
            if name not in self.errors and not given.get(name):
                self.add_error(name, words)
        return given

    def arguments(self):
        given = dict(self.cleaned_data)
        return given | {"person": given.pop("who"), "channel": Channel.PAPER}


class ChoiceLine(_PaperLine):
    """Somebody of the list of the store, and what they took."""

    who = forms.CharField(label=_("谁换的"), max_length=40)
    whose = forms.ChoiceField(label=_("用谁的分"), choices=WHOSE, required=False)
    quantity = forms.IntegerField(label=_("几份（空着是 1）"), min_value=1, max_value=1000, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"] = picked(_("换什么"), self.about.choices, coerce=self.about.things.get)
        self.order_fields(("who", "item", "quantity"))

    def clean(self):
        given = super().clean()
        whose = given.pop("whose", "")
        if "who" not in given:
            return given
        try:
            given["purse"] = purse_meant(given.pop("who"), whose, self.about.place, self.about.actor)
        except forms.ValidationError as wrong:
            self.add_error("whose" if wrong.code == "whose" else "who", wrong)
        return given


class HandedLine(ChoiceLine):
    """The same read again by another person: what was kept for them as the list says."""

    def arguments(self):
        found = selectors.kept_for(**self.cleaned_data)
        if found is None:
            words = _("没有给他家留着这样的、这么多份：看看纸上写的，或者先由另一个人点“照登记表录”。")
            raise RuleBroken(words, field="item")
        return {"redemption": found}
