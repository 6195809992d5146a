"""Whether the public log knows a bundle by its number: the proof of an entry, as the log hands it out, hashed up to its root.

Whose signature stands under the root is checked by ``lianxin check_proof``, which needs more than Python.
"""

import base64
import json
from pathlib import Path

from lianxin.audit.calc import merkle
from lianxin.audit.calc.recountable import Unreadable

#: As ``lianxin.audit.calc.bundles`` writes it, which needs more than Python.
FORM = "lianxin-log-proof-1"


def entry_of(path: Path) -> tuple[str, str, bool]:
    """``(number of the bundle the entry names, where it stands in the log, does the proof lead to the root)``."""
    try:
        proof = json.loads(path.read_bytes())
        if proof["form"] != FORM:
            raise Unreadable("unknown_form", path.name)
        body, number = str(proof["body"]), int(proof["number"])
        named = str(json.loads(body)["fact"].get("seal", ""))
        _origin, size, root = proof["note"].splitlines()[:3]
        parts = [bytes.fromhex(part) for part in proof["proof"]]
        leaf, head = merkle.leaf_hash(body.encode()), base64.b64decode(root, validate=True)
        return named, f"{number} / {size} {root}", merkle.check_inclusion(leaf, number, int(size), parts, head)
    except Unreadable:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable("unknown_form", path.name) from error
