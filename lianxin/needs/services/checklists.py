"""Points checked before an answer goes out."""

from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors


def checked(need, checked_at, done, why_not):
    """The checklist of this moment as its step keeps it: every point in force, done or not.

    ``done`` are codes of points. Refuses when one that must be done is not, or when one is left out without a word.
    """
    items = selectors.check_items(need.category, checked_at)
    left_out = [item for item in items if item.code not in done]
    if must := [item.wording for item in left_out if item.is_required]:
        raise RuleBroken(_("还有必须做到的没打勾：{items}。").format(items="、".join(must)), field="done")
    if left_out and not why_not.strip():
        raise RuleBroken(_("没打勾的，请写一句为什么。"), field="why_not")
    return [{"item": item.wording, "is_done": item.code in done} for item in items]
