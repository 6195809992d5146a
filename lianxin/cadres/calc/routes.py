"""How far somebody is on a route, and what answers together say. Pure."""


def next_step(route, done):
    """The first step of a route that is not done; ``None`` at its end."""
    return next((step for step in route if step not in done), None)


def is_last(route, done):
    """Whether with the next step the route is gone to its end."""
    return sum(step not in done for step in route) == 1


def open_level(answered, *, clear):
    """The first level whose answers are not all ``clear``, of ``{level: [answers]}`` in their order; ``None`` after the last."""
    return next((level for level, answers in answered.items() if any(each != clear for each in answers)), None)


def outcome(answers, *, clear, not_clear):
    """``not_clear`` as soon as one said so, ``clear`` when all did, ``None`` while one still owes its answer or looks into it."""
    if not_clear in answers:
        return not_clear
    return clear if answers and all(answer == clear for answer in answers) else None
