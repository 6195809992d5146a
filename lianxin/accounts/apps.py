from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lianxin.accounts"
    label = "accounts"
    verbose_name = "账号"

    def ready(self):
        from lianxin.accounts.presenters import AUDIT_SENTENCES
        from lianxin.accounts.vocabulary import Role
        from lianxin.audit import services as audit

        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_roles({role.value: role.label for role in Role})
