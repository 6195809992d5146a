from django.utils.functional import SimpleLazyObject

from lianxin.accounts.selectors import actor_for
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.views import failure_page


class ActorMiddleware:
    """Put ``request.actor`` there: resolved at most once per request, at first use."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_for(request.user))
        return self.get_response(request)


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
        return None
