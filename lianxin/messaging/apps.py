from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "lianxin.messaging"
    label = "messaging"
    verbose_name = _("消息")

    def ready(self):
        from django.conf import settings

        from lianxin.accounts import services as accounts
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.messaging import policies, selectors
        from lianxin.messaging.listeners import listen
        from lianxin.messaging.own import GONE, OWN
        from lianxin.messaging.presenters import AUDIT_SENTENCES
        from lianxin.messaging.services import forget_events, gateways, read_mailbox, register_kind, register_periodic

        listen()
        register_own(*OWN, stays=Kept(_("通知到本人的凭据，随账号保存")), gone=GONE)
        audit.register_sentences(AUDIT_SENTENCES)
        register_periodic("audit:sign_log", 3600, audit.sign_log)
        register_periodic("accounts:forget_calls", 3600, accounts.forget_calls)
        register_periodic("messaging:forget_events", 3600, forget_events)
        register_kind("messaging.mail_failed", _("来信收不进来"), for_staff=True)
        register_kind("messaging.hook_paused", _("推送停了"), for_staff=True)
        register_link(
            Place.MANAGE,
            _("消息渠道"),
            "messaging:channels",
            icon="bell",
            order=50,
            hint=_("新派单、超时发到哪个值班群"),
            shows=lambda actor: bool(policies.can_keep_robots(actor)),
        )
        register_link(
            Place.MANAGE,
            _("事件推送"),
            "messaging:hooks",
            icon="bell",
            order=52,
            hint=_("诉求有进展时，自动告诉别的系统"),
            shows=lambda actor: bool(policies.can_keep_hooks(actor)),
        )
        register_link(
            Place.ACCOUNT,
            _("消息"),
            "messaging:inbox",
            icon="bell",
            order=10,
            shows=lambda actor: actor.is_user,
            count=selectors.unread_count,
        )
        if settings.MAILBOX:
            register_periodic("messaging.read_mailbox", 60, read_mailbox)
        if settings.SMS_WEBHOOK:
            accounts.register_code_gateway(gateways.post_sms)
