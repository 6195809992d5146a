"""One's own calendar: its address, and what a phone fetches under it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts import selectors, services
from lianxin.kit.calendars import as_ical, own_entries
from lianxin.kit.http import reads, writes


@writes
def my_calendar(request):
    """Whether I have an address; a new one is shown on the answer and never again."""
    context = {"address": ""}
    if request.method == "POST":
        key = services.give_calendar_address(by=request.actor)
        context["address"] = request.build_absolute_uri(reverse("accounts:calendar_feed", args=[key]))
    context["open"] = selectors.calendar_address_of(request.actor)
    answer = render(request, "accounts/calendar.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@writes(methods=("POST",))
def revoke_my_calendar(request):
    services.revoke_calendar_address(by=request.actor)
    messages.success(request, _("旧地址已作废，手机里的日历不再更新。"))
    return redirect("accounts:my_calendar")


@reads(public=True)
def calendar_feed(request, key):
    """What the owner of the address has to do, by what their roles are today. No session: phones have none."""
    actor = selectors.whose_calendar(key)
    if actor is None:
        raise Http404
    text = as_ical(_("连心：我要办的"), own_entries(actor), request.build_absolute_uri("/"), is_public=False)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    return answer
