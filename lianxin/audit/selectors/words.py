"""What upper rooms tell this one: sentences of their tags, names of roles and kinds of fact, what is veiled."""

import re
from collections.abc import Callable, Collection, Mapping

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.audit.vocabulary import EVENTS_SEALED
from lianxin.kit.masking import mask_name

_sentences: dict[str, str] = {}
_roles: dict[str, str] = {}
_private_roles: set[str] = set()
_facts: dict[str, str] = {EVENTS_SEALED: _("办事记录封存")}
_codes: dict[tuple[str, str], dict[str, object]] = {}
_values: dict[str, str] = {
    "id": _("编号"),
    "title": _("标题"),
    "name": _("名称"),
    "state": _("状态"),
    "due": _("期限"),
    "reason": _("理由"),
    "first": _("从"),
    "last": _("到"),
    "count": _("条数"),
    "digest": _("哈希"),
}
_veils: dict[str, Callable] = {}
#: In a tag ``room:noun:verb``, or a kind of fact ``room.verb``.
_AFTER_ROOM = re.compile(r"[:.]")
_UNKNOWN = _("{actor} 办理了 {subject}（{tag}）")


class _Values(dict):
    """What an event kept; a value it did not keep reads as a dash."""

    def __missing__(self, key):
        return "—"


def learn_sentences(mapping):
    """Take the sentences of one room: ``{tag: _("{actor} 受理了 {subject}")}``. One tag, one sentence."""
    _learn(_sentences, mapping)


def learn_roles(mapping, private=()):
    """Take the names of role codes. Who acts in a ``private`` one acts for themselves: the trail masks the name."""
    _learn(_roles, mapping)
    _private_roles.update(str(code) for code in private)


def learn_facts(mapping):
    """Take the names of kinds of public fact: ``{"needs.accepted": _("诉求已受理")}``."""
    _learn(_facts, mapping)


def learn_values(mapping):
    """Take the names of values that facts and events keep: ``{"due": _("期限")}``. What is known already stays."""
    for name, text in mapping.items():
        _values.setdefault(name, text)


def learn_codes(room: str, fields: Mapping[str, Mapping[str, object]]):
    """What the codes stand for that a room's events keep, by the name of the value: ``{"channel": {"web": _("网页")}}``."""
    for name, labels in fields.items():
        _codes[room, name] = {str(code): label for code, label in labels.items()}


def learn_veil(subject_kind: str, hidden_from: Callable[[object, Collection[str]], Collection[str]]):
    """``hidden_from(actor, subject_ids)`` names those the actor may not see although they lie within the scope.

    For complaints about staff: the trail then shows that there is a record, and nothing of it. One call per page.
    """
    _veils[subject_kind] = hidden_from


def all_but(visible: Callable[[object], QuerySet]):
    """A veil over every subject but those of the queryset ``visible(actor)``, which have a ``public_id``."""

    def hidden_from(actor, subject_ids):
        seen = visible(actor).filter(public_id__in=subject_ids)
        return set(subject_ids) - set(seen.values_list("public_id", flat=True))

    return hidden_from


def private_roles():
    """Codes of roles in which people act for themselves: nobody looks through the trail by their name."""
    return frozenset(_private_roles)


def known_tags():
    return frozenset(_sentences)


def role_name(code):
    return str(_roles.get(code, code))


def fact_name(kind):
    return str(_facts.get(kind, kind))


def value_name(name):
    return str(_values.get(name, name))


def code_name(tag, name, value):
    """What a value says: the label of a code the room of ``tag``, or of a kind of fact, has named, else its name or itself."""
    labels = _codes.get((_AFTER_ROOM.split(tag, maxsplit=1)[0], name), {})
    return str(labels[value]) if value in labels else value_name(value)


def veiled(actor, events):
    """The events, of those given, whose subject is veiled from the actor; one question per kind of subject."""
    asked: dict[str, set[str]] = {}
    for event in events:
        if event.subject_kind in _veils:
            asked.setdefault(event.subject_kind, set()).add(event.subject_id)
    hidden = {kind: set(_veils[kind](actor, ids)) for kind, ids in asked.items()}
    return {event.pk for event in events if event.subject_id in hidden.get(event.subject_kind, ())}


def sentence(event):
    """What happened, as text: the tag's sentence with actor, subject, reason, ``before[x]`` and ``after[x]``."""
    return str(_sentences.get(event.tag, _UNKNOWN)).format(
        actor=mask_name(event.actor_name) if event.actor_role in _private_roles else event.actor_name,
        subject=event.subject_label,
        reason=event.reason,
        tag=event.tag,
        before=_Values(event.before),
        after=_Values(event.after),
    )


def _learn(known, mapping):
    for key, text in mapping.items():
        old = known.setdefault(str(key), text)
        if old is not text and str(old) != str(text):
            raise ImproperlyConfigured(f"two texts for {key}")
