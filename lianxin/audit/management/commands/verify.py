import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.audit.selectors import PaperFinding, check_paper
from lianxin.audit.selectors.verification import verify

_UNKNOWN = PaperFinding(False, gettext_lazy("这里没有公布过这样的纸。文件请给 PDF 原件，码请照纸上写的抄。"))


def _asked(paper):
    """A file by its bytes, else what was typed as a code."""
    path = Path(paper)
    if not path.is_file():
        if path.suffix or len(path.parts) > 1:
            raise CommandError(_("没有文件 {path}。").format(path=paper))
        return {"code": paper}
    try:
        return {"pdf": path.read_bytes()}
    except OSError as error:
        raise CommandError(_("读不了 {path}：{why}").format(path=paper, why=error.strerror)) from None


class Command(BaseCommand):
    help = (
        "Check the whole record: entries, tree, signed heads, sealed events, triggers; or, with papers, whether each PDF "
        "or code is one that was published here. Exit code 1 when not sound."
    )

    def add_arguments(self, parser):
        parser.add_argument("papers", nargs="*", metavar="PAPER", help="a PDF or the code that stands on a paper")

    def handle(self, *args, **options):
        if options["papers"]:
            self.check_papers(options["papers"])
        else:
            self.check_record()

    def check_record(self):
        self.last_said = time.monotonic()
        report = verify(self.say_progress)
        for fault in report.faults:
            self.stderr.write(f"✗ {fault}")
        if report.fault_count:
            raise CommandError(_("核验不通过：发现 {count} 处不符，见上。").format(count=report.fault_count))
        self.stdout.write(
            _(
                "核验通过：公开日志 {entries} 条、签名树头 {heads} 个，封存的办事记录 {sealed} 条，"
                "尚未封存 {unsealed} 条，都与签名一致，防改写触发器齐全。"
            ).format(
                entries=report.entries,
                heads=report.heads,
                sealed=report.sealed_events,
                unsealed=report.unsealed_events,
            )
        )

    def check_papers(self, papers):
        wrong = 0
        for paper in papers:
            finding = check_paper(**_asked(paper)) or _UNKNOWN
            wrong += not finding.holds
            self.stdout.write(f"{'✓' if finding.holds else '✗'} {paper}  {finding.words}")
        if wrong:
            raise CommandError(_("有 {count} 份不是这里公布的，见上。").format(count=wrong))

    def say_progress(self, done, total):
        if time.monotonic() - self.last_said >= 2:
            self.last_said = time.monotonic()
            self.stdout.write(_("已核对 {done} / {total}").format(done=done, total=total))
