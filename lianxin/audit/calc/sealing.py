"""One number for a run of audit events, salted because few events are easily guessed."""

import hashlib
import json
from collections.abc import Iterable

from lianxin.audit.calc.canonical import moment


def events_digest(salt: bytes, rows: Iterable[tuple]) -> tuple[str, int]:
    """SHA-256 (hex) over the salt and each row's values in their order, and the number of rows."""
    digest, count = hashlib.sha256(salt), 0
    for row in rows:
        data = json.dumps(row, sort_keys=True, separators=(",", ":"), default=moment).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
        count += 1
    return digest.hexdigest(), count
