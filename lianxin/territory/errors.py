from lianxin.kit.errors import RuleBroken


class Ambiguous(RuleBroken):
    """Several places fit; ``candidates`` are all of them, with their whole way."""

    def __init__(self, candidates):
        super().__init__("；".join(place.full_name for place in candidates))
        self.candidates = candidates


class NotServed(RuleBroken):
    """Nobody of this installation works for this place."""


class SystemOff(RuleBroken):
    """The village has not decided on this system."""
