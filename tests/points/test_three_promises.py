"""Points can only thank: nobody is ranked, nothing is taken away, and no other room reads a balance."""

import ast
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from lianxin.kit import clock
from lianxin.ledger.models import Entry
from lianxin.people import services as people
from lianxin.points import services
from lianxin.points.models import Purse, Rule
from lianxin.recount.checking import SAME, check
from tests.points.conftest import RULE

ROOT = Path(settings.BASE_DIR) / "lianxin"
#: What other rooms may ask of this one: to be told of decisions. The sample county makes its sample.
OPEN = {"register_decisions", "Decided"}
_MEASURES = ("point", "amount", "balance", "total", "score", "sum", "claims")
_RANKING = {
    "Rank",
    "DenseRank",
    "RowNumber",
    "PercentRank",
    "CumeDist",
    "Ntile",
    "nlargest",
    "nsmallest",
    "most_common",
}


def _trees(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def rankings(tree):
    """Lines that put people in an order of what they have: a window of ranks, an order or a sort by a measure."""
    for node in ast.walk(tree):
        name = getattr(node, "id", getattr(node, "attr", ""))
        if isinstance(node, ast.Name | ast.Attribute) and name in _RANKING:
            yield node.lineno
        called = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
        if called in ("order_by", "page"):
            words = [
                each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            if any(measure in word for word in words for measure in _MEASURES):
                yield node.lineno
        if called in ("sorted", "max", "min"):
            keys = [keyword.value for keyword in node.keywords if keyword.arg == "key"]
            if any(measure in ast.dump(key) for key in keys for measure in _MEASURES):
                yield node.lineno


def test_nobody_is_ranked():
    found = [f"{path.relative_to(ROOT)}:{line}" for path, tree in _trees("points") for line in rankings(tree)]
    assert not found, found


@pytest.mark.parametrize(
    "line",
    [
        "rows.order_by('-points')",
        "sorted(rows, key=lambda row: row.balance)",
        "Window(Rank())",
        "page(rows, order=('-total', 'id'))",
    ],
)
def test_the_rule_notices_a_ranking(line):
    assert list(rankings(ast.parse(line)))


def test_no_address_is_a_ranking():
    def routes(patterns):
        for pattern in patterns:
            yield str(pattern.pattern)
            yield from routes(getattr(pattern, "url_patterns", ()))

    assert not [
        route for route in routes(get_resolver().url_patterns) if "rank" in route or "leader" in route or route == "top"
    ]


def readers(tree):
    """What a module of another room takes from this one beyond what is open to it."""
    aliases = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lianxin.points"):
            for alias in node.names:
                if node.module == "lianxin.points" and alias.name == "services":
                    aliases.add(alias.asname or alias.name)
                elif not (node.module == "lianxin.points" and alias.name == "demo"):
                    yield f"{node.module}.{alias.name}"
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("lianxin.points"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") in aliases and node.attr not in OPEN:
            yield f"services.{node.attr}"


def test_no_other_room_reads_a_balance():
    others = [room for room in settings.ROOMS if room != "points"]
    found = [f"{path.relative_to(ROOT)}: {name}" for path, tree in _trees(*others) for name in readers(tree)]
    assert not found, found


@pytest.mark.parametrize(
    "line",
    [
        "from lianxin.points import selectors",
        "from lianxin.points.selectors import balance_of",
        "from lianxin.points import services as points\npoints.balance_of(household=1)",
        "import lianxin.points.models",
    ],
)
def test_the_rule_notices_a_reader(line):
    assert list(readers(ast.parse(line)))
    assert not list(
        readers(ast.parse("from lianxin.points import services as points\npoints.register_decisions('r', f)"))
    )


@pytest.mark.parametrize("points", [0, -5])
def test_no_rule_takes_away(village, points):
    made = village.draft(rules=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        Rule.objects.create(rule_set=made, **RULE | {"points": points})


def _divide(village, person, purse):
    """A daughter founds a household of her own and gets a part of what they earned together."""
    daughter = people.register_member(household=person.home, name="周立春", by=village.clerk).person
    people.leave_household(member=person.home.members.get(person=daughter), by=village.clerk)
    people.register_household(code="SH-0002", division=village.cast.village, representative=daughter, by=village.clerk)
    services.hand_on_points(
        purse=purse, shares=[(daughter, 5)], reason="分户时说好的", by=village.clerk, at=village.now
    )


def test_the_books_do_not_say_who_holds_how_much(client, village, tmp_path):
    """Who reads the ledger reads the sum; an account of a household has no page, and no line in a file."""
    person = village.family()
    village.settled(village.funded(), person)
    purse = Purse.objects.select_related("account__book").get()
    book = purse.account.book
    _divide(village, person, purse)
    days = {"from": book.opened_on.isoformat(), "to": clock.today().isoformat()}
    accounts = [each.account.code for each in Purse.objects.select_related("account")]
    assert len(accounts) == 2
    held = [*accounts, "SH-0001", "SH-0002", *(each.public_id for each in Purse.objects.all())]
    for who in ("accountant", "county_officer", "auditor", "township_officer"):
        client.force_login(village.cast.user(who))
        assert client.get(f"/books/accounts/{purse.account.public_id}/").status_code == 404
        assert purse.account.code not in client.get(f"/books/{book.public_id}/").content.decode()
        for entry in Entry.objects.filter(book=book):
            page = client.get(f"/books/entries/{entry.public_id}/").content.decode()
            assert not [word for word in held if word in page]
        path = tmp_path / f"{who}.zip"
        path.write_bytes(client.get(f"/books/{book.public_id}/period.zip", days).content)
        with zipfile.ZipFile(path) as bundle:
            files = {name: bundle.read(name).decode() for name in bundle.namelist()}
        assert not [(word, name) for word in held for name, text in files.items() if word in text]
        assert "HOLDERS-POINT" in files["result.json"]
        assert check(path).code == SAME
        for ending in ("csv", "beancount"):
            answer = client.get(f"/books/{book.public_id}/journal.{ending}")
            assert purse.account.code not in b"".join(answer).decode()
