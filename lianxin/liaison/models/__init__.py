from lianxin.liaison.models.assignments import Assignment, Contact
from lianxin.liaison.models.liaisons import Liaison

__all__ = ["Assignment", "Contact", "Liaison"]
