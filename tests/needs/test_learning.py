"""The category suggestion in the product: it learns from closed cases, suggests to the desk, and a person decides."""

import os
import random
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.needs import services
from lianxin.needs.calc import training, triage
from lianxin.needs.calc.learning import learn_more
from lianxin.needs.models import Category, CategorySuggestion, Need, TriageModel
from lianxin.needs.selectors import learning
from lianxin.needs.selectors.learning import Fared
from tests.needs.conftest import at
from tests.needs.test_triage import LABELLED, WORDS, labelled, texts

CODES = {"道路": "roads.lamp", "学校": "education", "看病": "health"}


def close_cases(desk, number, *, seed=1, start=0):
    """Closed cases of three kinds, each with its own words."""
    made = []
    draw = random.Random(seed)
    for at_case, (label, _text) in enumerate(texts(each=number, seed=seed)):
        content = "，".join(draw.sample(WORDS[label], 2)) + f"，第{start + at_case}回"
        need = desk.register(category=Category.objects.get(code=CODES[label]), content=content).need
        made.append(need.pk)
    Need.objects.filter(pk__in=made).update(state="closed", closed_at=at(3, 1 + start % 28), closed_by="requester")
    return made


@given(st.lists(st.sampled_from(texts()), max_size=30), st.integers(0, 3))
@settings(max_examples=25)
def test_learn_more_judges_before_it_learns_and_keeps_the_old_model(rows, seed):
    old = training.train(texts(seed=seed))
    before = old.pack()
    new = learn_more(old, rows)
    assert old.pack() == before
    assert new.card.later.judged == new.card.later.learned == len(rows)
    assert new.card.later.correct <= len(rows)
    assert sum(new.label_of(text) == label for label, text in rows) >= new.card.later.correct - 1


def test_learn_more_takes_up_a_new_label_with_its_words():
    old = training.train(texts())
    rows = [("网络", f"宽带断线，手机没有信号{n}") for n in range(training.FOLDS)]
    new = learn_more(old, rows)
    assert "网络" not in old.labels
    assert new.label_of("手机没有信号") == "网络"
    assert new.label_of("路灯不亮") == "道路"
    assert triage.unpack(new.pack()).card == new.card


def test_learn_more_of_a_label_still_too_rare_changes_nothing():
    old = training.train(texts())
    assert learn_more(old, [("网络", "手机没有信号")]) is old


def test_learn_is_silent_with_too_little(desk):
    close_cases(desk, 2)
    with pytest.raises(RuleBroken, match="还太少"):
        services.learn(by=SYSTEM)
    assert not TriageModel.objects.exists()


def test_learn_then_suggest_to_the_desk_and_nobody_else(desk, client):
    close_cases(desk, 12)
    made = services.learn(by=SYSTEM)
    assert AuditEvent.objects.filter(tag="needs:triage_model:learn").count() == 1
    need = desk.register(category=Category.objects.get(code="other"), content="路灯不亮，下雨就积水").need
    assert services.suggest_categories(at=need.received_at) == 1
    assert services.suggest_categories(at=need.received_at) == 0
    found = CategorySuggestion.objects.get(need=need)
    assert (found.category.code, found.model) == ("roads.lamp", made)
    page = reverse("needs:case", args=[need.public_id])
    client.force_login(desk.cast.user("clerk"))
    assert "可能属于“路灯”" in client.get(page).content.decode()
    step = client.get(reverse("needs:act", args=[need.public_id, "reclassify"])).content.decode()
    assert "已按建议选好“路灯”" in step
    assert 'value="roads.lamp" selected' in step
    client.force_login(desk.cast.user("resident"))
    assert "可能属于" not in client.get(page).content.decode()


def kill_the_cutter(killed):
    """Wait for the program that cuts words apart, and take it away as the kernel would."""
    for _attempt in range(2000):
        for each in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                if b"lianxin.needs.calc.cutting" in each.read_bytes() and f"PPid:\t{os.getpid()}\n" in (each.parent / "status").read_text():  # fmt: skip
                    os.kill(int(each.parent.name), signal.SIGKILL)
                    killed.append(each.parent.name)
                    return
        time.sleep(0.005)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks for the process in /proc")
def test_when_the_cutting_process_is_killed_the_next_round_suggests(desk):
    close_cases(desk, 12)
    services.learn(by=SYSTEM)
    need = desk.register(category=Category.objects.get(code="other"), content="路灯不亮，下雨就积水").need
    killed = []
    killer = threading.Thread(target=kill_the_cutter, args=(killed,))
    killer.start()
    with pytest.raises(subprocess.CalledProcessError) as ended:
        services.suggest_categories(at=need.received_at)
    killer.join()
    assert (len(killed), ended.value.returncode) == (1, -signal.SIGKILL)
    assert not CategorySuggestion.objects.exists()
    assert services.suggest_categories(at=need.received_at) == 1
    assert CategorySuggestion.objects.get(need=need).category.code == "roads.lamp"


