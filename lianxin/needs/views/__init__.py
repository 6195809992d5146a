from lianxin.needs.views.cases import act, case, case_receipt
from lianxin.needs.views.catalogue import catalogue, edit_category, edit_responsibility, suggestions
from lianxin.needs.views.guides import edit_guide, guides
from lianxin.needs.views.mediation import (
    act_on_mediation,
    mediation,
    mediation_invitation,
    mediation_openings,
    mediation_sheet,
    mediations,
    new_mediation,
)
from lianxin.needs.views.open_data import by_place, feed, table, table_description
from lianxin.needs.views.orders import advance_orders, order_batch, order_faults, orders, report_orders
from lianxin.needs.views.papers import monthly, poster, posters, sheet
from lianxin.needs.views.public import public_case, public_list, rates, rates_bundle
from lianxin.needs.views.residents import mine, pickup, receipt, tell
from lianxin.needs.views.staff import queue, report_hardship, take
from lianxin.needs.views.topics import act_on_topic, topic, topic_results, topics
from lianxin.needs.views.twins import follow, unfollow
from lianxin.needs.views.whistles import act_on_whistle, whistle, whistle_letter, whistle_sheet, whistles

__all__ = [
    "act",
    "act_on_mediation",
    "act_on_topic",
    "act_on_whistle",
    "advance_orders",
    "by_place",
    "case",
    "case_receipt",
    "catalogue",
    "edit_category",
    "edit_guide",
    "edit_responsibility",
    "feed",
    "follow",
    "guides",
    "mediation",
    "mediation_invitation",
    "mediation_openings",
    "mediation_sheet",
    "mediations",
    "mine",
    "monthly",
    "new_mediation",
    "order_batch",
    "order_faults",
    "orders",
    "pickup",
    "poster",
    "posters",
    "public_case",
    "public_list",
    "queue",
    "rates",
    "rates_bundle",
    "receipt",
    "report_hardship",
    "report_orders",
    "sheet",
    "suggestions",
    "table",
    "table_description",
    "take",
    "tell",
    "topic",
    "topic_results",
    "topics",
    "unfollow",
    "whistle",
    "whistle_letter",
    "whistle_sheet",
    "whistles",
]
