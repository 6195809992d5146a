"""A phone's line to a server. A browser's own flight mode lets a new tab's first request through now and then."""

import contextlib
import socket
import socketserver
from threading import Thread

PIECE = 65_536


class Line(socketserver.ThreadingTCPServer):
    """Carries what a phone says to the port and back; while it is cut nothing gets through, whichever tab asks."""

    daemon_threads = True

    def __init__(self, port):
        super().__init__(("127.0.0.1", 0), None)
        self.port, self.is_cut, self.ends = port, False, set()
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def cut(self):
        self.is_cut = True
        for end in list(self.ends):
            hang_up(end)

    def mend(self):
        self.is_cut = False

    def finish_request(self, request, client_address):
        with contextlib.suppress(OSError):
            if self.is_cut:
                return
            with socket.create_connection(("127.0.0.1", self.port)) as server:
                self.ends |= {request, server}
                if self.is_cut:  # in between
                    return
                back = Thread(target=carry, args=(server, request), daemon=True)
                back.start()
                carry(request, server)
                back.join()
                self.ends -= {request, server}


def carry(source, target):
    with contextlib.suppress(OSError):
        while piece := source.recv(PIECE):
            target.sendall(piece)
    hang_up(source)
    hang_up(target)


def hang_up(end):
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
