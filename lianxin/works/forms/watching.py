"""Forms of those who watch: the lot, the site's record, stops and defects, the acceptance."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import PhotosField, dated
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.works import selectors
from lianxin.works.vocabulary import CheckItem, NoteKind, Party


class AnnounceForm(StepForm):
    draw_words = lines(
        _("用什么数抽签"),
        200,
        hint=_("要是现在谁也不知道、到时谁都查得到的数。例如“12 月 5 日县气象局公布的最高、最低气温”。"),
    )
    draw_on = dated(_("哪天抽签"))


class AnnounceAgainForm(AnnounceForm):
    reason = lines(
        _("公布的数为什么没有出来"), 200, hint=_("写进工地记录，人人看得到。数其实出来了的，照它抽，不能换。")
    )


class VolunteerMyselfForm(StepForm):
    interest = lines(
        _("和这个项目有什么关系"),
        200,
        required=False,
        hint=_("自己或者家里人做这个工程、卖材料、占地的，写在这里，不参加抽签。没有的留空。"),
    )


class CommentForm(StepForm):
    words = lines(_("哪里要改，为什么"), 500, hint=_("人人看得到您写的话，看不到是谁写的。不写别人的姓名。"))


class AnswerCommentForm(StepForm):
    words = lines(_("怎么答复"), 500, hint=_("采纳了哪些、方案怎么改；不采纳的写为什么。人人看得到。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.open_comments(self.about)}
        comment = picked(_("哪一条意见"), [(key, str(each)) for key, each in found.items()], coerce=found.get)
        self.fields = {"comment": comment} | self.fields


class VolunteerForm(StepForm):
    name = forms.CharField(label=_("姓名"), max_length=80)
    interest = lines(
        _("和这个项目有什么关系"),
        200,
        required=False,
        hint=_("自己或者家里人做这个工程、卖材料、占地的，写在这里，不参加抽签。没有的留空。"),
    )


class DrawForm(StepForm):
    seed = forms.CharField(
        label=_("公布的那个数"), max_length=80, help_text=_("照公布的写，一个字也不差：谁都用它重抽一遍。")
    )


class ReplaceMonitorForm(StepForm):
    reason = lines(
        _("为什么不看了"), 200, hint=_("例如“去外地打工”“生病”。人人看得到，不写姓名。由抽签排在后面的一个接替。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [each.number for each in selectors.monitors_of(self.about) if each.is_drawn]
        choices = [(each, _now("{n} 号监督员").format(n=each)) for each in found]
        self.fields = {"number": picked(_("哪一个不看了"), choices, coerce=int)} | self.fields
        decided = selectors.decisions_naming(self.about)
        self.fields["paper"] = forms.CharField(
            label=_("本人签字的单子号"), max_length=120, required=False, help_text=_("本人写了不看了、签了字的。")
        )
        self.fields["decision"] = forms.ChoiceField(
            label=_("或者会上定的决议"), required=False, choices=[("", "—"), *((each.id, each.label) for each in decided)],
            help_text=_("验收时没有签字的监督员，只有会上定了才能换。写明了“{number}”的决议才列在这里。").format(number=self.about.number),
        )  # fmt: skip


class LeaveWatchForm(StepForm):
    reason = lines(_("为什么不看了"), 200, hint=_("人人看得到，不写姓名。由抽签排在后面的一个接替。"))


class SignAcceptanceForm(StepForm):
    is_signed = forms.TypedChoiceField(
        label=_("您签不签字"), choices=[("yes", _("签字：做得好")), ("no", _("不签字：还有问题"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = lines(_("不签的写为什么"), 300, required=False, hint=_("人人看得到，不写姓名。签字的可以不写。"))


class LogForm(StepForm):
    words = lines(_("今天做了什么、看到什么"), 500, hint=_("埋在地下看不见的，当天写清楚。人人看得到，不写姓名。"))
    on = dated(_("哪天"), initial=clock.today)


class DefectForm(StepForm):
    words = lines(_("哪里要返修"), 500, hint=_("人人看得到，不写姓名。"))
    due_on = dated(_("哪天前修好"))


class MendForm(StepForm):
    words = lines(_("怎么修好的"), 500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.open_notes(self.about, NoteKind.DEFECT)}
        note = picked(_("修好的是哪一处"), [(key, str(each)) for key, each in found.items()], coerce=found.get)
        self.fields = {"note": note} | self.fields


class _Acceptance(StepForm):
    on = dated(_("哪天验收"), initial=clock.today)
    present = lines(_("哪些方面的人到场"), 200, hint=_("乡镇、村、施工的、设计的；监督员按号。不写姓名。"))

    def monitors(self, label, **more):
        found = [each for each in selectors.monitors_of(self.about) if each.is_drawn]
        return forms.TypedMultipleChoiceField(
            label=label, choices=[(each.number, _now("{n} 号监督员").format(n=each.number)) for each in found], coerce=int,
            required=False, widget=forms.CheckboxSelectMultiple, **more,
        )  # fmt: skip


def _items(label, **more):
    return forms.MultipleChoiceField(
        label=label, choices=CheckItem.choices, widget=forms.CheckboxSelectMultiple, required=False, **more
    )


class AcceptForm(_Acceptance):
    sheet = forms.CharField(
        label=_("签了字的验收单的号"), max_length=60, help_text=_("纸质验收单归档的号，谁都能来查。")
    )
    scans = PhotosField(
        label=_("签了字的验收单"), help_text=_("一页一张照片，最多六页。只有办项目的、监督的人和监督员看得到。")
    )
    parties = forms.MultipleChoiceField(
        label=_("还有谁在验收单上签了字"), choices=Party.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("乡镇、村、施工的都要签。"),
    )  # fmt: skip
    good = _items(_("一项一项看，合格的勾上"), help_text=_("都合格才通过。这个项目没有的，当合格勾上。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed"] = self.monitors(_("在验收单上签了字的监督员"), help_text=_("用自己的账号签了的不用勾。"))


class RefuseForm(_Acceptance):
    bad = _items(_("哪几项不合格"))
    reason = lines(_("为什么不通过"), 500)
    due_on = dated(_("哪天前修好"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["refused"] = self.monitors(_("不肯签字的监督员"))
        self.fields["signed"] = self.monitors(_("签了字的监督员"), help_text=_("没有到场的，两边都不勾。"))
