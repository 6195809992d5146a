"""没有公开的: what places below did not make public in time, and the order that they do."""

from dataclasses import replace

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin import forms, policies, presenters, selectors, services
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, take_step

ORDER = Step(
    "order", "", _("责成公布"), forms.OrderForm, services.order_disclosure, "undisclosed", policies.can_order_disclosure,
)  # fmt: skip


@reads
def undisclosed(request):
    policies.can_see_reported(request.actor).or_raise()
    return render(request, "bulletin/undisclosed.html", {"rows": presenters.undisclosed_rows(request.actor)})


@writes
def order_disclosure(request, public_id):
    found = selectors.find_undisclosed(public_id, request.actor)
    row = presenters.undisclosed_row(found)
    step = replace(ORDER, told=presenters.order_told(found))
    return take_step(request, step, found, heading=f"{row.title}\n{row.about}", back=reverse("bulletin:undisclosed"))
