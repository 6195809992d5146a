"""What every form of a step shares: the thing it is about, and who fills it in."""

from django import forms


class StepForm(forms.Form):
    """``cleaned_data`` are the keyword arguments of the step's service; ``about`` is the thing, ``actor`` who acts."""

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.about, self.actor = about, actor


def words(label, length=500, *, hint="", required=True, rows=3):
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=length, widget=forms.Textarea(attrs={"rows": rows})
    )


def picked(label, choices, **more):
    """A choice among ``{key: thing}``; its value is the thing, nothing chosen is ``None``."""
    more.setdefault("required", True)
    return forms.TypedChoiceField(label=label, choices=choices, empty_value=None, **more)
