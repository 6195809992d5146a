from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "lianxin.messaging"
    label = "messaging"
    verbose_name = "消息"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.messaging.services import register_periodic

        register_periodic("audit:sign_log", 3600, audit.sign_log)
