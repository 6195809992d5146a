"""How whatever stands in a file is shown: a state, facts, what happened, and the next steps of who reads it."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres.policies import is_own
from lianxin.cadres.vocabulary import PoolState
from lianxin.kit.templatetags.kit import day

POOL_TONES = {
    PoolState.NOMINATED: "wait", PoolState.ON_WAY: "wait", PoolState.IN_POOL: "ok", PoolState.PROMOTED: "done",
}  # fmt: skip


@dataclass(frozen=True)
class Card:
    """``facts`` are ``(label, words)``, ``lines`` what happened, ``links`` are ``(label, address)`` of what can be done, ``photos``
    ``(what it shows, public id)``."""

    title: str
    tone: str = "ink"
    state: str = ""
    facts: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    links: list = field(default_factory=list)
    photos: list = field(default_factory=list)


def links_of(url_name, thing, steps):
    return [(step.label, reverse(url_name, args=[thing.public_id, step.name])) for step in steps]


def sheet_link(what, thing, label=""):
    """``(label, address)`` of the paper of something."""
    return (label or _("打印这张表"), reverse("cadres:sheet", args=[what, thing.public_id]))


def known(pairs):
    """The facts that have words."""
    return [(label, words) for label, words in pairs if words]


def post_words(tenures):
    return "；".join(
        _("{unit}{post}，{day}起").format(unit=each.post.unit.name, post=each.post.title, day=day(each.starts_on))
        for each in tenures
    )


def file_facts(file, tenures):
    """Who it is, as they said it themselves."""
    return known(
        [
            (_("哪里人"), file.division.short_name), (_("现在的岗位"), post_words(tenures)), (_("学历、学什么的"), file.education),
            (_("会什么"), file.skills), (_("会说什么话"), file.languages), (_("在哪里干过"), file.places_served),
        ]
    )  # fmt: skip


def file_row(file, actor):
    """A row of the desk."""
    entry = file.open_entry
    return {
        "url": reverse("cadres:file", args=[file.public_id]), "title": file.name, "meta": file.division.short_name,
        "tone": POOL_TONES.get(entry.state, "ink") if entry else "ink",
        "state": entry.get_state_display() if entry else "", "is_own": is_own(actor, file),
    }  # fmt: skip


def own_panel(actor, person):
    """On 我家: the way to one's own file, without a question."""
    return {} if person.user_id == actor.id else None
