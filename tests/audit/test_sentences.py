"""Every tag any room records has its sentence, and every sentence can be said in both languages."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.utils import translation

from lianxin.audit import selectors
from lianxin.audit.models import AuditEvent

ROOMS = [room for room in settings.ROOMS if find_spec(f"lianxin.{room}.vocabulary")]


@pytest.mark.parametrize("room", ROOMS)
def test_every_tag_of_the_room_has_a_sentence(room):
    tags = getattr(import_module(f"lianxin.{room}.vocabulary"), "AuditTag", ())
    assert {str(tag.value) for tag in tags} <= selectors.known_tags()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_sentence_can_be_said_of_an_event_that_kept_nothing(language):
    with translation.override(language):
        for tag in selectors.known_tags():
            said = selectors.sentence(AuditEvent(tag=tag, actor_name="甲", subject_label="乙"))
            assert said
            assert "{" not in said
