from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.shortcuts import redirect

from lianxin.accounts.selectors import has_second_factor
from lianxin.accounts.services import is_second_factor_required
from lianxin.kit import clock

SEEN = "seen_at"
_STAMP_EVERY = 300  # seconds: an active session is written at most this often
_FACTOR = "second_factor_held"
_OPEN_WITHOUT_FACTOR = ("/accounts/", "/static/", "/kit/display/")


def _stamp(sender, request, user, **kwargs):
    request.session[SEEN] = int(clock.now().timestamp())


user_logged_in.connect(_stamp, dispatch_uid="accounts.stamp")


class IdleSessionMiddleware:
    """End a session nobody used for ``SESSION_IDLE_MINUTES``; its whole length is bounded by the session cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        seen = request.session.get(SEEN) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
        if seen is not None:
            idle = int(clock.now().timestamp()) - seen
            if idle > settings.SESSION_IDLE_MINUTES * 60:
                logout(request)
            elif idle > _STAMP_EVERY:
                request.session[SEEN] = seen + idle
        return self.get_response(request)


class SecondFactorMiddleware:
    """Staff whose profile asks for a second factor set one up before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._must_set_up(request):
            return redirect("mfa_index")
        return self.get_response(request)

    def _must_set_up(self, request):
        if request.path.startswith(_OPEN_WITHOUT_FACTOR) or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return False
        if not request.session.get("_auth_user_id") or request.session.get(_FACTOR):
            return False
        if not request.user.is_staff or not is_second_factor_required(request.actor):
            return False
        if has_second_factor(request.user):
            request.session[_FACTOR] = True
            return False
        return True
