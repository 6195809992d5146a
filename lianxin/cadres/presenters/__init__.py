from lianxin.cadres.presenters.cards import Card, file_facts, file_row, own_panel
from lianxin.cadres.presenters.select import check_cards, entry_cards, filing_cards
from lianxin.cadres.presenters.sentences import AUDIT_SENTENCES
from lianxin.cadres.presenters.waiting import waiting_rows

__all__ = [
    "AUDIT_SENTENCES",
    "Card",
    "check_cards",
    "entry_cards",
    "file_facts",
    "file_row",
    "filing_cards",
    "own_panel",
    "waiting_rows",
]
