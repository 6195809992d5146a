"""A form that shows what it would do before it does it: the first POST shows, the second, unchanged, confirms.

The button under the preview carries a digest of what was previewed, so that a form altered meanwhile is shown again.
"""

import hashlib
import json

from django.db import transaction

_BUTTON = "confirm"


def digest_of(request):
    """A short fingerprint of what the form holds."""
    unread = {"csrfmiddlewaretoken", _BUTTON}
    sent = sorted((name, values) for name, values in request.POST.lists() if name not in unread)
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()[:16]


def is_confirmed(request):
    """True when the button under a preview was pressed and the form still holds what was previewed."""
    return request.POST.get(_BUTTON) == digest_of(request)


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
