"""The installation's own keys: made on the first start and kept in the data folder, readable by its owner only."""

import json
import os
import secrets
from pathlib import Path


def load_secrets(folder: Path) -> dict[str, str]:
    """Read ``secrets.json``, making it when it is missing. Raises ``OSError`` when the folder cannot be written."""
    path = folder / "secrets.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = {"secret_key": secrets.token_urlsafe(48), "data_key": secrets.token_urlsafe(48)}
        draft = folder / f".secrets.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(fresh))
        try:
            os.link(draft, path)  # atomic, and never over an existing file
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return json.loads(path.read_text())
