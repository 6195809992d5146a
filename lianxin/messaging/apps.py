from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "lianxin.messaging"
    label = "messaging"
    verbose_name = "消息"
