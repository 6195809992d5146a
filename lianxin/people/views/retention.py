"""What has been kept long enough: how much of it, by which rule; it goes when an officer says so."""

import time

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit.http import reads, writes
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.vocabulary import RETENTION, RETENTION_KEEPERS

SECONDS_PER_REQUEST = 1.5


@reads
def show_retention(request):
    policies.can_see_retention(request.actor).or_raise()
    return render(request, "people/retention.html", {"lines": selectors.due_for_removal(_roots(request))})


@writes(methods=("POST",))
def remove_expired(request, kind):
    """Remove for a second or two; what is left waits for the button to be pressed again."""
    policies.can_see_retention(request.actor).or_raise()
    if kind not in RETENTION:
        raise Http404
    until, count = time.monotonic() + SECONDS_PER_REQUEST, 0
    for path in _roots(request):
        while time.monotonic() < until and (removed := people.remove_expired(kind=kind, path=path, by=request.actor)):
            count += removed
    messages.success(request, _("已删除 {count} 条，记录在案。").format(count=count))
    return redirect("people:retention")


def _roots(request):
    return request.actor.scopes(*RETENTION_KEEPERS)
