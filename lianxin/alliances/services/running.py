"""Whether an alliance still runs."""

from django.utils.translation import gettext as _

from lianxin.alliances.models import Alliance, Member
from lianxin.kit.errors import RuleBroken


def lock(alliance):
    """The alliance, its row held until the transaction ends."""
    return Alliance.objects.select_for_update(of=("self",)).select_related("unit").get(pk=alliance.pk)


def member_again(member):
    """The member as it is now: asked for after its alliance is locked."""
    return Member.objects.select_related("alliance__unit", "unit").get(pk=member.pk)


def check_running(alliance):
    """Refuse what an alliance that ended does no more."""
    if alliance.ended_on:
        raise RuleBroken(_("{alliance}已经结束。").format(alliance=alliance))
