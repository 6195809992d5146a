"""Two people who saw it: neither did it, entered it, belongs to the household, nor is close kin of them or of each other."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies
from lianxin.points.errors import WrongState
from lianxin.points.models import PanelAppeal
from lianxin.points.services.claiming import lock_claim
from lianxin.points.services.strangers import Judge, Tie, tie_to
from lianxin.points.services.telling import tell_home
from lianxin.points.vocabulary import UNPOSTED, AuditTag, ClaimState, MessageKind


@action
def verify_claim(*, claim, by, at=None):
    """It was done. The second of two verifiers makes it ready for the month's posting."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_verify_claim(by, claim).or_raise()
    if claim.state not in (ClaimState.WAITING, ClaimState.ONCE):
        raise WrongState(claim)
    _require_stranger(claim, by)
    if claim.state == ClaimState.WAITING:
        claim.first_by_id, claim.first_at, claim.state = by.id, at, ClaimState.ONCE
    else:
        claim.second_by_id, claim.second_at, claim.state = by.id, at, ClaimState.VERIFIED
    claim.save(update_fields=["first_by", "first_at", "second_by", "second_at", "state"])
    audit.record(AuditTag.VERIFY, claim, by, after={"state": str(claim.state)}, at=at)
    return claim


@action
def decline_claim(*, claim, reason, by, at=None):
    """It cannot be verified, or was verified wrongly and hangs nowhere yet; whose it is are told why and may claim anew."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_verify_claim(by, claim).or_raise()
    if claim.state not in UNPOSTED:
        raise WrongState(claim)
    _require_untied(claim, by)
    if PanelAppeal.objects.filter(decision__claim=claim, decision__is_upheld=True, is_upheld=True).exists():
        raise RuleBroken(_("这一笔申诉以后定了做过，核实人不能再退。有新的情况，公示时请提异议。"))
    claim.state, claim.because = ClaimState.DECLINED, reason.strip()[:200]
    claim.save(update_fields=["state", "because"])
    tell_home(
        claim, kind=MessageKind.CLAIM, title=_("有一笔积分没有核实成"), key=f"declined:{claim.public_id}",
        words=_("{rule}，{points} 分：{reason}。可以重新报。").format(
            rule=claim.rule.title, points=claim.points, reason=claim.because.rstrip("。")
        ),
    )  # fmt: skip
    audit.record(AuditTag.DECLINE, claim, by, reason=reason, at=at)
    return claim


_TIES = {
    Tie.UNKNOWN: _L(
        "您的账号还没有和人口登记里的本人关联，看不出是不是亲属，不能核实。请站点在人口里您那一页点“关联账号”，再来核实。"
    ),
    Tie.ENTERED: _L("自己录的自己不能核实，请换一个人。"),
    Tie.HOME: _L("本人和同一户的人不能核实，请换一个人。"),
    Tie.KIN: _L("您和这一户的人是近亲属，不能核实，请换一个人。"),
    Tie.KIN_OF_VERIFIER: _L("您和另一位核实人是近亲属，请换一个人。"),
    Tie.HOME_OF_VERIFIER: _L("您和另一位核实人是一家人，请换一个人。"),
}


def _require_stranger(claim, by):
    """Raise unless ``by`` is nobody to the claimant, the household and the other verifier. Never says what kind of kin."""
    if by.id in (claim.first_by_id, claim.second_by_id):
        raise RuleBroken(_("要两个不同的人核实，您已经核实过。"))
    _require_untied(claim, by)


def _require_untied(claim, by):
    if tie := tie_to(claim, Judge(by.name, by.id)):
        raise RuleBroken(_TIES[tie])
