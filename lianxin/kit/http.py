"""What a view says about itself: whether it reads or writes, and whom it lets in.

``@reads`` answers GET and HEAD and raises if it writes; ``@writes`` also answers POST. Sign-in is required unless
the view is ``public=True``. A house test walks every URL and asks for one of the two.
"""

import functools
import re

from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import HttpResponseNotAllowed

_CHANGES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|ALTER|DROP|CREATE)\b", re.IGNORECASE)
#: Sessions, sign-in throttles and the log of who opened a record are written while reading.
_ALLOWED_WHILE_READING = re.compile(r'"?(django_session|axes_|accounts_session|people_disclosure)', re.IGNORECASE)


class WriteInReadingView(AssertionError):
    """A view that says it only reads tried to write."""


def _refuse_writes(execute, sql, params, many, context):
    if _CHANGES.match(sql) and not _ALLOWED_WHILE_READING.search(sql):
        raise WriteInReadingView(sql[:200])
    return execute(sql, params, many, context)


def _guard(view, methods, public, read_only):
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        if not public and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
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


def wants_fragment(request):
    """True when htmx asks for part of the page: the view then renders ``page.html#partial``."""
    return bool(getattr(request, "htmx", False)) and not request.htmx.boosted
