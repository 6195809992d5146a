"""Forms of posts to fill and of secondments."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.cadres import selectors
from lianxin.cadres.forms.select import dated, short
from lianxin.cadres.vocabulary import SecondmentKind
from lianxin.kit import clock
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day
from lianxin.organisations import selectors as organisations


def _one_of(label, found, hint=""):
    """A choice among ``(thing, words)`` pairs; its value is the thing."""
    things = {thing.public_id: (thing, words) for thing, words in found}
    field = picked(label, [(key, words) for key, (_thing, words) in things.items()], coerce=lambda key: things[key][0])
    field.help_text = hint if not things else ""
    return field


class OpenPostForm(StepForm):
    needs = lines(_("这个岗位要什么样的人"), 300, hint=_("写做什么、要会什么。不写年龄、性别。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hint = _("这里还没有岗位。先在“组织和岗位”里设。")
        self.fields = {"post": _one_of(_("哪个岗位"), selectors.posts_at(self.about), hint)} | self.fields


class AskPersonForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(each, each.name) for each in selectors.askable(self.about)]
        self.fields["file"] = _one_of(_("问谁"), found, _("这里没有在库、还没有问过的人。"))


class FillForm(StepForm):
    words = lines(_("为什么是这个人"), 300, hint=_("写事实：会什么、做过什么。"))
    basis = short(_("任职依据"), 200, hint=_("选举结果或者任命文件。"))
    starts_on = dated(_("任职日"))
    warning_words = short(_("有提示的，说明为什么还是这样定"), 300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(each, each.name) for each in selectors.agreed_files(self.about)]
        self.fields = {"file": _one_of(_("定谁"), found, _("还没有人说愿意。"))} | self.fields
        self.initial |= {"starts_on": clock.today()}


class WhyForm(StepForm):
    words = lines(_("为什么"), 300)


class SecondForm(StepForm):
    kind = forms.ChoiceField(label=_("哪一种"), choices=SecondmentKind)
    home = short(_("从哪里来"), 60)
    host = short(_("到哪里去"), 60, hint=_("写登记的单位名称，结束的时候它的负责人会收到提醒，自己写评价。"))
    mentor = short(_("帮带人"))
    starts_on = dated(_("从哪天"))
    ends_on = dated(_("到哪天"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=180)}

    def clean(self):
        data = super().clean()
        return data | {"host_unit": organisations.unit_called(data.get("host", "").strip())}


class TaskForm(StepForm):
    words = lines(_("做什么"), 200, hint=_("写一件做得成、看得见的事。"))


class DoneForm(StepForm):
    done_on = dated(_("做完的日子"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.key: each for each in selectors.deeds_during(self.actor, self.about.secondment)}
        choices = [("", _("不对应系统里的事")), *((key, f"{day(each.on)} {each.label}") for key, each in found.items())]
        self.fields["deed"] = picked(_("对应哪一件真实的事"), choices, coerce=found.get, required=False)
        self.initial |= {"done_on": clock.today()}


class HostWordsForm(StepForm):
    words = lines(_("接收单位怎么说"), 1000, hint=_("本人马上看得到。"))


class OwnWordsForm(StepForm):
    words = lines(_("本人怎么说"), 1000)


class EndForm(StepForm):
    on = dated(_("哪天结束"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"on": clock.today()}
