"""What was drawn of a batch, as everybody reads it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.points import policies, selectors


@dataclass(frozen=True)
class CheckLine:
    """``href``: where who watches writes down what they found; nobody else has it."""

    number: str
    tone: str
    state: str
    checked_at: object
    href: str


def check_lines(batch, actor):
    """The claims drawn, in the order of the lot: never what was found in which words, nor by whom. One query."""
    return [_line(each, actor) for each in selectors.checks_of(batch)]


def _line(check, actor):
    tone, state = "wait", _("等抽查")
    if check.checked_at:
        tone, state = ("ok", _("对得上")) if check.is_so else ("warn", _("对不上，已提异议"))
    open_ = check.checked_at is None and policies.can_check_claim(actor, check)
    href = reverse("points:check_claim", args=[check.claim.public_id]) if open_ else ""
    return CheckLine(check.claim.public_id, tone, state, check.checked_at, href)
