"""Households to liaisons: the best assignment under the rules, with proof, reasons and, where there is none, the conflict.

``planning.plan`` makes one, ``reasons.reasons`` explains it; who needs neither need not load the numerical libraries.
"""

from lianxin.liaison.calc.assignment.parts import Conflict, Household, Infeasible, Member, Place, Plan, Weights

__all__ = ["Conflict", "Household", "Infeasible", "Member", "Place", "Plan", "Weights"]
