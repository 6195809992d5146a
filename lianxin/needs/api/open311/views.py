"""Addresses of GeoReport v2 and their answers."""

import functools

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lianxin.kit.http import reads, writes
from lianxin.needs import selectors
from lianxin.needs.api.bodies import Fault, answer, refuse
from lianxin.needs.api.open311.asked import category_asked, jurisdiction, plain, rows_asked, several, span, statuses
from lianxin.needs.api.open311.registering import register
from lianxin.needs.api.open311.said import attribute, listed, service_said
from lianxin.needs.services import tokens
from lianxin.needs.vocabulary import State

_SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def _in_form(view=None, *, takes=("GET", "HEAD")):
    """Faults become the standard's error body in the form asked for, other methods and unreadable forms among them."""
    if view is None:
        return functools.partial(_in_form, takes=takes)

    @functools.wraps(view)
    def guarded(request, form="xml", **kwargs):
        try:
            if request.method not in takes:
                raise Fault(400, _("这个地址只接受 {methods}。").format(methods="、".join(takes)))
            return view(request, form, **kwargs)
        except Fault as fault:
            return refuse(form, fault)
        except (BadRequest, SuspiciousOperation, MultiPartParserError) as error:
            return refuse(form, Fault(400, _("读不出发来的内容，没有登记：{why}").format(why=error)))

    return csrf_exempt(writes(public=True, methods=_METHODS)(guarded))


@reads(public=True)
def about(request):
    """What other systems find here, for people."""
    return render(request, "needs/open311.html", {"base": request.build_absolute_uri("/open311/")})


@_in_form
def discovery(request, form):
    """Where the service is and what it speaks."""
    base = request.build_absolute_uri("/open311/v2")
    endpoint = {
        "specification": _SPECIFICATION,
        "url": base,
        "changeset": "2026-11-24T00:00:00Z",
        "type": "production",
        "formats": ["text/xml", "application/json"],
    }
    return answer(
        form,
        "discovery",
        {
            "changeset": "2026-11-24T00:00:00Z",
            "contact": _("请向本县急难愁盼受理台询问。"),
            "key_service": _("密钥由乡镇或县里的干部在“接口密钥”页发出。"),
            "endpoints": [endpoint],
        },
    )


@_in_form
def services(request, form):
    """Every category in use."""
    jurisdiction(request.GET)
    asking = selectors.asking_categories()
    return answer(
        form, "services", [service_said(each, asking) for each in selectors.services_on_offer()], item="service"
    )


@_in_form
def service(request, form, code):
    """The definition of one category: what it asks."""
    jurisdiction(request.GET)
    category = category_asked(code)
    asked = enumerate(selectors.questions_of(category), start=1)
    attributes = [attribute(question, order) for order, question in asked]
    return answer(form, "service_definition", {"service_code": category.code, "attributes": attributes})


@_in_form(takes=("GET", "HEAD", "POST"))
def requests(request, form):
    """List public needs, or register one with a key."""
    if request.method == "POST":
        return register(request, form)
    asked = request.GET
    path = jurisdiction(asked)
    numbers = several(asked, "service_request_id")
    found = (
        selectors.requests_by_number(numbers, within_path=path)
        if numbers
        else selectors.requests_between(
            *span(asked),
            *rows_asked(asked),
            codes=several(asked, "service_code"),
            statuses=statuses(asked),
            within_path=path,
        )
    )
    return listed(form, found, asked)


@_in_form
def request(request, form, number):
    """One public need."""
    found = selectors.requests_by_number([plain(number)], within_path=jurisdiction(request.GET))
    if not found:
        raise Fault(404, _("没有这件公开的诉求：{number}。").format(number=number))
    return listed(form, found, request.GET)


@_in_form
def token(request, form, token):
    """The number of a need that was taken in under a token, once the desk has looked at it."""
    jurisdiction(request.GET)
    need = tokens.waiting_need(plain(token))
    if need is None:
        raise Fault(404, _("没有这个凭证：{token}。").format(token=token))
    if need.state == State.REGISTERED:
        raise Fault(404, _("受理台还没有看到这一件，还没有编号。请过些时候再来取。"))
    body = {"service_request_id": need.number, "token": token}
    return answer(form, "service_requests", [body], item="request")


@_in_form
def nothing(request, form, rest):
    """No resource of the standard."""
    raise Fault(404, _("没有这个资源：{name}。格式只有 xml 和 json。").format(name=rest[:60]))
