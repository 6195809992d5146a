from lianxin.harvests.models.batches import Batch, Event, Payout, PayoutReturn
from lianxin.harvests.models.proposals import Proposal
from lianxin.harvests.models.ventures import Contract, ContractDue, Input, Link, Venture

__all__ = [
    "Batch",
    "Contract",
    "ContractDue",
    "Event",
    "Input",
    "Link",
    "Payout",
    "PayoutReturn",
    "Proposal",
    "Venture",
]
