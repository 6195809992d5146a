"""What was drawn of a batch, as everybody reads it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.masking import mask_name
from lianxin.points import policies, selectors
from lianxin.points.presenters.claims import claim_heading
from lianxin.points.services.wording import batch_name


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


def check_heading(check):
    """Which claim it is, and where to ask: what was done on which day, whose it is, who saw it."""
    claim = check.claim
    home = claim.household.code if claim.household else ""
    witness = _("谁可以作证：{witness}").format(witness=claim.witness) if claim.witness else ""
    lines = (
        f"{batch_name(check.batch)} · {claim.public_id}", claim_heading(claim),
        " · ".join(filter(None, (mask_name(claim.person.name), home, witness))), claim.words,
    )  # fmt: skip
    return "\n".join(filter(None, lines))


def _line(check, actor):
    tone, state = "wait", _("等抽查")
    if check.checked_at:
        tone, state = ("ok", _("对得上")) if check.is_so else ("warn", _("对不上，已提异议"))
    elif not check.open_on(clock.today()):
        tone, state = "done", _("没有查")
    open_ = check.open_on(clock.today()) and policies.can_check_claim(actor, check)
    href = reverse("points:check_claim", args=[check.public_id]) if open_ else ""
    return CheckLine(check.claim.public_id, tone, state, check.checked_at, href)
