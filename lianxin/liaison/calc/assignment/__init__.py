"""Households to liaisons: the best assignment under the rules, with proof, reasons and, where there is none, the conflict."""

from lianxin.liaison.calc.assignment.parts import Conflict, Household, Infeasible, Member, Place, Plan, Weights
from lianxin.liaison.calc.assignment.planning import plan

__all__ = ["Conflict", "Household", "Infeasible", "Member", "Place", "Plan", "Weights", "plan"]
