"""Whatever is recorded can be read: every audit tag has its sentence."""

import importlib
import importlib.util
import re
from enum import StrEnum

from django.conf import settings

from lianxin.audit import selectors as audit

_TAG = re.compile(r"^[a-z_]+:[a-z_]+:[a-z_]+$")


def silent(tags, known):
    """Tags without a sentence, or not written ``room:noun:verb``."""
    return [str(tag) for tag in tags if str(tag) not in known or not _TAG.match(str(tag))]


def _tags():
    for room in settings.ROOMS:
        if importlib.util.find_spec(f"lianxin.{room}.vocabulary"):
            vocabulary = importlib.import_module(f"lianxin.{room}.vocabulary")
            yield from getattr(vocabulary, "AuditTag", ())


def test_every_audit_tag_has_a_sentence():
    tags = list(_tags())
    assert len(tags) > 60
    assert not silent(tags, audit.known_tags())


def test_the_rule_notices_a_tag_without_words():
    class AuditTag(StrEnum):
        SAID = "needs:need:said"
        UNSAID = "needs:need:unsaid"
        ODD = "odd"

    assert silent(AuditTag, {"needs:need:said", "odd"}) == ["needs:need:unsaid", "odd"]
