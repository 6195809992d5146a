"""Accounts as officers keep them: open one for somebody, close it, open it again, help its owner back in."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _L

from lianxin.accounts import policies, selectors, services
from lianxin.accounts.forms import KeepAccountForm, OpenAccountForm
from lianxin.accounts.passwords import new_once_password
from lianxin.accounts.vocabulary import FirstSignIn, KeeperVerb
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.kit.ids import new_public_id
from lianxin.kit.paging import page

_DONE = {
    KeeperVerb.CLOSE: _L("账号已停用，本人在各处都已退出。"),
    KeeperVerb.REOPEN: _L("账号已恢复，本人可以登录了。"),
    KeeperVerb.FACTOR: _L("双重验证已重置，本人下次登录后重新设置。"),
}


@reads
def list_accounts(request):
    """Accounts whose roles I could give, or that I opened."""
    policies.can_see_accounts(request.actor).or_raise()
    text = request.GET.get("q", "").strip()[:40]
    found = selectors.accounts_kept_by(request.actor, text)
    rows = page(found, order=("name", "pk"), cursor=request.GET.get("after", ""))
    return render(request, "accounts/accounts.html", {"rows": rows, "text": text})


@writes
def open_account(request):
    """An account for somebody; a one-time password is shown on the answer and nowhere else."""
    policies.can_create_user(request.actor).or_raise()
    form = OpenAccountForm(request.POST or None, initial={"first": FirstSignIn.CODE, "is_staff": True})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        once = new_once_password() if data.pop("first") == FirstSignIn.ONCE else None
        data["username"] = data["username"] or f"u{new_public_id().lower()}"
        try:
            user = services.create_user(**data, password=once, password_is_once=bool(once), by=request.actor)
        except (RuleBroken, NotAllowed) as refused:
            form.add_error(getattr(refused, "field", None), str(refused))
        else:
            return render(request, "accounts/account_opened.html", {"account": user, "once": once})
    return render(request, "accounts/open_account.html", {"form": form}, status=422 if form.errors else 200)


@writes
def keep_account(request, public_id):
    """One account: its state, its roles, and what whoever keeps it may do, each with a reason."""
    policies.can_see_accounts(request.actor).or_raise()
    user = get_object_or_404(selectors.accounts_kept_by(request.actor), public_id=public_id)
    grants = selectors.grants_of(user)
    may = policies.can_keep_account(request.actor, user, grants)
    form = KeepAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _kept(request, user, form)
        if answer:
            return answer
    context = {
        "account": user,
        "grants": grants,
        "may": may,
        "may_help_in": policies.can_help_in(request.actor, user, grants),
        "form": form,
        "has_factor": selectors.has_second_factor(user),
    }
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)


def _kept(request, user, form):
    verb, reason = KeeperVerb(form.cleaned_data["verb"]), form.cleaned_data["reason"]
    service = {
        KeeperVerb.CLOSE: services.close_user,
        KeeperVerb.REOPEN: services.reopen_user,
        KeeperVerb.FACTOR: services.reset_second_factor,
        KeeperVerb.PASSWORD: services.give_once_password,
    }[verb]
    try:
        done = service(user=user, by=request.actor, reason=reason)
    except RuleBroken as refused:
        form.add_error(None, str(refused))
        return None
    if verb == KeeperVerb.PASSWORD:
        return render(request, "accounts/account_opened.html", {"account": user, "once": done})
    messages.success(request, _DONE[verb])
    return redirect("accounts:keep_account", user.public_id)
