from lianxin.kit.errors import RuleBroken


class Incompatible(RuleBroken):
    """The law bars this person from this post; ``article`` names the law."""


class NeedsWords(RuleBroken):
    """Allowed, but only with a written reason."""


class Ambiguous(RuleBroken):
    """Several units bear the name; ``candidates`` are all of them."""

    def __init__(self, candidates):
        super().__init__("；".join(unit.name for unit in candidates))
        self.candidates = candidates
