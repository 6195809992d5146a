"""Open311 GeoReport v2 over the needs room: anyone reads what is public, systems with a key register.

Source: the frozen specification "GeoReport v2". Only public needs are listed, in the desk's general words; categories that
are not public are taken in like any other and never listed. The attributes of a service are the questions of its category.
"""

import functools
import hashlib
import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from django.core.exceptions import BadRequest, SuspiciousOperation, ValidationError
from django.db.models import prefetch_related_objects
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import ApiRight
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken
from lianxin.kit.fields import PhoneField
from lianxin.kit.http import reads, writes
from lianxin.kit.templatetags.kit import moment
from lianxin.needs import presenters, selectors
from lianxin.needs import services as needs
from lianxin.needs.api.answers import answers_of
from lianxin.needs.api.bodies import Fault, answer, refuse, w3_time
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import ENDED, Anonymity, Kind, QuestionKind, State
from lianxin.territory import selectors as territory
from lianxin.territory.errors import Ambiguous

_ATTRIBUTE = re.compile(r"attribute\[([^\[\]]*)\](?:\[\d*\])?")
_LONGEST = 4000
_SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


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
    _jurisdiction(request.GET)
    asking = selectors.asking_categories()
    return answer(form, "services", [_service(each, asking) for each in selectors.services_on_offer()], item="service")


@_in_form
def service(request, form, code):
    """The definition of one category: what it asks."""
    _jurisdiction(request.GET)
    category = _category(code)
    asked = enumerate(selectors.questions_of(category), start=1)
    attributes = [_attribute(question, order) for order, question in asked]
    return answer(form, "service_definition", {"service_code": category.code, "attributes": attributes})


@_in_form(takes=("GET", "HEAD", "POST"))
def requests(request, form):
    """List public needs, or register one with a key."""
    if request.method == "POST":
        return _register(request, form)
    asked = request.GET
    path = _jurisdiction(asked)
    numbers = _several(asked, "service_request_id")
    found = (
        selectors.requests_by_number(numbers, within_path=path)
        if numbers
        else selectors.requests_between(
            *_span(asked),
            *_page(asked),
            codes=_several(asked, "service_code"),
            statuses=_statuses(asked),
            within_path=path,
        )
    )
    return _list(form, found, asked)


@_in_form
def request(request, form, number):
    """One public need."""
    found = selectors.requests_by_number([_plain(number)], within_path=_jurisdiction(request.GET))
    if not found:
        raise Fault(404, _("没有这件公开的诉求：{number}。").format(number=number))
    return _list(form, found, request.GET)


@_in_form
def token(request, form, token):
    """Numbers are given at once here, so no token is ever waiting for one."""
    _jurisdiction(request.GET)
    raise Fault(404, _("没有这个凭证：{token}。这里登记后马上有编号，不发凭证。").format(token=token))


@_in_form
def nothing(request, form, rest):
    """No resource of the standard."""
    raise Fault(404, _("没有这个资源：{name}。格式只有 xml 和 json。").format(name=rest[:60]))


def _register(request, form):
    if request.content_type not in _FORMS:
        raise Fault(400, _("请按 application/x-www-form-urlencoded 发送，别的格式不读。"))
    sent = request.POST
    if not sent.get("api_key"):
        raise Fault(403, _("没有 api_key，没有登记。"))
    key = accounts.api_key_of(sent["api_key"])
    if key is None or not key.opens(ApiRight.REGISTER):
        raise Fault(403, _("密钥不对、已到期或已作废，没有登记。"))
    _jurisdiction(sent)
    category, division = _category(sent.get("service_code", "")), _place(sent, key)
    content = _plain(sent.get("description", ""))
    if not content:
        raise Fault(400, _("没有 description：请写明是什么事。"))
    if len(content) > _LONGEST:
        raise Fault(400, _("description 最多 {n} 个字。").format(n=_LONGEST))
    matter = Matter(
        kind=Kind.HELP,
        category=category,
        title=content.splitlines()[0][:30],
        content=content,
        division=division,
        urgency=category.urgency,
        place_words=_place_words(sent),
        may_publish=category.may_be_public,
        answers=_answers(sent, category),
    )
    try:
        made = needs.register_through(
            matter=matter,
            requester=_requester(sent),
            system=key.name,
            scope_path=key.scope_path,
            client_key=_client_key(key, sent),
            by=ANONYMOUS,
        )
    except RuleBroken as error:
        raise Fault(400, str(error.message)) from error
    notice = _("最晚{due}答复。凭编号和取件码 {code} 可在网页上查进展。").format(
        due=moment(made.need.due_at), code=made.pickup_code
    )
    body = {"service_request_id": made.need.number, "service_notice": notice, "account_id": None}
    return answer(form, "service_requests", [body], item="request")


