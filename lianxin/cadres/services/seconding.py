"""一线锻炼: where somebody works for a time, their tasks with what came of them, and the words of both sides."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies
from lianxin.cadres.models import Secondment, SecondmentSaying, Task
from lianxin.cadres.services.moving import lock, move, require
from lianxin.cadres.vocabulary import SECONDMENT_WAYS, AuditTag, SecondmentVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def start_secondment(*, file, kind, home, host, mentor, starts_on, ends_on, by, host_unit=None, at=None):
    """Somebody goes somewhere for a time, with somebody who helps them. The head of the ``host_unit`` is asked for words at its end."""
    at = at or clock.now()
    policies.can_second(by, file).or_raise()
    if ends_on < starts_on:
        raise RuleBroken(_("结束的日子不早于开始的日子。"), field="ends_on")
    found = Secondment.objects.create(
        file=file, kind=kind, home=home.strip(), host=host.strip(), host_unit=host_unit, mentor=mentor.strip(), starts_on=starts_on, ends_on=ends_on,
        started_by_name=by.name[:80],
    )  # fmt: skip
    audit.record(AuditTag.SECOND, file, by, after={"host": found.host}, at=at)
    return found


@action
def add_task(*, secondment, words, by, at=None):
    """One thing to be done there."""
    at, secondment = at or clock.now(), lock(secondment)
    policies.can_keep_secondment(by, secondment).or_raise()
    require(secondment, SECONDMENT_WAYS, SecondmentVerb.TASK)
    task = Task.objects.create(secondment=secondment, words=words.strip())
    audit.record(AuditTag.ADD_TASK, secondment.file, by, after={"host": secondment.host}, at=at)
    return task


@action
def finish_task(*, task, done_on, by, deed=None, at=None):
    """It is done; ``deed`` is the real thing the person did, which the task then leads to."""
    at, secondment = at or clock.now(), lock(task.secondment)
    policies.can_do_task(by, task).or_raise()
    require(secondment, SECONDMENT_WAYS, SecondmentVerb.DONE)
    task = Task.objects.select_for_update(of=("self",)).select_related("secondment__file__division").get(pk=task.pk)
    if task.done_on:
        raise RuleBroken(_("这一件已经登记做完了。"))
    if not secondment.starts_on <= done_on <= clock.day_of(at):
        raise RuleBroken(_("日子要在锻炼开始以后，不晚于今天。"), field="done_on")
    task.done_on = done_on
    if deed is not None:
        task.source_kind, task.source_id, task.label, task.url = deed.kind, deed.id, deed.label[:120], deed.url
    task.save(update_fields=["done_on", "source_kind", "source_id", "label", "url"])
    audit.record(AuditTag.DONE_TASK, secondment.file, by, after={"host": secondment.host}, at=at)
    return task


@action
def write_host_words(*, secondment, words, by, at=None):
    """What the host says; the person reads it at once."""
    at, secondment = at or clock.now(), lock(secondment)
    policies.can_write_host_words(by, secondment).or_raise()
    _keep(secondment, words, by, at, is_host=True)
    return _said(
        secondment, SecondmentVerb.HOST, AuditTag.HOST_WORDS, by, at, host_words=words, host_by_name=by.name[:80]
    )


@action
def write_own_words(*, secondment, words, by, at=None):
    """What the person says themself."""
    at, secondment = at or clock.now(), lock(secondment)
    policies.can_write_own_words(by, secondment).or_raise()
    _keep(secondment, words, by, at, is_host=False)
    return _said(secondment, SecondmentVerb.OWN, AuditTag.OWN_WORDS, by, at, own_words=words)


@action
def end_secondment(*, secondment, on, by, at=None):
    """It is over, on its day or before."""
    at, secondment = at or clock.now(), lock(secondment)
    policies.can_keep_secondment(by, secondment).or_raise()
    if not secondment.starts_on <= on <= clock.day_of(at):
        raise RuleBroken(_("日子要在锻炼开始以后，不晚于今天。"), field="on")
    return _said(secondment, SecondmentVerb.END, AuditTag.END_SECONDMENT, by, at, ends_on=on)


def _keep(secondment, words, by, at, *, is_host):
    """What was said before stays beside it."""
    SecondmentSaying.objects.create(
        secondment=secondment, is_host=is_host, words=words.strip(), at=at, by_id=by.id, by_name=by.name[:80]
    )


def _said(secondment, verb, tag, by, at, **changes):
    after = {"host": secondment.host}
    return move(secondment, SECONDMENT_WAYS, verb, tag, by, at=at, after=after, **changes)