def test_suggestion_says_nothing_new_once_followed(desk):
    close_cases(desk, 12)
    services.learn(by=SYSTEM)
    need = desk.register(category=Category.objects.get(code="roads.lamp"), content="路灯不亮").need
    services.suggest_categories(at=need.received_at)
    assert learning.suggestion_of(need) is None
    assert learning.how_suggestions_fared().decided == 0
    Need.objects.filter(pk=need.pk).update(state="closed", closed_at=at(6, 1))
    assert learning.how_suggestions_fared() == Fared(looked_at=1, silent=0, decided=1, followed=1)


def test_model_is_not_asked_about_what_it_knows_nothing_of(desk):
    close_cases(desk, 12)
    services.learn(by=SYSTEM)
    need = desk.register(category=Category.objects.get(code="other"), content="zzz qqq").need
    services.suggest_categories(at=need.received_at)
    assert CategorySuggestion.objects.get(need=need).category is None


def test_learn_again_takes_only_what_is_new(desk):
    close_cases(desk, 12)
    first = services.learn(by=SYSTEM)
    assert services.learn(by=SYSTEM) is None
    close_cases(desk, 7, seed=5, start=50)
    second = services.learn(by=SYSTEM)
    assert second.card["texts"] == first.card["texts"]
    assert second.card["later"]["learned"] == 21
    first.refresh_from_db()
    assert bytes(first.packed) == b""
    third = services.learn(by=SYSTEM, anew=True)
    assert third.card["texts"] > first.card["texts"]
    assert third.card["later"]["learned"] == 0


def test_one_case_closed_since_is_learned_the_next_time(desk, capsys):
    close_cases(desk, 12)
    call_command("needs", "train")
    call_command("needs", "train")
    assert capsys.readouterr().out.splitlines()[-1] == "learned 0"
    need = desk.register(category=Category.objects.get(code="health"), content="村医下午不在，开不了药").need
    Need.objects.filter(pk=need.pk).update(state="closed", closed_at=at(5, 1))
    before = learning.unpacked(learning.current_model()).scores(need.content)
    call_command("needs", "train")
    assert "learned 1" in capsys.readouterr().out.splitlines()
    model = learning.unpacked(learning.current_model())
    place = model.labels.index("health")
    assert model.scores(need.content)[place] > before[place]
    call_command("needs", "train")
    assert capsys.readouterr().out.splitlines()[-1] == "learned 0"


def test_a_category_not_met_before_is_learned_once_it_has_five(desk):
    close_cases(desk, 12)
    services.learn(by=SYSTEM)
    for number in range(training.FOLDS):
        assert services.learn(by=SYSTEM) is None
        case = desk.register(
            category=Category.objects.get(code="digital"), content=f"宽带断线，手机没有信号{number}"
        ).need
        Need.objects.filter(pk=case.pk).update(state="closed", closed_at=at(5, 1 + number))
        if number == 1:  # another case takes the day of the last learned past these
            close_cases(desk, 1, seed=9, start=90)
            Need.objects.filter(content__contains="第90回").update(closed_at=at(5, 20))
            assert services.learn(by=SYSTEM).card["later"]["learned"] == 3
    made = services.learn(by=SYSTEM)
    assert made.card["later"]["learned"] == 3 + training.FOLDS
    assert learning.unpacked(made).label_of("手机没有信号") == "digital"


@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled messages are not beside the checkout")
def test_learning_on_night_by_night_forgets_next_to_nothing():
    """A hundred real messages in nights of five on top of a thousand: the rest are judged as well as before."""
    rows = labelled()
    random.Random(3).shuffle(rows)
    base, new, rest = rows[:1000], rows[1000:1100], rows[1100:]

    def score(model):
        return training.macro_f1([(label, model.label_of(text)) for label, text in rest])

    model = training.fit(base)
    before = score(model)
    for night in range(0, len(new), 5):
        model = learn_more(model, new[night : night + 5])
    assert score(model) >= before - 0.015


def test_sealed_and_unsorted_cases_are_not_learned(desk):
    ids = close_cases(desk, 12)
    Need.objects.filter(pk=ids[0]).update(is_sealed=True)
    Need.objects.filter(pk=ids[1]).update(category=Category.objects.get(code="other"))
    rows, until = learning.closed_cases()
    assert len(rows) == len(ids) - 2
    assert "other" not in {label for label, _text in rows}
    assert until == at(3, 1)


def test_card_page_says_what_was_learned_and_what_to_do_before(desk, client):
    page = reverse("needs:suggestions")
    assert "还没有学过" in client.get(page).content.decode()
    close_cases(desk, 12)
    call_command("needs", "train")
    said = client.get(page).content.decode()
    assert "从多少件办结的诉求学来" in said
    assert "路灯" in said


def test_train_refuses_a_file_option_without_a_file(db):
    with pytest.raises(CommandError, match="--csv"):
        call_command("needs", "train", model="x")
