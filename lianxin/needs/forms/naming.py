"""The desk says whom a complaint is about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.needs import selectors
from lianxin.needs.forms.acting import ActionForm
from lianxin.needs.vocabulary import Verdict

_OF_PEOPLE = [choice for choice in Verdict.choices if choice[0] != Verdict.ASKED]
_OF_UNITS = [(Verdict.MEANT, _("投诉的是这个单位")), (Verdict.NOT_MEANT, _("只是提到，投诉的不是这个单位"))]


def _asked(label, choices, initial):
    return forms.ChoiceField(label=label, choices=choices, initial=initial, widget=forms.RadioSelect)


class NamesForm(ActionForm):
    """One question for everybody and every unit its words name, and room for more."""

    also = forms.CharField(
        label=_("还投诉了谁"),
        required=False,
        max_length=80,
        help_text=_("写姓名，或“王主任”这样的叫法。对得上在任的人，本人就看不到这一件；对不上的照原话记下。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.units = selectors.named_people(self.need), selectors.named_units(self.need)
        asked = {
            f"person_{person.pk}": _asked(
                _("写到了“{called}”：{post}").format(called=person.called, post=person.post_words),
                _OF_PEOPLE,
                person.verdict,
            )
            for person in self.people
        }
        asked |= {
            f"unit_{named.pk}": _asked(_("写到了“{unit}”").format(unit=named), _OF_UNITS, named.verdict)
            for named in self.units
        }
        self.fields = asked | self.fields

    def clean(self):
        data = super().clean()
        people = {person.user_id: data.get(f"person_{person.pk}") for person in self.people}
        units = {named.unit_id: data.get(f"unit_{named.pk}") for named in self.units}
        if not (people or units or data.get("also") or "also" in self.errors):
            self.add_error("also", _("请写投诉的是谁。"))
        return {
            "meant": [user for user, verdict in people.items() if verdict == Verdict.MEANT],
            "not_meant": [user for user, verdict in people.items() if verdict == Verdict.NOT_MEANT],
            "units_meant": [unit for unit, verdict in units.items() if verdict == Verdict.MEANT],
            "units_not_meant": [unit for unit, verdict in units.items() if verdict == Verdict.NOT_MEANT],
            "also": data.get("also", ""),
        }
