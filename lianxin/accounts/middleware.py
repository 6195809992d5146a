from allauth.core.exceptions import RateLimited
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from lianxin.accounts.selectors import has_second_factor
from lianxin.kit import clock
from lianxin.kit.views import too_many_requests

SEEN, ENDS, IDLE = "seen_at", "ends_at", "idle_seconds"
OWES_FACTOR = "owes_second_factor"  # asked at sign-in: a rule made today holds from everybody's next sign-in
_STAMP_EVERY = 300  # seconds: an active session is written at most this often
#: What stays open to whoever still owes a first thing: leaving, language, help, and the pages that settle it.
_ALWAYS_OPEN = ("/accounts/logout/", "/static/", "/kit/display/", "/help/", "/i18n/", "/healthz")
_OPEN_WITHOUT_PASSWORD = (*_ALWAYS_OPEN, "/accounts/password/new/")
_OPEN_WITHOUT_FACTOR = (*_ALWAYS_OPEN, "/accounts/second-factor/", "/accounts/2fa/", "/accounts/reauthenticate/")


class SessionLimitsMiddleware:
    """End a session nobody used for its idle time, and any session at its end, however busy."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SEEN in request.session:
            self._hold_to_limits(request)
        return self.get_response(request)

    def _hold_to_limits(self, request):
        session, now = request.session, int(clock.now().timestamp())
        idle = now - session[SEEN]
        if idle > session.get(IDLE, 0) or now > session.get(ENDS, 0):
            whose = session.get(SESSION_KEY)
            logout(request)
            request.expired_user_id = whose  # so that a form sent now can be given back to nobody else
        elif idle > _STAMP_EVERY:
            session[SEEN] = now


class FirstThingsMiddleware:
    """What comes before anything else: another password for the one-time one, a second factor where staff need it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        page = self._owed(request) if request.session.get(SESSION_KEY) else None
        if page is None:
            return self.get_response(request)
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(page)
        return redirect(page)

    def process_exception(self, request, exception):
        return too_many_requests(request) if isinstance(exception, RateLimited) else None

    def _owed(self, request):
        if not request.path.startswith(_OPEN_WITHOUT_PASSWORD) and request.user.is_authenticated:
            if request.user.password_is_once:
                return "/accounts/password/new/"
            if not request.path.startswith(_OPEN_WITHOUT_FACTOR) and self._lacks_factor(request):
                return "/accounts/second-factor/"
        return None

    def _lacks_factor(self, request):
        if request.session.get(OWES_FACTOR) and has_second_factor(request.user):
            request.session[OWES_FACTOR] = False
        return request.session.get(OWES_FACTOR, False)
