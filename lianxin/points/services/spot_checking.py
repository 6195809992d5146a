"""A claim drawn by lot is looked at once more: it was so, or who watches objects to it like anybody else."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies
from lianxin.points.models import SpotCheck
from lianxin.points.services.batching import SOURCE
from lianxin.points.services.strangers import TIES, Judge, tie_to
from lianxin.points.vocabulary import AuditTag


@action
def check_claim(*, check, is_so, words, by, at=None):
    """Write down what was found on the spot. What was not so becomes an objection to the batch, which a panel decides.

    Refuses a second look at the same claim, and whoever entered or verified it, lives with its people or is their close kin.
    """
    at = at or clock.now()
    check = SpotCheck.objects.select_for_update(of=("self",)).select_related("claim__rule", "batch").get(pk=check.pk)
    policies.can_check_claim(by, check).or_raise()
    if check.checked_at:
        raise RuleBroken(_("这一笔已经抽查过了。"))
    if not words.strip():
        raise RuleBroken(_("请写问了谁、看了什么。"), field="words")
    if by.id in (check.claim.first_by_id, check.claim.second_by_id):
        raise RuleBroken(_("这一笔是您核实的，请别人来抽查。"))
    if tie := tie_to(check.claim, Judge(by.name, by.id), by_office=policies.watches_from_above(by, check)):
        raise RuleBroken(str(TIES[tie]))
    check.is_so, check.words, check.checked_at, check.checked_by_id = is_so, words.strip(), at, by.id
    check.save(update_fields=["is_so", "words", "checked_at", "checked_by"])
    if not is_so:
        said = _("抽查：编号 {n} 对不上。{words}").format(n=check.claim.public_id, words=check.words)
        notice = board.notices_of(SOURCE, check.batch.public_id).first()
        bulletin.raise_objection(notice=notice, words=said, by=by, at=at)
    audit.record(AuditTag.CHECK_CLAIM, check, by, after={"claim": check.claim.public_id, "is_so": is_so}, at=at)
    return check
