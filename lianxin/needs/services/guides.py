"""Questions, answer templates and checklists beside the categories: a change ends one version and makes the next."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies
from lianxin.needs.models import CheckItem, Question, ReplyTemplate
from lianxin.needs.vocabulary import AuditTag, QuestionKind

#: More than these nobody fills in at the door.
MOST_QUESTIONS = 8


@action
def save_question(*, question=None, by, **values):
    """Ask something new, or ask it otherwise. Refuses lists without two options and more questions than people bear."""
    kind, options = QuestionKind(values["kind"]), values.get("options") or []
    if kind.has_options and len(set(options)) < 2:
        raise RuleBroken(_("请写出至少两个可以选的，一行一个。"), field="options")
    if len(set(options)) != len(options):
        raise RuleBroken(_("可以选的有重复，请去掉一个。"), field="options")
    asked = Question.objects.filter(category=values["category"], ends_at__isnull=True)
    if question is None and asked.count() >= MOST_QUESTIONS:
        raise RuleBroken(
            _("一类最多问 {n} 个问题：问多了没有人填。请先停用一个。").format(n=MOST_QUESTIONS), field="category"
        )
    values["options"] = options if kind.has_options else []
    return _next_version(Question, question, values, by, AuditTag.SAVE_QUESTION)


@action
def end_question(*, guide, by):
    """Ask it no more. Needs that answered it keep question and answer."""
    return _end(guide, by, AuditTag.END_QUESTION)


@action
def save_reply_template(*, template=None, by, **values):
    """Offer words to begin an answer with. Nothing is ever sent without a person having read it."""
    return _next_version(ReplyTemplate, template, values, by, AuditTag.SAVE_REPLY_TEMPLATE)


@action
def end_reply_template(*, guide, by):
    """Offer these words no more."""
    return _end(guide, by, AuditTag.END_REPLY_TEMPLATE)


@action
def save_check_item(*, item=None, by, **values):
    """Have a point checked before an answer goes out, or when it is checked."""
    return _next_version(CheckItem, item, values, by, AuditTag.SAVE_CHECK_ITEM)


@action
def end_check_item(*, guide, by):
    """Have it checked no more."""
    return _end(guide, by, AuditTag.END_CHECK_ITEM)


def _next_version(model, former, values, by, tag):
    policies.can_manage_categories(by).or_raise()
    now, kept = clock.now(), {}
    if former is not None:
        former = _in_force(former)
        kept = {"code": former.code}
        _close(former, now)
    made = model.objects.create(**values, **kept, starts_at=now, made_by_name=by.name)
    audit.record(tag, made, by, before=_said(former, values), after=_said(made, values))
    return made


def _end(guide, by, tag):
    policies.can_manage_categories(by).or_raise()
    guide = _in_force(guide)
    _close(guide, clock.now())
    audit.record(tag, guide, by)
    return guide


def _in_force(guide):
    fresh = type(guide).objects.select_for_update().get(pk=guide.pk)
    if fresh.ends_at is not None:
        raise RuleBroken(_("刚才已经有人改过这一条。请看看现在的写法，再改一次。"))
    return fresh


def _close(guide, at):
    guide.ends_at = at
    guide.save(update_fields=["ends_at"])


def _said(guide, names):
    return {name: str(getattr(guide, name)) for name in names} if guide else {}
