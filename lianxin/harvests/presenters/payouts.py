"""Payouts in words: to whom, how far it has come, what came back."""

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.bulletin.calc.tables import money
from lianxin.harvests.presenters.ventures import in_yuan
from lianxin.harvests.vocabulary import PayoutState
from lianxin.kit.templatetags.kit import day

_PAID = {
    PayoutState.DRAFTED: "wait",
    PayoutState.RELEASED: "ok",
    PayoutState.REFUSED: "late",
    PayoutState.RETURNED: "late",
}


def payout_row(payout):
    """To whom, yuan, tone, state, and where it is decided."""
    told = f"{payout.receipt} · {day(payout.on)}" if payout.on else payout.receipt
    url = reverse("harvests:payout", args=[payout.public_id])
    return url, str(payout), money(payout.fen), _PAID[payout.state], payout.get_state_display(), told


def payout_facts(payout, left):
    """What whoever releases looks at; ``left`` is what stays owed after it."""
    drafted = f"{payout.drafted_by.name} · {day(payout.drafted_at)}"
    decided = f"{payout.decided_by.name} · {day(payout.decided_at)}" if payout.decided_by else ""
    facts = [
        (gettext("哪个项目"), str(payout.venture)), (gettext("付给谁"), str(payout)), (gettext("付多少"), in_yuan(payout.fen)),
        (gettext("付了以后还欠"), in_yuan(left) if payout.state == PayoutState.DRAFTED else ""),
        (gettext("回单、收条"), payout.receipt), (gettext("谁填的"), drafted), (gettext("谁放款、谁退回"), decided),
        (gettext("哪天付的"), day(payout.on) if payout.on else ""), (gettext("为什么退回"), payout.refused_because),
        (gettext("银行退回来了"), _back_words(payout)),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value]


def _back_words(payout):
    back = getattr(payout, "returned", None)
    return f"{day(back.on)} · {back.words} · {back.receipt}" if back else ""


def own_payout_row(payout):
    """Which venture, day, yuan, receipt; and what came back, to be paid again."""
    back = _back_words(payout)
    told = (
        gettext("{receipt}；退回来了，等重新付：{back}").format(receipt=payout.receipt, back=back)
        if back
        else payout.receipt
    )
    return str(payout.venture), day(payout.on), money(payout.fen), told
