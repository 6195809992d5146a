"""How a body of each kind may be elected."""

from lianxin.elections.vocabulary import Method
from lianxin.organisations.vocabulary import UnitKind

#: A residents' committee is elected in one of three ways; every other body in one.
_OF_RESIDENTS = (Method.REPRESENTATIVES, Method.HOUSEHOLDS, Method.RESIDENTS)
#: A Party committee is elected by its members, or by their delegates where the committee above agreed.
_OF_MEMBERS = (Method.BRANCH, Method.CONGRESS, Method.PLENUM)
#: A branch's secretary is elected by its committee, or where it has none by the members.
_OF_BRANCH = (Method.BRANCH, Method.PLENUM)
#: What a village or community sets up beside its committee is chosen by its representatives or its assembly.
_BY_MEETING = (Method.REPS, Method.ASSEMBLY)
#: The collective's council and supervisors, by its members or their representatives.
_OF_COLLECTIVE = (Method.MEMBER_ASSEMBLY, Method.MEMBER_REPS)
#: How a body of each kind may be elected, the usual way first.
_METHODS = {
    UnitKind.VILLAGERS_COMMITTEE: (Method.VILLAGERS,),
    UnitKind.SUPERVISION_COMMITTEE: (*_BY_MEETING, Method.VILLAGERS),
    UnitKind.MEDIATION_COMMITTEE: _BY_MEETING,
    UnitKind.VILLAGER_REP_ASSEMBLY: (Method.BY_HOMES,),
    UnitKind.RESIDENT_REP_ASSEMBLY: (Method.BY_HOMES,),
    UnitKind.COLLECTIVE_COUNCIL: _OF_COLLECTIVE,
    UnitKind.COLLECTIVE_SUPERVISORS: _OF_COLLECTIVE,
    UnitKind.VILLAGERS_GROUP: (Method.GROUP,),
    UnitKind.RESIDENTS_COMMITTEE: _OF_RESIDENTS,
    UnitKind.RESIDENTS_SUPERVISION_COMMITTEE: _OF_RESIDENTS,
    UnitKind.MEMBER_REP_ASSEMBLY: (Method.MEMBERS,),
    UnitKind.PARTY_BRANCH: _OF_BRANCH,
    UnitKind.PARTY_GENERAL_BRANCH: _OF_BRANCH,
    UnitKind.PARTY_JOINT_BRANCH: _OF_BRANCH,
    UnitKind.PARTY_COMMITTEE: _OF_MEMBERS,
    UnitKind.PARTY_INDUSTRY_COMMITTEE: _OF_MEMBERS,
    UnitKind.PARTY_PARK_COMMITTEE: _OF_MEMBERS,
}


def elected_kinds():
    """The kinds of bodies that are elected here."""
    return list(_METHODS)


def methods_of(unit):
    """How a body of this kind may be elected, the usual way first; empty where it is not elected here."""
    return _METHODS.get(unit.kind, ())


def usual_method(unit):
    """How a body of this kind is usually elected, or ``None`` where it is not elected here."""
    return next(iter(methods_of(unit)), None)
