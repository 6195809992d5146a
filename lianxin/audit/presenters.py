"""Events and entries as the pages show them, worked out before the template runs."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.audit.calc import bundles
from lianxin.audit.selectors.words import code_name, fact_name, role_name, sentence, value_name
from lianxin.kit.templatetags.kit import moment

#: How facts and events keep a moment.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:[\d.]+)?(Z|[+-]\d\d:\d\d)$")


@dataclass(frozen=True)
class TrailRow:
    """One line of the trail; ``changes`` are (name, before, after)."""

    at: datetime
    sentence: str
    role: str = ""
    reason: str = ""
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    same_subject: str = ""


@dataclass(frozen=True)
class EntryRow:
    number: int
    kind: str
    subject_id: str
    at: datetime
    url: str


def trail_rows(events, veiled):
    """Rows of the trail; of a veiled event only the moment is said."""
    return [_veiled_row(event) if event.pk in veiled else _trail_row(event) for event in events]


def entry_rows(entries):
    return [
        EntryRow(e.number, fact_name(e.kind), e.subject_id, e.at, reverse("log:entry", args=[e.number]))
        for e in entries
    ]


def hand_check(bundle):
    """Steps of the calculation by hand, for an entry that is signed."""
    return bundles.steps(bundle["body"], bundle["number"], bundle["size"], bundle["proof"])


def readable_body(entry):
    """The fact's values as (name, text), without the frame around them."""
    values = json.loads(entry.body)["fact"]
    return [(value_name(name), _said(entry.kind, name, value)) for name, value in values.items()]


def _veiled_row(event):
    return TrailRow(event.at, _("有一条记录，按规定对您不公开。"))


def _trail_row(event):
    return TrailRow(
        event.at,
        sentence(event),
        role_name(event.actor_role),
        event.reason,
        _changes(event.tag, event.before, event.after),
        event.subject_id,
    )


def _changes(tag, before, after):
    names = [*before, *(name for name in after if name not in before)]
    return [(value_name(name), *(_said(tag, name, values.get(name)) for values in (before, after))) for name in names]


def _said(tag, name, value):
    """A value of an event in words; codes the room has named are said by their labels."""
    if isinstance(value, str) and value:
        return moment(datetime.fromisoformat(value)) if _MOMENT.match(value) else code_name(tag, name, value)
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return "、".join(code_name(tag, name, each) for each in value)
    return _plain(value)


def _plain(value):
    if value in (None, ""):
        return "—"
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "、".join(value_name(each) for each in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
