"""Questions about needs. Each answers one; none writes."""

from lianxin.needs.selectors.cases import (
    can_view_files_of,
    find_held_need,
    find_need,
    handler_ids,
    hidden_needs,
    inbox,
    my_needs,
    need_for_receipt,
    queue,
    search,
)
from lianxin.needs.selectors.catalogue import (
    all_categories,
    categories,
    find_category,
    responsibilities,
    responsible_unit,
    units_for_dispatch,
)
from lianxin.needs.selectors.counting import UnitRates, case_facts, three_rates
from lianxin.needs.selectors.learning import (
    closed_cases,
    current_model,
    how_suggestions_fared,
    needs_without_suggestion,
    suggestion_of,
    unpacked,
)
from lianxin.needs.selectors.open_data import (
    LONGEST_SPAN,
    requests_between,
    requests_by_number,
    services_on_offer,
)
from lianxin.needs.selectors.public import find_public_need, public_needs
from lianxin.needs.selectors.topics import find_topic, needs_of_topic, published_topics, recurring_needs, topics
from lianxin.needs.selectors.twins import (
    Twin,
    followed_needs,
    is_following,
    likely_twins,
    needs_without_sketch,
    public_twins,
    still_of_interest,
)

__all__ = [
    "LONGEST_SPAN",
    "Twin",
    "UnitRates",
    "all_categories",
    "can_view_files_of",
    "case_facts",
    "categories",
    "closed_cases",
    "current_model",
    "find_category",
    "find_held_need",
    "find_need",
    "find_public_need",
    "find_topic",
    "followed_needs",
    "handler_ids",
    "hidden_needs",
    "how_suggestions_fared",
    "inbox",
    "is_following",
    "likely_twins",
    "my_needs",
    "need_for_receipt",
    "needs_of_topic",
    "needs_without_sketch",
    "needs_without_suggestion",
    "public_needs",
    "public_twins",
    "published_topics",
    "queue",
    "recurring_needs",
    "requests_between",
    "requests_by_number",
    "responsibilities",
    "responsible_unit",
    "search",
    "services_on_offer",
    "still_of_interest",
    "suggestion_of",
    "three_rates",
    "topics",
    "units_for_dispatch",
    "unpacked",
]
