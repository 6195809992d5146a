"""Bodies of GeoReport v2: one value, said in XML or in JSON by the standard's own mapping."""

import json
import re
from dataclasses import dataclass
from datetime import UTC
from http import HTTPStatus
from xml.etree import ElementTree as Tree

from django.http import HttpResponse

_TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
#: Characters XML 1.0 cannot carry in any spelling.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Fault(Exception):
    """What the standard answers instead: ``status`` 400, 403 or 404 and a sentence."""

    status: int
    description: str


def answer(form, root, value, *, item="", status=200):
    """An answer: ``root`` holds ``value``, a dict, or a list whose elements XML calls ``item``. JSON has no root."""
    if form == "json":
        body = json.dumps(value, ensure_ascii=False).encode()
    else:
        element = Tree.Element(root)
        _fill(element, value, item)
        body = b'<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(
            element, encoding="utf-8", xml_declaration=False
        )
    reply = HttpResponse(body, content_type=_TYPES[form], status=status)
    reply["Access-Control-Allow-Origin"] = "*"  # all of it is public
    return reply


def refuse(form, fault):
    """The error body: a list of one."""
    return answer(
        form, "errors", [{"code": fault.status, "description": fault.description}], item="error", status=fault.status
    )


def failed(request, status, words):
    """What failed outside of any address of the standard, in the form that was asked for."""
    form = "json" if request.path_info.endswith(".json") else "xml"
    return refuse(form, Fault(400 if status == HTTPStatus.UNPROCESSABLE_ENTITY else status, words))


_ITEMS = {"attributes": "attribute", "values": "value", "endpoints": "endpoint", "formats": "format", "notes": "note"}


def _fill(element, value, item):
    if isinstance(value, dict):
        for name, inner in value.items():
            _fill(Tree.SubElement(element, name), inner, _ITEMS.get(name, ""))
    elif isinstance(value, list):
        for inner in value:
            _fill(Tree.SubElement(element, item), inner, "")
    elif value is not None:
        element.text = str(value).lower() if isinstance(value, bool) else _NOT_XML.sub("", str(value))


def w3_time(moment):
    """``2026-11-24T08:00:00Z``, or ``None``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
