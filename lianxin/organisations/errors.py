from lianxin.kit.errors import RuleBroken


class Incompatible(RuleBroken):
    """The law bars this person from this post; ``article`` names the law."""


class NeedsWords(RuleBroken):
    """Allowed, but only with a written reason."""
