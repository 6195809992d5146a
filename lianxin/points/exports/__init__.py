from lianxin.points.exports.badges import badge, issuer, status_list
from lianxin.points.exports.certificates import certificate_paper, check_address, code_in, is_ours
from lianxin.points.exports.letters import letters
from lianxin.points.exports.papers import (
    batch_bundle,
    batch_paper,
    claim_list,
    claim_sheet,
    delivery_list,
    panel_sheet,
    redemption_list,
)

__all__ = [
    "badge",
    "batch_bundle",
    "batch_paper",
    "certificate_paper",
    "check_address",
    "claim_list",
    "claim_sheet",
    "code_in",
    "delivery_list",
    "is_ours",
    "issuer",
    "letters",
    "panel_sheet",
    "redemption_list",
    "status_list",
]
