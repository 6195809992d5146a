"""Two people who saw it: neither did it, entered it, belongs to the household, nor is close kin of them or of each other."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.points import policies
from lianxin.points.errors import WrongState
from lianxin.points.services.claiming import lock_claim
from lianxin.points.vocabulary import AuditTag, ClaimState


@action
def verify_claim(*, claim, by, at=None):
    """It was done. The second of two verifiers makes it ready for the month's posting."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_verify_claim(by, claim).or_raise()
    if claim.state not in (ClaimState.WAITING, ClaimState.ONCE):
        raise WrongState(claim)
    require_stranger(claim, by)
    if claim.state == ClaimState.WAITING:
        claim.first_by_id, claim.first_at, claim.state = by.id, at, ClaimState.ONCE
    else:
        claim.second_by_id, claim.second_at, claim.state = by.id, at, ClaimState.VERIFIED
    claim.save(update_fields=["first_by", "first_at", "second_by", "second_at", "state"])
    audit.record(AuditTag.VERIFY, claim, by, after={"state": str(claim.state)}, at=at)
    return claim


@action
def decline_claim(*, claim, reason, by, at=None):
    """It cannot be verified; whoever claimed reads why and may claim anew."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_verify_claim(by, claim).or_raise()
    if claim.state not in (ClaimState.WAITING, ClaimState.ONCE):
        raise WrongState(claim)
    require_stranger(claim, by)
    claim.state, claim.because = ClaimState.DECLINED, reason.strip()[:200]
    claim.save(update_fields=["state", "because"])
    audit.record(AuditTag.DECLINE, claim, by, reason=reason, at=at)
    return claim


def require_stranger(claim, by):
    """Raise unless ``by`` is nobody to the claimant, the household and the other verifier. Never says what kind of kin."""
    if by.id == claim.entered_by_id:
        raise RuleBroken(_("自己录的自己不能核实，请换一个人。"))
    if by.id in (claim.first_by_id, claim.second_by_id):
        raise RuleBroken(_("要两个不同的人核实，您已经核实过。"))
    own = people.household_of_user(by.id)
    if claim.person.user_id == by.id or (own and own.pk == claim.household_id):
        raise RuleBroken(_("本人和同一户的人不能核实，请换一个人。"))
    me, other = f"user:{by.id}", f"user:{claim.first_by_id}" if claim.first_by_id else ""
    family = people.members_by_household([claim.household_id])[claim.household_id] if claim.household_id else []
    refs = {claim.person.public_id, *(member.public_id for member in family), me}
    if any(me in pair for pair in people.kin_pairs(refs)):
        raise RuleBroken(_("您和这一户的人是近亲属，不能核实，请换一个人。"))
    if other:
        if people.kin_pairs({me, other}):
            raise RuleBroken(_("您和另一位核实人是近亲属，请换一个人。"))
        theirs = people.household_of_user(claim.first_by_id)
        if own and theirs and own.pk == theirs.pk:
            raise RuleBroken(_("您和另一位核实人是一家人，请换一个人。"))
