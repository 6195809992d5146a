"""The weight of a first visit, counted over real answers: what collectstatic made and whitenoise serves."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

WHOLE = 100 * 1024
FRAME = 40 * 1024  # layout, styles, htmx and islands; leaves 60 KiB of the 100 for what the page itself says
MANIFEST = {
    "default": settings.STORAGES["default"],
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A client of the site with its static files collected, hashed and compressed."""
    if not (Path(settings.STATICFILES_DIRS[0]) / "app.css").exists():
        pytest.skip("the front end is not built: npm ci && node build.mjs in frontend/")
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=MANIFEST):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield Client(headers={"accept-encoding": "br, gzip"})


def weight(response):
    """Bytes on the wire: a page's text is counted as gzip would send it."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return len(body) if response.headers.get("Content-Encoding") else len(gzip.compress(body))


def loaded_by(page):
    """Addresses a browser fetches for the page."""
    found = re.findall(r'<(?:script|img)[^>]*\ssrc="([^"]+)"|<link[^>]*\shref="([^"]+)"|<use href="([^"#]+)', page)
    return sorted({address for group in found for address in group if address})


def weights_of(served, path):
    """Bytes of a page and of everything it loads; all of it must be compressed and kept by the browser for good."""
    page = served.get(path)
    assert page.status_code == 200
    weights = {path: weight(page)}
    for address in loaded_by(page.content.decode()):
        response = served.get(address)
        assert response.status_code == 200, address
        assert "immutable" in response.headers["Cache-Control"], address
        assert response.headers.get("Content-Encoding") == "br" or "mark" in address, address
        weights[address] = weight(response)
    return weights


@pytest.mark.django_db
def test_frame_of_a_page_is_light(served):
    weights = weights_of(served, "/kit/")
    del weights["/kit/"]
    layout = weight(served.get("/nowhere/"))
    assert len(weights) >= 5
    assert sum(weights.values()) + layout <= FRAME, weights


@pytest.mark.parametrize("name", ["portal:home", "needs:tell"])
def test_first_visit_stays_under_100_kilobytes(served, cast, name):
    weights = weights_of(served, reverse(name))
    assert sum(weights.values()) <= WHOLE, weights


@pytest.mark.django_db
def test_nothing_is_loaded_from_another_host(served):
    addresses = loaded_by(served.get("/kit/").content.decode())
    assert all(address.startswith("/static/") for address in addresses)
    for address in addresses:
        response = served.get(address, headers={"accept-encoding": "identity"})
        text = b"".join(response.streaming_content).decode()
        outside = set(re.findall(r"https?://[\w.-]+", text)) - {"http://www.w3.org"}
        assert not outside - {"https://htmx.org", "https://four.htmx.org"}, (address, outside)


@pytest.mark.django_db
def test_first_load_of_the_visit_app_is_light(served):
    """The shell, all it loads and the worker that keeps it, as they cross the line the first time."""
    shell = served.get(reverse("liaison:visits"))
    weights = {"shell": weight(shell)}
    for address in loaded_by(shell.content.decode()):
        weights[address] = weight(served.get(address))
    for name in ("visits_worker", "visits_session"):
        weights[name] = weight(served.get(reverse(f"liaison:{name}")))
    icons = next(address for address in loaded_by(served.get("/kit/").content.decode()) if "icons" in address)
    weights["icons"] = weight(served.get(icons))
    assert len(weights) == 8, weights
    assert sum(weights.values()) <= 150 * 1024, weights
