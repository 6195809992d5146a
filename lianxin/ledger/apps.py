from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "lianxin.ledger"
    label = "ledger"
    verbose_name = "账本"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.ledger import policies, selectors, services
        from lianxin.ledger.presenters import AUDIT_SENTENCES, FACT_NAMES, FACT_VALUES
        from lianxin.organisations import services as organisations
        from lianxin.territory import services as territory

        organisations.register_follower("ledger", open_words=selectors.books_words, moved=services.follow_unit)
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_facts(FACT_NAMES)
        audit.register_values(FACT_VALUES)
        register_link(
            Place.MANAGE,
            _("账本"),
            "ledger:index",
            icon="book-open",
            order=64,
            shows=lambda actor: bool(policies.can_use_books(actor)),
            hint=_("账套、科目、凭证；每一笔借贷相等，只增不改，结账的摘要进公开日志。"),
        )
        territory.register_copies("ledger.Book", "division_path")
