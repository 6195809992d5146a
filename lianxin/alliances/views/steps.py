"""Each step of an alliance, of a member, of a line and of a match."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.alliances import selectors
from lianxin.alliances.views import tables
from lianxin.alliances.views.pages import page_of, read
from lianxin.kit.http import writes
from lianxin.kit.steps import take_step


@writes
def found(request):
    """Found one."""
    return take_step(
        request, tables.FOUND, None, heading=_("联盟是自愿的联合：不改隶属，不发命令。"), back=reverse("alliances:index"),
        done=lambda made: page_of(made.public_id),
    )  # fmt: skip


def _named(steps, verb):
    if verb not in steps:
        raise Http404
    return steps[verb]


@writes
def act(request, public_id, verb):
    """One step of an alliance."""
    step, found = (
        _named(tables.ALLIANCE_STEPS | tables.LIST_STEPS, verb),
        read(request, selectors.find_alliance(public_id)),
    )
    done = (lambda made: reverse("alliances:item", args=[made.public_id])) if verb in ("list", "take-over") else None
    return take_step(request, step, found, heading=str(found), back=page_of(public_id), done=done)


@writes
def act_on_member(request, public_id, verb):
    """One step of a member."""
    step, found = _named(tables.MEMBER_STEPS, verb), selectors.find_member(public_id)
    read(request, found.alliance)
    return take_step(request, step, found, heading=found.name, back=page_of(found.alliance.public_id))


@writes
def recall(request, pk):
    """Somebody speaks for a member no more."""
    found = selectors.find_delegate(pk)
    alliance = read(request, found.member.alliance)
    heading = f"{found.user.name}　{found.member.name}"
    return take_step(request, tables.RECALL, found, heading=heading, back=page_of(alliance.public_id))


@writes
def act_on_item(request, public_id, verb):
    """One step of a line."""
    step, found = _named(tables.ITEM_STEPS, verb), selectors.find_item(public_id)
    read(request, found.member.alliance)
    back = reverse("alliances:item", args=[public_id])
    done = None if verb == "take-off" else lambda made: reverse("alliances:match", args=[made.public_id])
    return take_step(request, step, found, heading=f"{found.member.name}：{found.title}", back=back, done=done)


@writes
def act_on_match(request, public_id, verb):
    """One step of a match."""
    step, found = _named(tables.MATCH_STEPS, verb), selectors.find_match(public_id)
    read(request, found.giver.alliance)
    back = reverse("alliances:match", args=[public_id])
    return take_step(request, step, found, heading=str(found), back=back)
