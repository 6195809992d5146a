"""What was counted is kept for the pages, inside the action that counts: one row a month of every place with places below."""

from lianxin.coverage import selectors
from lianxin.coverage.calc import tallying
from lianxin.coverage.models import Tally
from lianxin.kit import clock
from lianxin.kit.tree import within

_BATCH = 1000


def keep_tallies(place, found, sites, today):
    """The rows of this month say what the count found; months nobody counted in are filled from the gaps. Whether any changed."""
    month, above = today.replace(day=1), {each.path: (each, reach) for each, reach in found.inner}
    if place.path not in above:
        return False
    lacking = selectors.lacking_of(found.gaps, sites, above)
    counts = {path: selectors.kept(reach, lacking[path]) for path, (_each, reach) in above.items()}
    held = {each.division_path: each for each in Tally.objects.filter(within(place.path, "division_path"), month=month)}
    new = [_row(above[path][0], month, said) for path, said in counts.items() if path not in held]
    changed = [each for path, each in held.items() if path in counts and each.counts != counts[path]]
    for each in changed:
        each.counts, each.counted_at = counts[each.division_path], clock.now()
    gone = [each.pk for path, each in held.items() if path not in counts]
    Tally.objects.bulk_create([*new, *_missed(place, above, today)], batch_size=_BATCH)
    Tally.objects.bulk_update(changed, ["counts", "counted_at"], batch_size=_BATCH)
    Tally.objects.filter(pk__in=gone).delete()  # drawn, not entered: the place has no places below it any more
    return bool(new or changed or gone)


def _missed(place, above, today):
    """Rows of earlier months since the first gap in which nobody counted."""
    spans = selectors.spans_within(place.path, today)
    first = min((since for _path, since, _ended, _is_site in spans), default=today)
    months = tallying.months_between(max(first, tallying.first_month(today)), today)[:-1]
    there = set(Tally.objects.filter(division=place, month__in=months).values_list("month", flat=True))
    return [
        _row(each, month, selectors.kept(None, tallying.Lacking(gaps=gaps, site_gaps=of_sites)))
        for month in months
        if month not in there
        for each, _reach in above.values()
        for gaps, of_sites in [
            selectors.open_of([span for span in spans if span[0].startswith(each.path)], month, today)
        ]
    ]


def _row(division, month, counts):
    return Tally(division=division, division_path=division.path, month=month, counts=counts, counted_at=clock.now())
