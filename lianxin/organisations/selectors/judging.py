"""Whom the rules keep apart: posts and kinship as they compare them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organisations.calc.eligibility import Held, findings
from lianxin.organisations.calc.kinds import KINDS
from lianxin.organisations.models import Tenure
from lianxin.organisations.selectors.dates import current
from lianxin.territory.vocabulary import Level

FINDING_WORDS = {
    "kin_inside": gettext_lazy("同一委员会里已有其近亲属"),
    "both_posts": gettext_lazy("本人同时在受监督的岗位上"),
    "kin_of_watched": gettext_lazy("其近亲属在受监督的岗位上"),
    "finance_watched": gettext_lazy("本人或其近亲属管着村里的钱或账"),
    "secretary_heads_supervision": gettext_lazy("村务监督委员会主任一般不由党组织书记兼任"),
}


def reference_of(tenure):
    """By whom a tenure is held, as the rules compare it."""
    return tenure.holder_ref or (f"user:{tenure.user_id}" if tenure.user_id else f"name:{tenure.holder_name}")


def held_by(post, reference):
    """A post as the rules see it."""
    is_secretary = post.is_head and KINDS[post.unit.kind].structure == "party"
    return Held(post.unit.kind, post.unit_id, reference, post.is_finance, is_secretary, post.is_head)


def judged_together(division):
    """Tenures the rules compare with one at this place: of the place, and a village's with those of its groups.

    A group's bodies are compared with the village's and not with another group's.
    """
    places = Q(post__unit__division_id=division.pk)
    if division.level == Level.GROUP:
        places |= Q(post__unit__division_id=division.parent_id)
    elif division.level == Level.VILLAGE:
        places |= Q(post__unit__division__parent_id=division.pk, post__unit__division__level=Level.GROUP)
    return Tenure.objects.filter(places).select_related("post__unit__division")


@dataclass(frozen=True)
class Conflict:
    """What close relatives may not be to each other; ``words`` name both sides and the article, ``url`` is where it is put right."""

    path: str
    words: str
    to_do: str = ""
    url: str = "/organisations/"


def conflicts_between(one, other):
    """What speaks against the posts two people hold now, once they are known to be close relatives.

    ``one`` and ``other`` are the references each goes by, as a set.
    """
    users = {ref.removeprefix("user:") for ref in one | other if ref.startswith("user:")}
    theirs = Tenure.objects.filter(Q(holder_ref__in=one | other) | Q(user_id__in=users), current())
    serving = list(theirs.select_related("post__unit__division").order_by("id"))
    firsts = [tenure for tenure in serving if reference_of(tenure) in one]
    seconds = [tenure for tenure in serving if reference_of(tenure) in other]
    pairs = [(a, b) for a in firsts for b in seconds if _are_judged_together(a.post.unit, b.post.unit)]
    return [conflict for a, b in pairs for conflict in _conflicts(a, b)]


def _are_judged_together(unit, other):
    lower, upper = sorted((unit.division, other.division), key=lambda each: len(each.path), reverse=True)
    return lower.pk == upper.pk or (lower.level == Level.GROUP and lower.parent_id == upper.pk)


def _conflicts(tenure, other):
    kin = {frozenset(("one", "other"))}
    found = findings(held_by(tenure.post, "one"), [held_by(other.post, "other")], kin)
    posts = "、".join(f"{each.post.unit.name}{each.post.title}" for each in (tenure, other))
    return [
        Conflict(
            tenure.post.unit.division_path,
            _("{posts}：{words}（{article}）").format(
                posts=posts, words=FINDING_WORDS[finding.code], article=_(finding.article)
            ),
        )
        for finding in found
    ]
