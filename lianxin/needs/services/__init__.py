from lianxin.needs.services.acceptance import (
    answer_on_spot,
    merge_need,
    pass_up,
    reclassify_need,
    refer_out,
    reject_need,
)
from lianxin.needs.services.catalogue import load_starter_categories, save_category, set_responsibility
from lianxin.needs.services.clockwork import close_silent_need, close_silent_needs, ring_alarms, ring_need
from lianxin.needs.services.closing import (
    approve_answer,
    close_need,
    record_callback,
    reopen_again,
    reopen_need,
    return_answer,
    withdraw_need,
)
from lianxin.needs.services.dispatching import (
    accept_need,
    dispatch_need,
    object_to_dispatch,
    redispatch_need,
    uphold_dispatch,
)
from lianxin.needs.services.following import follow_need, unfollow_need
from lianxin.needs.services.handling import (
    ask_requester,
    await_third_party,
    contest_pause,
    explain_unresolvable,
    grant_extension,
    record_contact,
    record_progress,
    refuse_extension,
    report_resolved,
    request_extension,
    resume_handling,
    supplement_need,
)
from lianxin.needs.services.intake import register_need, register_on_behalf
from lianxin.needs.services.learning import adopt_model, learn, suggest_categories
from lianxin.needs.services.pickup import open_by_pickup
from lianxin.needs.services.publishing import publish_need, unpublish_need
from lianxin.needs.services.twins import forget_sketches, index_needs

__all__ = [
    "accept_need",
    "adopt_model",
    "answer_on_spot",
    "approve_answer",
    "ask_requester",
    "await_third_party",
    "close_need",
    "close_silent_need",
    "close_silent_needs",
    "contest_pause",
    "dispatch_need",
    "explain_unresolvable",
    "follow_need",
    "forget_sketches",
    "grant_extension",
    "index_needs",
    "learn",
    "load_starter_categories",
    "merge_need",
    "object_to_dispatch",
    "open_by_pickup",
    "pass_up",
    "publish_need",
    "reclassify_need",
    "record_callback",
    "record_contact",
    "record_progress",
    "redispatch_need",
    "refer_out",
    "refuse_extension",
    "register_need",
    "register_on_behalf",
    "reject_need",
    "reopen_again",
    "reopen_need",
    "report_resolved",
    "request_extension",
    "resume_handling",
    "return_answer",
    "ring_alarms",
    "ring_need",
    "save_category",
    "set_responsibility",
    "suggest_categories",
    "supplement_need",
    "unfollow_need",
    "unpublish_need",
    "uphold_dispatch",
    "withdraw_need",
]
