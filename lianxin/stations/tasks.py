"""What the worker does by the day."""

from datetime import timedelta

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.stations import selectors, services
from lianxin.territory import selectors as territory

#: A booked time is over on its day; so long somebody may still ask about it.
SLIP_DAYS = 30


def clear_old_words():
    """Empty whatever is past its time, everywhere, by each place's profile. Returns how many records that were."""
    now, slips_before = clock.now(), clock.today() - timedelta(days=SLIP_DAYS)
    oldest, count = selectors.oldest_words(slips_before), 0
    for division in territory.divisions_at(oldest).values():
        days = territory.profile(division).value("privacy.station_words_days")
        before, first = now - timedelta(days=days), oldest[division.path]
        while first < before and (
            cleared := services.clear_words(
                division=division, before=before, slips_before=slips_before, by=SYSTEM, at=now
            )
        ):
            count += cleared
    return count