def _jurisdiction(asked):
    """The path of the place a ``jurisdiction_id`` (its division code) names; everything when none is given."""
    code = _plain(asked.get("jurisdiction_id", ""))
    if not code:
        return ""
    place = territory.find_by_code(code) if code.isascii() and code.isdigit() else None
    if place is None:
        raise Fault(404, _("没有这个 jurisdiction_id：{code}。请写区划代码。").format(code=code[:60]))
    return place.path


def _category(code):
    if not code:
        raise Fault(400, _("没有 service_code。"))
    category = selectors.find_category(_plain(code)[:40])
    if category is None or category.retired_on:
        raise Fault(404, _("没有这个 service_code：{code}。").format(code=code[:60]))
    return category


def _place(sent, key):
    """``address_id`` is a division code; ``address_string`` must name one place without doubt."""
    code, words = _plain(sent.get("address_id", "")), _plain(sent.get("address_string", ""))[:200]
    if code:
        place = territory.find_by_code(code) if code.isascii() and code.isdigit() else None
        if place is None:
            raise Fault(404, _("没有这个 address_id：{code}。请写村（社区）的区划代码。").format(code=code[:60]))
        return place
    if not words and _point(sent):
        return territory.division_at(
            key.scope_path
        )  # words come before any map: the desk of the key's place finds the village
    if not words:
        raise Fault(
            400, _("请写地点：address_id（村、社区的区划代码）、address_string（村名），或 lat 和 long 两个坐标。")
        )
    try:
        place = territory.resolve_one(words, key.scope_path)
    except Ambiguous as error:
        raise Fault(400, _("有几个地方都叫这个名字，请写全：{places}。").format(places=error.message)) from error
    if place is None:
        raise Fault(404, _("找不到这个地方：{words}。请写村名或 address_id。").format(words=words))
    return place


def _answers(sent, category):
    """Values of ``attribute[code]``, each held to its question."""
    said = {found[1]: sent.getlist(name) for name in sent if (found := _ATTRIBUTE.fullmatch(name))}
    try:
        return answers_of({code: [_plain(value) for value in values] for code, values in said.items()}, category)
    except RuleBroken as error:
        raise Fault(400, f"attribute[{error.field}] {error.message}") from error


def _place_words(sent):
    """Where exactly, in the sender's words; coordinates and links are kept as said and never followed."""
    parts = [sent.get("address_string", "") if sent.get("address_id") else ""]
    parts.append(_point(sent))
    parts.append(sent.get("media_url", ""))
    return " · ".join(filter(None, map(_plain, parts)))[:200]


def _point(sent):
    """``lat, long`` as sent; empty without. Refuses one without the other and what lies on no globe."""
    said = [_plain(sent.get(name, "")) for name in ("lat", "long")]
    if not any(said):
        return ""
    try:
        lat, long = map(Decimal, said)
    except InvalidOperation:
        raise Fault(400, _("lat 和 long 要一起发，都是数字。")) from None
    if not (lat.is_finite() and long.is_finite() and abs(lat) <= 90 and abs(long) <= 180):
        raise Fault(400, _("lat 在 -90 到 90 之间，long 在 -180 到 180 之间。"))
    return f"{lat}, {long}"


def _requester(sent):
    name = "".join(_plain(sent.get(part, "")) for part in ("last_name", "first_name"))[:40]
    try:
        phone = PhoneField(required=False).clean(_plain(sent.get("phone", "")))
    except ValidationError as error:
        raise Fault(400, _("phone 不是电话号码，没有登记。可以不写。")) from error
    anonymity = Anonymity.NAMED if name or phone else Anonymity.ANONYMOUS
    return Requester(name=name or (_("没留姓名") if phone else ""), phone=phone, anonymity=anonymity)


