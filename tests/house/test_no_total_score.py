"""Nobody is a number: no model, query or export holds a total score of a person (decision by people, on facts)."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

ROOT = Path(settings.BASE_DIR) / "lianxin"
#: What is said of one person.
OF_A_PERSON = ("cadres.File", "people.Person", "accounts.User")
_NUMBERS = (models.IntegerField, models.FloatField, models.DecimalField, models.DurationField)
_SCORE = re.compile(r"score|rating|total_points|总分|得分|评分|打分", re.IGNORECASE)
_ADDED_UP = re.compile(
    r"\b(?:Sum|Avg|Window|StdDev|Count|Counter|Max|Min|Rank)\(|\bsum\(|\.aggregate\(|key=\w*(?:hours|grade|n\b)"
)
#: What is added up in the room: never what one person did against what another did.
ADDED_UP = {
    "cadres/calc/hours.py": "class-hours of one person, against what their own duty asks",
    "cadres/calc/routes.py": "steps of one entry that are still to take",
    "cadres/calc/grades.py": "how many of a round were given a grade, without who",
    "cadres/tasks.py": "answers that were cleared",
}
#: Tables kept in one column about a person, and what they are: never a figure made of them.
JSON_THERE = {
    "PoolEntry.route": "the steps of a way",
    "Appraisal.votes": "what an assembly gave, a count for each grade",
    "Tally.given": "the same, as it was entered",
}
_ORDERED = re.compile(r"(?:order_by\(|order=\(|ordering = \[)([^)\]]*)[)\]]")
#: By name, by number, by a day of what happened: nothing else orders anything in the room.
ORDERS = {
    "name", "file__name", "holder_name", "id", "-id", "pk", "-year", "-round__year", "-ends_on", "-course__ends_on", "-starts_on",
    "appeal_due_on",
}  # fmt: skip
#: What a query groups by when it makes a figure of each person.
_PERSONS = {
    "user", "person", "holder", "file", "handler", "liaison", "member", "volunteer", "voter", "by", "resident", "viewer", "actor",
    "officer", "cadre",
}  # fmt: skip
#: Where one is made, and what it is.
FIGURES = {"ventures/selectors/registers.py": "shares that stand in a register, of who holds them"}
_TOLD = re.compile(r"总分|综合得分|个人得分|总评分|分数排|total score|overall score", re.IGNORECASE)
#: What speaks of scores without scoring anybody.
SPEAKS_OF_SCORES = {
    "cadres/templates/cadres/index.html": "says that there is none",
    "people/vocabulary/assessments.py": "says that there is none",
    "works/templates/works/programme.html": "says that there is none",
    "points/templates/points/rules.html": "what a set of rules may give in all",
}


def numbers(model):
    """Names of columns that hold a number and no key."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, _NUMBERS) and not (field.primary_key or field.is_relation or field.name.endswith("_id"))
    ]


def is_of_a_person(model, seen=()):
    """Whether a row is about one person, directly or through what it belongs to in its own room."""
    for field in model._meta.concrete_fields:
        other = field.related_model
        if other is None or other in seen or other is model:
            continue
        if other._meta.label in OF_A_PERSON:
            return True
        if other._meta.app_label == model._meta.app_label and is_of_a_person(other, (*seen, model)):
            return True
    return False


