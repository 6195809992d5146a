from lianxin.harvests.models.batches import Batch, Event, Payout
from lianxin.harvests.models.ventures import Contract, Input, Link, Venture

__all__ = ["Batch", "Contract", "Event", "Input", "Link", "Payout", "Venture"]
