from lianxin.works.exports.bundles import money_bundle, monitors_bundle
from lianxin.works.exports.oc4ids import as_json, oc4ids_package
from lianxin.works.exports.papers import card_label, project_sheet

__all__ = ["as_json", "card_label", "money_bundle", "monitors_bundle", "oc4ids_package", "project_sheet"]
