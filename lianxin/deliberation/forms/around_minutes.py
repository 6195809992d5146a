"""Why somebody did not come, photos beside the minutes, what the supervision committee says of them."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import PhotosField
from lianxin.kit.steps import StepForm, words


class AbsencesForm(StepForm):
    absent = words(
        _("没有到会的人和原因"), 8000, rows=6,
        hint=_("一行一位：名册上的序号或者姓名，空一格写原因。比如：12 住院。没有说原因的不用写，记录上会写“没有说原因”。"),
    )  # fmt: skip

    def clean(self):
        given = super().clean()
        rows = []
        for line in filter(None, map(str.strip, given.get("absent", "").splitlines())):
            who, _space, reason = line.partition(" ")
            found = self._seats().get(who)
            if found is None or not reason.strip() or len(reason) > 100:
                told = _now("“{line}”看不懂：写序号或者姓名，空一格写原因；同名的写序号。").format(line=line)
                raise forms.ValidationError({"absent": told})
            rows.append((found, reason))
        return {"rows": rows}

    def _seats(self):
        if not hasattr(self, "_known"):
            seats = list(self.about.seats.all())
            names = [seat.name for seat in seats]
            self._known = {seat.name: seat for seat in seats if names.count(seat.name) == 1}
            self._known |= {str(seat.number): seat for seat in seats}
        return self._known


class AttachForm(StepForm):
    photos = PhotosField(
        label=_("照片、扫描件"), max_count=12, help_text=_("会场照片、会上用的材料；只有能看记录的人看得到。")
    )


class SuperviseForm(StepForm):
    words = words(
        _("看了以后怎么说"), 500, rows=3, hint=_("人数、表决、回避、记录有没有不对的地方；没有就写“没有问题”。")
    )
