"""From an event to one sentence, in the reader's language. Each room brings the sentences of its tags."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

_sentences: dict[str, str] = {}
_UNKNOWN = _("{actor} 办理了 {subject}（{tag}）")


class _Values(dict):
    """What an event kept; a value it did not keep reads as a dash."""

    def __missing__(self, key):
        return "—"


def learn(mapping):
    """Take the sentences of one room; a tag that already says something else is a fault of the programme."""
    for tag, text in mapping.items():
        known = _sentences.setdefault(str(tag), text)
        if known is not text and str(known) != str(text):
            raise ImproperlyConfigured(f"two sentences for the audit tag {tag}")


def known_tags():
    return frozenset(_sentences)


def sentence(event):
    """What happened, as text: the tag's sentence with actor, subject, reason, ``before[x]`` and ``after[x]``."""
    return str(_sentences.get(event.tag, _UNKNOWN)).format(
        actor=event.actor_name,
        subject=event.subject_label,
        reason=event.reason,
        tag=event.tag,
        before=_Values(event.before),
        after=_Values(event.after),
    )
