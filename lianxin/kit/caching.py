"""Answers that may be a second old: rules and calendars, asked many times a request and changed once a year."""

import functools
import time

from django.conf import settings

_caches = []


def keep_forgettable(kept):
    """Have ``forget()`` empty this cache too; gives it back."""
    _caches.append(kept)
    return kept


def short_lived(seconds=1.0, size=4096):
    """Keep the answers of a function of hashable arguments for ``seconds`` in this process.

    Tests (``STRICT_ACTIONS``) always ask anew. ``forget()`` empties every such cache of this process.
    """

    def decorate(function):
        kept = keep_forgettable({})

        @functools.wraps(function)
        def ask(*args):
            if settings.STRICT_ACTIONS:
                return function(*args)
            now = time.monotonic()
            found = kept.get(args)
            if found is None or found[0] < now:
                if len(kept) >= size:
                    kept.clear()
                found = kept[args] = (now + seconds, function(*args))
            return found[1]

        return ask

    return decorate


def forget():
    """Empty every short-lived cache of this process."""
    for kept in _caches:
        kept.clear()
