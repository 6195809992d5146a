from lianxin.harvests.views.batches import act_on_batch, batch
from lianxin.harvests.views.proposals import act_on_proposal, proposal
from lianxin.harvests.views.ventures import (
    act_on_payout,
    act_on_venture,
    households,
    index,
    new_venture,
    ours,
    payout,
    venture,
)

__all__ = [
    "act_on_batch",
    "act_on_payout",
    "act_on_proposal",
    "act_on_venture",
    "batch",
    "households",
    "index",
    "new_venture",
    "ours",
    "payout",
    "proposal",
    "venture",
]
