"""Who is who, and who is close kin of whom, is known by the people room; it registers both answers here."""

from itertools import combinations, product

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


def ties_with(references, others):
    """``{(reference, other): "same" or "kin"}``: who of ``others`` is the person known by a reference, or a close relative.

    As many questions for all of them as for two.
    """
    asked = {*references, *others}
    same, kin = same_among(asked), kin_among(asked)
    apart = {frozenset(same.get(ref, ref) for ref in pair) for pair in kin}
    found = {}
    for reference, other in product(references, others):
        one, two = same.get(reference, reference), same.get(other, other)
        if one == two:
            found[reference, other] = "same"
        elif frozenset((one, two)) in apart:
            found[reference, other] = "kin"
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
