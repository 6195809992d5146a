from django.core.management.base import BaseCommand

from lianxin.audit.services import sign_log


class Command(BaseCommand):
    help = "Seal the new audit events into the public log, sign it, and print the signed head to publish elsewhere."

    def handle(self, *args, **options):
        self.stdout.write(sign_log().note)
