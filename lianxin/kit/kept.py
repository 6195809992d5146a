"""What a person typed into a form that came after their session had ended: kept sealed, an hour, for them alone.

It lies in the new, still anonymous session under the id of whoever the ended session belonged to. Signing in carries
it along; whoever else signs in there loses it unseen.
"""

import json
import re
import time
from typing import Any
from urllib.parse import urlsplit

from django.forms import BaseForm, BooleanField, ChoiceField, ModelChoiceField

from lianxin.kit.crypto import open_sealed, seal

_KEY = "kept_form"
_HOUR = 3600
_MOST = 64_000  # characters: a longer text is shown to be copied, not kept
#: Secrets, marks of the form and answers to a challenge are nobody's text.
_UNREAD = {
    "csrfmiddlewaretoken",
    "password",
    "password1",
    "password2",
    "oldpassword",
    "code",
    "credential",
    "client_key",
    "next",
    "once",
}


#: A value no person writes: a code of a choice.
_CODE = re.compile(r"[a-z0-9_.:-]+")


def typed_fields(request):
    """``{name: values}`` of what was written into the form that was sent."""
    sent = ((name, [value for value in values if value.strip()]) for name, values in request.POST.lists())
    return {name: values for name, values in sent if values and name not in _UNREAD}


def read_back(fields):
    """``(label, words)`` of what was typed, as its form says it: a choice by its label, never a code of ours.

    A choice whose words only the form's page knows is left out: it is chosen again, not copied.
    """
    known = _form_with(fields)
    rows = []
    for name, values in fields.items():
        field = known.get(name)
        label = str(field.label or "") if field else ""
        rows += [(label, words) for value in values if (words := _words_of(field, value))]
    return rows


def _form_with(names):
    """The fields of the form that has most of these names."""
    forms, found = [BaseForm], {}
    while forms:
        kind = forms.pop()
        forms += kind.__subclasses__()
        fields = getattr(kind, "base_fields", {})
        if len(names.keys() & fields.keys()) > len(names.keys() & found.keys()):
            found = fields
    return found


def _words_of(field, value):
    if field is None:
        return "" if _CODE.fullmatch(value) else value
    if isinstance(field, ModelChoiceField | BooleanField) or field.widget.is_hidden:
        return ""
    if isinstance(field, ChoiceField):
        choices: Any = field.choices
        return str(dict(choices).get(value, ""))
    return value


def keep_typed(request, back_to):
    """Keep what was typed for whoever's session has just ended; returns whether the form will be filled in again."""
    whose = getattr(request, "expired_user_id", None)
    text = json.dumps({"path": urlsplit(back_to).path, "whose": whose, "fields": typed_fields(request)})
    if whose is None or len(text) > _MOST:
        return False
    request.session[_KEY] = {"until": time.time() + _HOUR, "sealed": seal(text)}
    return True


def kept_for(request):
    """The fields kept for this person and this page, or ``None``; what is stale or somebody else's is dropped."""
    kept = request.session.get(_KEY)
    if kept is None:
        return None
    form = json.loads(open_sealed(kept["sealed"])) if kept["until"] > time.time() else {"whose": None}
    if form["whose"] != str(request.user.pk):
        del request.session[_KEY]
        return None
    return form["fields"] if form["path"] == request.path else None


def drop_kept(request):
    """The form was sent again."""
    request.session.pop(_KEY, None)
