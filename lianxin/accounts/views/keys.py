from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lianxin.accounts import policies, selectors, services
from lianxin.accounts.forms import ApiKeyForm
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.http import reads, writes


@reads
def list_keys(request):
    """Keys given to other systems in my scope."""
    policies.can_see_api_keys(request.actor).or_raise()
    return render(request, "accounts/keys.html", {"rows": selectors.api_keys(request.actor), "today": clock.today()})


@writes
def give_key(request):
    """Give a key; it is shown on the answer and never again."""
    policies.can_see_api_keys(request.actor).or_raise()
    scopes = selectors.known_scopes(request.actor)
    form = ApiKeyForm(request.POST or None, scopes=scopes)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        path = data.pop("scope")
        try:
            made, key = services.give_api_key(scope_path=path, scope_label=dict(scopes)[path], by=request.actor, **data)
        except (RuleBroken, NotAllowed) as refused:
            form.add_error(getattr(refused, "field", None), str(refused))
        else:
            return render(request, "accounts/key_given.html", {"made": made, "key": key})
    return render(request, "accounts/give_key.html", {"form": form}, status=422 if form.errors else 200)


@writes
def revoke_key(request, public_id):
    """Revoke a key, after asking once."""
    policies.can_see_api_keys(request.actor).or_raise()
    api_key = get_object_or_404(selectors.api_keys(request.actor), public_id=public_id)
    if request.method == "POST":
        services.revoke_api_key(api_key=api_key, by=request.actor)
        messages.success(request, _("密钥已作废，那边马上用不了。"))
        return redirect("accounts:keys")
    return render(request, "accounts/revoke_key.html", {"api_key": api_key})
