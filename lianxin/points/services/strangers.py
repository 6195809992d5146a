"""Who may verify a claim or judge an objection to it: nobody who entered it, lives with its people or is their close kin."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people


@dataclass(frozen=True)
class Judge:
    """With an account, or known to the people room alone."""

    name: str
    user_id: int | None = None
    person: Any = None

    @property
    def ref(self):
        return f"user:{self.user_id}" if self.user_id else self.person.public_id

    @property
    def home(self):
        return people.household_of_user(self.user_id) if self.user_id else people.household_of(self.person)

    def is_person(self, person):
        return person.user_id == self.user_id if self.user_id else person == self.person


class Tie(StrEnum):
    """Why somebody is no stranger. What kind of kin is never said."""

    UNKNOWN = "unknown"
    ENTERED = "entered"
    HOME = "home"
    KIN = "kin"
    KIN_OF_VERIFIER = "kin_of_verifier"
    HOME_OF_VERIFIER = "home_of_verifier"


TIES = {
    Tie.UNKNOWN: _("账号还没有和人口登记里的本人关联，看不出是不是亲属，不能评议、抽查。先关联，或者请换人。"),
    Tie.ENTERED: _("录过这一笔的人不能评议、抽查，请换人。"),
    Tie.HOME: _("和这一笔是同一户，不能评议、抽查，请换人。"),
    Tie.KIN: _("和这一户的人是近亲属，不能评议、抽查，请换人。"),
    Tie.KIN_OF_VERIFIER: _("和核实人是近亲属，不能评议、抽查，请换人。"),
    Tie.HOME_OF_VERIFIER: _("和核实人是一家人，不能评议、抽查，请换人。"),
}


def tie_to(claim, who, *, by_office=False):
    """What ties ``who`` to a claim, its household or those who verified it; ``None`` for a stranger. Of an account that belongs to
    no registered person nobody knows whose kin it is: it is no stranger, unless it acts for an office above the place."""
    if not by_office and who.user_id and people.person_of(who.user_id) is None:
        return Tie.UNKNOWN
    if who.user_id and who.user_id == claim.entered_by_id:
        return Tie.ENTERED
    home = who.home
    if who.is_person(claim.person) or (home and home.pk == claim.household_id):
        return Tie.HOME
    family = people.members_by_household([claim.household_id])[claim.household_id] if claim.household_id else []
    if _is_kin(who.ref, {claim.person.public_id, *(member.public_id for member in family)}):
        return Tie.KIN
    verifiers = {claim.first_by_id, claim.second_by_id} - {None, who.user_id}
    if _is_kin(who.ref, {f"user:{each}" for each in verifiers}):
        return Tie.KIN_OF_VERIFIER
    if home and any(people.household_of_user(each) == home for each in sorted(verifiers)):
        return Tie.HOME_OF_VERIFIER
    return None


def require_stranger_to_decide(claim, by, *, by_office):
    """Raise for who is tied to the claim an appeal is about."""
    tie = tie_to(claim, Judge(by.name, by.id), by_office=by_office)
    if tie:
        raise RuleBroken(TIES[tie] if tie is Tie.UNKNOWN else _now("您和这一笔有关，请换一个人定。"))


def _is_kin(ref, others):
    return any(ref in pair for pair in people.kin_pairs({ref, *others}))
