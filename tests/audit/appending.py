"""A process of its own that adds to the log: ``python -m tests.audit.appending NAME COUNT``. See test_concurrency."""

import os
import sys

import django


def main(name, count):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    django.setup()
    from django.db import transaction

    from lianxin.audit import services as audit
    from lianxin.kit import clock

    for i in range(count):
        with transaction.atomic():
            audit.publish_fact("test.fact", {"id": name, "value": i})
        if i % 10 == 0:
            audit.append_batch([audit.Fact("test.batch", {"id": name, "value": i}, clock.now()) for _ in range(7)])
        if i % 25 == 0:
            audit.sign_log()
        if i == 0:
            print("writing", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
