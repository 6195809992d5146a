"""How far somebody is on a route, and what answers together say. Pure."""


def next_step(route, done):
    """The first step of a route that is not done; ``None`` at its end."""
    return next((step for step in route if step not in done), None)


def is_last(route, done):
    """Whether with the next step the route is gone to its end."""
    return sum(step not in done for step in route) == 1


def outcome(answers, *, clear, not_clear):
    """``clear`` when all answered so, ``not_clear`` as soon as one did, ``None`` while one still owes its answer."""
    if not_clear in answers:
        return not_clear
    return clear if answers and all(answer == clear for answer in answers) else None
