from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.accounts import selectors, services
from lianxin.accounts.forms import PasswordForm
from lianxin.kit import clock
from lianxin.kit.decisions import check
from lianxin.kit.http import reads, writes
from lianxin.kit.panels import panels_for

_FRESH = 15 * 60


@reads
def show_me(request):
    """My account: who I am here, how I sign in, what roles I hold since when and by whom."""
    kinds = selectors.second_factor_kinds(request.user)
    context = {
        "account": request.user,
        "has_app": "totp" in kinds,
        "has_passkey": "webauthn" in kinds,
        "came_by_code": _came_by_code(request),
        "sessions": selectors.session_count(request.user),
        "grants": selectors.grants_of(request.user),
        "panels": panels_for("account", request.actor, request.user),
    }
    return render(request, "accounts/me.html", context)


def _came_by_code(request):
    since = clock.now().timestamp() - _FRESH
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "code" and record["at"] > since for record in records)


@reads
def need_second_factor(request):
    """Why a second factor is needed and how to set one up; the first and only page until there is one."""
    if selectors.has_second_factor(request.user):
        return redirect("/")
    return render(request, "accounts/second_factor.html")


@writes
def choose_password(request):
    """A new password without the old one: after a code sent to the phone, or in place of a one-time password."""
    was_once = request.user.password_is_once
    may = was_once or _came_by_code(request)
    check(may, _("请先用短信验证码登录，十五分钟内再来设置新密码。")).or_raise()
    form = PasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        user = services.choose_password(user=request.user, password=form.cleaned_data["password"], by=request.actor)
        update_session_auth_hash(request, user)
        messages.success(request, _("新密码已设好，别处的登录已全部退出。"))
        return redirect("/" if was_once else "accounts:me")
    context = {"form": form, "was_once": was_once}
    return render(request, "accounts/password.html", context, status=422 if form.errors else 200)
