from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "lianxin.organisations"
    label = "organisations"
    verbose_name = "组织体系"

    def ready(self):
        from lianxin.accounts.vocabulary import Role
        from lianxin.audit import services as audit
        from lianxin.kit.datasets import register_datasets
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.organisations import policies
        from lianxin.organisations.offers import datasets
        from lianxin.organisations.own import OWN
        from lianxin.organisations.presenters import AUDIT_SENTENCES, left_behind_words
        from lianxin.organisations.vocabulary import RelationKind, Selection, UnitKind
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("任职档案依法长期保存")))
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_codes(
            "organisations",
            {
                "kind": dict(UnitKind.choices) | dict(RelationKind.choices),
                "role": dict(Role.choices),
                "selection": dict(Selection.choices),
            },
        )
        register_datasets(datasets)
        register_link(
            Place.MANAGE,
            _("组织和岗位"),
            "organisations:index",
            icon="building-2",
            order=62,
            shows=lambda actor: bool(policies.can_look_after_units(actor)),
            hint=_("单位、岗位和任职；任职时核对回避，角色随岗位给和收。"),
        )
        territory.register_copies("organisations.Unit", "division_path", counted_as=_("单位"))
        territory.register_copies("organisations.Roster", "division_path")
        territory.register_left_behind(left_behind_words)
