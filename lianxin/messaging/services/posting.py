"""A request to an address somebody wrote down: to the world outside only, to one place, with an end.

The name is looked up once and the very address that was checked is called, so that no second look-up leads inside.
Redirections are not followed.
"""

import http.client
import socket
import ssl
import threading
from ipaddress import ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.messaging.calc.targets import is_hook_address, is_reachable

TIMEOUT_SECONDS = 5
LONGEST_SECONDS = 15  # a receiver that answers a byte at a time


class Forbidden(Exception):
    """The address leads where the server must not call."""


def opened_networks():
    """Networks inside that the operator opened for web hooks."""
    return [ip_network(text) for text in settings.WEBHOOK_NETWORKS]


def post(address, body, headers):
    """The status a receiver answers; raises ``Forbidden`` or ``OSError``."""
    networks = opened_networks()
    if not is_hook_address(address, networks):
        raise Forbidden(_("这个地址不能用：要 https，不能是内网地址。"))
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=TIMEOUT_SECONDS)
    connection.sock = _connect(parts, port, networks)
    ends = threading.Timer(LONGEST_SECONDS, _cut, [connection.sock])
    ends.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, headers)
        return connection.getresponse().status
    except http.client.HTTPException as error:
        raise ConnectionError(_("对方的回答不是 HTTP：{error}").format(error=type(error).__name__)) from error
    finally:
        ends.cancel()
        connection.close()


def _connect(parts, port, networks):
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not all(is_reachable(each, networks) for each in addresses):
        raise Forbidden(_("这个地址指到内网，没有发。"))
    sock = socket.create_connection((addresses[0], port), timeout=TIMEOUT_SECONDS)
    if parts.scheme == "https":
        return ssl.create_default_context().wrap_socket(sock, server_hostname=parts.hostname)
    return sock


def _cut(sock):
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:  # closed in the meantime
        return
