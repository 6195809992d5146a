"""What a service raises when it will not do something. The message is written for the user."""

from django.db import DataError
from django.utils.translation import gettext_lazy


class RuleBroken(Exception):
    """A rule of the field forbids the change. Nothing was changed.

    ``message`` is one sentence for the user; ``field`` names the form field it belongs to, if any;
    ``article`` names the law or rule it comes from, if any.
    """

    def __init__(self, message, *, field=None, article=""):
        super().__init__(message)
        self.message = message
        self.field = field
        self.article = article

    def __str__(self):
        return str(self.message)


class NotAllowed(Exception):
    """The actor is known but has no right to this. Shown as 403 with ``reason`` in plain words."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class NotFound(Exception):
    """The actor may not even know that this exists. Shown as 404."""


UNSTORABLE = gettext_lazy("写的内容里有看不见的特殊字符，存不下。请删掉那几个字重新写。")


def cannot_be_stored(exception):
    """Whether a database refused a text for the one character PostgreSQL has no room for."""
    return isinstance(exception, (DataError, ValueError)) and "NUL (0x00)" in str(exception)


class SentBefore(Exception):
    """The same form was carried out already."""
