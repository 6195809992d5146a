"""The peer of ``bench/pages.py``: a list of 20 needs as an ordinary Django project writes it, in one file.

Same framework, server, engine, rows and sign-in as ours. What differs is the idiom the field's helpdesks and
citizen-report systems use: an object-level permission is asked per row with ``user.has_perm(..., row)`` by a backend
that looks the grants up for that row's place and each place above it; parents are followed by foreign key where the
template names them; a row is an ``{% include %}`` with ``{% url %}``, ``{% translate %}`` and ``date`` inside. No layout
around it, no record of who did what, no masking: the page is smaller than ours.

    python -m bench.peers.plain make DATABASE     fill it;  without words granian serves ``application``
"""

import os
import sys
from datetime import UTC, datetime, timedelta

import django
from django.conf import settings

ROWS, PLACES, PER_PAGE = 2000, 24, 20
DATABASE = os.environ.get("PEER_DATABASE", "")

_ROW = """{% load i18n %}<li class="list__row"><a href="{% url 'case' row.pk %}">{{ row.title }}</a>
<span class="state">{{ row.get_state_display }}</span>
<p>{{ row.category.name }} · {{ row.place.parent.parent.name }} / {{ row.place.parent.name }} / {{ row.place.name }} ·
{{ row.unit.name }} · {% translate "Due" %} {{ row.due_at|date:"DATETIME_FORMAT" }}</p>
{% if row.may_change %}<a href="{% url 'case' row.pk %}">{% translate "Edit" %}</a>{% endif %}</li>"""
_PAGE = """{% load i18n %}<!doctype html><title>{% translate "Needs" %}</title><ul class="list">
{% for row in rows %}{% include "row.html" %}{% endfor %}</ul>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">{% translate "Next" %}</a>{% endif %}"""

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "bench.peers"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend", f"{__name__}.PlaceBackend"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATABASE,
            "CONN_MAX_AGE": None,
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA cache_size=-16000;"},
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"row.html": _ROW, "page.html": _PAGE})],
                    )
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                ],
            },
        }
    ],
)
django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Place(models.Model):
    name = models.CharField(max_length=40)
    parent = models.ForeignKey("self", models.CASCADE, null=True)

    class Meta:
        app_label = "peers"


class Named(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "peers"


class Grant(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    place = models.ForeignKey(Place, models.CASCADE)

    class Meta:
        app_label = "peers"


class Need(models.Model):
    title = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=[("open", "Open"), ("done", "Done")])
    place = models.ForeignKey(Place, models.CASCADE)
    category = models.ForeignKey(Named, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Named, models.CASCADE, related_name="+")
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "peers"


class PlaceBackend:
    """May change a need: a grant for its place or one above it, asked per row."""

    def authenticate(self, request, **credentials):
        return None

    def has_perm(self, user, perm, obj=None):
        place = obj.place if obj else None
        while place:
            if Grant.objects.filter(user=user, place=place).exists():
                return True
            place = place.parent
        return False


@login_required
def needs(request):
    page = Paginator(Need.objects.filter(state="open").order_by("due_at"), PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    for row in rows:
        row.may_change = request.user.has_perm("peers.change_need", row)
    answer = render(request, "page.html", {"page": page, "rows": rows})
    answer["X-Rows"] = str(len(rows))
    return answer


def case(request, pk):
    return HttpResponse(str(pk))


urlpatterns = [path("", needs), path("needs/<int:pk>/", case, name="case")]
application = get_wsgi_application()


def make():
    """Fill ``DATABASE`` and print the session key of a signed-in officer."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Place, Named, Grant, Need):
            editor.create_model(model)
    county = Place.objects.create(name="County")
    towns = [Place.objects.create(name=f"Town {n}", parent=county) for n in range(3)]
    villages = [Place.objects.create(name=f"Village {n}", parent=towns[n % 3]) for n in range(PLACES)]
    kinds = [Named.objects.create(name=f"Name {n}") for n in range(20)]
    start = datetime(2026, 1, 1, tzinfo=UTC)
    Need.objects.bulk_create(
        Need(
            title=f"The lamp at number {n} is out",
            state="open",
            place=villages[n % PLACES],
            category=kinds[n % 10],
            unit=kinds[10 + n % 10],
            due_at=start + timedelta(hours=n),
        )
        for n in range(ROWS)
    )
    officer = User.objects.create(username="officer")
    Grant.objects.create(user=officer, place=county)
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert SessionStore(client.session.session_key).exists(client.session.session_key)
    connection.force_debug_cursor = True
    before = len(connection.queries_log)
    answer = client.get("/", SERVER_NAME="127.0.0.1")
    assert answer.status_code == 200, answer
    print(client.session.session_key, len(connection.queries_log) - before)


if __name__ == "__main__" and sys.argv[1:] == ["make"]:
    make()