def _client_key(key, sent):
    """The same report by the same key on one day is one need, however often it was sent."""
    said = "\x1f".join(f"{name}={sent.get(name, '')}" for name in sorted(sent) if name != "api_key")
    return hashlib.sha256(f"{key.public_id}\x1e{clock.today()}\x1e{said}".encode()).hexdigest()[:40]


def _attribute(question, order):
    is_notice = question.kind == QuestionKind.NOTICE
    return {
        "variable": not is_notice,
        "code": question.code,
        "datatype": QuestionKind.STRING if is_notice else question.kind,
        "required": question.is_required and not is_notice,
        "datatype_description": question.hint or None,
        "order": order,
        "description": str(question),
        "values": [{"key": each, "name": each} for each in question.options],
    }


def _service(category, asking):
    return {
        "service_code": category.code,
        "service_name": str(category),
        "description": category.hint,
        "metadata": bool(asking & {category.pk, category.parent_id}),
        "type": "realtime",
        "keywords": "",
        "group": str(category.parent or category),
    }


def _list(form, found, asked):
    names = territory.full_names([need.division for need in found])
    said = [_request(need, names) for need in found]
    if _plain(asked.get("extensions", "")) == "true":
        prefetch_related_objects(found, "steps")
        for need, each in zip(found, said, strict=True):
            each.update(_extended(need))
    return answer(form, "service_requests", said, item="request")


def _extended(need):
    """What ``extensions=true`` adds: the history in public words, and how urgent it is."""
    history = presenters.public_history(need)
    return {
        "extended_attributes": {"urgency": need.urgency, "kind": need.kind},
        "notes": [{"datetime": w3_time(at), "description": words, "type": verb} for at, verb, words in history],
    }


def _request(need, names):
    is_closed = need.state in ENDED
    changed = need.closed_at if is_closed else need.changed_at
    return {
        "service_request_id": need.number,
        "status": "closed" if is_closed else "open",
        "status_notes": str(State(need.state).label),
        "service_name": str(need.category),
        "service_code": need.category.code,
        "description": need.public_summary,
        "agency_responsible": need.unit.name if need.unit_id else None,
        "service_notice": None,
        "requested_datetime": w3_time(need.received_at),
        "updated_datetime": w3_time(changed or need.received_at),
        "expected_datetime": w3_time(need.due_at),
        "address": ", ".join(reversed(names[need.division.path].split(" "))),
        "address_id": need.division.code,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
    }


def _plain(text):
    """Without what no database takes."""
    return text.replace("\x00", "").strip()


def _several(asked, name):
    """Values of an argument that may come several times and hold several, separated by commas."""
    return [value for each in asked.getlist(name) for value in map(_plain, each.split(",")) if value]


def _page(asked):
    """Rows to pass over and to give, by the extension ``page`` (from 1) and ``page_size``."""
    number, size = _count(asked, "page", 1), _count(asked, "page_size", selectors.MOST_REQUESTS)
    return (number - 1) * size, size


def _count(asked, name, default):
    text = _plain(asked.get(name, ""))
    if not text:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
    if not 1 <= number <= selectors.MOST_REQUESTS:
        raise Fault(400, _("{name} 要在 1 到 {n} 之间。").format(name=name, n=selectors.MOST_REQUESTS))
    return number


def _statuses(asked):
    wanted = _several(asked, "status")
    if set(wanted) - {"open", "closed"}:
        raise Fault(400, _("status 只能是 open 或 closed。"))
    return wanted


def _span(asked):
    start, end = _moment(asked, "start_date"), _moment(asked, "end_date")
    if start and end and not start <= end <= start + selectors.LONGEST_SPAN:
        raise Fault(400, _("start_date 要在 end_date 之前，相隔最多 90 天。"))
    return start, end


def _moment(asked, name):
    """A moment with its time zone, as the standard asks; a blank is none."""
    text = asked.get(name, "").strip().replace(" ", "+")  # a plus sign in an address is often left unescaped
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo and 1900 < found.year < 9000 else _no_moment(name)
    except (ValueError, OverflowError):
        return _no_moment(name)


def _no_moment(name):
    raise Fault(400, _("{name} 要写成 2026-01-31T08:00:00+08:00 这样，带时区。").format(name=name))