def scores(model):
    """Columns named or labelled as a score."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, _NUMBERS) and _SCORE.search(f"{field.name} {field.verbose_name}")
    ]


def ours():
    return [model for model in apps.get_models() if model._meta.app_label in settings.ROOMS]


def test_what_a_file_says_of_a_person_holds_no_number():
    about = [model for model in apps.get_app_config("cadres").get_models() if is_of_a_person(model)]
    assert len(about) > 6
    assert {model.__name__: found for model in about if (found := numbers(model))} == {}


def test_no_model_of_any_room_holds_a_score_of_a_person():
    assert {model._meta.label: found for model in ours() if is_of_a_person(model) and (found := scores(model))} == {}


def test_no_query_of_the_files_adds_people_up():
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "cadres").rglob("*.py")
        if _ADDED_UP.search(path.read_text(encoding="utf-8"))
    ]
    assert set(found) == set(ADDED_UP)


def test_people_stand_by_name_and_what_happened_by_its_day():
    texts = [
        path.read_text(encoding="utf-8") for path in (ROOT / "cadres").rglob("*.py") if "migrations" not in path.parts
    ]
    orders = {name for text in texts for names in _ORDERED.findall(text) for name in re.findall(r'"([^"]+)"', names)}
    assert orders <= ORDERS


def is_person_like(name):
    """Whether a field a query groups by says which person a row is of."""
    parts = [re.sub(r"_(?:id|ref|name)$", "", part) for part in name.split("__")]
    return any(part in _PERSONS or part.endswith("_by") for part in parts)


def figures_of_persons(text):
    """Lines where rows grouped by a person are annotated, however many calls stand between."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [
        call.lineno
        for call in calls
        if _method(call) in ("annotate", "alias") and any(map(is_person_like, _grouped(call)))
    ]


def _method(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _grouped(call):
    """The names given to ``values`` and ``values_list`` before a call."""
    while isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        call = call.func.value
        if isinstance(call, ast.Call) and _method(call) in ("values", "values_list"):
            yield from (arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def test_no_room_asks_the_database_for_a_figure_of_each_person():
    found = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if ".annotate(" in (text := path.read_text(encoding="utf-8")) and figures_of_persons(text)
    }
    assert found == set(FIGURES)


def test_what_a_file_says_of_a_person_holds_no_table_of_figures():
    about = [model for model in apps.get_app_config("cadres").get_models() if is_of_a_person(model)]
    held = {
        f"{model.__name__}.{field.name}"
        for model in about
        for field in model._meta.concrete_fields
        if isinstance(field, models.JSONField)
    }
    assert held == set(JSON_THERE)


def test_no_page_paper_or_table_tells_a_total_score():
    found = {
        str(path.relative_to(ROOT))
        for ending in ("*.py", "*.html", "*.typ")
        for path in ROOT.rglob(ending)
        if _TOLD.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(SPEAKS_OF_SCORES)


@pytest.mark.parametrize(
    ("field", "says"),
    [
        (models.IntegerField("综合得分"), ["value"]),
        (models.DecimalField("考核", max_digits=4, decimal_places=1), []),
        (models.CharField("得分说明"), []),
    ],
)
def test_the_rule_notices_a_score(field, says):
    field.set_attributes_from_name("value")
    meta = type("Meta", (), {"concrete_fields": [field], "label": "cadres.Sheet", "app_label": "cadres"})
    assert scores(type("Sheet", (), {"_meta": meta})) == says


def test_the_rule_notices_a_number_and_a_sum():
    field = models.IntegerField("考核")
    field.set_attributes_from_name("value")
    meta = type("Meta", (), {"concrete_fields": [field], "label": "cadres.Sheet", "app_label": "cadres"})
    assert numbers(type("Sheet", (), {"_meta": meta})) == ["value"]
    for words in ("rows.annotate(all=Sum('grade'))", "Count('evidence')", "total = sum(hours)", "rows.aggregate(n)"):
        assert _ADDED_UP.search(words), words
    assert _ORDERED.findall('File.objects.order_by("-hours", "id")') == ['"-hours", "id"']
    for names in ("'handler__user'", "'answered_by_id'", "'handler'", "'liaison_id', 'kind'"):
        assert figures_of_persons(f"rows.values({names}).order_by().annotate(n=Count('id'))"), names
        assert figures_of_persons(f"rows.filter(a=1).values_list({names}).distinct().annotate(n=Count('id'))"), names
    assert not figures_of_persons("rows.values('kind').annotate(n=Count('id'))")
    for words in (
        "sorted(people, key=hours_of)",
        "sorted(people, key=by_grade)",
        "Counter(each.file for each in rows)",
    ):
        assert _ADDED_UP.search(words), words
    for words in ("<th>总分</th>", "Total score"):
        assert _TOLD.search(words), words
