"""Addresses of Open311 GeoReport v2. Format and shape are the standard's."""

from django.urls import path, re_path

from lianxin.needs.api.open311 import views

app_name = "open311"
_FORMAT = r"\.(?P<form>xml|json)$"
urlpatterns = [
    re_path("^discovery" + _FORMAT, views.discovery, name="discovery"),
    re_path("^v2/services" + _FORMAT, views.services, name="services"),
    re_path(r"^v2/services/(?P<code>[^/]{1,60}?)" + _FORMAT, views.service, name="service"),
    re_path("^v2/requests" + _FORMAT, views.requests, name="requests"),
    re_path(r"^v2/requests/(?P<number>[^/]{1,60}?)" + _FORMAT, views.request, name="request"),
    re_path(r"^v2/tokens/(?P<token>[^/]{1,60}?)" + _FORMAT, views.token, name="token"),
    re_path("^(?P<rest>v2.*|discovery.*)$", views.nothing, name="nothing"),
    path("", views.about, name="about"),
]
