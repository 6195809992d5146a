"""Which addresses a server may be made to call: none inside, whatever way it is written."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

_NAT64 = ip_network("64:ff9b::/96")
#: 6to4: whoever carries it decides where it ends. Newer Pythons call it private, older ones do not.
_SIX_TO_FOUR = ip_network("2002::/16")
_PORTS = range(1, 65536)


def is_reachable(address: str, networks=()) -> bool:
    """Whether an IP address is out in the world, or in one of ``networks`` the operator opened."""
    found = _meant(ip_address(address))
    if any(found in network for network in networks if network.version == found.version):
        return True
    return found.is_global and not found.is_multicast and found not in _SIX_TO_FOUR


def _meant(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address an IPv6 one stands for, if it stands for one."""
    if isinstance(found, IPv4Address):
        return found
    if found in _NAT64:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found


def is_hook_address(text: str, networks=()) -> bool:
    """``https://host/…`` without a user, a password or a fragment; ``http`` only to this machine itself, where opened."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname
    if not host or parts.username or parts.password or parts.fragment or (port is not None and port not in _PORTS):
        return False
    if not text.isascii() or not text.isprintable() or " " in text or "\\" in text:
        return False
    literal = _literal(host)
    if parts.scheme == "http":
        return literal is not None and literal.is_loopback and is_reachable(host, networks)
    return parts.scheme == "https" and (literal is None or is_reachable(host, networks))


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
