"""Pages of the house itself: display choices, what failed and why, and the living page of components."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from lianxin.kit import showcase
from lianxin.kit.display import MODE_COOKIE, MODES, THEME_COOKIE, THEMES
from lianxin.kit.http import came_from, reads, writes
from lianxin.kit.kept import read_back, typed_fields
from lianxin.kit.problems import machine_answer

#: A form longer than anything a person writes. It has not been read, so its text cannot be given back from here.
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
_YEAR = 365 * 24 * 3600


@reads(public=True)
def show_components(request):
    """The living page: every token and component, in every mode."""
    context = {
        "colours": showcase.tokens("colour", "light", "dark"),
        "sizes": showcase.tokens("size", "standard", "elder"),
        "specimens": showcase.specimens(),
        "spark": showcase.SPARK,
        "months": showcase.MONTHS,
    }
    return render(request, "kit/components.html", context)


@writes(public=True, methods=("POST",))
def choose_display(request):
    """Keep one choice (language, theme or elder mode) in a cookie and go back to where the person was."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    for name, cookie, allowed in (("theme", THEME_COOKIE, THEMES), ("mode", MODE_COOKIE, MODES)):
        if name in request.POST:
            _keep(response, cookie, request.POST[name] if request.POST[name] in allowed else "")
    language = request.POST.get("language", "")
    if language and check_for_language(language):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


def _keep(response, cookie, value):
    if value:
        response.set_cookie(cookie, value, max_age=_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(cookie)


def failure_page(request, status, **context):
    """The page of a failure, with the layout; for systems, the failure in their form."""
    if told := machine_answer(request, status, context.get("reason", "")):
        return told
    return _in_place_of_main(request, render(request, f"{status}.html", context, status=status))


def _in_place_of_main(request, response):
    """Asked for by htmx, a failure takes the place of the whole text, not of one list in it."""
    if getattr(request, "htmx", False):
        response["HX-Retarget"] = response["HX-Reselect"] = "#main"
        response["HX-Reswap"] = "outerHTML"
    return response


@requires_csrf_token
def bad_request(request, exception):
    if isinstance(exception, _TOO_MUCH):
        return failure_page(request, 413, back=came_from(request))
    return failure_page(request, 400, reason="")


@requires_csrf_token
def permission_denied(request, exception):
    return failure_page(request, 403, reason=str(exception) or _("您的账号没有这项权限。"))


@requires_csrf_token
def page_not_found(request, exception):
    return failure_page(request, 404, reason="")


def too_many_requests(request, exception=None):
    """Somebody asked too often within a minute."""
    return failure_page(request, 429)


@requires_csrf_token
def server_error(request):
    """Drawn without the layout: whatever broke may be part of it."""
    if told := machine_answer(request, 500):
        return told
    try:
        stylesheet = static("app.css")
    except ValueError:  # not collected: that may be what broke
        stylesheet = ""
    return _in_place_of_main(request, render(None, "500.html", {"stylesheet": stylesheet}, status=500))


@requires_csrf_token
def csrf_failure(request, reason=""):
    """A form that stayed open too long or came from elsewhere; the text typed is given back."""
    kept = read_back(typed_fields(request))
    return render(request, "csrf.html", {"kept": kept, "again": request.get_full_path()}, status=403)
