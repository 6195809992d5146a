"""The register: classes of shares and first shares."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import policies
from lianxin.ventures.calc.rights import forbidden_grounds, unequal_class
from lianxin.ventures.models import Holder, Register, ShareChange, ShareClass
from lianxin.ventures.vocabulary import AuditTag, ChangeKind

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
