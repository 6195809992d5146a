"""The JSON interface of the needs room: its operations, its schema, and how it fails. It hangs at ``addresses``."""

import re
from functools import cache, wraps
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, re_path
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled
from ninja.errors import ValidationError as Misshapen

from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.problems import problem, problem_of
from lianxin.needs.api.acting import acting
from lianxin.needs.api.fields import Unfit
from lianxin.needs.api.keys import LIMITS
from lianxin.needs.api.reading import open_reading, reading
from lianxin.needs.api.schema import document, operations
from lianxin.needs.errors import WrongState

VERSION = "1.0.0"
api = NinjaAPI(title="Lianxin needs", version=VERSION, docs_url=None, openapi_url=None, throttle=LIMITS)
for _router in (open_reading, reading, acting):
    api.add_router("", _router)


def _misshapen(request, error):
    errors = [(_pointer(each["loc"]), each["msg"]) for each in error.errors]
    return problem(422, _("填的内容有问题，没有保存。看 errors 里的每一处。"), errors=errors)


def _pointer(loc):
    """``("body", "body", "photos", 0, "name")`` → ``#/photos/0/name``; parameters keep their place as the first part."""
    parts = list(loc[2:] if loc[0] == "body" else loc)
    return "#/" + "/".join(str(part) for part in parts)


def _unfit(request, error):
    return problem(422, _("填的内容有问题，没有保存。看 errors 里的每一处。"), errors=error.errors)


def _http_error(request, error):
    return problem(error.status_code, _("内容不是 JSON，没有保存。") if error.status_code == 400 else str(error))


for _kind in (NotAllowed, NotFound, RuleBroken):
    api.add_exception_handler(_kind, lambda request, error: problem_of(error, conflicts=(WrongState,)))
api.add_exception_handler(Misshapen, _misshapen)
api.add_exception_handler(Unfit, _unfit)
api.add_exception_handler(HttpError, _http_error)
api.add_exception_handler(Http404, lambda request, error: problem(404, _("没有这一件，或者您看不到它。")))
api.add_exception_handler(RequestDataTooBig, lambda request, error: problem(413, _("内容超过 12 MB，没有保存。")))
api.add_exception_handler(
    AuthenticationError,
    lambda request, error: problem(
        401, _("请带上有效的密钥：Authorization: Bearer …"), headers={"WWW-Authenticate": "Bearer"}
    ),
)
api.add_exception_handler(
    Throttled,
    lambda request, error: problem(
        429, _("请求太频繁，请等一会儿再发。"), headers={"Retry-After": str(int(error.wait or 60) + 1)}
    ),
)


@cache
def _names_asked():
    """``(method, route)`` → the names its query may hold."""
    return {
        (method.upper(), re.sub(r"{(\w+)}", r"<\1>", address).lstrip("/")): {
            each["name"] for each in operation["parameters"] if each["in"] == "query"
        }
        for address, operations_there in api.get_openapi_schema(path_prefix="")["paths"].items()
        for method, operation in operations_there.items()
    }


def _answered(view):
    """Around every operation: no character no database takes, problems in one form, an ``ETag`` on what is read."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if "%00" in request.META.get("QUERY_STRING", ""):
            return problem(400, _("地址里有不能用的字符。"))
        known = _names_asked().get((request.method, request.resolver_match.route))
        if known is not None and (strange := sorted(set(request.GET) - known)):
            return problem(422, _("没有这个参数：{name}。").format(name=strange[0][:40]))
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return problem(405, _("这个地址不接受这种方法。"), headers={"Allow": response["Allow"]})
        if getattr(request, "is_again", False):
            response["Idempotency-Replayed"] = "true"
        if request.method != "GET" or response.status_code != HTTPStatus.OK:
            return response
        response["Cache-Control"] = "private, no-cache"
        if not response.streaming:
            set_response_etag(response)
        return get_conditional_response(request, etag=response.get("ETag"), response=response)

    return answer


def schema(request):
    response = JsonResponse(document(api), json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def about(request):
    return render(request, "needs/api.html", {"groups": operations(document(api))})


def nothing(request, rest):
    return problem(404, _("这里没有这个地址。所有地址见 /api/v1/。"))


urlpatterns = [
    *(URLPattern(each.pattern, _answered(each.callback), each.default_args, each.name) for each in api.urls[0]),
    re_path("^(?P<rest>.*)$", nothing),
]
