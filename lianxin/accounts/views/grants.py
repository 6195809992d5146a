from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lianxin.accounts import policies, selectors, services
from lianxin.accounts.forms import EndGrantForm, GrantForm
from lianxin.accounts.models import User
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.kit.paging import page


@reads
def list_grants(request):
    """Roles in my scope, by person."""
    policies.can_see_grants(request.actor).or_raise()
    text = request.GET.get("q", "").strip()[:40]
    found = selectors.grants_in_scope(request.actor, text)
    rows = page(found, order=("holder", "id"), cursor=request.GET.get("after", ""))
    return render(request, "accounts/grants.html", {"rows": rows, "text": text})


@writes
def give_grant(request):
    """Give a role to a person who has an account."""
    policies.can_see_grants(request.actor).or_raise()
    scopes = selectors.known_scopes(request.actor)
    form = GrantForm(
        request.POST or None, scopes=scopes, initial={"starts_on": clock.today(), "username": request.GET.get("to", "")}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        user = User.objects.filter(username=data.pop("username"), is_active=True).first()
        if user is None:
            form.add_error("username", _("没有这个用户名，请核对。"))
        else:
            path = data.pop("scope")
            try:
                services.give_grant(
                    user=user, scope_path=path, scope_label=dict(scopes)[path], by=request.actor, **data
                )
            except (RuleBroken, NotAllowed) as refused:
                form.add_error(getattr(refused, "field", None), str(refused))
            else:
                messages.success(request, _("已授予 {name} 角色。").format(name=user.name))
                return redirect("accounts:grants")
    return render(request, "accounts/give_grant.html", {"form": form}, status=422 if form.errors else 200)


@writes
def end_grant(request, pk):
    """End a role on a day, with the reason."""
    policies.can_see_grants(request.actor).or_raise()
    grant = get_object_or_404(selectors.grants_in_scope(request.actor), pk=pk)
    form = EndGrantForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            services.end_grant(grant=grant, by=request.actor, **form.cleaned_data)
        except (RuleBroken, NotAllowed) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("角色已收回。"))
            return redirect("accounts:grants")
    return render(
        request, "accounts/end_grant.html", {"form": form, "grant": grant}, status=422 if form.errors else 200
    )
