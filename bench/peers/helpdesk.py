"""The peer of ``bench/needs.py``: django-helpdesk as its own guide sets it up, on PostgreSQL, in one file.

    python -m bench.peers.helpdesk make TICKETS QUEUES STAFF OPEN     fill ``PEER_DATABASE_URL`` and print a session's key
    granian ... bench.peers.helpdesk:application     serve it

Three follow-ups a ticket; tickets lie in as many queues and with as many staff as our county has. No mail leaves: the test backend keeps it, so its cost is not in the number; ours writes its
messages to the database.
"""

import os
import sys
from datetime import timedelta
from urllib.parse import urlsplit

import django
from django.conf import settings

FOLLOW_UPS = 3
_url = urlsplit(os.environ["PEER_DATABASE_URL"])

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    TIME_ZONE="Asia/Shanghai",
    STATIC_URL="/static/",
    SITE_ID=1,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    HELPDESK_TEAMS_MODE_ENABLED=False,
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    LOGIN_URL="/login/",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.sites",
        "django.contrib.messages",
        "django.contrib.admin",
        "django.contrib.humanize",
        "rest_framework",
        "helpdesk",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _url.path.lstrip("/"),
            "USER": _url.username or "",
            "HOST": _url.hostname or "",
            "PORT": _url.port or "",
            "CONN_MAX_AGE": None,
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
            },
        }
    ],
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import include, path  # noqa: E402

urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
application = get_wsgi_application()


def make(tickets, queues, staff, still_open):
    """Queues, staff of whom one is signed in, ``tickets`` tickets of which so many are open."""
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.test import RequestFactory
    from django.utils import timezone
    from helpdesk.models import FollowUp, Queue, Ticket

    call_command("migrate", verbosity=0)
    reader = User.objects.create_superuser("staff", "staff@example.org", "staff")
    others = (User(username=f"staff{n}", first_name="员", last_name=f"办事{n}", is_staff=True) for n in range(1, staff))
    handlers = [reader, *User.objects.bulk_create(others)]
    places = Queue.objects.bulk_create(
        Queue(title=f"单位 {n}", slug=f"unit{n}", allow_public_submission=True) for n in range(queues)
    )
    now = timezone.now()
    made = Ticket.objects.bulk_create(
        Ticket(
            title=f"路灯不亮 {n}", queue=places[n % queues], status=1 if n < still_open else 4, created=now - timedelta(hours=n),
            submitter_email=f"r{n % 900}@example.org", description="村东头三盏路灯不亮，晚上看不见。", modified=now,
            assigned_to=handlers[n % staff],
        )
        for n in range(tickets)
    )  # fmt: skip
    FollowUp.objects.bulk_create(
        [
            FollowUp(
                ticket=ticket,
                title="进展",
                comment="已经看过，明天换灯。",
                public=True,
                user=ticket.assigned_to,
                date=now,
            )
            for ticket in made
            for _each in range(FOLLOW_UPS)
        ],
        batch_size=5000,
    )
    request = RequestFactory().get("/")
    request.session = SessionStore()
    django.contrib.auth.login(request, reader, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    print(request.session.session_key, made[0].pk)


if __name__ == "__main__":
    make(*map(int, sys.argv[2:]))
