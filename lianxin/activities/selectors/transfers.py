"""Affiliations on their way."""

from django.db.models import Q

from lianxin.accounts.vocabulary import Role
from lianxin.activities.models import Transfer
from lianxin.activities.policies import ISSUERS, READERS
from lianxin.activities.vocabulary import TransferState
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within_any

_RELATED = ("member", "from_unit__division", "to_unit__division")
#: The other side hears of it once there is a letter.
ENDED = (TransferState.CLOSED, TransferState.CANCELLED)


def find_transfer(public_id):
    """A transfer with its member and both branches; raises ``NotFound``."""
    found = Transfer.objects.select_related(*_RELATED).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def transfers_page(actor, cursor=""):
    """Those the actor may see, the latest first; twin of ``can_view_transfer``. One query."""
    scopes = actor.scopes(*READERS)
    ours = within_any(scopes, "from_unit__division_path")
    to_us = within_any(scopes, "to_unit__division_path") & Q(letter_no__isnull=False)
    found = Transfer.objects.filter(ours | to_us).select_related(*_RELATED)
    return page(found, order=("-drafted_on", "-id"), cursor=cursor)


def transfers_waiting(actor):
    """Those somebody has to do the next thing about: a queryset; ``None`` without an account."""
    if not actor.is_user:
        return None
    secretary, issuer = actor.scopes(Role.BRANCH_SECRETARY), actor.scopes(*ISSUERS)
    state = TransferState
    ours = Q(state__in=(state.DRAFT, state.RETURNED, state.RECEIPT_RETURNED)) | Q(
        state__in=(state.SENT, state.IN_TRANSIT, state.RECEIVED), to_unit__isnull=True
    )
    mine = ours & within_any(secretary, "from_unit__division_path")
    mine |= Q(state__in=(state.SENT, state.IN_TRANSIT, state.RECEIVED)) & within_any(
        secretary, "to_unit__division_path"
    )
    mine |= Q(state__in=(state.SENT, state.IN_TRANSIT), valid_until__lt=clock.today()) & within_any(
        secretary, "from_unit__division_path"
    )  # until it is received the old branch answers for the member
    mine |= Q(state=state.CONFIRMED) & within_any(issuer, "from_unit__division_path")
    return Transfer.objects.filter(mine).select_related(*_RELATED).order_by("drafted_on", "id")


def transfers_of_year(unit, year):
    """Affiliations that left a branch or came to it in a year, those called off left out: a list in one query."""
    begun = Transfer.objects.filter(Q(from_unit=unit) | Q(to_unit=unit, letter_no__isnull=False), drafted_on__year=year)
    return list(
        begun.exclude(state=TransferState.CANCELLED).select_related("member", "from_unit").order_by("drafted_on", "id")
    )


def open_transfer_of(member):
    """The transfer under way, or ``None``."""
    return member.transfers.exclude(state__in=ENDED).first()


def transfers_to(unit):
    """Transfers under way to a branch: a queryset."""
    return Transfer.objects.filter(to_unit=unit).exclude(state__in=ENDED)
