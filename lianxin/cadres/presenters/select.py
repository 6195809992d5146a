"""The way into the pool, in words."""

from django.utils.translation import gettext as _

from lianxin.cadres import selectors
from lianxin.cadres.presenters.cards import POOL_TONES, Card, known, links_of, sheet_link
from lianxin.cadres.vocabulary import POOL_OPEN, POOL_WAYS, Mark, PoolState, RouteStep
from lianxin.kit.steps import steps_of
from lianxin.kit.templatetags.kit import day


def entry_cards(entries, steps, actor):
    """Each entry with its steps so far; ``steps`` is the table of what can be done with one."""
    return [
        Card(
            _("后备人选 · {source}").format(source=each.get_source_display()), POOL_TONES.get(each.state, "ink"),
            each.get_state_display(), _entry_facts(each), [_mark_words(mark) for mark in each.marks.all()],
            [
                *links_of("cadres:act_on_entry", each, steps_of(steps, POOL_WAYS, each, each.state, actor)),
                sheet_link("pool", each),
            ],
        )
        for each in entries
    ]  # fmt: skip


def _entry_facts(entry):
    following = selectors.next_step(entry) if entry.state == PoolState.ON_WAY else None
    return known(
        [
            (_("谁推荐"), f"{entry.nominated_by_name} {day(entry.nominated_on)}"), (_("为什么"), entry.nominated_words),
            (_("同意"), entry.consented_on and f"{entry.get_consent_channel_display()} {day(entry.consented_on)}"),
            (_("走哪几步"), " → ".join(str(RouteStep(step).label) for step in entry.route)),
            (_("下一步"), following and RouteStep(following).label), (_("帮带人"), entry.mentor),
            (_("怎么培养"), entry.plan),
            (_("哪天再看"), entry.look_again_on and entry.state in POOL_OPEN and day(entry.look_again_on)),
        ]
    )  # fmt: skip


def _mark_words(mark):
    parts = [day(mark.on), str(Mark(mark.mark).label), mark.by_name]
    return " · ".join(parts) + (f"：{mark.words}" if mark.words else "")
