from lianxin.ventures.models.plans import Payment, Plan, Statement
from lianxin.ventures.models.registers import Holder, Register, ShareChange, ShareClass

__all__ = ["Holder", "Payment", "Plan", "Register", "ShareChange", "ShareClass", "Statement"]
