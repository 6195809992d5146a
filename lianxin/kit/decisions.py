"""The answer of a policy: yes or no, with the reason in plain words."""

from dataclasses import dataclass

from lianxin.kit.errors import NotAllowed, NotFound


@dataclass(frozen=True)
class Decision:
    """``allowed`` and why not. Truthy when allowed, so ``a and b`` / ``a or b`` short-circuit.

    ``hidden`` says that the actor may not know the thing exists: the web answers 404, not 403.
    """

    allowed: bool
    reason: str = ""
    hidden: bool = False

    def __bool__(self):
        return self.allowed

    def or_raise(self):
        """Return self when allowed; raise ``NotFound`` or ``NotAllowed`` with the reason otherwise."""
        if self.allowed:
            return self
        raise NotFound(self.reason) if self.hidden else NotAllowed(self.reason)


def allow():
    return Decision(True)


def deny(reason):
    return Decision(False, reason)


def hide(reason=""):
    return Decision(False, reason, hidden=True)


def shown(found):
    """``found``, or ``NotFound`` where there is nothing."""
    if found is None:
        hide().or_raise()
    return found


def check(condition, reason):
    """Allow when ``condition`` holds, else deny with ``reason``."""
    return allow() if condition else deny(reason)
