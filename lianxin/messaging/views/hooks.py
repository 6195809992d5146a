"""事件推送: other systems that are told what happens, their secrets and the log of what was sent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.messaging import policies, selectors, services
from lianxin.messaging.forms import HookForm
from lianxin.messaging.presenters import event_names


@writes
def hooks(request):
    """Systems that are told of the places this person looks after; a new one is added below."""
    actor = request.actor
    policies.can_keep_hooks(actor).or_raise()
    places = [place for place in accounts.known_scopes(actor) if policies.can_keep_hooks(actor, place[0])]
    form = HookForm(posted(request)[0], places=places)
    if request.method == "POST" and form.is_valid():
        path, values = form.cleaned_data.pop("place"), form.cleaned_data
        try:
            hook, secret = services.add_hook(path=path, place_label=dict(places)[path], by=actor, **values)
        except RuleBroken as error:
            form.add_error(error.field, error.message)
        else:
            return render(request, "messaging/hook_secret.html", {"hook": hook, "secret": secret})
    context = {"form": form, "hooks": selectors.hooks_kept_by(actor)}
    return render(request, "messaging/hooks.html", context, status=422 if form.errors else 200)


def _hook_or_404(request, public_id):
    policies.can_keep_hooks(request.actor).or_raise()
    hook = selectors.find_hook(request.actor, public_id)
    if hook is None:
        raise Http404
    return hook


@reads
def hook(request, public_id):
    """One system: what it is told, and what was sent when, newest first."""
    found = _hook_or_404(request, public_id)
    page = selectors.hook_log(found, cursor=request.GET.get("after", ""))
    context = {"hook": found, "page": page, "kinds": event_names(found.kinds), "now": clock.now()}
    return render(request, "messaging/hook.html", context)


@writes(methods=("POST",))
def renew_secret(request, public_id):
    """A new secret, shown on the answer and never again."""
    found = _hook_or_404(request, public_id)
    secret = services.renew_secret(hook=found, by=request.actor)
    return render(request, "messaging/hook_secret.html", {"hook": found, "secret": secret, "is_renewed": True})


_SAID = {
    "end": gettext_lazy("停了，不再发到那里。"),
    "resume": gettext_lazy("接着发了，没送到的马上再送。"),
    "try": gettext_lazy("试发了一条，几秒后看下面的记录。"),
}
_RUN = {"end": services.end_hook, "resume": services.resume_hook, "try": services.try_hook}


@writes(methods=("POST",))
def act_on_hook(request, public_id, verb):
    """End it, resume it, or try it."""
    if verb not in _RUN:
        raise Http404
    found = _hook_or_404(request, public_id)
    _RUN[verb](hook=found, by=request.actor)
    messages.success(request, _SAID[verb])
    return redirect("messaging:hooks") if verb == "end" else redirect("messaging:hook", public_id)


@writes(methods=("POST",))
def send_again(request, public_id, event_id):
    """Send one event once more."""
    found = _hook_or_404(request, public_id)
    delivery = selectors.find_hook_delivery(found, event_id)
    if delivery is None:
        raise Http404
    services.send_again(delivery=delivery, by=request.actor)
    messages.success(request, _("排上了，几秒后再送一次。编号不变，对方认得出是同一件。"))
    return redirect("messaging:hook", public_id)
