"""The requester writes of their own accord, whatever state the case is in."""

from django.utils.translation import gettext as _

from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies, selectors
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.transitions import county_words, handler_ids, lock, move, require_state, voice
from lianxin.needs.vocabulary import Verb


@action
def write_to_case(*, need, words, photos=(), by, holds_pickup=False, at=None):
    """Add the requester's words to their case. Nothing else changes; who handles it is told.

    Of a merged need they stand on the case that leads. Refuses while the requester is asked: that is a supplement.
    """
    at = at or clock.now()
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    lead = lock(selectors.leading(need))
    require_state(lead, Verb.WRITE)
    if not words.strip():
        raise RuleBroken(_("请写下要补充的情况。"), field="words")
    said_by = voice(need, by)
    for photo in photos:
        files.store_photo(upload=photo, owner_kind="need_work", owner_id=lead.public_id, by=said_by)
    said = words.strip()
    if lead.pk != need.pk:
        with county_words():
            said = _("并案 {number} 的诉求人：{words}").format(number=need.number, words=said)
    lead = move(lead, Verb.WRITE, said_by, at=at, internal_note=said, speaker=need)
    if lead.unit_id:
        with county_words():
            tell_unit(lead, _("诉求人又说了话：{number}").format(number=lead.number), key=f"write:{at.isoformat()}")
    return lead
