from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "lianxin.ledger"
    label = "ledger"
    verbose_name = "账本"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.ledger.presenters import AUDIT_SENTENCES, FACT_NAMES
        from lianxin.territory import services as territory

        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_facts(FACT_NAMES)
        territory.register_copies("ledger.Book", "division_path")
