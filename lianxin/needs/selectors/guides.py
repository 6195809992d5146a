"""Questions, answer templates and checklists in force."""

from django.db.models import Q

from lianxin.kit.caching import short_lived
from lianxin.kit.sql import compiled
from lianxin.needs.models import CheckItem, Question, ReplyTemplate


@short_lived()
def _questions():
    """Every question in force by the key of its category. One query; may be a second old."""
    found = {}
    for question in Question.objects.filter(ends_at__isnull=True):
        found.setdefault(question.category_id, []).append(question)
    return found


def questions_of(category):
    """What is asked for a category: first what its parent asks, then its own."""
    asked = _questions()
    return [*asked.get(category.parent_id, ()), *asked.get(category.pk, ())]


def asking_categories():
    """Keys of categories that ask something themselves."""
    return frozenset(_questions())


def reply_templates(category, used_for):
    """Words to begin this step with: those for the category and its parent before those for all."""
    rows = ReplyTemplate.objects.filter(
        Q(category__isnull=True) | Q(category_id__in=_with_parent(category)), used_for=used_for, ends_at__isnull=True
    )
    return sorted(rows, key=lambda row: (row.category_id is None, row.position, row.pk))


def check_items(category, checked_at):
    """The checklist of this step for a category: its parent's points and its own."""
    return _check_items(category.pk, category.parent_id or category.pk, str(checked_at))


@compiled
def _check_items(category, parent, checked_at):
    theirs = Q(category_id=category) | Q(category_id=parent)
    return CheckItem.objects.filter(theirs, checked_at=checked_at, ends_at__isnull=True)


def guides_in_force(model):
    """Every row of one kind in force, with its category."""
    return (
        model.objects.filter(ends_at__isnull=True)
        .select_related("category")
        .order_by("category__position", "category__code", "position", "id")
    )


def versions_of(model, code):
    """All versions of one guide, the newest first."""
    return list(model.objects.filter(code=code).select_related("category").order_by("-id"))


def _with_parent(category):
    return [key for key in (category.pk, category.parent_id) if key]
