"""A year of needs for the sample county, driven through the real services so that every state and clock occurs."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import transaction

from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors
from lianxin.needs.demo_channels import load_channels
from lianxin.needs.demo_desk import ring_until
from lianxin.needs.demo_guides import load_guides
from lianxin.needs.demo_lamps import take_up_lamps, tell_of_lamps
from lianxin.needs.demo_life import Case, DemoVillage, at_the_desk
from lianxin.needs.demo_sayings import said
from lianxin.needs.demo_services import services
from lianxin.needs.demo_texts import STORIES
from lianxin.needs.demo_today import load_before_merger, load_today
from lianxin.needs.demo_topics import load_topics
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Channel

__all__ = [
    "DemoVillage",
    "load_before_merger",
    "load_channels",
    "load_guides",
    "load_needs",
    "starting_responsibilities",
    "take_up_lamps",
    "tell_of_lamps",
]

BATCH = 40


def load_needs(villages, *, per_village, rng, now=None, progress: Callable[[int, int], None] | None = None):
    """Live a year of needs in every village: about ``per_village`` each, by season. Returns how many were made."""
    now = now or clock.now()
    categories = {category.code: category for category in Category.objects.all()}
    moments = [
        (village, story, at)
        for village in villages
        for story, at in _year_of(rng, max(1, round(per_village * rng.uniform(0.7, 1.3))), now)
    ]
    moments.sort(key=lambda m: m[2])
    for start in range(0, len(moments), BATCH):
        with transaction.atomic():
            for village, story, at in moments[start : start + BATCH]:
                _live(Case(village, story, rng, at, now), categories)
        if progress:
            progress(min(start + BATCH, len(moments)), len(moments))
    load_today(villages, categories=categories, rng=rng, now=now)
    services.index_needs(rounds=1000)
    services.index_words(rounds=1000)
    load_topics(villages, now=now)
    with suppress(RuleBroken):  # a small sample holds too little to learn from
        services.learn(by=SYSTEM)
        services.suggest_categories(at=now)
    return len(moments)


def _year_of(rng, count, now):
    """``count`` stories with their moments over the last year: seasons weigh the stories, storms make peaks."""
    for _each in range(count):
        day = now - timedelta(days=int(365 * rng.random() ** 1.15))
        if rng.random() < 0.25:  # flood season and cold snaps bring more
            peak = rng.choice((7, 8, 1))
            day = day.replace(month=peak, day=rng.randint(1, 28))
            if day > now or day < now - timedelta(days=365):
                day = now - timedelta(days=rng.randint(0, 360))
        weights = [(6 if day.month in s.months else 0.3) if s.months else 1.5 for s in STORIES]
        at = day.replace(hour=rng.randint(0, 9), minute=rng.randint(0, 59), second=rng.randint(0, 59), microsecond=0)
        yield rng.choices(STORIES, weights)[0], min(at, now - timedelta(minutes=rng.randint(5, 600)))


def _live(case, categories):
    try:
        _register(case, categories)
        at_the_desk(case)
    except RuleBroken:
        pass  # that day the rules did not allow it: the need stays where it was
    if case.need:
        case.need.refresh_from_db(fields=["next_alarm_at"])
        ring_until(case.need, case.now)


def _register(case, categories):
    village, story, rng = case.village, case.story, case.rng
    name, phone, actor = rng.choice(village.residents)
    case.requester = actor
    anonymous = story.kind in ("report", "complaint") and rng.random() < 0.3
    said_openly = Anonymity.CONFIDENTIAL if case.at.minute % 16 == 7 else Anonymity.NAMED
    matter = Matter(
        kind=story.kind,
        category=categories[story.category],
        title=story.title,
        content=said(story, rng),
        division=village.division,
        urgency=story.urgency,
        place_words=story.place,
        about_words="办事窗口" if story.category == "conduct" else "",
        may_publish=rng.random() < 0.6,
    )
    requester = Requester(
        name="" if anonymous else name,
        phone="" if anonymous else phone,
        anonymity=Anonymity.ANONYMOUS if anonymous else said_openly,
    )
    key = f"demo-{village.division.public_id}-{rng.getrandbits(60):x}"
    if actor or anonymous or rng.random() < 0.35:
        made = services.register_need(
            matter=matter, requester=requester, client_key=key, by=actor or ANONYMOUS, at=case.at
        )
    else:
        channel = rng.choices((Channel.WALK_IN, Channel.PHONE, Channel.LETTER), (6, 3, 1))[0]
        made = services.register_on_behalf(
            matter=matter, requester=requester, channel=channel, client_key=key, by=village.clerk, at=case.at
        )
    case.need = made.need


def starting_responsibilities(*, villages, bureaus, starts_on, by):
    """The catalogue: the committee for its village, bureaus for what only they can do."""
    categories = {c.code: c for c in selectors.all_categories()}
    for code, bureau in bureaus:
        services.set_responsibility(
            category=categories[code],
            division=bureau.division,
            unit=bureau,
            starts_on=starts_on,
            basis="县职责清单",
            by=by,
        )
    for division, unit in villages:
        for code in ("roads", "sewage", "rubbish", "culture", "other", "property", "affairs", "elderly"):
            services.set_responsibility(
                category=categories[code],
                division=division,
                unit=unit,
                starts_on=starts_on,
                basis="村级职责清单",
                by=by,
            )
