from django.shortcuts import render

from lianxin.audit import policies
from lianxin.audit.forms import TrailForm
from lianxin.audit.presenters import trail_rows
from lianxin.audit.selectors import trail
from lianxin.kit.http import reads, wants_fragment


@reads
def show_trail(request):
    """The audit trail within the reader's scope: by subject, person and day."""
    policies.can_read_trail(request.actor).or_raise()
    form = TrailForm(request.GET)
    asked = form.is_valid() and form.has_changed()
    page, veiled = trail(request.actor, form.question(), cursor=request.GET.get("cursor", ""))
    query = request.GET.copy()
    query.pop("cursor", None)
    context = {
        "form": form,
        "asked": asked,
        "rows": trail_rows(page.items, veiled),
        "next_cursor": page.next_cursor,
        "query": query.urlencode(),
    }
    return render(request, f"audit/trail.html{'#list' if wants_fragment(request) else ''}", context)
