"""What was written down at doors goes when its time is over; that somebody called stays, and counts."""

from datetime import timedelta

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.liaison import policies, selectors
from lianxin.liaison.vocabulary import AuditTag, Occasion
from lianxin.territory import selectors as territory


@action(idempotent=True)
def clear_texts(*, division, by, at=None):
    """Clear what one place wrote down before its days for it; what a legal hold keeps stays. One event, if anything went.

    After ``visit.text_days``: notes, what was done, the household's words, words of promises settled so long ago,
    records not taken. After ``visit.record_days`` also the topics, why somebody called, and what happened in a household.
    Day, way, author and confirmation of a visit stay: every count is the same as before. Returns how many of each went.
    """
    policies.can_clear_texts(by).or_raise()
    at, rules = at or clock.now(), territory.profile(division)
    texts_before, records_before = (
        at - timedelta(days=rules.value(f"visit.{each}_days")) for each in ("text", "record")
    )
    past = selectors.past(division, texts_before=texts_before, records_before=records_before)
    clearing = {
        "texts": (past.texts, {"note": "", "done": ""}),
        "words": (past.words, {"words": ""}),
        "promises": (past.promises, {"words": ""}),
        "refused": (past.refusals, {"payload": "", "put_away_at": at}),
        "records": (past.records, {"topics": [], "occasion": Occasion.ROUTINE}),
    }
    counts = {name: rows.count() for name, (rows, _blank) in clearing.items()} | {"events": past.events.count()}
    if any(counts.values()):
        for rows, blank in clearing.values():
            rows.update(**blank)
        past.events.delete()
        audit.record(AuditTag.TEXT_CLEARED, division, by, after=counts, at=at)
    return counts
