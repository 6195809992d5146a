"""The peer of ``bench/ledger.py``: django-hordak as its guide sets it up, on PostgreSQL, in one process of its own.

    python -m bench.peers.hordak POSTINGS     with ``PEER_DATABASE_URL``; prints ``name value unit`` lines

A thousand accounts; ``transfer_to`` one by one, then ``bulk_create`` a thousand transactions at a time.
"""

import os
import sys
from datetime import date
from urllib.parse import urlsplit

import django
from django.conf import settings

_url = urlsplit(os.environ["PEER_DATABASE_URL"])
settings.configure(
    SECRET_KEY="bench",
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DEFAULT_CURRENCY="CNY",
    CURRENCIES=["CNY"],
    HORDAK_INTERNAL_CURRENCY="CNY",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "mptt", "djmoney", "hordak"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _url.path.lstrip("/"),
            "USER": _url.username or "",
            "HOST": _url.hostname or "",
            "PORT": _url.port or "",
        }
    },
)


def main(count):
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.db import connection, transaction
    from hordak.models import Account, Leg, Transaction
    from moneyed import Money

    from bench.frame import cpu_of
    from bench.ledger import ACCOUNTS, BULK, HISTORY, backend_of, pairs

    accounts = [
        Account.objects.create(name=f"户 {n}", code=f"{n}", type="AS", currencies=["CNY"]) for n in range(ACCOUNTS)
    ]
    backend = backend_of(connection)

    def spent():
        return cpu_of([os.getpid(), backend])

    before = spent()
    for giver, taker, amount in pairs(count):
        with transaction.atomic():
            accounts[giver].transfer_to(
                accounts[taker], Money(amount, "CNY"), description="积分", date=date(2026, 10, 8)
            )
    print(f"one {1e6 * (spent() - before) / count}", flush=True)

    def put(moves):
        for start in range(0, len(moves), BULK):
            with transaction.atomic():
                batch = moves[start : start + BULK]
                made = Transaction.objects.bulk_create(
                    [Transaction(description="积分", date=date(2026, 10, 8)) for _each in batch]
                )
                Leg.objects.bulk_create(
                    leg
                    for entry, (giver, taker, amount) in zip(made, batch, strict=True)
                    for leg in (
                        Leg(transaction=entry, account=accounts[giver], credit=Money(amount, "CNY")),
                        Leg(transaction=entry, account=accounts[taker], debit=Money(amount, "CNY")),
                    )
                )

    bulk = [*pairs(20 * BULK, seed=5)]
    before = spent()
    put(bulk)
    print(f"bulk {1e6 * (spent() - before) / len(bulk)}", flush=True)
    put([*pairs(HISTORY * ACCOUNTS // 2 - len(bulk) - count, seed=7)])
    before = spent()
    for account in accounts[:200]:
        account.get_balance()
    print(f"balance {1e6 * (spent() - before) / 200}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
