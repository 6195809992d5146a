"""Pages that everybody without an account reads alike: made once for as long as nothing in the house changes. Every other
public answer is made anew and says what it is by its digest.

Every change leaves an event (see ``actions``), so the newest events are the version of all a page may show. Each process
asks for it twice a second at most, which is how long a page may lag behind.
"""

import functools
import hashlib
import re
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from lianxin.kit import clock
from lianxin.kit.caching import keep_forgettable, short_lived
from lianxin.kit.display import display_of

#: What depends on the hour and not on a change is at most so old.
_SECONDS = 60
_MOST_PAGES, _MOST_BYTES = 64, 200_000
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w{64}(?=")')

_ask_version: Callable[[], object] = object  # while nobody registers, every page is new
_pages: dict = keep_forgettable({})


def register_version(ask):
    """``ask()`` gives a value that differs after every change; one room has the record of all of them."""
    global _ask_version  # noqa: PLW0603 - one for the whole house, like the rooms' other registrations
    _ask_version = ask


@short_lived(seconds=0.5)
def _version():
    return _ask_version()


def same_for_everybody(view):
    """A public reading view whose answer to who is not signed in depends on the address, the display and the language alone."""

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        if settings.STRICT_ACTIONS or not _is_anybody(request):
            return view(request, *args, **kwargs)
        key = (
            request.get_host(),
            request.get_full_path(),
            get_language(),
            display_of(request),
            clock.today(),
            _version(),
        )
        kept = _pages.get(key)
        if kept is None or kept[0] < time.monotonic():
            response = view(request, *args, **kwargs)
            if not _may_be_kept(response):
                return response
            while len(_pages) >= _MOST_PAGES:
                _pages.pop(next(iter(_pages)), None)
            parts = _TOKEN.split(response.content)
            said = hashlib.sha256(b"".join(parts)).hexdigest()
            kept = _pages[key] = (time.monotonic() + _SECONDS, response["Content-Type"], parts, said)
        return _said_again(request, kept)

    return answer


def with_validator(request, response):
    """What a public view answers to who is not signed in, with its ``ETag``; nothing at all when they have it already.

    It is a digest of what was made, so that it is right whatever the page depends on. What leaves line by line is known by
    the address, the day and the newest events, as the kept pages are.
    """
    if not _is_anybody(request) or response.status_code != 200 or response.has_header("ETag"):
        return response
    if "no-store" in response.get("Cache-Control", ""):
        return response
    if not getattr(response, "is_rendered", True):
        response.render()
    if response.streaming:
        own, said = "", repr((request.get_full_path(), get_language(), clock.today(), _version())).encode()
    else:
        parts = _TOKEN.split(response.content)
        own, said = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "") if len(parts) > 1 else "", b"".join(parts)
    etag = f'W/"{hashlib.sha256(own.encode() + said).hexdigest()[:24]}"'
    response["ETag"] = etag
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return get_conditional_response(request, etag=etag, response=response)


def _is_anybody(request):
    cookies = request.COOKIES
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in cookies
        and "messages" not in cookies
        and not getattr(request, "htmx", False)
    )


def _may_be_kept(response):
    return response.status_code == 200 and not response.streaming and len(response.content) <= _MOST_BYTES


def _said_again(request, kept):
    """The page with the visitor's own tokens; nothing at all when their browser has it already.

    Its ``ETag`` is of what it says: an hour that passed changes a page as well as an event does.
    """
    _until, content_type, parts, said = kept
    own = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    etag = f'W/"{hashlib.sha256(repr((said, own)).encode()).hexdigest()[:24]}"'
    token = get_token(request).encode() if len(parts) > 1 else b""
    response = HttpResponse(token.join(parts), content_type=content_type)
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return get_conditional_response(request, etag=etag, response=response)
