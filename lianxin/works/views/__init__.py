from lianxin.works.views.buying import act_on_purchase, purchase, purchases
from lianxin.works.views.projects import act_on_payment, act_on_project, desk, index, money, new_project, project, site

__all__ = [
    "act_on_payment",
    "act_on_project",
    "act_on_purchase",
    "desk",
    "index",
    "money",
    "new_project",
    "project",
    "purchase",
    "purchases",
    "site",
]
