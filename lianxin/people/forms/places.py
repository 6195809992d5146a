"""A choice among the places somebody may work on."""

from django import forms


class PlaceChoice(forms.ModelChoiceField):
    def label_from_instance(self, division):
        return f"{division.parent.name} {division.name}" if division.parent else division.name
