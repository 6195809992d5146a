from django.utils.functional import SimpleLazyObject

from lianxin.accounts.selectors import actor_for
from lianxin.kit.errors import UNSTORABLE, NotAllowed, NotFound, RuleBroken, cannot_be_stored
from lianxin.kit.views import failure_page


class ActorMiddleware:
    """Put ``request.actor`` there: resolved at most once per request, at first use."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_for(request.user))
        return self.get_response(request)


class WatchedUploadMiddleware:
    """A form sent with its progress shown learns where to go next and goes there itself, as a page like any other.

    A request of a script follows a redirect unseen and would use up what the next page says only once.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.headers.get("X-Watched-Upload") and response.status_code == 302:
            response.status_code = 204
            response.content = b""
            response["X-Next"] = response["Location"]
            del response["Location"]
        return response


class PlainAnswersMiddleware:
    """Turn what services raise into a page that says what happened, what was kept and what to do next."""

    _ANSWERS = ((NotAllowed, 403), (NotFound, 404), (RuleBroken, 422))

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        for kind, status in self._ANSWERS:
            if isinstance(exception, kind):
                return failure_page(request, status, reason=str(exception))
        if cannot_be_stored(exception):
            return failure_page(request, 422, reason=str(UNSTORABLE))
        return None
