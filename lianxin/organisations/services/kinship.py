"""Who is who, and who is close kin of whom, is known by the people room; it registers both answers here."""

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
