from django.core.management.base import BaseCommand

from lianxin.bulletin import tasks


class Command(BaseCommand):
    help = "make the papers of notices that were hung up and keep their fingerprints (the worker does it by itself)"

    def handle(self, **options):
        made = tasks.fingerprint_papers()
        self.stdout.write(f"papers.postings {made}")
