"""What a granted deletion takes away and what stays by which rule, to be read before it is asked for and granted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit.own_data import foreseen, what_is_unfound

#: Of the register itself.
TAKEN = gettext_lazy("电话、身份证号、性别、出生、住址，以及凭同意办的标签")
NAME_STAYS = gettext_lazy("姓名留在依法编制的名册和户里，只保存，不再使用。")


@dataclass(frozen=True)
class Deletion:
    goes: list[str]
    stays: list[str]
    unfound: list[str]
    #: The law has the whole record kept for now, whatever is asked.
    is_held: bool


def deletion_of(person):
    """What there is of it today, in every room: some four queries."""
    goes, stays = foreseen(person)
    return Deletion(
        [_("登记的{what}").format(what=TAKEN), *goes],
        [str(NAME_STAYS), *stays],
        what_is_unfound(),
        person.legal_holds.filter(lifted_at__isnull=True).exists(),
    )
