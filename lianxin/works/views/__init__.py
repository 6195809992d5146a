from lianxin.works.views.buying import act_on_purchase, purchase, purchases
from lianxin.works.views.capital import act_on_capital, capital
from lianxin.works.views.cards import act_on_card, card, card_label, cards, new_card
from lianxin.works.views.open import bundle, monitors, oc4ids, oc4ids_all, sheet
from lianxin.works.views.programme import programme, record_reading
from lianxin.works.views.projects import (
    act_on_payment,
    act_on_project,
    comments,
    desk,
    index,
    money,
    new_project,
    photos,
    project,
    site,
    upkeep,
)

__all__ = [
    "act_on_capital",
    "act_on_card",
    "act_on_payment",
    "act_on_project",
    "act_on_purchase",
    "bundle",
    "capital",
    "card",
    "card_label",
    "cards",
    "comments",
    "desk",
    "index",
    "money",
    "monitors",
    "new_card",
    "new_project",
    "oc4ids",
    "oc4ids_all",
    "photos",
    "programme",
    "project",
    "purchase",
    "purchases",
    "record_reading",
    "sheet",
    "site",
    "upkeep",
]
