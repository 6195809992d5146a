import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lianxin.audit.calc.bundles import BadBundle, check_bundle


class Command(BaseCommand):
    help = "Check a downloaded log proof against a public key you trust. Works on files, without a database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", help="the downloaded proof (JSON), or - for standard input")
        parser.add_argument("--key", action="append", required=True, help="public key: name+id+base64 (repeatable)")

    def handle(self, *args, file, key, **options):
        reasons = {
            "form": _("文件不是本日志的证明，或者被截断了。"),
            "signature": _("树头不是您给的公钥签的。"),
            "size": _("证明和树头说的条数不同。"),
            "proof": _("条目不在签名的日志里，或者被改过。"),
        }
        try:
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
            bundle = json.loads(text)
            head = check_bundle(bundle, key)
        except OSError as error:
            raise CommandError(_("文件读不出来：{error}").format(error=error)) from error
        except BadBundle as error:
            raise CommandError(reasons[str(error)]) from error
        except ValueError as error:
            raise CommandError(reasons["form"]) from error
        self.stdout.write(
            _("证明成立：第 {number} 号条目在 {time} 签名的 {size} 条日志（{origin}）里，一字未改。").format(
                number=bundle["number"], time=head.time, size=head.size, origin=head.origin
            )
        )
