"""Money by source: each line keeps a purse of its own in the books, so that no source pays what it did not give.

In the books a purse is a bank account of the project's own. What comes in stands against a fund of the giver (a debt for a
loan or what an investor put in); the collective's own money is moved aside from its bank account. Labour is counted in
days and never turned into money.
"""

from dataclasses import replace

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.works import policies, selectors
from lianxin.works.calc import money as purses
from lianxin.works.models import Capital, Line, Movement
from lianxin.works.services.moving import SOURCE, lock, move, require
from lianxin.works.vocabulary import (
    PROJECT_WAYS,
    RAISED,
    AuditTag,
    MoveKind,
    NoteKind,
    ProjectState,
    ProjectVerb,
    Source,
)

#: What stands against money that came in.
_AGAINST = {Source.LOAN: Kind.LOAN, Source.CAPITAL: Kind.PAYABLE}


#: Accepted or given up: what a contract bound and did not cost, or keeps back and is not to be paid, may go back.
_OVER = PROJECT_WAYS[ProjectVerb.PAY_RETENTION].sources | {ProjectState.ACCEPTED, ProjectState.CANCELLED}


@action
def add_line(*, project, source, giver, conditions, promised, by, raising="", at=None):
    """A source with its conditions and what it promised; opens its accounts. What households raise names the raising.

    ``promised`` is in fen, of labour in hundredths of a day.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    require(project, ProjectVerb.ADD_LINE)
    if promised <= 0:
        raise RuleBroken(_("请写承诺出多少。"), field="promised")
    found = None
    if source in RAISED:
        found = next((each for each in selectors.raisings_at(project) if each.public_id == raising), None)
        if found is None:
            raise RuleBroken(_("村民筹资筹劳要先在议事厅一事一议，请选那一次。"), field="raising")
        due, elsewhere = selectors.owed_fen(found, source), selectors.promised_of(found.public_id, source)
        if promised > due - elsewhere:
            raise RuleBroken(
                _("那一次一共要筹 {due}，别的地方已经写了 {elsewhere}，不能写得比剩下的多。").format(
                    due=money(due), elsewhere=money(elsewhere)
                ),
                field="promised",
            )
    last = project.lines.aggregate(last=Max("serial"))["last"] or 0
    line = Line.objects.create(
        project=project, serial=last + 1, source=source, giver=giver.strip(), conditions=conditions.strip(),
        promised=promised, raising_id=found.public_id if found else "", raising_label=str(found)[:120] if found else "",
        added_at=at,
    )  # fmt: skip
    if source == Source.CAPITAL:
        Capital.objects.create(line=line)
    _open_accounts(project, line)
    audit.record(AuditTag.ADD_LINE, project, by, after={"line": str(line), "promised": promised}, at=at)
    return line


@action
def fund_project(*, project, by, at=None):
    """Every fen of the budget has a source that promised it."""
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    promised = selectors.promised_fen(project)
    if promised < project.budget_fen:
        raise RuleBroken(
            _("预算 {budget} 元，各来源一共承诺 {promised} 元，还差 {left} 元。").format(
                budget=money(project.budget_fen), promised=money(promised), left=money(project.budget_fen - promised)
            )
        )
    return move(project, ProjectVerb.FUND, AuditTag.FUND, by, at=at, after={"promised": promised})


@action
def receive_money(*, project, line, amount, on, number, by, words="", at=None):
    """So much came in from a source: never more than it promised. Of labour: so many days were worked."""
    return moved(project, line, MoveKind.IN, amount, on, number, words, by, at)


@action
def give_back(*, project, line, amount, on, number, reason, by, at=None):
    """What is left over goes back by the rule of its source, or to the collective it came from; after the final account what was
    kept back and is not to be paid, with the reason, while something found is not mended."""
    if line.is_labour:
        raise RuleBroken(_("出过的工退不回去。"), field="line")
    if not reason.strip():
        raise RuleBroken(_("请写明为什么退。"), field="reason")
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    _not_owed(project, amount)
    return moved(project, line, MoveKind.BACK, amount, on, number, reason, by, at)


def _not_owed(project, amount):
    """Raise where after the final account it is the contractor's: kept back, and nobody who watches has found anything to mend."""
    if project.state not in PROJECT_WAYS[ProjectVerb.PAY_RETENTION].sources or project.notes.filter(
        kind=NoteKind.DEFECT, answered_by__isnull=True
    ):
        return
    if amount > selectors.in_hand_fen(project) - (kept := selectors.kept_back(project)):
        raise RuleBroken(
            _(
                "质保金 {kept} 元是施工方的，没有要返修的就不能退。有毛病他们不来修的，先请村务监督委员会登记“要返修”，再退。"
            ).format(kept=money(kept)),
            field="amount",
        )


_VERBS = {
    MoveKind.IN: (ProjectVerb.RECEIVE, AuditTag.RECEIVE, purses.receive, 1),
    MoveKind.BACK: (ProjectVerb.GIVE_BACK, AuditTag.GIVE_BACK, purses.give_back, -1),
}


