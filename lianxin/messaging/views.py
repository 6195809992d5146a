from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from lianxin.kit.http import reads, writes
from lianxin.messaging import selectors, services


@reads
def inbox(request):
    """The messages to whoever is signed in."""
    page = selectors.inbox(request.actor, cursor=request.GET.get("after", ""))
    return render(request, "messaging/inbox.html", {"page": page})


@writes(methods=("POST",))
def open_message(request, public_id):
    """Marks a message as read and leads to what it speaks of."""
    message = selectors.own_message(request.actor, public_id)
    if message is None:
        raise Http404
    services.read_message(message=message, by=request.actor)
    is_ours = message.url and url_has_allowed_host_and_scheme(message.url, {request.get_host()})
    return redirect(message.url if is_ours else "messaging:inbox")


@reads(public=True)
def healthz(request):
    """For whoever watches the machine: the database answers; whether the worker lives."""
    return JsonResponse({"database": "ok", "worker": "ok" if selectors.is_worker_alive() else "silent"})
