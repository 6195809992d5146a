"""What a view says about itself: whether it reads or writes, and whom it lets in.

``@reads`` answers GET and HEAD and raises if it writes; ``@writes`` also answers POST. Sign-in is required unless
the view is ``public=True``. A house test walks every URL and asks for one of the two.
"""

import functools
import re
import threading
from datetime import date
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from lianxin.kit.errors import SentBefore
from lianxin.kit.everybody import with_validator
from lianxin.kit.kept import drop_kept, keep_typed, kept_for, read_back, typed_fields

_CHANGES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|ALTER|DROP|CREATE)\b", re.IGNORECASE)
#: Sessions and the log of who opened a record are written while reading.
_ALLOWED_WHILE_READING = re.compile(r'"?(django_session|accounts_session|people_disclosure)', re.IGNORECASE)

#: No address asks for a day outside of these years.
_FIRST_YEAR, _LAST_YEAR = 1950, 2200


class WriteInReadingView(AssertionError):
    """A view that says it only reads tried to write."""


def refusing_writes():
    """What a connection asks before each statement while this thread only reads; others may share the connection."""
    reader = threading.get_ident()

    def refuse(execute, sql, params, many, context):
        if threading.get_ident() == reader and _CHANGES.match(sql) and not _ALLOWED_WHILE_READING.search(sql):
            raise WriteInReadingView(sql[:200])
        return execute(sql, params, many, context)

    return refuse


def came_from(request):
    """The page of ours that sent this request, or the home page."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return "/"
    parts = urlsplit(referer)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _ask_to_sign_in(request, back_to):
    """To the sign-in page and back; a form sent after the session ended first shows what was typed."""
    kept = typed_fields(request) if request.method == "POST" else {}
    answer = redirect_to_login(back_to)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(answer.url)  # else the sign-in page would land inside a list
    if not kept:
        return answer
    context = {"kept": read_back(kept), "is_refilled": keep_typed(request, back_to), "again": answer.url}
    return render(request, "expired.html", context, status=403)


def _guard(view, methods, public, read_only):
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        if not public and not request.user.is_authenticated:
            return _ask_to_sign_in(request, came_from(request) if "GET" not in methods else request.get_full_path())
        if request.user.is_authenticated and not read_only:
            if request.method == "POST":
                drop_kept(request)
            else:
                request.kept_form = kept_for(request)
                request.kept_rows = read_back(request.kept_form or {})
        if read_only or request.method in ("GET", "HEAD"):
            with connection.execute_wrapper(refusing_writes()):
                answer = view(request, *args, **kwargs)
                return with_validator(request, answer) if public else answer
        try:
            return view(request, *args, **kwargs)
        except SentBefore:
            messages.info(request, _("刚才已经记下了，没有再记一次。"))
            return redirect(request.get_full_path())

    guarded.guard = {"methods": methods, "public": public}
    guarded.login_required = not public
    return guarded


def reads(view=None, *, public=False):
    """A view that only reads (GET, HEAD)."""
    if view is None:
        return functools.partial(reads, public=public)
    return _guard(view, ("GET", "HEAD"), public, read_only=True)


def writes(view=None, *, public=False, methods=("GET", "HEAD", "POST")):
    """A view whose POST writes; its GET, if it has one, is held to reading. Whoever sent the same form twice (``kit.steps.run_once``)
    is told so on its page."""
    if view is None:
        return functools.partial(writes, public=public, methods=methods)
    return _guard(view, methods, public, read_only=False)


def posted(request):
    """``(data, files)`` for a form: bound by every POST, even an empty one; ``(None, None)`` otherwise."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def day_asked(request, name, fallback=None):
    """The day a query asks for; ``fallback`` where it asks for none, or for one the calendar does not have."""
    return day_written(request.GET.get(name, ""), fallback)


def day_written(text, fallback=None):
    """``2026-11-30`` as a day; ``fallback`` for anything that is none. The calendar's far ends count as mistyped."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return fallback
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else fallback


def wants_fragment(request):
    """True when htmx asks for part of the page: the view then renders ``page.html#partial``."""
    return bool(getattr(request, "htmx", False)) and not request.htmx.boosted
