"""Whether a member of staff must carry a second factor: answered by the jurisdiction profile, from above."""

_rule = None


def register_second_factor_rule(rule):
    """``rule(scope_path) -> bool``, asked for each place a member of staff holds a role over; ``None`` asks nobody."""
    global _rule  # noqa: PLW0603 one rule per process, chosen at start
    _rule = rule


def is_second_factor_required(actor):
    if _rule is None:
        return False
    return any(_rule(path) for path in sorted({role.scope_path for role in actor.roles}))
