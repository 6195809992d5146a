"""Build the sample county through the real services of every room."""

import random
from fractions import Fraction

from lianxin.accounts import demo as accounts_demo
from lianxin.accounts import selectors as accounts
from lianxin.demo.caring import build_care
from lianxin.demo.founding import (
    County,
    assign_responsibilities,
    build_county_level,
    build_places,
    build_township,
)
from lianxin.demo.living import (
    build_activities,
    build_alliance,
    build_board,
    build_cadres,
    build_gaps,
    build_hall,
    build_history,
    build_points,
    build_shares,
    build_stations,
    build_visits,
    build_works,
    residents_of,
)
from lianxin.demo.villages import build_village
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.messaging import services as messaging
from lianxin.needs import demo as needs_demo
from lianxin.needs import services as needs
from lianxin.people import demo as people_demo

PASSWORD = "lianxin-2026"
NEEDS_PER_VILLAGE = 60


def build(*, scale=Fraction(1), seed=2026, say=lambda words: None):
    """Make the sample county; ``scale`` multiplies (below 1: thins) households and needs. Returns the ``County``."""
    county = County(random.Random(seed))  # noqa: S311 - sample data, the same every time
    say("places")
    build_places(county)
    say("organisations and accounts")
    build_county_level(county)
    for township in county.townships:
        build_township(county, township)
    for village, township, _size in county.villages:
        build_village(county, village, township)
    say("households")
    people_demo.load_people(
        [(v, max(10, int(size * scale))) for v, _t, size in county.villages], by=SYSTEM, rng=county.rng
    )
    residents = residents_of(county)
    build_care(county, random.Random(seed))  # noqa: S311 - as above, and not the same numbers as the rest
    say("needs")
    needs.load_starter_categories(by=accounts.actor_for(county.county_officer))
    assign_responsibilities(county)
    accounts_demo.set_sample_password(PASSWORD)
    villages = [county.desks[village.pk](residents[village.pk]) for village, _t, _s in county.villages]
    needs_demo.load_needs(
        villages,
        per_village=max(1, int(NEEDS_PER_VILLAGE * scale)),
        rng=county.rng,
        progress=lambda done, total: say(f"needs {done}/{total}"),
    )
    needs_demo.load_guides(village=villages[0], by=accounts.actor_for(county.county_officer))
    needs_demo.load_channels(village=villages[0], by=accounts.actor_for(county.county_officer))
    say("visits")
    build_visits(county, random.Random(seed))  # noqa: S311 - as above
    say("board")
    build_board(county)
    say("stations")
    build_stations(county, residents, scale)
    say("hall")
    resolution = build_hall(county, residents)
    say("points")
    build_points(county, resolution)
    say("shares")
    build_shares(county)
    say("works")
    build_works(county)
    build_activities(county)
    build_alliance(county)
    build_cadres(county)
    build_gaps(county)
    build_history(county)
    messaging.mark_old_as_sent(before=clock.now())  # a year of text messages is no news
    messaging.mark_past_as_read(newest=5)
    return county
