"""Learning from closed cases, and suggesting: a person decides what a need is."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs.calc import training, triage
from lianxin.needs.calc.learning import learn_more
from lianxin.needs.models import Category, CategorySuggestion, TriageModel
from lianxin.needs.selectors import learning
from lianxin.needs.vocabulary import AuditTag

#: When more came since the last whole training than this share of it, everything is learned anew.
SHARE_FOR_ANEW = 0.1
#: Older needs have long been read by somebody.
_LOOK_BACK = timedelta(days=3)


def learn(*, by, anew=False, progress=None):
    """Learn from closed cases: what is new on top of the model there is, or everything. Returns the ``TriageModel``.

    ``None`` when nothing new can be learned: no case was closed since, or too few of a category not met before; these
    count again next time. ``RuleBroken`` when there is too little to tell two categories apart. Nothing is locked while
    it learns.
    """
    current = learning.current_model()
    if current and not anew and not _should_start_anew(current):
        known = learning.unpacked(current)
        rows, until = learning.cases_to_learn(after=current.learned_until, known=known.labels)
        model = learn_more(known, rows)
        if model is known:
            return None
    else:
        model, until = _learn_everything(progress)
    return adopt_model(model=model, until=until, by=by)


def _should_start_anew(current):
    """Much has come since, or what the model was sure of turned out wrong too often."""
    later = triage.Later(**current.card["later"])
    wrong = later.answered - later.answered_correct
    too_wrong = later.answered >= 100 and wrong > 2 * (1 - training.RIGHT_ENOUGH) * later.answered
    return too_wrong or later.learned > SHARE_FOR_ANEW * current.card["texts"]


def _learn_everything(progress):
    rows, until = learning.closed_cases()
    often = Counter(label for label, _text in rows)
    enough = [(label, text) for label, text in rows if often[label] >= training.FOLDS]
    try:
        return training.train(enough, progress=progress), until
    except training.TooLittle as error:
        raise RuleBroken(_("办结的诉求还太少，学不了：至少要有两类，每类五条以上。先照常办理，以后再学。")) from error


@action
def adopt_model(*, model, until, by, at=None):
    """From now on ``model`` suggests. The one before keeps its card and loses its weights."""
    TriageModel.objects.exclude(packed=b"").update(packed=b"")
    card = asdict(model.card)
    made = TriageModel.objects.create(
        made_at=at or clock.now(), learned_until=until, packed=model.pack(), card={**card, "labels": len(model.labels)}
    )
    audit.record(
        AuditTag.LEARN,
        made,
        by,
        after={"texts": card["texts"], "later": card["later"]["learned"], "labels": len(model.labels)},
    )
    return made


def suggest_categories(*, at=None):
    """Let the newest model look at needs nobody has sorted yet. Returns how many it looked at."""
    current = learning.current_model()
    if current is None:
        return 0
    waiting = learning.needs_without_suggestion(since=(at or clock.now()) - _LOOK_BACK)
    if not waiting:
        return 0
    model = learning.unpacked(current)
    ids = dict(Category.objects.filter(retired_on__isnull=True).values_list("code", "pk"))
    guesses = [model.guess(need.content) for need in waiting]
    sure = [bool(found and found.label in ids) for found in guesses]
    cut = iter(
        _cut_apart(
            [need.content[: triage.MOST_CHARACTERS] for need, is_sure in zip(waiting, sure, strict=True) if is_sure]
        )
    )
    made = [
        CategorySuggestion(
            need=need, model=current, category_id=ids[found.label] if is_sure else None,
            words=list(model.words_for(found.label, next(cut))) if is_sure else [],
        )
        for need, found, is_sure in zip(waiting, guesses, sure, strict=True)
    ]  # fmt: skip
    CategorySuggestion.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _cut_apart(texts):
    """The words of each text, cut by a process of its own: the dictionary it loads goes with it."""
    if not texts:
        return []
    command = [sys.executable, "-m", "lianxin.needs.calc.cutting"]
    ran = subprocess.run(  # noqa: S603 our own program
        command, input=json.dumps(texts), capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )
    return json.loads(ran.stdout)
