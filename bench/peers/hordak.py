"""The peer of ``bench/ledger.py``: django-hordak as its guide sets it up, on PostgreSQL, in one process of its own.

    python -m bench.peers.hordak     with ``PEER_DATABASE_URL``; posts what it is asked for, as ``bench/ledger.py`` says

A thousand accounts; ``transfer_to`` one by one, ``bulk_create`` a thousand transactions at a time.
"""

import os
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


def main():
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.db import connection, transaction
    from hordak.models import Account, Leg, Transaction
    from moneyed import Money

    from bench.ledger import ACCOUNTS, BULK, HISTORY, answer, backend_of, counted, pairs

    accounts = [
        Account.objects.create(name=f"户 {n}", code=f"{n}", type="AS", currencies=["CNY"]) for n in range(ACCOUNTS)
    ]
    processes = [os.getpid(), backend_of(connection)]

    def one(moves):
        for giver, taker, amount in moves:
            with transaction.atomic():
                accounts[giver].transfer_to(
                    accounts[taker], Money(amount, "CNY"), description="积分", date=date(2026, 10, 8)
                )

    def bulk(moves):
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

    posted = answer(processes, one, bulk)
    bulk([*pairs(HISTORY * ACCOUNTS // 2 - posted, seed=7)])
    with counted(processes, "balance", 200):
        for account in accounts[:200]:
            account.get_balance()


if __name__ == "__main__":
    main()
