"""Signed tree heads: the log's promise that what it holds today will still be there tomorrow."""

import json
import os
import secrets

from django.utils.translation import gettext as _

from lianxin.audit.calc import notes
from lianxin.audit.calc.canonical import moment
from lianxin.audit.errors import LogKeyMissing
from lianxin.audit.models import TreeHead
from lianxin.audit.selectors.keys import key_file, public_keys, verifier_keys
from lianxin.audit.selectors.tree import read_frontier
from lianxin.audit.services.publishing import take_turn
from lianxin.audit.services.sealing import seal_events
from lianxin.kit import clock
from lianxin.kit.actions import action


def sign_log(*, at=None):
    """Tie the new audit events to the log and sign it: what the worker does every hour. Returns the newest head."""
    seal_events(at=at)
    return sign_head(at=at)


@action
def sign_head(*, at=None):
    """Sign the log as it stands and return the head; with nothing new since the last one, that one.

    The key is made at the first signature and kept in ``settings.LOG_KEYS_FILE``, readable by its owner only. Raises
    ``LogKeyMissing`` when a log that was signed before is met without its key: no second key is ever made silently.
    """
    take_turn()
    frontier = read_frontier()
    newest = TreeHead.objects.order_by("-size").first()
    if newest and newest.size == frontier.size:
        return newest
    at = at or clock.now()
    origin, private = _signing_key(newest)
    root = frontier.root()
    note = notes.sign(notes.Checkpoint(origin, frontier.size, root, moment(at)), private)
    return TreeHead.objects.create(size=frontier.size, root=root, signed_at=at, note=note)


@action
def sign_token(*, payload, address_of_key):
    """``payload`` as a JSON Web Token under the key that signs the log; its header names where the public half is found.

    A token never reads as a signed head: it begins with its header, a head with the name of the log.
    """
    import jwt
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    _origin, private = _signing_key(TreeHead.objects.order_by("-size").first())
    header = {"kid": address_of_key(public_keys()[0]["kid"])}
    return jwt.encode(payload, Ed25519PrivateKey.from_private_bytes(private), algorithm="EdDSA", headers=header)


def _signing_key(newest):
    path = key_file()
    try:
        if newest is None and not path.exists():
            _make_key(path)
        stored = json.loads(path.read_text())
        if newest is not None:
            notes.read(newest.note, verifier_keys())  # a stranger's key would split the log's history in two
        return stored["origin"], bytes.fromhex(stored["keys"][-1])
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise LogKeyMissing(
            _("公开日志的签名密钥读不出来，或不是本日志的。日志没有签名，内容没有变化。请运维人员检查密钥文件。")
        ) from error


def _make_key(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    fresh = {"origin": f"lianxin-{secrets.token_hex(4)}/log", "keys": [secrets.token_hex(32)]}
    draft.write_text(json.dumps(fresh))
    try:
        os.link(draft, path)  # atomic, and never over an existing file
    except FileExistsError:
        pass
    finally:
        draft.unlink()
