"""The visit app: its shell, its worker, and the two doors of its phone. Nothing personal stands in the shell."""

import functools
import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.kit.http import reads, writes

_ASSETS = ("app.css", "visits.js", "icons.svg", "mark.svg")


@reads(public=True)
def shell(request):
    """The empty page the phone keeps; households come into it only on a phone whose owner has signed in."""
    return render(request, "liaison/visits.html")


@reads(public=True)
def manifest(request):
    """What an installed app is called and looks like."""
    icon = {"src": static("mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    words = {
        "name": _("连心走访"),
        "short_name": _("走访"),
        "id": reverse("liaison:visits"),
        "start_url": reverse("liaison:visits"),
        "scope": reverse("liaison:visits"),
        "display": "standalone",
        "lang": get_language(),
        "background_color": "#fbf8f1",
        "theme_color": "#fbf8f1",
        "icons": [icon],
    }
    return JsonResponse(words, content_type="application/manifest+json")


@reads(public=True)
def worker(request):
    """The built worker, told which files to keep; a new version of any of them is a new worker."""
    files = [{"url": static(name), "revision": _digest(name)} for name in _ASSETS]
    files += [
        {"url": reverse("liaison:visits"), "revision": _shell_digest(request)},
        {"url": reverse("liaison:visits_manifest"), "revision": _digest("visits.js")},
    ]
    kept = f"self.__KEPT={json.dumps(files)};self.__SHELL={json.dumps(reverse('liaison:visits'))};\n"
    answer = HttpResponse(kept + _text("visits-worker.js"), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


def _shell_digest(request):
    page = render(request, "liaison/visits.html").content
    return hashlib.sha256(page + "".join(map(_digest, _ASSETS)).encode()).hexdigest()[:16]


@functools.cache
def _text(name):
    found = finders.find(name) or Path(settings.STATIC_ROOT) / name
    return Path(found).read_text(encoding="utf-8")


@functools.cache
def _digest(name):
    return hashlib.sha256(_text(name).encode()).hexdigest()[:16]


@writes(public=True, methods=("GET",))
def session(request):
    """Whose session this browser holds, and a token to send with: the phone asks before it sends."""
    user = {"id": request.user.public_id, "name": request.user.name} if request.actor.is_user else None
    return JsonResponse({"user": user, "token": get_token(request)}, headers={"Cache-Control": "no-store"})