def moved(project, line, kind, amount, on, number, words, by, at, *, verb=None, tag=None):
    """One movement of a line, with its event, under the step's own verb and tag or the usual ones."""
    at, project = at or clock.now(), lock(project)
    usual_verb, usual_tag, rule, sign = _VERBS[kind]
    verb, tag = verb or usual_verb, tag or usual_tag
    policies.can_keep_money(by, project).or_raise()
    require(project, verb)
    _checked(project, line, amount, on, number, at, rule)
    sides = ((account_of(project, line), sign * amount), (_against(project, line), -sign * amount))
    label = f"{project.number} {MoveKind(kind).label} {line}"
    keep(project, line, kind, amount, on, number, label, by, at, sides=sides, words=words)
    after = {"line": str(line), "amount": amount, "kind": str(kind)}
    audit.record(tag, project, by, after=after, reason=words, at=at)
    return project


def _checked(project, line, amount, on, number, at, rule):
    if line.project_id != project.pk:
        raise RuleBroken(_("这个来源不是这个项目的。"), field="line")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if line.raising_id and not selectors.is_raised(line):
        raise RuleBroken(_("这次筹资筹劳还没有定下来，不能收。"), field="line")
    if rule is purses.receive and line.raising_id:
        hold_raising(line)
        if amount > selectors.collected_fen(line):
            raise RuleBroken(_("不能比一事一议那里收到的多。"), field="amount")
    if rule is purses.receive and line.source == Source.CAPITAL and not selectors.is_signed(line):
        raise RuleBroken(_("社会资本要核实过、签了合同，才能收。"), field="line")
    if not number.strip():
        raise RuleBroken(_("请写凭据号。"), field="number")
    obey(rule, project, line, amount)


def not_left(line):
    """Raise where the line is of outside capital that stands under no contract any more."""
    if line.source == Source.CAPITAL and not selectors.is_signed(line):
        raise RuleBroken(_("“{line}”已经退出，手里的按合同退回，不能再付。").format(line=line), field="line")


def hold_raising(line):
    """Hold every line fed by the same raising until the transaction ends: two projects do not take in the same receipt."""
    lines = Line.objects.select_for_update(of=("self",)).filter(raising_id=line.raising_id, source=line.source)
    list(lines.order_by("pk"))


def obey(rule, project, line, amount):
    """Ask the arithmetic of purses; what it refuses is said in a sentence."""
    purse = selectors.purses_of(project)[line.pk]
    if rule is purses.give_back and project.state in _OVER:
        purse = replace(purse, committed=0)
    try:
        rule(purse, amount)
    except purses.Refused as refused:
        left = (
            _("{days} 个工").format(days=money(refused.left))
            if line.is_labour
            else _("{yuan} 元").format(yuan=money(refused.left))
        )
        told = {
            "amount": _("金额要大于零。"),
            "promised": _("“{line}”承诺的还剩 {left} 没有到，不能收得比承诺的多。").format(line=line, left=left),
            "in_hand": _("“{line}”手里只有 {left}。一个来源只能付它收到的，不能用别的来源垫。").format(
                line=line, left=left
            ),
            "free": _("“{line}”没有被合同和付款单占着的只有 {left}。").format(line=line, left=left),
            "bound": _("“{line}”给这笔定下的只有 {left}。").format(line=line, left=left),
            "paid": _("“{line}”没有付过这么多。").format(line=line),
        }
        raise RuleBroken(told[refused.why], field="amount") from refused


def keep(project, line, kind, amount, on, number, label, by, at, *, sides, words="", payment=None):
    """One entry in the books and one movement that names it."""
    posting = ledger.Posting(
        on=on, words=label[:200], lines=sides,
        source=ledger.Source(SOURCE, project.public_id, project.audit_label[:120]), rule=project.decision_label[:60],
    )  # fmt: skip
    entry = ledger.post(book=project.book, posting=posting, by=by, at=at)
    return Movement.objects.create(
        project=project, line=line, kind=kind, amount=amount, on=on, number=number.strip(), words=words.strip()[:200],
        payment=payment, entry_id=entry, at=at, by_name=by.name[:80],
    )  # fmt: skip


def account_of(project, line):
    """The purse of a line; of labour what the days went into."""
    return ledger_selectors.account_coded(project.book, _code(project, line))


def _against(project, line):
    if line.source == Source.COLLECTIVE:
        return ledger_selectors.own_account(project.book, Kind.BANK)
    return ledger_selectors.account_coded(project.book, f"{_code(project, line)}F")


def works_account(project):
    """What was built with it so far, from the first payment on."""
    code = f"W{project.pk}"
    found = ledger_selectors.account_coded(project.book, code)
    if found:
        return found
    name = _("在建工程 {number}").format(number=project.number)
    return _opened(project, code, name, Kind.FIXED_ASSET, Measure.FEN)


def _code(project, line):
    return f"W{project.pk}.{line.serial}"


def _open_accounts(project, line):
    name = f"{project.number} {line}"[:70]
    if line.is_labour:
        _opened(project, _code(project, line), name, Kind.SINK, Measure.LABOUR)
        _opened(project, f"{_code(project, line)}F", name, Kind.SOURCE, Measure.LABOUR)
        return
    _opened(project, _code(project, line), name, Kind.BANK, Measure.FEN)
    if line.source != Source.COLLECTIVE:
        _opened(project, f"{_code(project, line)}F", name, _AGAINST.get(line.source, Kind.FUND), Measure.FEN)


def _opened(project, code, name, kind, measure):
    """From the day of the project on: what came before its source was written down is entered on its own day."""
    return ledger.open_account(
        book=project.book, code=code, name=name, kind=kind, measure=measure, opened_on=clock.day_of(project.opened_at), by=SYSTEM,
        holder_kind=SOURCE, holder_id=code,
    )  # fmt: skip
