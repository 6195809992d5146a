import time

from django.core.management.base import BaseCommand, CommandError

from lianxin.demo.building import build
from lianxin.demo.places import COUNTY
from lianxin.territory import selectors as territory


class Command(BaseCommand):
    help = "load the invented sample county (--scale N multiplies households and needs)"

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=1)
        parser.add_argument("--seed", type=int, default=2026)

    def handle(self, *args, scale, seed, **options):
        if scale < 1:
            raise CommandError("--scale takes a whole number from 1 on")
        if territory.find_by_code(COUNTY[0]):
            raise CommandError("the sample county is there already; start with an empty data folder to load it again")
        started = time.monotonic()
        build(scale=scale, seed=seed, say=self._say)
        self.stdout.write(f"\nsample county loaded in {time.monotonic() - started:.0f} s")

    def _say(self, words):
        if self.stderr.isatty():
            self.stderr.write(f"\r{words:<40}", ending="")
            self.stderr.flush()
        elif "/" not in words:  # a log needs the stages, not every step
            self.stderr.write(words)
