"""What the background worker does for this room."""

from lianxin.kit.actors import SYSTEM
from lianxin.people.services import run_imports


def go_on_with_imports():
    """Go on with every import that somebody started, also after a stop in the middle."""
    run_imports(SYSTEM)
