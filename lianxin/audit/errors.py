"""What the room will not do."""

from lianxin.kit.errors import RuleBroken


class LogKeyMissing(RuleBroken):
    """The key that signs the log cannot be read or made."""
