"""What a view says about itself: whether it reads or writes, and whom it lets in.

``@reads`` answers GET and HEAD and raises if it writes; ``@writes`` also answers POST. Sign-in is required unless
the view is ``public=True``. A house test walks every URL and asks for one of the two.
"""

import functools
import re
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

_CHANGES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|ALTER|DROP|CREATE)\b", re.IGNORECASE)
#: Sessions, sign-in throttles and the log of who opened a record are written while reading.
_ALLOWED_WHILE_READING = re.compile(r'"?(django_session|axes_|accounts_session|people_disclosure)', re.IGNORECASE)


class WriteInReadingView(AssertionError):
    """A view that says it only reads tried to write."""


def _refuse_writes(execute, sql, params, many, context):
    if _CHANGES.match(sql) and not _ALLOWED_WHILE_READING.search(sql):
        raise WriteInReadingView(sql[:200])
    return execute(sql, params, many, context)


def typed_text(request):
    """What a person wrote into the form that was sent, to be given back; never secrets, marks of the form or codes."""
    unread = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code", "next"}
    values = (value for name, sent in request.POST.lists() if name not in unread for value in sent)
    return [value for value in values if value.strip()]


def came_from(request):
    """The page of ours that sent this request, or the home page."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return "/"
    parts = urlsplit(referer)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _ask_to_sign_in(request, back_to):
    """To the sign-in page and back; a form sent after the session ended first shows what was typed."""
    kept = typed_text(request) if request.method == "POST" else []
    answer = redirect_to_login(back_to)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(answer.url)  # else the sign-in page would land inside a list
    if not kept:
        return answer
    return render(request, "expired.html", {"kept": kept, "again": answer.url}, status=403)


def _guard(view, methods, public, read_only):
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        if not public and not request.user.is_authenticated:
            return _ask_to_sign_in(request, came_from(request) if "GET" not in methods else request.get_full_path())
        if read_only or request.method in ("GET", "HEAD"):
            with connection.execute_wrapper(_refuse_writes):
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    guarded.guard = {"methods": methods, "public": public}
    guarded.login_required = not public
    return guarded


def reads(view=None, *, public=False):
    """A view that only reads (GET, HEAD)."""
    if view is None:
        return functools.partial(reads, public=public)
    return _guard(view, ("GET", "HEAD"), public, read_only=True)


def writes(view=None, *, public=False, methods=("GET", "HEAD", "POST")):
    """A view whose POST writes; its GET, if it has one, is held to reading."""
    if view is None:
        return functools.partial(writes, public=public, methods=methods)
    return _guard(view, methods, public, read_only=False)


def posted(request):
    """``(data, files)`` for a form: bound by every POST, even an empty one; ``(None, None)`` otherwise."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def wants_fragment(request):
    """True when htmx asks for part of the page: the view then renders ``page.html#partial``."""
    return bool(getattr(request, "htmx", False)) and not request.htmx.boosted
