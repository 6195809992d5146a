from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.territory import services


class Command(BaseCommand):
    help = "places: load the national register, apply an edition's changes"

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        load = verbs.add_parser("import-register", help="load provinces.csv … villages.csv from a folder")
        load.add_argument("folder")
        change = verbs.add_parser("apply-changes", help="apply a unified diff of code,name,level lines")
        change.add_argument("file")
        change.add_argument("--effective", required=True, type=date.fromisoformat, help="the day it takes effect")
        change.add_argument("--dry-run", action="store_true", help="count and list, change nothing")

    def handle(self, *args, verb, **options):
        try:
            (self._import if verb == "import-register" else self._change)(options)
        except RuleBroken as error:
            raise CommandError(str(error)) from error

    def _import(self, options):
        done = services.import_register(folder=options["folder"], by=SYSTEM, progress=self._say)
        self.stdout.write(f"new {done.made}, known {done.known}, without parent {len(done.orphans)}")
        for code, name in done.orphans[:20]:
            self.stdout.write(f"  {code} {name}")

    def _change(self, options):
        path = Path(options["file"])
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"cannot read {path.name}: {error}") from error
        try:
            outcome = services.apply_changes(
                lines=lines,
                on=options["effective"],
                source=path.name,
                by=SYSTEM,
                dry_run=options["dry_run"],
                progress=lambda done, total: self._say(f"{done}/{total}"),
            )
        except ValueError as error:
            raise CommandError(f"not a change set, line {error}") from error
        self.stdout.write(
            f"renamed {outcome.renamed}, recoded {outcome.recoded}, moved {outcome.moved}, former names noted {outcome.remembered_now}, added {outcome.added}, ended {outcome.ended}, "
            f"undecided {len(outcome.undecided)}, unknown here {len(outcome.unknown)}, kept {len(outcome.kept)}"
        )
        for line in outcome.undecided[:40]:
            self.stdout.write(f"  undecided {line.code} {line.name}")
        for line, phrases in outcome.left[:40]:
            self.stdout.write(f"  needs a successor {line.code} {line.name}: {'; '.join(phrases)}")

    def _say(self, rows):
        self.stderr.write(f"\r{rows}", ending="")
