"""How it is said what an assembly lets its representatives decide."""

from django.utils.translation import gettext as _

from lianxin.deliberation.presenters.decisions import address_of_resolution
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day


def delegation_lines(delegations):
    """``(words, address of the resolution, its number)`` of each; one whose time is over says so."""
    told = _("{matter}：{words}（{begins}到{until}，{body}可以定）")
    over = _("{matter}：{words}（{until}已经到期，{body}不能再定）")
    return [
        (
            (told if each.until >= clock.today() else over).format(
                matter=each.get_matter_display(), words=each.words, begins=day(each.begins_on), until=day(each.until),
                body=each.body.name,
            ),
            address_of_resolution(each.resolution.public_id),
            each.resolution.number,
        )
        for each in delegations
    ]  # fmt: skip
