"""Settings. Everything that differs by place comes from the environment; docs/reference/settings.md lists it."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from lianxin.config.secrets import load_secrets
from lianxin.config.signing_in import *  # noqa: F403 - the part of the settings that says how people sign in

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env("LIANXIN_DATA", default=str(BASE_DIR / "var"))).absolute()

SAMPLE = env.bool("LIANXIN_SAMPLE", default=False)
DEBUG = env.bool("LIANXIN_DEBUG", default=False)
STRICT_ACTIONS = False  # tests switch it on

_secrets = load_secrets(DATA_DIR)
SECRET_KEY = env("LIANXIN_SECRET_KEY", default=_secrets["secret_key"])
DATA_KEYS = env.list("LIANXIN_DATA_KEYS", default=[_secrets["data_key"]])
LOG_KEYS_FILE = env("LIANXIN_LOG_KEYS_FILE", default=str(DATA_DIR / "log_keys.json"))  # signs the public log

ALLOWED_HOSTS = env.list("LIANXIN_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("LIANXIN_ORIGINS", default=[])
_HTTPS = env.bool("LIANXIN_HTTPS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_HOURS = env.int("LIANXIN_SESSION_HOURS", default=12)  # staff; see accounts.listeners.stamp_session
SESSION_IDLE_MINUTES = env.int("LIANXIN_SESSION_IDLE_MINUTES", default=60)
RESIDENT_SESSION_DAYS = env.int("LIANXIN_RESIDENT_SESSION_DAYS", default=30)
RESIDENT_IDLE_DAYS = env.int("LIANXIN_RESIDENT_IDLE_DAYS", default=7)
SESSION_COOKIE_AGE = RESIDENT_SESSION_DAYS * 86400  # the longest; shorter limits stand in the session itself
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

ROOMS = [
    "audit",
    "accounts",
    "messaging",
    "files",
    "territory",
    "organisations",
    "people",
    "activities",
    "alliances",
    "ledger",
    "bulletin",
    "elections",
    "points",
    "deliberation",
    "needs",
    "ventures",
    "harvests",
    "works",
    "cadres",
    "stations",
    "liaison",
    "coverage",
    "portal",
    "demo",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django.forms",
    "template_partials.apps.SimpleAppConfig",  # loaders and builtins stand in TEMPLATES: left to themselves,
    "django_cotton.apps.SimpleAppConfig",  # each of the two would overwrite the other's
    *(f"lianxin.{room}" for room in ROOMS),
    "lianxin.kit",
    "allauth",  # below our rooms, so that our pages come before its own
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lianxin.config.middleware.WatchedUploadMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lianxin.config.middleware.ActorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lianxin.accounts.middleware.SessionLimitsMiddleware",
    "lianxin.accounts.middleware.FirstThingsMiddleware",
    "lianxin.config.middleware.PlainAnswersMiddleware",
]

ROOT_URLCONF = "lianxin.config.urls"
WSGI_APPLICATION = "lianxin.config.wsgi.application"

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _LOADERS)])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "lianxin.kit.display.layout",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "lianxin.kit.templatetags.kit",
            ],
        },
    }
]

_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # eight megabytes a connection: what a long transaction touches is not written out and read again before it ends
    "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;"),
}


def _database():
    """SQLite in the data folder, or what ``DATABASE_URL`` names (``postgres://user:password@host:port/name``)."""
    if url := env("DATABASE_URL", default=""):
        config = env.db_url_config(url)
        config["CONN_MAX_AGE"] = None
        config["CONN_HEALTH_CHECKS"] = True
        # The driver's own: a statement sent beside its values (kit.sql.bound_rows) is prepared when it comes the fifth time.
        config.setdefault("OPTIONS", {}).setdefault("prepare_threshold", 5)
        return config
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "lianxin.sqlite3",
        "OPTIONS": _SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
        "TEST": {"OPTIONS": _SQLITE_OPTIONS},
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _HTTPS  # localhost only; browsers refuse any other plain address
#: Counts wrong passwords: kept in files so that every worker sees the same count.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
TIME_ZONE = env("LIANXIN_TIME_ZONE", default="Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "frontend" / "dist"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"

_SELF = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [_SELF],
        "img-src": [_SELF, "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": [_SELF],
        "form-action": [_SELF],
        "frame-ancestors": ["'none'"],
    }
}

#: Pictures under the map of coverage, ``https://host/{z}/{x}/{y}.png``: none unless the operator names a source. Only that page
#: may then load from that host.
MAP_TILES = env("LIANXIN_MAP_TILES", default="")
MAP_TILES_CREDIT = env("LIANXIN_MAP_TILES_CREDIT", default="")

#: Where people reach this installation, for links in messages.
SITE_URL = env("LIANXIN_SITE_URL", default="").rstrip("/")
#: Push services of browsers that may be spoken to, so that nobody can make the server call an address of their choice.
PUSH_SERVICES = env.list(
    "LIANXIN_PUSH_SERVICES",
    default=[
        "https://fcm.googleapis.com",
        "https://*.notify.windows.com",
        "https://*.push.services.mozilla.com",
        "https://*.push.apple.com",
    ],
)
PUSH_CONTACT = env("LIANXIN_PUSH_CONTACT", default=SITE_URL or "mailto:operator@example.org")  # told to them
#: Networks inside that web hooks may call; none unless the operator opens one.
WEBHOOK_NETWORKS = env.list("LIANXIN_WEBHOOK_NETWORKS", default=[])
SMS_WEBHOOK = env("LIANXIN_SMS_WEBHOOK", default="")  # receives {phone, text, key}; empty: nothing leaves
EMAIL_CONFIG = env.email("LIANXIN_EMAIL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10

#: E-mail that comes in: where it waits, what residents write to, and whether the server knows ``name+anything@…``.
MAILBOX = env("LIANXIN_MAILBOX", default="")  # imaps://user:password@host/INBOX or maildir:///folder
MAILBOX_ADDRESS = env("LIANXIN_MAILBOX_ADDRESS", default="").lower()
MAILBOX_PLUS = env.bool("LIANXIN_MAILBOX_PLUS", default=False)
DEFAULT_FROM_EMAIL = env("LIANXIN_EMAIL_FROM", default=MAILBOX_ADDRESS or "webmaster@localhost")

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "lianxin.kit.forms.HouseRenderer"
CSRF_FAILURE_VIEW = "lianxin.kit.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

SITE_NAME = env("LIANXIN_SITE_NAME", default="") or _("连心")
#: What the identifiers of projects told by OC4IDS begin with: the prefix the county registered with the standard.
PROJECT_PREFIX = env("LIANXIN_PROJECT_PREFIX", default="lianxin")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LIANXIN_LOG", default="WARNING")},
}
