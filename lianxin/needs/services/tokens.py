"""By what an answer by e-mail finds its case, and a system its number: the public id under a seal only we can make."""

import hmac

from lianxin.kit.crypto import lasting_key
from lianxin.kit.ids import ALPHABET
from lianxin.needs.models import HeldLetter, Need

_ID_LENGTH = 12
_SEAL_LENGTH = 16  # 80 bits
_KINDS = {"N": Need, "L": HeldLetter}


def token_of(thing):
    """Twenty-nine letters and digits that name a need, or a letter that waits for its place."""
    return next(kind for kind, model in _KINDS.items() if isinstance(thing, model)) + _sealed(thing)


def waiting_token_of(need):
    """By what a system asks for the number of a need the desk looks at first. It answers no mail."""
    return _sealed(need, "waiting token")


def waiting_need(token):
    """The need of a ``waiting_token_of``, or ``None``."""
    need = Need.objects.filter(public_id=token[:_ID_LENGTH]).first()
    return need if need and hmac.compare_digest(waiting_token_of(need).encode(), token.encode()) else None


def _sealed(thing, purpose="answer token"):
    drawn = hmac.digest(lasting_key(purpose), f"{type(thing).__name__}:{thing.public_id}".encode(), "sha256")
    return thing.public_id + "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:_SEAL_LENGTH])


def named_by(token):
    """The need or letter of a token, or ``None`` for one that was made up."""
    model = _KINDS.get(token[:1])
    if model is None or len(token) != 1 + _ID_LENGTH + _SEAL_LENGTH:
        return None
    found = model._default_manager.filter(public_id=token[1 : 1 + _ID_LENGTH]).first()
    return found if found and hmac.compare_digest(token_of(found), token) else None
