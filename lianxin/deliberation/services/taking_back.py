"""A vote given with a helper is taken back by its voter, who alone holds the receipt, and given again without one."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import selectors
from lianxin.deliberation.calc.receipts import number_of
from lianxin.deliberation.models import TakenBack, Voter
from lianxin.deliberation.services.ballots import SOMEBODY, require_open
from lianxin.deliberation.vocabulary import AuditTag, Mark
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def take_back(*, ballot, receipt, by=SOMEBODY, at=None):
    """The sheet of this receipt is not counted, its entry of the roll is free again, for paper or the web.

    Only who was helped holds the receipt, and it opens no other sheet than theirs. The record names nobody, whoever typed it in:
    one name beside one sheet would join the two.
    """
    require_open(ballot, at or clock.now())
    entry = Voter.objects.filter(ballot=ballot, number=number_of(receipt), mark=Mark.HELPER, is_closed=False)
    sheet, _is_back = selectors.sheet_of(ballot, receipt) if entry.exists() else (None, False)
    if sheet is None or entry.update(mark=Mark.BACK, helper_name="") != 1:
        raise RuleBroken(
            _("没有这个收回码，或者这一票已经收回了。请照单子上写的一位一位再填一次，前面的序号也要填。"),
            field="receipt",
        )
    TakenBack.objects.create(sheet=sheet)
    audit.record(AuditTag.TAKE_BACK, ballot, SOMEBODY, at=clock.day_start(clock.today()))
    return ballot
