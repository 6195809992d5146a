from lianxin.ventures.models.payments import Payment, PaymentReturn
from lianxin.ventures.models.plans import Plan, Statement
from lianxin.ventures.models.proposals import Proposal
from lianxin.ventures.models.registers import Holder, Register, ShareChange, ShareClass

__all__ = [
    "Holder",
    "Payment",
    "PaymentReturn",
    "Plan",
    "Proposal",
    "Register",
    "ShareChange",
    "ShareClass",
    "Statement",
]
