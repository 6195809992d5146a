from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.translation import gettext_lazy as _


def source_of_tiles(app_configs, **kwargs):
    """A source of map pictures the operator named is an address they can be asked from."""
    from lianxin.coverage.calc.tiles import origin_of

    if not settings.MAP_TILES or origin_of(settings.MAP_TILES):
        return []
    said = "LIANXIN_MAP_TILES is no https:// address with {z}, {x} and {y}. The map is shown without pictures."
    return [checks.Warning(said, id="coverage.W001")]


class CoverageConfig(AppConfig):
    name = "lianxin.coverage"
    label = "coverage"
    verbose_name = _("组织覆盖")

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.coverage import policies, selectors, services
        from lianxin.coverage.presenters import AUDIT_SENTENCES, look_rows, waiting_rows
        from lianxin.coverage.tasks import recount
        from lianxin.coverage.vocabulary import Founding, Link, SiteKind
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.organisations import services as organisations
        from lianxin.territory import services as territory

        checks.register(source_of_tiles)
        organisations.register_follower("coverage", open_words=selectors.linked_words, carry=services.take_over_links)
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_codes("coverage", {"kind": dict(SiteKind.choices) | dict(Link.choices) | dict(Founding.choices)})
        territory.register_copies("coverage.Gap", "division_path")
        territory.register_copies("coverage.Tally", "division_path")
        territory.register_copies("coverage.Decision", "division_path")
        territory.register_copies("coverage.Site", "division_path", counted_as=_("场所和群体"))
        messaging.register_periodic("coverage.recount", 300, recount)
        register_waiting(
            "coverage",
            waiting_rows,
            probe=selectors.gaps_of,
            door=Door(_("组织覆盖"), _("看一看，补上"), "coverage:show"),
        )

        register_waiting(
            "coverage_unowned",
            None,
            probe=selectors.unowned,
            door=Door(_("组织覆盖"), _("有空白还没有人补：定谁来补"), "coverage:show"),
        )

        register_waiting(
            "coverage_looks",
            look_rows,
            probe=lambda actor: selectors.looks_due(actor.scopes(*policies.FOUNDERS)) if actor.is_user else None,
            door=Door(_("组织覆盖"), _("再看一次设不设"), "coverage:founding"),
        )

        register_link(
            Place.MANAGE,
            _("组织覆盖"),
            "coverage:show",
            icon="network",
            order=15,
            hint=_("哪些地方还没有党组织、站点、联系人和网格员，哪里有组织没工作"),
            shows=lambda actor: actor.holds(*policies.READERS),
        )
