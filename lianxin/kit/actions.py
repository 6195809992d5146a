"""``@action``: the frame every service runs in.

It opens the transaction. With ``settings.STRICT_ACTIONS`` (tests) it also proves the house rule that
whoever changes rows leaves exactly one audit event.
"""

import functools
import re
from contextvars import ContextVar

from django.conf import settings
from django.db import IntegrityError, connection, transaction

_frames: ContextVar[tuple] = ContextVar("action_frames", default=())
_WRITE = re.compile(r'^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+["`]?(\w+)', re.IGNORECASE)
#: Writing these is no change that wants an event: the record itself, the delivery queue, and the books, whose entries are
#: only ever added and say who posted what, when and why.
_UNCOUNTED_PREFIXES = ("audit_", "messaging_", "django_session", "ledger_balance", "ledger_entry", "ledger_line")


class _Frame:
    def __init__(self, name):
        self.name = name
        self.written_tables = set()
        self.audit_tags = []

    def watch(self, execute, sql, params, many, context):
        found = _WRITE.match(sql)
        if found and _frames.get()[-1] is self and not found[1].startswith(_UNCOUNTED_PREFIXES):
            self.written_tables.add(found[1])
        return execute(sql, params, many, context)


class UnauditedChange(AssertionError):
    """A service changed rows without exactly one audit event (raised in tests only)."""


def action(service=None, *, idempotent=False):
    """Run ``service`` in one transaction; nested actions join it.

    All that a service and the services it calls change is kept or dropped together. An ``idempotent`` one knows what
    was sent before by a unique key: when the same is sent twice at once, the one that comes second is run again and
    finds what the first has stored.
    """
    if service is None:
        return functools.partial(action, idempotent=idempotent)

    @functools.wraps(service)
    def run(*args, **kwargs):
        try:
            return _run_once(service, args, kwargs)
        except IntegrityError:
            if not idempotent or connection.in_atomic_block:
                raise
        return _run_once(service, args, kwargs)

    run.is_action = True
    return run


def _run_once(service, args, kwargs):
    if not settings.STRICT_ACTIONS:
        with transaction.atomic():
            return service(*args, **kwargs)
    frame = _Frame(f"{service.__module__}.{service.__qualname__}")
    token = _frames.set((*_frames.get(), frame))
    try:
        with transaction.atomic(), connection.execute_wrapper(frame.watch):
            result = service(*args, **kwargs)
            if frame.written_tables and len(frame.audit_tags) != 1:
                raise UnauditedChange(
                    f"{frame.name} wrote {sorted(frame.written_tables)} and recorded "
                    f"{frame.audit_tags or 'no audit event'}"
                )
            return result
    finally:
        _frames.reset(token)


def note_audit_event(tag):
    """Called by ``audit.services.record`` so that the running action knows it was recorded."""
    if frames := _frames.get():
        frames[-1].audit_tags.append(tag)
