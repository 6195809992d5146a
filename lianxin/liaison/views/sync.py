"""What phones send: every record gets its own answer, and none breaks the others."""

import json
import logging
import zlib
from functools import cached_property

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from lianxin.kit import clock
from lianxin.kit.devices import device_name
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.http import writes
from lianxin.liaison import presenters, selectors, services
from lianxin.liaison.errors import PhoneRevoked
from lianxin.liaison.forms.records import Unreadable, client_id_of, contact_id_of, moment_of, read_record
from lianxin.needs import selectors as needs

log = logging.getLogger(__name__)
MOST_BYTES, MOST_RECORDS = 512 * 1024, 60
RECEIVED, REFUSED, HELD, FAILED = "received", "refused", "held", "failed"


def _body(request):
    """The decoded body, or ``None`` when it is too large or no JSON object."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return None
    try:
        found = json.loads(_unpacked(request))
    except (ValueError, RecursionError, zlib.error):
        return None
    return found if isinstance(found, dict) else None


def _unpacked(request):
    """The body as sent, or unpacked as far as one may be long: a small file must not become a large one here."""
    if request.headers.get("Content-Encoding") != "gzip":
        return request.body
    unpacking = zlib.decompressobj(wbits=31)
    text = unpacking.decompress(request.body, MOST_BYTES)
    if unpacking.unconsumed_tail:
        raise ValueError("longer than a batch may be")
    return text


def _answer(data, status=200):
    return JsonResponse(data, status=status, headers={"Cache-Control": "no-store"})


def _phone_id(body):
    found = (body or {}).get("phone")
    return found if isinstance(found, str) and 8 <= len(found) <= 36 else ""


@writes(methods=("POST",))
def open_phone(request):
    """The secret of the phone's key, for the session's owner alone; a revoked phone is told to wipe."""
    device_id = _phone_id(_body(request))
    if not device_id:
        return _answer({"reason": _("请求的写法不对。")}, 400)
    try:
        phone = services.open_phone(
            device_id=device_id, name=device_name(request.headers.get("User-Agent", "")), by=request.actor
        )
    except PhoneRevoked as revoked:
        return _answer({"wipe": True, "reason": str(revoked)}, 410)
    user = {"id": request.user.public_id, "name": request.user.name}
    return _answer({"user": user, "secret": services.secret_of(phone), "now": clock.now().isoformat()})


@gzip_page
@writes(methods=("POST",))
def sync(request):
    """Take records in their order, each in its own transaction, then give the day. The same record again is the same.

    A phone says for whom it asks: when somebody else is signed in by now it gets neither a day nor an answer to a record.
    """
    body = _body(request)
    if (body or {}).get("user", request.user.public_id) != request.user.public_id:
        return _answer({"reason": _("这部手机上现在登录的是另一个人。")}, 409)
    phone = selectors.find_phone(request.actor.id, _phone_id(body))
    records = (body or {}).get("records")
    if phone is None or not isinstance(records, list) or len(records) > MOST_RECORDS:
        return _answer({"reason": _("请求的写法不对，或一次送得太多。")}, 400)
    now = clock.now()
    contacts = selectors.contacts_by_id({contact_id_of(raw) for raw in records})
    taker = _Taker(request, contacts, moment_of(body.get("device_now")), now)
    results = [taker.take(raw, is_revoked=bool(phone.revoked_at)) for raw in records]
    services.note_contact(phone=phone, at=now)
    if phone.revoked_at:
        return _answer({"results": results, "wipe": True}, 410)
    given = presenters.day_of(request.actor, request.build_absolute_uri) if body.get("day") else None
    return _answer({"results": results, "now": now.isoformat(), "day": given})


class _Taker:
    """Takes one record after the other for one session; the author is who captured it, never who happens to be signed in."""

    def __init__(self, request, contacts, device_now, now):
        self.by, self.user, self.contacts = request.actor, request.user, contacts
        self.device_now, self.now = device_now, now

    @cached_property
    def categories(self):
        return [kind for top in needs.categories() for kind in top.kinds]

    def take(self, raw, *, is_revoked):
        client_id = client_id_of(raw)
        if not client_id:
            return {"id": None, "state": REFUSED, "reason": _("这条记录没有自己的编号，没有收下。")}
        if raw.get("author") != self.user.public_id:
            return {"id": client_id, "state": HELD, "reason": _("这条是别人记的，等本人登录后再发。")}
        contact = self.contacts.get(contact_id_of(raw))
        try:
            if is_revoked:
                raise PhoneRevoked
            return self._record(client_id, raw, contact)
        except (Unreadable, RuleBroken, NotAllowed, NotFound) as refused:
            reason = str(refused) or _("您没有这项权限。")
            services.refuse_record(
                client_id=client_id, contact=contact, reason=reason, payload=raw, by=self.by, at=self.now
            )
            return {"id": client_id, "state": REFUSED, "reason": reason}
        except Exception:  # one record that breaks must not keep the others on the phone
            log.exception("a visit record broke")
            return {"id": client_id, "state": FAILED, "reason": _("服务器没能处理这一条，它还在手机上，稍后再试。")}

    def _record(self, client_id, raw, contact):
        read = read_record(raw, device_now=self.device_now, server_now=self.now, categories=self.categories)
        if contact is None:
            raise Unreadable(_("没有这一户。"))
        visit = services.record_visit(
            contact=contact, draft=read.draft, client_id=client_id, device_at=read.device_at, by=self.by, at=self.now
        )
        return {"id": client_id, "state": RECEIVED, "visit": visit.public_id}
