from django.core.management.base import BaseCommand

from lianxin.people.selectors.retention import due_for_removal


class Command(BaseCommand):
    help = "列出人口数据中保存期已满的部分，以及依法留存的部分。 / List personal data whose time is over."

    def handle(self, *args, **options):
        for line in due_for_removal():
            self.stdout.write(f"{line.rule}: {line.count} (+{line.held})")
