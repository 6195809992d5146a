"""The register: classes of shares, first shares, and every change of who holds what, by two persons."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import policies, selectors
from lianxin.ventures.calc.rights import WOMEN, forbidden_grounds, unequal_class
from lianxin.ventures.calc.texts import shares
from lianxin.ventures.models import Holder, Register, ShareChange, ShareClass
from lianxin.ventures.services.proposing import propose
from lianxin.ventures.vocabulary import BETWEEN_HOLDERS, BY_CHARTER, AuditTag, ChangeKind, ProposalVerb

_BATCH = 1000


@dataclass(frozen=True)
class NewHolder:
    """A household or a person who holds for themself, as ``label`` names them, with ``(class, hundredths)`` each."""

    household_id: int | None
    person_id: int | None
    label: str
    held: tuple


@action
def add_class(*, register, code, kind, name, parts, by):
    """A class of shares; one share of it counts as ``parts``."""
    policies.can_keep_register(by, register.division_path).or_raise()
    if register.classes.filter(code=code).exists():
        raise RuleBroken(_("编号“{code}”已经有了。").format(code=code), field="code")
    if word := unequal_class(name):
        raise RuleBroken(
            _(
                "不能按“{word}”分股：是成员就一样，不分男女、婚否、在不在家（农村集体经济组织法第八条、第十八条）。"
            ).format(word=word),
            field="name",
        )
    made = ShareClass.objects.create(register=register, code=code, kind=kind, name=name.strip(), parts=parts)
    audit.record(AuditTag.ADD_CLASS, register, by, after={"class": str(made), "parts": parts})
    return made


@action
def quantify(*, register, rows, basis, on, by, at=None):
    """First shares of many holders at once, by the decision named in ``basis``: new holders get the next certificate numbers.

    Who is on the register already is refused: their shares change one by one. Returns the holders.
    """
    at = at or clock.now()
    policies.can_keep_register(by, register.division_path).or_raise()
    register = Register.objects.select_for_update(of=("self",)).select_related("unit").get(pk=register.pk)
    if not basis.strip():
        raise RuleBroken(_("请写明是哪次会议决定量化的。"), field="basis")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="on")
    if found := forbidden_grounds(basis):
        raise RuleBroken(_("不能按“{words}”定谁有份额、有多少。").format(words=found[0][1]), field="basis")
    homes, persons = policies.own_keys(by)
    known = set(register.holders.values_list("household_id", "person_id"))
    number = register.holders.aggregate(last=Max("number"))["last"] or 0
    holders, changes = [], []
    for row in rows:
        key = (row.household_id, row.person_id)
        if row.household_id in homes or row.person_id in persons:
            raise RuleBroken(
                _("“{who}”是您自己或自己家，这一行请集体的另一个人来登记。").format(who=row.label), field="rows"
            )
        if key in known:
            raise RuleBroken(_("“{who}”已经在册，请逐户变更。").format(who=row.label), field="rows")
        known.add(key)
        number += 1
        holder = Holder(register=register, number=number, household_id=row.household_id, person_id=row.person_id)
        holders.append(holder)
        changes += [
            ShareChange(
                holder=holder, share_class=each, hundredths=hundredths, kind=ChangeKind.QUANTIFY, basis=basis.strip(),
                on=on, at=at, by_name=by.name[:80],
            )
            for each, hundredths in row.held
        ]  # fmt: skip
    Holder.objects.bulk_create(holders, batch_size=_BATCH)
    ShareChange.objects.bulk_create(changes, batch_size=_BATCH)
    audit.record(AuditTag.QUANTIFY, register, by, after={"holders": len(holders), "basis": basis.strip()}, at=at)
    return holders


@action
def change_shares(*, holder, share_class, hundredths, kind, basis, on, by, to=None, at=None):
    """Shares of a holder become more or fewer, once another person has looked at the papers (``confirm_proposal``): only as the
    charter allows, and never for marriage or absence.

    ``to`` is who receives them where they are inherited or given; then both changes are written. A correction may go either
    way. Refuses to take more than is held.
    """
    at = at or clock.now()
    register = holder.register
    policies.can_keep_register(by, register.division_path).or_raise()
    if any(policies.is_ours(by, each) for each in (holder, to) if each):
        raise RuleBroken(_("自己和自己家的份额不能自己登记，请集体的另一个人来办。"), field="hundredths")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="on")
    _moves(holder, share_class, hundredths, kind, basis, to)
    told = _("股权证 {holder}：{kind} {n} 股{name}{to}。{basis}").format(
        holder=holder, kind=ChangeKind(kind).label, n=shares(hundredths), name=share_class.name, basis=basis.strip(),
        to=_("，给股权证 {to}").format(to=to) if to else "",
    )  # fmt: skip
    given = {
        "share_class": share_class.pk, "hundredths": hundredths, "kind": str(kind), "basis": basis.strip(),
        "on": on.isoformat(), "to": to.pk if to else None,
    }  # fmt: skip
    return propose(register=register, verb=ProposalVerb.CHANGE, given=given, told=told, by=by, at=at, holder=holder)


def changed(proposal, by, at):
    """A change of shares two persons looked at: written now."""
    given, register = proposal.given, proposal.register
    share_class = register.classes.get(pk=given["share_class"])
    holder, to = proposal.holder, register.holders.filter(pk=given["to"]).first() if given["to"] else None
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


def _moves(holder, share_class, hundredths, kind, basis, to):
    """``[(holder, hundredths), …]`` of a change that may be; both holders are held until the transaction ends."""
    register = holder.register
    keys = [holder.pk, to.pk if to else None]
    locked = {each.pk: each for each in Holder.objects.select_for_update().filter(pk__in=keys)}
    _check_change(register, locked, holder, share_class, hundredths, kind, basis, to)
    moves = [(holder, hundredths)] if to is None else [(holder, -hundredths), (to, hundredths)]
    for who, amount in moves:
        held = dict(selectors.holding_of(who)).get(share_class.code, 0)
        if held + amount < 0:
            raise RuleBroken(
                _("{who}只有 {n} 股{name}，不够。").format(who=who, n=shares(held), name=share_class.name),
                field="hundredths",
            )
    return moves


def _check_change(register, locked, holder, share_class, hundredths, kind, basis, to):
    if kind in BY_CHARTER and kind not in register.changes:
        raise RuleBroken(_("章程没有写份额可以“{kind}”。").format(kind=ChangeKind(kind).label), field="kind")
    if kind == ChangeKind.QUANTIFY:
        raise RuleBroken(_("量化到户在股份册那一页做。"), field="kind")
    if (kind in BETWEEN_HOLDERS) != (to is not None):
        raise RuleBroken(_("继承和转让要写给谁，别的不写。"), field="to")
    if to is not None and (to.register_id != register.pk or to.pk == holder.pk or to.pk not in locked):
        raise RuleBroken(_("请选同一本股份册上的另一户。"), field="to")
    if share_class.register_id != register.pk:
        raise RuleBroken(_("请选这本股份册上的一种股。"), field="share_class")
    if not basis.strip():
        raise RuleBroken(_("请写明凭什么。"), field="basis")
    takes = hundredths < 0 or to is not None
    if kind in (ChangeKind.BUY_BACK, ChangeKind.GIVE_UP) and hundredths >= 0:
        raise RuleBroken(_("买回和放弃是减少，请写负数。"), field="hundredths")
    if to is not None and hundredths <= 0:
        raise RuleBroken(_("转出多少股，请写正数。"), field="hundredths")
    if takes and (found := forbidden_grounds(basis)):
        right, words = found[0]
        law = (
            _("农村集体经济组织法第八条、妇女权益保障法第五十五条")
            if right == WOMEN
            else _("农村集体经济组织法第十八条")
        )
        raise RuleBroken(
            _("不能因为“{words}”减少或拿走份额，开会表决也不行（{law}）。").format(words=words, law=law), field="basis"
        )
