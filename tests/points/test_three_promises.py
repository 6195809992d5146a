"""Points can only thank: nobody is ranked, nothing is taken away, and no other room reads a balance."""

import ast
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from lianxin.kit import clock
from lianxin.ledger import selectors as ledger
from lianxin.ledger.errors import HeldApart
from lianxin.ledger.models import Entry
from lianxin.ledger.vocabulary import Kind
from lianxin.people import services as people
from lianxin.points import services
from lianxin.points.models import Purse, Rule
from lianxin.recount.checking import SAME, check
from tests.points.conftest import RULE

ROOT = Path(settings.BASE_DIR) / "lianxin"
#: What other rooms may ask of this one: to be told of decisions. The sample county makes its sample.
OPEN = {"register_decisions", "Decided"}
#: Words for what somebody did or has, in the name of a field, an attribute or an argument.
_MEASURES = re.compile(
    r"point|amount|balance|total|score|sum|claims?\b|hours|quantit|times|minutes|(?<!ac)count|award|reached|held\b|thanked|"
    r"redeemed"
)
_RANKING = re.compile(
    r"^(?:Rank|DenseRank|RowNumber|PercentRank|CumeDist|Ntile|nlargest|nsmallest|most_common|idxmax)$"
)
#: What is put in an order of a number elsewhere, and is nobody: votes for options, likeness of words, kinds of a need, forms.
_NO_PEOPLE = {
    "deliberation/calc/budgets/greedy.py", "deliberation/calc/elections.py", "deliberation/calc/ranked.py",
    "deliberation/calc/tallies.py", "messaging/services/past.py", "needs/calc/similarity.py",
    "needs/calc/topics.py", "needs/calc/training.py", "needs/selectors/counting.py", "needs/selectors/twins.py",
    "needs/views/burden.py",
}  # fmt: skip


def _trees(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def rankings(tree):
    """Lines that put people in an order of what they have: a window of ranks, an order or a sort by a measure."""
    for node in ast.walk(tree):
        name = getattr(node, "id", getattr(node, "attr", ""))
        if isinstance(node, ast.Name | ast.Attribute) and _RANKING.match(name):
            yield node.lineno
        called = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
        wanted = {"order_by": None, "page": "order", "sorted": "key", "max": "key", "min": "key", "sort": "key"}
        if called in wanted:
            orders = [keyword.value for keyword in node.keywords if keyword.arg == wanted[called]]
            orders += node.args if called == "order_by" else []
            if any(_MEASURES.search(word) for order in orders for word in _words_of(order)):
                yield node.lineno


def _words_of(node):
    """Every name, attribute and text in an expression."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value
        yield getattr(each, "attr", getattr(each, "id", ""))


def test_nobody_is_ranked():
    """In no room, whatever it counts people by."""
    rooms = [each.rpartition(".")[2] for each in settings.ROOMS]
    found = [(path.relative_to(ROOT).as_posix(), line) for path, tree in _trees(*rooms) for line in rankings(tree)]
    ordered = {path for path, _line in found}
    assert not ordered - _NO_PEOPLE, [each for each in found if each[0] not in _NO_PEOPLE]
    assert ordered >= _NO_PEOPLE, _NO_PEOPLE - ordered


@pytest.mark.parametrize(
    "line",
    [
        "rows.order_by('-points')",
        "sorted(rows, key=lambda row: row.balance)",
        "Window(Rank())",
        "page(rows, order=('-total', 'id'))",
        "rows.order_by('-hours')",
        "rows.order_by('-quantity')",
        "rows.order_by('-times')",
        "rows.order_by(F('reached').desc())",
        "rows.sort(key=lambda row: row['minutes'])",
        "max(helpers, key=points_of)",
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


def test_the_ledger_tells_what_people_hold_to_their_room_alone(village):
    """Whatever another room asks the ledger: an account, a statement, a whole book; and nobody else becomes their keeper."""
    village.settled(village.funded(), village.family())
    account = Purse.objects.select_related("account__book").get().account
    for asked in (
        lambda: ledger.balance_of(account),
        lambda: ledger.statement(account, village.today, village.today),
        lambda: ledger.Keeper("household"),
        lambda: ledger.Keeper("tree").balance_of(account),
    ):
        with pytest.raises(HeldApart):
            asked()
    assert account.pk not in ledger.balances_of(account.book)
    held = [row for row in ledger.trial_balance(account.book, village.today) if row.kind == Kind.HOLDER]
    assert [(row.public_id, row.code, row.accounts, row.amount) for row in held] == [("", "HOLDERS-POINT", 1, 12)]


def test_no_room_reads_the_lines_of_a_book_past_the_keeper():
    """Nor asks for accounts of people by their kind: the board's tables fold the row they get into one of its own."""
    allowed = {("bulletin/services/from_ledger.py", "HOLDER")}
    found = {
        (path.relative_to(ROOT).as_posix(), node.attr)
        for path, tree in _trees(*(room for room in settings.ROOMS if room not in ("points", "ledger")))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("HOLDER", "Keeper", "journal", "period_of")
    }
    assert found == allowed


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
    handing = services.prepare_handing_on(
        purse=purse, shares=[(daughter, 5)], reason="分户时说好的", by=village.clerk, at=village.now
    )
    services.agree_to_handing_on(handing=handing, by=village.head, at=village.now)


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
