"""A second round stands on the first: with the bundle of the first, whether it is that one, and whether what follows from it does."""

from collections.abc import Iterator

from lianxin.recount.found import Difference


def named_first(rule) -> dict | None:
    """What the rule of a second round says of the first: its number, and who was elected then."""
    first = rule.get("first_round") if isinstance(rule, dict) else None
    return first if isinstance(first, dict) else None


def follows(rule: dict, seal: str, first: dict, counted: dict) -> Iterator[Difference]:
    """``rule`` is the second round's; ``seal``, ``first`` and ``counted`` are number, rule and count of the bundle given as the first."""
    named = named_first(rule)
    if named is None:
        yield Difference("no_second", "rule")
        return
    if named.get("seal") != seal:
        yield Difference("other_first", "rule.first_round.seal", named.get("seal"), seal)
    elected = counted.get("elected", [])
    due = {"elected": elected, "options": counted.get("again", []), "seats": first.get("seats", 0) - len(elected)}
    said = {"elected": named.get("elected"), "options": rule.get("options"), "seats": rule.get("seats")}
    for name, value in due.items():
        if said[name] != value:
            yield Difference("not_from_first", name, said[name], value)
