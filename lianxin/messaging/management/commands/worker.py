import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from lianxin.messaging import services

PAUSE_SECONDS = 1
BEAT_SECONDS = 5


class Command(BaseCommand):
    help = "send messages and do what is due, until told to stop"

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *, once, **options):
        stop = threading.Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        beaten = None
        while not stop.is_set():
            try:
                if beaten is None or time.monotonic() - beaten >= BEAT_SECONDS:
                    services.beat()
                    beaten = time.monotonic()
                services.run_due(is_stopping=stop.is_set)
                tried = services.deliver_due(is_stopping=stop.is_set)
            except OperationalError as error:  # the database is away for a while: go on when it is back
                if once:
                    raise
                self.stderr.write(f"worker: the database does not answer ({error}); trying again")
                close_old_connections()
                tried = 0
            if once:
                return
            stop.wait(0 if tried else PAUSE_SECONDS)
