"""Forms of who keeps in touch with whom."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField
from lianxin.liaison.vocabulary import AssignmentKind, EndReason, Exemption, Skill


class LiaisonForm(forms.Form):
    """What is kept of a liaison."""

    branch = forms.ChoiceField(label=_("所在党支部"), required=False)
    phone = PhoneField(label=_("给户里看的电话"), required=False, help_text=_("印在连心卡上，户里点一下就能打。"))
    skills = forms.MultipleChoiceField(
        label=_("特长"), choices=Skill.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    own_cap = forms.IntegerField(
        label=_("自己说的户数上限"), required=False, min_value=1, max_value=15, help_text=_("不填就按本地规则。")
    )
    exemption = forms.ChoiceField(label=_("免于联系户"), choices=[("", _("不免")), *Exemption.choices], required=False)
    volunteers = forms.BooleanField(label=_("免了，但本人自愿联系"), required=False)

    def __init__(self, *args, branches=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.branches = {branch.public_id: branch for branch in branches}
        self.fields["branch"].choices = [("", _("没有")), *((b.public_id, b.name) for b in branches)]

    def values(self):
        """The cleaned values as the service takes them."""
        data = dict(self.cleaned_data)
        return {**data, "branch": self.branches.get(data["branch"])}


class EnrolForm(LiaisonForm):
    """Who becomes a liaison: somebody who has the role in this place."""

    user = forms.ChoiceField(label=_("谁"))
    field_order = ("user",)

    def __init__(self, *args, users=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.users = {str(user.public_id): user for user in users}
        self.fields["user"].choices = [(user.public_id, user.name) for user in users]

    def values(self):
        return {**super().values(), "user": self.users[self.cleaned_data["user"]]}


class AssignForm(forms.Form):
    """Who keeps in touch from now on, in which part, and why the one before stops."""

    liaison = forms.ChoiceField(label=_("由谁联系"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("身份"), choices=AssignmentKind.choices)
    reason = forms.ChoiceField(label=_("原来的为什么换"), help_text=_("原来没有人，就不用管这一项。"))
    basis = forms.CharField(label=_("依据"), max_length=200, required=False, help_text=_("例如支部会议的日期。"))

    def __init__(self, *args, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {row.public_id: row for row in offered}
        self.fields["liaison"].choices = [(row.public_id, row.words) for row in offered]
        self.fields["reason"].choices = _reasons(EndReason.given())
        self.fields["reason"].initial = EndReason.HANDED_OVER


class EndForm(forms.Form):
    reason = forms.ChoiceField(label=_("为什么结束"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = _reasons(EndReason.given())


def _reasons(reasons):
    return [(reason.value, reason.label) for reason in reasons]
