"""Saying what was done: oneself, the liaison, a sheet of paper, the organiser's list; and the goals of a group."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day as written
from lianxin.people import selectors as people
from lianxin.points import selectors
from lianxin.points.calc.doors import doors_of
from lianxin.points.models import Rule
from lianxin.points.policies import SUPERVISORS, WORKERS
from lianxin.points.vocabulary import DOORS, VERIFIERS, Channel, ClaimBy


def one_person(text, division, actor, *, also=()):
    """The one person of a place, or of those who ``also`` may be meant, whom a line means; ``ValidationError`` when there is none
    or several."""
    found = list({person.pk: person for person in (*also, *_found_here(text, division, actor))}.values())
    exact = [person for person in found if person.name == text.strip()]
    found = exact or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise forms.ValidationError(_("没有找到“%(text)s”，请写全名、手机号或户编号。"), params={"text": text})
    raise forms.ValidationError(_("有几个人都像“%(text)s”，请写手机号。"), params={"text": text})


def one_holder(text, division, actor):
    """The same at the counter of what a place gave: who moved away still uses it here, and is found by what they hold."""
    return one_person(text, division, actor, also=selectors.one_who_moved(text, division))


def _found_here(text, division, actor):
    rows = people.find_people(text, within=division.path, viewer=actor, limit=5)
    return [row.person for row in rows if row.is_here]


def _choice(rule):
    return f"{rule.code} {rule.title} · {rule.get_unit_display()} {rule.points}"


def _said_of(rule_set):
    """By the day it was done: which version that day goes by."""
    return gettext("第{n}版：{first}到{last}做的").format(
        n=rule_set.version, first=written(rule_set.starts_on), last=written(rule_set.last_day)
    )


def rules_offered(rule_sets, channels):
    """``{key: rule}`` by which a claim may come in through one of the channels, and the same as choices, by version."""
    found = Rule.objects.filter(rule_set__in=rule_sets).order_by("-rule_set__version", "code")
    open_doors = set().union(*(DOORS[channel] for channel in channels))
    rules = {str(each.pk): each for each in found if open_doors & doors_of(each)}
    groups = [
        (_said_of(each), [(key, _choice(rule)) for key, rule in rules.items() if rule.rule_set_id == each.pk])
        for each in rule_sets
    ]
    return rules, groups if len(groups) > 1 else groups[0][1]


class _ClaimForm(forms.Form):
    """Offers the rules by which a claim may come in through one of its ``channels``."""

    channels: tuple = ()

    rule = forms.TypedChoiceField(label=_("做了什么"))
    on = forms.DateField(label=_("哪天做的"), widget=DateInput(), initial=clock.today)
    quantity = forms.IntegerField(label=_("多少小时、次、件"), min_value=1, max_value=1000, initial=1)
    words = lines(_("写一句"), 200, required=False, rows=2, hint=_("不用拍照。"))
    witness = forms.CharField(label=_("谁可以作证"), max_length=40, required=False)
    number_only = forms.BooleanField(label=_("公示时只写编号，不写姓名"), required=False)

    def __init__(self, *args, rule_sets, actor, family=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.division, self.actor, self.family = rule_sets[0].division, actor, family
        self.rules, self.fields["rule"].choices = rules_offered(rule_sets, self.channels)
        self.fields["rule"].coerce = self.rules.get

    def arguments(self):
        return self.cleaned_data


class OwnClaimForm(_ClaimForm):
    """For oneself, one's children and grown members of the household."""

    channels = (Channel.SELF, Channel.HOUSEHOLD)
    field_order = ["person", "rule"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        home = people.household_of_user(self.actor.id)
        own = people.person_of(self.actor.id)
        family = people.members_by_household([home.pk])[home.pk] if home else [own] if own else []
        self._own = own
        found = {each.public_id: each for each in family}
        self.fields["person"] = picked(_("谁做的"), [(key, each.name) for key, each in found.items()], coerce=found.get)
        self.order_fields(self.field_order)

    def arguments(self):
        given = dict(self.cleaned_data)
        channel = Channel.SELF if given["person"] == self._own else Channel.HOUSEHOLD
        return given | {"channel": channel}


class PaperClaimForm(_ClaimForm):
    """What came on paper or by word of mouth."""

    channels = (Channel.PAPER,)
    field_order = ["who", "rule"]
    who = forms.CharField(label=_("谁做的"), max_length=40, help_text=_("姓名、手机号或户编号。"))

    def clean_who(self):
        return one_person(self.cleaned_data["who"], self.division, self.actor)

    def arguments(self):
        given = dict(self.cleaned_data)
        return given | {"person": given.pop("who"), "channel": self.channels[0]}


class LiaisonClaimForm(PaperClaimForm):
    """Said at the door: for somebody of the households in whose care the liaison is."""

    channels = (Channel.LIAISON,)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.family:
            found = {each.public_id: each for each in self.family}
            names = [(key, each.name) for key, each in found.items()]
            self.fields["who"] = picked(_("谁做的"), names, coerce=found.get)
            self.order_fields(self.field_order)

    def clean_who(self):
        return self.cleaned_data["who"] if self.family else super().clean_who()


def claim_form(*, is_staff, at_door):
    if at_door:
        return LiaisonClaimForm
    return PaperClaimForm if is_staff else OwnClaimForm


class GoalForm(StepForm):
    group = forms.CharField(label=_("哪个小组、楼栋"), max_length=40)
    title = forms.CharField(label=_("一起做成什么"), max_length=60, help_text=_("例如“清完东沟”。"))
    points = forms.IntegerField(
        label=_("一共多少分"), min_value=1, max_value=1_000_000,
        help_text=_("大家的活动加在一起；谁出了多少不公布。各人该有的谢谢照样记，不从里面扣。"),
    )  # fmt: skip
    thanks = forms.CharField(
        label=_("做成了怎么谢大家"), max_length=120, help_text=_("谢全体，例如“在沟边添一把长椅”。")
    )
    ends_on = forms.DateField(label=_("到哪天"), widget=DateInput())


class ActivityForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rules = {str(each.pk): each for each in self.about.rules.all()}
        listed = {key: each for key, each in rules.items() if ClaimBy.ORGANISER in each.claimed_by}
        goals = {str(each.pk): each for each in selectors.goals(place=self.about.division_path)}
        self.fields["rule"] = picked(
            _("按哪一条"), [(key, str(each)) for key, each in (listed or rules).items()], coerce=rules.get
        )
        self.fields["title"] = forms.CharField(label=_("做什么"), max_length=60)
        self.fields["on"] = forms.DateField(label=_("哪天"), widget=DateInput())
        self.fields["place"] = forms.CharField(label=_("在哪"), max_length=80)
        users = {str(user.pk): user for user in _helpers(self.about.division_path)}
        self.fields["organiser"] = picked(
            _("谁组织"), [(key, user.name) for key, user in users.items()], coerce=users.get
        )
        if goals:
            choices = [("", "—"), *((key, str(each)) for key, each in goals.items())]
            self.fields["goal"] = picked(_("算进哪个共同目标"), choices, coerce=goals.get, required=False)


def _helpers(path):
    return accounts.users_with_role((*WORKERS, *SUPERVISORS, *VERIFIERS), path=path)


class LinesForm(StepForm):
    """People with a number, a line each."""

    def people_in(self, field, text, division):
        rows = []
        for line in filter(None, map(str.strip, text.splitlines())):
            name, _blank, number = line.rpartition(" ")
            if not (name and number.isdecimal()):
                name, number = line, "1"
            try:
                rows.append((self.person_of(name, division), int(number[:9])))
            except forms.ValidationError as wrong:
                self.add_error(field, wrong)
        return rows

    def person_of(self, text, division):
        return one_person(text, division, self.actor)


class ListForm(LinesForm):
    names = lines(
        _("名单"), 4000, rows=10,
        hint=_("一行一个人：姓名，空一格，多少小时或次；不写数就是 1。有同名的，姓名后面空一格写户编号。"),
    )  # fmt: skip

    def person_of(self, text, division):
        """Whoever organises knows who came by name, and need not keep their households."""
        return people.living_here_named(text, division.path) or super().person_of(text, division)

    def clean(self):
        given = super().clean()
        return given | {"rows": self.people_in("names", given.pop("names", ""), self.about.division)}
