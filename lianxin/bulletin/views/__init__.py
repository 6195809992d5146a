from lianxin.bulletin.views.objections import objection, raise_objection
from lianxin.bulletin.views.public import board, notice, paper, verify, verify_by_code

__all__ = ["board", "notice", "objection", "paper", "raise_objection", "verify", "verify_by_code"]
