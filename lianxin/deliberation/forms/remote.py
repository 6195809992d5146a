"""Who attends from afar: made sure of, and called by name item by item; and which meeting of the branch came first."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.vocabulary import IdentityCheck, RollCall
from lianxin.kit.steps import StepForm, picked


class StudyForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.studies_for(self.about.body)}
        self.fields["study"] = picked(
            _("党组织先研究的那次会"), [("", _("请选一次")), *((key, str(each)) for key, each in found.items())],
            coerce=found.get, help_text=_("研究的要是同一件事：议程里的议题，那次会上都要研究过。"),
        )  # fmt: skip


class _EachOnline(StepForm):
    """A choice for each of those who attend from afar; ``rows`` is the argument of the service."""

    choices = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries = self.asked()
        for entry in self.entries:
            self.fields[f"seat_{entry.seat_id}"] = forms.ChoiceField(
                label=f"{entry.seat.number} {entry.seat.name}", choices=self.choices, required=False,
                initial=self.said(entry),
            )  # fmt: skip

    def clean(self):
        given = super().clean()
        rows = [(entry.seat, given.get(f"seat_{entry.seat_id}", "")) for entry in self.entries]
        return {"rows": [(seat, answer) for seat, answer in rows if answer]}


class IdentityForm(_EachOnline):
    choices = [("", _("还没有核对")), *IdentityCheck.choices]

    def asked(self):
        return selectors.online_at(self.about)

    def said(self, entry):
        return entry.checked_how


class RollCallForm(_EachOnline):
    choices = [("", _("还没有点到")), *RollCall.choices]

    def asked(self):
        return selectors.known_online_at(self.about.meeting)

    def said(self, entry):
        return self._answers().get(entry.seat_id, "")

    def _answers(self):
        if not hasattr(self, "_said"):
            self._said = dict(self.about.roll_call.values_list("seat_id", "answer"))
        return self._said
