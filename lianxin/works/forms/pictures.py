"""Forms of pictures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import PhotosField
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day
from lianxin.works import selectors
from lianxin.works.vocabulary import BUILT, Moment, ProjectState


class PhotoForm(StepForm):
    moment = forms.ChoiceField(label=_("什么时候的样子"), choices=Moment.choices)
    words = forms.CharField(
        label=_("照片上是什么"), max_length=120, help_text=_("例如“小学门口第三根灯杆”。不写姓名。")
    )
    photos = PhotosField(label=_("照片"), help_text=_("拍活、拍地方，不拍人脸。一次最多六张，人人看得到。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.about.state
        now = Moment.AFTER if state in BUILT else Moment.DURING if state == ProjectState.BUILDING else Moment.BEFORE
        self.initial.setdefault("moment", now)


class RemovePhotoForm(StepForm):
    reason = lines(_("为什么藏起来"), 200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for group in selectors.photos_of(self.about).values() for each in group}
        choices = [(key, f"{each.caption} · {day(each.stored_at)}") for key, each in found.items()]
        self.fields = {"photo": picked(_("藏起哪一张"), choices, coerce=found.get)} | self.fields
