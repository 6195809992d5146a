"""A form that is sent twice, by two quick taps or a line that broke, is carried out once."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from lianxin.accounts.models import SentForm
from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import SentBefore

#: So long the page of a form may lie open and be sent once more.
_KEPT = timedelta(days=3)


def note_form_sent(mark, path, actor):
    """Keep the mark of a form in the running transaction; ``SentBefore`` where it was carried out, or is at this moment."""
    at = clock.now()
    try:
        with transaction.atomic():
            SentForm.objects.create(key=lookup_hash("form", f"{actor.id}:{path}:{mark}"), at=at)
    except IntegrityError as twice:
        raise SentBefore from twice
    SentForm.objects.filter(at__lt=at - _KEPT).delete()
