import gc
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from lianxin.demo.building import build
from lianxin.demo.loading import half_loaded, marked, served_at
from lianxin.demo.places import COUNTY
from lianxin.territory import selectors as territory


class Command(BaseCommand):
    help = "load the invented sample county (--scale N multiplies households and needs)"

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=1)
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--site", default="", help="where it is served: what codes on its papers lead to")

    def handle(self, *args, scale, seed, site, **options):
        if scale < 1:
            raise CommandError("--scale takes a whole number from 1 on")
        if stopped := half_loaded():
            raise CommandError(stopped)
        if territory.find_by_code(COUNTY[0]):
            raise CommandError("the sample county is there already; start with an empty data folder to load it again")
        started = time.monotonic()
        self._hurry()
        with marked(), served_at(site):
            build(scale=scale, seed=seed, say=self._say)
        self.stdout.write(f"\nsample county loaded in {time.monotonic() - started:.0f} s")

    def _hurry(self):
        """What is lost with the power can be loaded again: nothing of the sample waits for the disk, nor for the collector."""
        gc.freeze()
        gc.set_threshold(100_000, 20, 20)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")
                cursor.execute("PRAGMA cache_size=-64000")

    def _say(self, words):
        if self.stderr.isatty():
            self.stderr.write(f"\r{words:<40}", ending="")
            self.stderr.flush()
        elif "/" not in words:  # a log needs the stages, not every step
            self.stderr.write(words)
