"""Addresses of Open311 GeoReport v2. Format and shape are the standard's."""

from django.urls import path, re_path

from lianxin.needs.api import open311

app_name = "open311"
_FORMAT = r"\.(?P<form>xml|json)$"
urlpatterns = [
    re_path("^discovery" + _FORMAT, open311.discovery, name="discovery"),
    re_path("^v2/services" + _FORMAT, open311.services, name="services"),
    re_path(r"^v2/services/(?P<code>[^/]{1,60}?)" + _FORMAT, open311.service, name="service"),
    re_path("^v2/requests" + _FORMAT, open311.requests, name="requests"),
    re_path(r"^v2/requests/(?P<number>[^/]{1,60}?)" + _FORMAT, open311.request, name="request"),
    re_path(r"^v2/tokens/(?P<token>[^/]{1,60}?)" + _FORMAT, open311.token, name="token"),
    re_path("^(?P<rest>v2.*|discovery.*)$", open311.nothing, name="nothing"),
    path("", open311.about, name="about"),
]
