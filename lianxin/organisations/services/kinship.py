"""Who is who, and who is close kin of whom, is known by the people room; it registers both answers here."""

from itertools import combinations

from lianxin.organisations.calc.eligibility import INSIDE

_sources = {"kin": lambda refs: frozenset(), "same": lambda refs: {}}


def register_kinship_source(function):
    """``function(refs) -> set of frozenset pairs``: the close relatives among these person references."""
    _sources["kin"] = function


def register_identity_source(function):
    """``function(refs) -> {ref: the one reference of that person}``, for those of ``refs`` that have another."""
    _sources["same"] = function


def kin_among(refs):
    """Pairs of close relatives among ``refs``."""
    return _sources["kin"](frozenset(refs))


def same_among(refs):
    """The one reference of each person, for those of ``refs`` that have another."""
    return _sources["same"](frozenset(refs))


def ties_with(reference, others):
    """``{other: "same" or "kin"}``: who of ``others`` is the person known by ``reference``, or a close relative."""
    same = same_among({reference, *others})
    kin = kin_among({reference, *others})
    apart = {frozenset(same.get(ref, ref) for ref in pair) for pair in kin}
    one = same.get(reference, reference)
    found = {}
    for other in others:
        if same.get(other, other) == one:
            found[other] = "same"
        elif frozenset((one, same.get(other, other))) in apart:
            found[other] = "kin"
    return found


def kin_kept_apart(unit, references):
    """``(pairs, article)``: who among ``references`` are close relatives of each other and may not sit in a unit together."""
    article = INSIDE.get(unit.kind, "")
    if not article:
        return [], ""
    same = same_among(references)
    kin = {frozenset(same.get(ref, ref) for ref in pair) for pair in kin_among(references)}
    pairs = combinations(sorted(references), 2)
    return [(a, b) for a, b in pairs if frozenset((same.get(a, a), same.get(b, b))) in kin], article
