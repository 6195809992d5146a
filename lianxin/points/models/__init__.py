from lianxin.points.models.accounts import Books, ExpiryNotice, Funding, FundingTaken, Move, Pool, Purse
from lianxin.points.models.certificates import Certificate, CertifiedClaim
from lianxin.points.models.claims import Activity, Batch, Claim, Goal
from lianxin.points.models.handing_on import HandingOn
from lianxin.points.models.judging import PanelAppeal, PanelDecision, Reversal
from lianxin.points.models.rules import Rule, RuleSet
from lianxin.points.models.slips import Slip
from lianxin.points.models.spot_checks import SpotCheck
from lianxin.points.models.store import Item, Redemption, StockCount, StockMove, Store, StoreDay

__all__ = [
    "Activity",
    "Batch",
    "Books",
    "Certificate",
    "CertifiedClaim",
    "Claim",
    "ExpiryNotice",
    "Funding",
    "FundingTaken",
    "Goal",
    "HandingOn",
    "Item",
    "Move",
    "PanelAppeal",
    "PanelDecision",
    "Pool",
    "Purse",
    "Redemption",
    "Reversal",
    "Rule",
    "RuleSet",
    "Slip",
    "SpotCheck",
    "StockCount",
    "StockMove",
    "Store",
    "StoreDay",
]
