"""The key by which push services know this installation (VAPID, RFC 8292): drawn from its lasting keys, never stored."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lianxin.kit.crypto import lasting_key

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256


def _private():
    number = int.from_bytes(lasting_key("web push"), "big") % (_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def public_key():
    """What a page hands to the browser that subscribes: the uncompressed point, 65 bytes, base64url without padding."""
    point = _private().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def signer():
    """Signs what the worker sends."""
    from py_vapid import Vapid02  # comes with the library that only the worker needs

    return Vapid02(_private())
