"""The register: classes of shares and first shares; entered by one person, counted when another has seen the decision."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import policies, selectors
from lianxin.ventures.calc.rights import forbidden_grounds, unequal_class
from lianxin.ventures.calc.texts import shares
from lianxin.ventures.models import Holder, Register, ShareChange, ShareClass
from lianxin.ventures.services.proposing import propose
from lianxin.ventures.vocabulary import AuditTag, ChangeKind, ProposalVerb, RegisterKind, ShareKind

_BATCH = 1000
#: So many households are named to the second person.
_NAMED = 3


@dataclass(frozen=True)
class NewHolder:
    """A household or a person who holds for themself, as ``label`` names them, with ``(class, hundredths)`` each."""

    household_id: int | None
    person_id: int | None
    label: str
    held: tuple


@action
def add_class(*, register, code, kind, name, parts, by, at=None):
    """A class of shares; one share of it counts as ``parts``, once another person has read it in the charter (``confirm_proposal``)."""
    at = at or clock.now()
    policies.can_keep_register(by, register.division_path).or_raise()
    given = {"code": code, "kind": str(kind), "name": name.strip(), "parts": parts}
    _check_class(register, given)
    told = _("加一种股：{code} {name}（{kind}），一股算 {n} 份。").format(
        code=code, name=given["name"], kind=ShareKind(kind).label, n=parts
    )
    return propose(register=register, verb=ProposalVerb.CLASS, given=given, told=told, by=by, at=at)


def class_added(proposal, by, at):
    """A class two persons looked at. What is typed from the charter is more than before: the whole is read against it anew."""
    register = _held(proposal.register)
    _check_class(register, proposal.given)
    made = ShareClass.objects.create(register=register, **proposal.given)
    register.charter_checked_by = register.charter_checked_at = None
    register.save(update_fields=["charter_checked_by", "charter_checked_at"])
    audit.record(AuditTag.ADD_CLASS, register, by, after={"class": str(made), "parts": made.parts}, at=at)


def _check_class(register, given):
    if register.classes.filter(code=given["code"]).exists():
        raise RuleBroken(_("编号“{code}”已经有了。").format(code=given["code"]), field="code")
    if word := unequal_class(given["name"]):
        raise RuleBroken(
            _(
                "不能按“{word}”分股：是成员就一样，不分男女、婚否、在不在家（农村集体经济组织法第八条、第十八条）。"
            ).format(word=word),
            field="name",
        )


@action
def quantify(*, register, rows, basis, on, by, at=None):
    """First shares of many holders at once, by the decision named in ``basis``: they count once another person has compared the list
    with it (``confirm_proposal``).

    Of a collective only for who is on the newest adopted roll of its members. Who is on the register already is refused: their shares
    change one by one.
    """
    at = at or clock.now()
    policies.can_keep_register(by, register.division_path).or_raise()
    register = _held(register)
    if not basis.strip():
        raise RuleBroken(_("请写明是哪次会议决定量化的。"), field="basis")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="on")
    if found := forbidden_grounds(basis):
        raise RuleBroken(_("不能按“{words}”定谁有份额、有多少。").format(words=found[0][1]), field="basis")
    homes, persons = policies.own_keys(by)
    if own := next((row for row in rows if row.household_id in homes or row.person_id in persons), None):
        raise RuleBroken(
            _("“{who}”是您自己或自己家，这一行请集体的另一个人来登记。").format(who=own.label), field="rows"
        )
    members = _checked(register, rows)
    given = {
        "rows": [
            [row.household_id, row.person_id, row.label, [[each.pk, hundredths] for each, hundredths in row.held]]
            for row in rows
        ],
        "basis": basis.strip(), "on": on.isoformat(),
    }  # fmt: skip
    told = _more_words(register, members, rows) + _("{basis}：量化到 {n} 户，{sums}。").format(
        basis=basis.strip(), n=len(rows), sums=_sums(rows)
    )
    return propose(register=register, verb=ProposalVerb.QUANTIFY, given=given, told=told, by=by, at=at)


def quantified(proposal, by, at):
    """First shares two persons looked at: new holders get the next certificate numbers."""
    register, given = _held(proposal.register), proposal.given
    rows = rows_of(proposal)
    _checked(register, rows)
    number = register.holders.aggregate(last=Max("number"))["last"] or 0
    asked = proposal.asked_by.name if proposal.asked_by else ""
    words = {
        "kind": ChangeKind.QUANTIFY, "basis": given["basis"], "on": date.fromisoformat(given["on"]), "at": at,
        "by_name": f"{asked}、{by.name}"[:80],
    }  # fmt: skip
    holders, changes = [], []
    for place, row in enumerate(rows, 1):
        holder = Holder(
            register=register, number=number + place, household_id=row.household_id, person_id=row.person_id
        )
        holders.append(holder)
        changes += [
            ShareChange(holder=holder, share_class=each, hundredths=hundredths, **words)
            for each, hundredths in row.held
        ]
    Holder.objects.bulk_create(holders, batch_size=_BATCH)
    ShareChange.objects.bulk_create(changes, batch_size=_BATCH)
    after = {"holders": len(holders), "basis": given["basis"], "asked_by": asked}
    audit.record(AuditTag.QUANTIFY, register, by, after=after, at=at)


def rows_of(proposal):
    """The list of a proposal as it was entered."""
    classes = {each.pk: each for each in proposal.register.classes.all()}
    return [
        NewHolder(home, person, label, tuple((classes[key], hundredths) for key, hundredths in held))
        for home, person, label, held in proposal.given["rows"]
    ]


def _checked(register, rows):
    """The members of a collective. Raises for who is on the register already or twice in the list, or is not of the collective."""
    known = set(register.holders.values_list("household_id", "person_id"))
    for row in rows:
        key = (row.household_id, row.person_id)
        if key in known:
            raise RuleBroken(_("“{who}”已经在册，请逐户变更。").format(who=row.label), field="rows")
        known.add(key)
    if register.kind != RegisterKind.COLLECTIVE:
        return None
    members = selectors.members_of(register)
    if members is None:
        raise RuleBroken(_("还没有通过的集体成员名册。先定成员名册，再把份额量化到成员。"), field="rows")
    homes = members.homes_among({row.household_id for row in rows if row.household_id})
    for row in rows:
        if row.person_id not in members.persons and row.household_id not in homes:
            raise RuleBroken(
                _("“{who}”没有人在成员名册上，份额只量化给成员（农村集体经济组织法第四十条）。名册漏了的，先补名册。").format(who=row.label),
                field="rows",
            )  # fmt: skip
    return members


def _sums(rows):
    sums = {}
    for row in rows:
        for each, hundredths in row.held:
            sums[each] = sums.get(each, 0) + hundredths
    return "，".join(_("{name} {n} 股").format(name=each, n=shares(total)) for each, total in sums.items())


def _more_words(register, members, rows):
    """Households with more head shares than members on the roll: named to who looks, before everything else."""
    if members is None:
        return ""
    heads = {
        row.household_id: sum(n for each, n in row.held if each.kind == ShareKind.HEAD)
        for row in rows
        if row.household_id
    }
    alone = selectors.holding_alone(register) | {row.person_id for row in rows if row.person_id}
    found = members.more_heads(heads, alone)
    if not found:
        return ""
    named = "、".join(
        _("{home}（名册 {n} 人，人口股 {heads} 股）").format(home=code, n=number, heads=shares(held))
        for code, number, held in found[:_NAMED]
    )
    named += _("等") if len(found) > _NAMED else ""
    return _("请特别看：{n} 户的人口股比名册上的人多：{named}。").format(n=len(found), named=named)


def _held(register):
    rows = Register.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "division").get(pk=register.pk)
