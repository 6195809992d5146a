"""What households raised in one matter goes into the project's purse: exactly what was collected, money apart from days."""

from django.utils.translation import gettext as _

from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import selectors
from lianxin.works.services.funding import hold_raising, moved
from lianxin.works.services.moving import lock
from lianxin.works.vocabulary import AuditTag


@action
def take_in_raising(*, project, line, on, number, by, at=None):
    """All that was collected since the last time, by the receipts of the hall: nobody types the sum. Where receipts were corrected
    since, what they brought leaves the purse again, as far as it is there and bound by nothing."""
    if not line.raising_id:
        raise RuleBroken(_("请选一事一议筹的钱或者工。"), field="line")
    project = lock(project)
    hold_raising(line)
    words, amount = line.raising_label, selectors.collected_fen(line)
    if amount < 0:
        there = min(-amount, selectors.purses_of(project)[line.pk].loose)
        return moved(project, line, AuditTag.LESSEN, there or -amount, on, number, words, by, at)
    if amount == 0:
        raise RuleBroken(_("没有新收的：一事一议那里收了多少，这里已经都记了。"), field="line")
    return moved(project, line, AuditTag.TAKE_IN, amount, on, number, words, by, at)
