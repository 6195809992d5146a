"""``lianxin ledger check | export``."""

from django.core.management.base import BaseCommand, CommandError

from lianxin.ledger import selectors
from lianxin.ledger.models import Book

FORMATS = ("beancount", "csv", "schema")


class Command(BaseCommand):
    help = "adds every account again (check), or writes a book as Beancount, CSV or Table Schema (export BOOK)"

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("check", help="adds all lines of all accounts again; ends with 1 when a balance differs")
        export = verbs.add_parser("export", help="writes a book to standard output")
        export.add_argument("book", help="the id of the book, as in its address")
        export.add_argument("--format", choices=FORMATS, default="beancount")

    def handle(self, *, verb, **options):
        return self._check() if verb == "check" else self._export(**options)

    def _check(self):
        wrong = selectors.wrong_balances()
        for each in wrong:
            self.stdout.write(f"“{each.account_name}”（{each.account_id}）：余额 {each.kept}，明细合计 {each.added}")
        if wrong:
            raise CommandError(f"{len(wrong)} 个科目对不上。", returncode=1)
        self.stdout.write("所有科目的余额都等于明细合计。")

    def _export(self, book, format, **_rest):
        from lianxin.ledger import exports

        found = Book.objects.filter(public_id=book).first()
        if found is None:
            known = "、".join(Book.objects.values_list("public_id", flat=True)[:10]) or "还没有账套"
            raise CommandError(f"没有账套 {book}。有的是：{known}", returncode=2)
        if format == "schema":
            self.stdout.write(exports.journal_schema())
            return
        for line in exports.beancount(found) if format == "beancount" else exports.journal_csv(found):
            self.stdout.write(line, ending="" if format == "csv" else "\n")
