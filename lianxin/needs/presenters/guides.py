"""Questions, answer templates and checklist points in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import moment
from lianxin.needs.models import Question, ReplyTemplate


@dataclass(frozen=True)
class GuideRow:
    """A question, template or checklist point in a list, or one version of it."""

    code: str
    words: str
    meta: str


def guide_rows(guides):
    """Guides in force."""
    return [GuideRow(each.code, str(each), " · ".join(filter(None, _guide_parts(each)))) for each in guides]


def guide_versions(guides):
    """How one guide was worded over time, the newest first."""
    rows = []
    for each in guides:
        when = (
            _("{start} – {end}").format(start=moment(each.starts_at), end=moment(each.ends_at))
            if each.ends_at
            else _("{start} 起").format(start=moment(each.starts_at))
        )
        text = f"{each}：{each.text}" if isinstance(each, ReplyTemplate) else str(each)
        rows.append(GuideRow(each.code, text, " · ".join([when, each.made_by_name, *filter(None, _guide_parts(each))])))
    return rows


def _guide_parts(guide):
    parts = [str(guide.category) if guide.category_id else _("各类通用")]
    if isinstance(guide, Question):
        must = _("必须回答") if guide.is_required else ""
        return [*parts, guide.get_kind_display(), "、".join(guide.options), must]
    if isinstance(guide, ReplyTemplate):
        return [*parts, guide.get_used_for_display()]
    return [*parts, guide.get_checked_at_display(), _("必须做到") if guide.is_required else ""]
