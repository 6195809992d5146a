"""和美乡村: the indicators of one place, side by side and never added up; places are not compared."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, take_step
from lianxin.territory.vocabulary import Level
from lianxin.works import forms, policies, presenters, selectors, services
from lianxin.works.views.projects import place_of

_RECORD = Step(
    "reading", "", _("填一项"), forms.ReadingForm, services.record_reading, "division",
    lambda actor, place: policies.can_open_project(actor, place.path), _("填错了再填一次，新的算数，旧的留着。"),
)  # fmt: skip


@reads(public=True)
def programme(request):
    """One place in one year; of a wider place, or of none, which places tell."""
    place, asked = place_of(request), request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    is_one = bool(place) and place.level == Level.VILLAGE
    below = None if is_one else selectors.places_telling(place.path if place else "")
    values, years = selectors.programme(place, year) if is_one else ([], [])
    context = {
        "place": place, "year": year, "areas": presenters.programme_rows(values), "years": years,
        "below": below,
        "may_tell": is_one and bool(policies.can_open_project(request.actor, place.path)),
    }  # fmt: skip
    return render(request, "works/programme.html", context)


@writes
def record_reading(request):
    """What the village tells of itself."""
    place = shown(place_of(request))
    back = f"{reverse('works:programme')}?place={place.public_id}"
    return take_step(request, _RECORD, place, heading=place.name, back=back)
