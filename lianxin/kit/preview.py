"""A form that shows what it would do before it does it: the first POST shows, the second, unchanged, confirms.

The button under the preview carries a digest of the form and of what was shown, so that a form altered meanwhile, or a
preview that somebody else's change made wrong, is shown again.
"""

import hashlib
import json

from django.db import transaction

_BUTTON = "confirm"


def digest_of(form, shown):
    """A short fingerprint of what a valid form means and what its preview says; empty for a form that is not valid."""
    if not form.is_valid():
        return ""
    meant = sorted((name, str(getattr(value, "pk", value))) for name, value in form.cleaned_data.items())
    return hashlib.sha256(json.dumps([meant, shown], default=str).encode()).hexdigest()[:16]


def is_confirmed(request, form, shown):
    """True when the button under a preview was pressed and the preview would still be the same."""
    return bool(pressed := request.POST.get(_BUTTON)) and pressed == digest_of(form, shown)


class _Enough(Exception):
    """Ends a rehearsal."""


def rehearse(act):
    """Do it and take everything back: every rule of the service is asked before the preview, nothing stays.

    Returns what ``act`` gave.
    """
    try:
        with transaction.atomic():
            found = act()
            raise _Enough
    except _Enough:
        return found
