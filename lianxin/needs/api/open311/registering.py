"""A need is registered by another system, by GeoReport v2."""

import hashlib
import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import ApiRight
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken
from lianxin.kit.fields import PhoneField
from lianxin.kit.templatetags.kit import moment
from lianxin.needs import services as needs
from lianxin.needs.api.answers import answers_of
from lianxin.needs.api.bodies import Fault, answer
from lianxin.needs.api.open311.asked import category_asked, jurisdiction, plain
from lianxin.needs.api.open311.said import waits_for_desk
from lianxin.needs.calc.titles import title_of
from lianxin.needs.services import tokens
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Kind
from lianxin.territory import selectors as territory
from lianxin.territory.errors import Ambiguous

_ATTRIBUTE = re.compile(r"attribute\[([^\[\]]*)\](?:\[\d*\])?")
_LONGEST = 4000
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def register(request, form):
    if request.content_type not in _FORMS:
        raise Fault(400, _("请按 application/x-www-form-urlencoded 发送，别的格式不读。"))
    sent = request.POST
    if not sent.get("api_key"):
        raise Fault(403, _("没有 api_key，没有登记。"))
    key = accounts.api_key_of(sent["api_key"])
    if key is None or not key.opens(ApiRight.REGISTER):
        raise Fault(403, _("密钥不对、已到期或已作废，没有登记。"))
    jurisdiction(sent)
    category, division = category_asked(sent.get("service_code", "")), _place(sent, key)
    content = plain(sent.get("description", ""))
    if not content:
        raise Fault(400, _("没有 description：请写明是什么事。"))
    if len(content) > _LONGEST:
        raise Fault(400, _("description 最多 {n} 个字。").format(n=_LONGEST))
    matter = Matter(
        kind=Kind.HELP,
        category=category,
        title=title_of(content, 30),
        content=content,
        division=division,
        urgency=category.urgency,
        place_words=_place_words(sent),
        may_publish=plain(sent.get("may_publish", "")) == "true" and category.may_be_public,
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
    return answer(form, "service_requests", [_receipt(made, category)], item="request")


def _receipt(made, category):
    """The number; of a category the desk looks at first a token, under which the number can be fetched later."""
    need, code = made.need, made.pickup_code
    due = moment(need.due_at)
    if waits_for_desk(category):
        notice = _("已收下，最晚{due}答复。这一类先由受理台看过再给编号，用 token 来取；取件码 {code} 请转告诉求人。")
        return {
            "token": tokens.waiting_token_of(need),
            "service_notice": notice.format(due=due, code=code),
            "account_id": None,
        }
    notice = _("最晚{due}答复。凭编号和取件码 {code} 可在网页上查进展。").format(due=due, code=code)
    return {"service_request_id": need.number, "service_notice": notice, "account_id": None}


def _place(sent, key):
    """``address_id`` is a division code; ``address_string`` must name one place without doubt."""
    code, words = plain(sent.get("address_id", "")), plain(sent.get("address_string", ""))[:200]
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
        return answers_of({code: [plain(value) for value in values] for code, values in said.items()}, category)
    except RuleBroken as error:
        raise Fault(400, f"attribute[{error.field}] {error.message}") from error


def _place_words(sent):
    """Where exactly, in the sender's words; coordinates and links are kept as said and never followed."""
    parts = [sent.get("address_string", "") if sent.get("address_id") else ""]
    parts.append(_point(sent))
    parts.append(sent.get("media_url", ""))
    return " · ".join(filter(None, map(plain, parts)))[:200]


def _point(sent):
    """``lat, long`` as sent; empty without. Refuses one without the other and what lies on no globe."""
    said = [plain(sent.get(name, "")) for name in ("lat", "long")]
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
    name = "".join(plain(sent.get(part, "")) for part in ("last_name", "first_name"))[:40]
    try:
        phone = PhoneField(required=False).clean(plain(sent.get("phone", "")))
    except ValidationError as error:
        raise Fault(400, _("phone 不是电话号码，没有登记。可以不写。")) from error
    email = plain(sent.get("email", ""))
    try:
        if email:
            validate_email(email)
    except ValidationError as error:
        raise Fault(400, _("email 不是电子邮件地址，没有登记。可以不写。")) from error
    if not (name or phone or email):
        return Requester(anonymity=Anonymity.ANONYMOUS)
    return Requester(name=name or _("没留姓名"), phone=phone, email=email)


def _client_key(key, sent):
    """The same report by the same key on one day is one need, however often it was sent."""
    said = "\x1f".join(f"{name}={sent.get(name, '')}" for name in sorted(sent) if name != "api_key")
    return hashlib.sha256(f"{key.public_id}\x1e{clock.today()}\x1e{said}".encode()).hexdigest()[:40]
