"""Every change of who holds what: entered by one person, counted when another has seen the papers."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import policies, selectors
from lianxin.ventures.calc.rights import WOMEN, forbidden_grounds
from lianxin.ventures.calc.texts import shares
from lianxin.ventures.models import Holder, Register, ShareChange
from lianxin.ventures.services.proposing import propose
from lianxin.ventures.vocabulary import (
    AMONG_MEMBERS,
    BETWEEN_HOLDERS,
    BY_CHARTER,
    AuditTag,
    ChangeKind,
    ProposalVerb,
)


@action
def change_shares(*, holder, share_class, hundredths, kind, basis, on, by, to=None, to_home=None, at=None):
    """Shares of a holder become more or fewer, once another person has looked at the papers (``confirm_proposal``): only as the
    charter allows, and never for marriage or absence.

    ``to`` is who receives them where they are inherited, given or go with part of the household; then both changes are written. A
    household that holds nothing yet is ``to_home``: it gets the next certificate. A gift and a part go to members alone. A correction
    may go either way. Refuses to take more than is held.
    """
    at = at or clock.now()
    register = holder.register
    policies.can_keep_register(by, register.division_path).or_raise()
    to, to_home = _receiver(register, kind, to, to_home)
    if any(policies.is_ours(by, each) for each in (holder, to) if each) or (
        to_home and to_home.pk in policies.own_keys(by)[0]
    ):
        raise RuleBroken(_("自己和自己家的份额不能自己登记，请集体的另一个人来办。"), field="hundredths")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="on")
    _moves(holder, share_class, hundredths, kind, basis, to, is_new=bool(to_home))
    told = _("股权证 {holder}：{kind} {n} 股{name}{to}。{basis}").format(
        holder=holder, kind=ChangeKind(kind).label, n=shares(hundredths), name=share_class.name, basis=basis.strip(),
        to=_to_words(to, to_home),
    )  # fmt: skip
    given = {
        "share_class": share_class.pk, "hundredths": hundredths, "kind": str(kind), "basis": basis.strip(),
        "on": on.isoformat(), "to": to.pk if to else None, "to_home": to_home.pk if to_home else None,
    }  # fmt: skip
    return propose(register=register, verb=ProposalVerb.CHANGE, given=given, told=told, by=by, at=at, holder=holder)


def changed(proposal, by, at):
    """A change of shares two persons looked at: written now."""
    given, register = proposal.given, proposal.register
    share_class = register.classes.get(pk=given["share_class"])
    holder, to = proposal.holder, _receiving(register, given)
    moves = _moves(holder, share_class, given["hundredths"], given["kind"], given["basis"], to)
    asked = proposal.asked_by.name if proposal.asked_by else ""
    words = {"kind": given["kind"], "basis": given["basis"], "on": date.fromisoformat(given["on"])}
    ShareChange.objects.bulk_create(
        [
            ShareChange(
                holder=who, share_class=share_class, hundredths=amount, at=at, by_name=f"{asked}、{by.name}"[:80], **words
            )
            for who, amount in moves
        ]
    )  # fmt: skip
    after = {
        "class": share_class.code, "shares": shares(given["hundredths"]), "kind": given["kind"], "to": str(to) if to else "",
        "asked_by": asked,
    }  # fmt: skip
    audit.record(AuditTag.CHANGE_SHARES, holder, by, after=after, reason=given["basis"], at=at)


def _receiver(register, kind, to, to_home):
    """Who receives: the holder, or the household that will be one."""
    if to is not None or to_home is None:
        return to, None
    if known := register.holders.filter(household=to_home.pk).first():
        return known, None
    if kind in AMONG_MEMBERS and not selectors.is_of_the_collective(register, to_home):
        raise RuleBroken(
            _("{home}没有人在成员名册上：转让、分户只在成员里办，先把名册补上。").format(home=to_home), field="to_home"
        )
    return None, to_home


def _receiving(register, given):
    """The holder who receives, with a certificate of their own from now on where they had none."""
    if given["to"]:
        return register.holders.filter(pk=given["to"]).first()
    if not given.get("to_home"):
        return None
    Register.objects.select_for_update(of=("self",)).get(pk=register.pk)
    number = register.holders.aggregate(last=Max("number"))["last"] or 0
    made, _is_new = register.holders.get_or_create(household_id=given["to_home"], defaults={"number": number + 1})
    return made


def _to_words(to, to_home):
    if to:
        return _("，给股权证 {to}").format(to=to)
    return _("，给 {home}，新编股权证").format(home=to_home) if to_home else ""


def _moves(holder, share_class, hundredths, kind, basis, to, *, is_new=False):
    """``[(holder, hundredths), …]`` of a change that may be; both holders are held until the transaction ends. ``is_new``: who
    receives has no certificate yet, and gets one when another person has looked."""
    register = holder.register
    keys = [holder.pk, to.pk if to else None]
    locked = {each.pk: each for each in Holder.objects.select_for_update().filter(pk__in=keys)}
    _check_change(register, locked, holder, share_class, hundredths, kind, basis, to, is_new)
    moves = (
        [(holder, -hundredths if is_new else hundredths)] if to is None else [(holder, -hundredths), (to, hundredths)]
    )
    for who, amount in moves:
        held = dict(selectors.holding_of(who)).get(share_class.code, 0)
        if held + amount < 0:
            raise RuleBroken(
                _("{who}只有 {n} 股{name}，不够。").format(who=who, n=shares(held), name=share_class.name),
                field="hundredths",
            )
    return moves


def _check_change(register, locked, holder, share_class, hundredths, kind, basis, to, is_new):
    if kind in BY_CHARTER and kind not in register.changes:
        raise RuleBroken(_("章程没有写份额可以“{kind}”。").format(kind=ChangeKind(kind).label), field="kind")
    if kind == ChangeKind.QUANTIFY:
        raise RuleBroken(_("量化到户在股份册那一页做。"), field="kind")
    goes_on = is_new or to is not None
    if (kind in BETWEEN_HOLDERS) != goes_on:
        raise RuleBroken(_("继承、转让和分户要写给谁，别的不写。"), field="to")
    if to is not None and (to.register_id != register.pk or to.pk == holder.pk or to.pk not in locked):
        raise RuleBroken(_("请选同一本股份册上的另一户。"), field="to")
    if share_class.register_id != register.pk:
        raise RuleBroken(_("请选这本股份册上的一种股。"), field="share_class")
    if not basis.strip():
        raise RuleBroken(_("请写明凭什么。"), field="basis")
    if kind in (ChangeKind.BUY_BACK, ChangeKind.GIVE_UP) and hundredths >= 0:
        raise RuleBroken(_("买回和放弃是减少，请写负数。"), field="hundredths")
    if goes_on and hundredths <= 0:
        raise RuleBroken(_("转出多少股，请写正数。"), field="hundredths")
    if _takes(kind, hundredths) and (found := forbidden_grounds(basis)):
        right, words = found[0]
        law = (
            _("农村集体经济组织法第八条、妇女权益保障法第五十五条")
            if right == WOMEN
            else _("农村集体经济组织法第十八条")
        )
        raise RuleBroken(
            _("不能因为“{words}”减少或拿走份额，开会表决也不行（{law}）。").format(words=words, law=law), field="basis"
        )


def _takes(kind, hundredths):
    """Whether a change takes shares from somebody who does not hand them on as theirs: bought back, given up, corrected downwards, given
    away. Who inherits of a spouse, or takes their own part along after a divorce, is not kept from it by the words that say so."""
    return kind in (ChangeKind.BUY_BACK, ChangeKind.GIVE_UP, ChangeKind.GIFT) or hundredths < 0
