"""A form that shows what it would do before it does it: the first POST shows, the second, unchanged, confirms.

The button under the preview carries a digest of what was previewed, so that a form altered meanwhile is shown again.
"""

import hashlib
import json

from django.db import transaction

_BUTTON = "confirm"


def digest_of(form):
    """A short fingerprint of what a valid form means; empty for one that is not."""
    if not form.is_valid():
        return ""
    meant = sorted((name, str(getattr(value, "pk", value))) for name, value in form.cleaned_data.items())
    return hashlib.sha256(json.dumps(meant).encode()).hexdigest()[:16]


def is_confirmed(request, form):
    """True when the button under a preview was pressed and the form still means what was previewed."""
    return bool(pressed := request.POST.get(_BUTTON)) and pressed == digest_of(form)


class _Enough(Exception):
    """Ends a rehearsal."""


def rehearse(act):
    """Do it and take everything back: every rule of the service is asked before the preview, nothing stays."""
    try:
        with transaction.atomic():
            act()
            raise _Enough
    except _Enough:
        return
