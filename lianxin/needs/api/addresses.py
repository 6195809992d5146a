"""Where the JSON interface hangs. The library behind it takes 20 MB with our shapes: both load with the first request."""

from django.urls import get_resolver, path, re_path
from django.views.decorators.csrf import csrf_exempt

from lianxin.kit.http import reads, writes

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@reads(public=True)
def about(request):
    """The interface for people: every address with what it takes, drawn from the schema."""
    from lianxin.needs.api import machine

    return machine.about(request)


@reads(public=True)
def schema(request):
    """The schema itself."""
    from lianxin.needs.api import machine

    return machine.schema(request)


@csrf_exempt
@writes(public=True, methods=_METHODS)
def operation(request, rest):
    """Every other address, as the library routes it."""
    request.resolver_match = found = get_resolver("lianxin.needs.api.machine").resolve(f"/{rest}")
    return found.func(request, *found.args, **found.kwargs)


app_name = "api"
urlpatterns = [
    path("", about, name="about"),
    path("openapi.json", schema, name="openapi"),
    re_path("^(?P<rest>.*)$", operation, name="operation"),
]
