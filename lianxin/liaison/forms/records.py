"""A record as a phone sent it: anything may be in it, and what is wrong is said in words, never a broken page."""

from dataclasses import dataclass

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from lianxin.liaison.calc.rhythm import corrected
from lianxin.liaison.forms.visits import ErrandFields, NeedFields, PromiseFields, VisitFields
from lianxin.liaison.services.visiting import PromiseDraft

_ID_LENGTH, _CONTACT_LENGTH = 36, 12
_MOST = 10  # promises, needs, errands, kept promises in one record


class Unreadable(Exception):
    """Why a record cannot be taken as it is."""


@dataclass(frozen=True)
class Record:
    """A readable record: the visit, and when the phone's own clock says it was written."""

    draft: object
    device_at: object


def client_id_of(raw):
    """The record's own id, or ``""`` when it has none that can be kept."""
    found = raw.get("id") if isinstance(raw, dict) else None
    return found if isinstance(found, str) and 8 <= len(found) <= _ID_LENGTH and found.isprintable() else ""


def contact_id_of(raw):
    """Whom the record is about, or ``""`` when it does not say so in a way that can be asked for."""
    found = raw.get("contact") if isinstance(raw, dict) else None
    return found if isinstance(found, str) and len(found) <= _CONTACT_LENGTH and found.isalnum() else ""


def read_record(raw, *, device_now, server_now, categories):
    """The ``Record`` in ``raw`` (decoded JSON), or ``Unreadable`` with what is wrong in words."""
    device_at = moment_of(raw.get("device_at"))
    if device_at is None:
        raise Unreadable(_("没有时间，或时间写法不对。"))
    met_at = corrected(device_at, device_now or server_now, server_now)
    form = VisitFields({**_flat(raw), "met_at": met_at})
    if not form.is_valid():
        raise Unreadable(_faults(form))
    draft = form.draft(
        met_at=met_at,
        promises=tuple(_promise(each) for each in _list_of(raw, "promises", dict)),
        needs=tuple(_need(each, categories) for each in _list_of(raw, "needs", dict)),
        errands=tuple(_errand(each) for each in _list_of(raw, "errands", dict)),
        kept=tuple(_list_of(raw, "kept", str)),
    )
    return Record(draft, device_at)


def moment_of(text):
    """An aware moment from ISO text, or ``None``."""
    try:
        found = parse_datetime(text) if isinstance(text, str) and len(text) <= 40 else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _flat(raw):
    """Values as a form takes them; what is neither text, number nor a list of texts is left out."""
    found = {}
    for name in VisitFields.base_fields:
        value = raw.get(name)
        if isinstance(value, list):
            found[name] = [each for each in value if isinstance(each, str)][:20]
        elif isinstance(value, (str, int)) and not isinstance(value, bool):
            found[name] = str(value)
    return found


def _list_of(raw, name, kind):
    value = raw.get(name) or []
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(each, kind) for each in value):
        raise Unreadable(_("“{name}”的写法不对。").format(name=name))
    return value


def _promise(raw):
    form = PromiseFields({name: str(raw.get(name) or "") for name in PromiseFields.base_fields})
    if not form.is_valid():
        raise Unreadable(_faults(form))
    return PromiseDraft(**form.cleaned_data)


def _need(raw, categories):
    data = {"content": str(raw.get("content") or ""), "category": str(raw.get("category") or "")}
    if raw.get("consents") is True:
        data["consents"] = "on"
    form = NeedFields(data, categories=categories)
    if not form.is_valid():
        raise Unreadable(_faults(form))
    return form.draft()


def _errand(raw):
    form = ErrandFields({name: str(raw.get(name) or "") for name in ErrandFields.base_fields})
    if not form.is_valid():
        raise Unreadable(_faults(form))
    return form.draft()


def _faults(form):
    """Every fault with the name of its field, in one sentence."""
    return " ".join(
        f"{form.fields[name].label}：{' '.join(errors)}" if name in form.fields else " ".join(errors)
        for name, errors in form.errors.items()
    )
