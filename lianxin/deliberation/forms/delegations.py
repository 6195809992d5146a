"""What the assembly has given to its representatives."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.delegating import MAY_BE_GIVEN
from lianxin.deliberation.vocabulary import AssemblyMatter
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked, words


class DelegateForm(StepForm):
    matter = forms.ChoiceField(
        label=_("哪一类事项"), choices=[(each, AssemblyMatter(each).label) for each in MAY_BE_GIVEN],
        help_text=_("章程和村规民约、罢免、撤销代表会议的决定，不能授权。"),
    )  # fmt: skip
    words = words(_("决议里怎么写的"), 200, rows=2, hint=_("照决议抄授权的那一句，人人看得到。"))
    until = forms.DateField(label=_("授权到哪天"), widget=DateInput())
    field_order = ("resolution", "matter", "words", "until")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.resolutions_that_give(self.about)}
        self.fields["resolution"] = picked(
            _("村民（居民）会议的哪份决议"), [(key, f"{each.number} {each.title}") for key, each in found.items()],
            coerce=found.get, help_text=_("公布了、还有效的才列在这里。"),
        )  # fmt: skip
        self.order_fields(self.field_order)
