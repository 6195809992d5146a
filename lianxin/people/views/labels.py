"""Priority labels: given, looked at anew, ended."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from lianxin.kit.http import writes
from lianxin.people import forms, policies, selectors
from lianxin.people import services as people
from lianxin.people.views.keeping import _person, _record


@writes
def give_label(request, public_id):
    person = _person(request, public_id)
    policies.can_manage_labels(request.actor, person).or_raise()
    return _record(
        request,
        forms.LabelForm(request.POST or None),
        _("登记重点户标签"),
        lambda data: people.give_label(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes(methods=("POST",))
def end_label(request, public_id, label_id):
    person = _person(request, public_id)
    label = selectors.find_label(request.actor, person, label_id)
    if label is None:
        raise Http404
    people.end_label(label=label, by=request.actor)
    messages.success(request, _("标签已终止。"))
    return redirect("people:person", public_id)


@writes
def review_label(request, public_id, label_id):
    """Confirm a label until new days."""
    person = _person(request, public_id)
    policies.can_manage_labels(request.actor, person).or_raise()
    label = selectors.find_label(request.actor, person, label_id)
    if label is None:
        raise Http404
    return _record(
        request,
        forms.ReviewLabelForm(request.POST or None, initial={"expires_on": label.expires_on}),
        _("复核重点户标签：{label}").format(label=label.get_label_display()),
        lambda data: people.review_label(label=label, by=request.actor, **data),
        ("people:person", public_id),
    )
