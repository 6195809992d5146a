"""Money by source: each line keeps a purse of its own in the books, so that no source pays what it did not give.

In the books a purse is a bank account of the project's own. What comes in stands against a fund of the giver (a debt for a
loan or what an investor put in); the collective's own money is moved aside from its bank account. Labour is counted in
days and never turned into money.
"""

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
from lianxin.works.models import Capital, Change, Line, Movement, Payment
from lianxin.works.services.moving import SOURCE, lock, move, require
from lianxin.works.vocabulary import (
    OVER,
    RAISED,
    AuditTag,
    MoveKind,
    ProjectVerb,
    Source,
)

#: What stands against money that came in.
_AGAINST = {Source.LOAN: Kind.LOAN, Source.CAPITAL: Kind.PAYABLE}


@action
def add_line(*, project, source, giver, conditions, promised, by, raising="", is_relief=False, at=None):
    """A source with its conditions and what it promised; opens its accounts. What households raise names the raising.

    ``promised`` is in fen, of labour in hundredths of a day. Of public money for work instead of relief (``is_relief``) so much has to go
    to workers by name before the final account.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    require(project, ProjectVerb.ADD_LINE)
    if is_relief and source != Source.FISCAL:
        raise RuleBroken(_("以工代赈的钱是财政专项资金，请选“财政专项资金”。"), field="source")
    if promised <= 0:
        raise RuleBroken(_("请写承诺出多少。"), field="promised")
    found = None
    if source in RAISED:
        found = next((each for each in selectors.raisings_at(project) if each.public_id == raising), None)
        if found is None:
            raise RuleBroken(_("村民筹资筹劳要先在议事厅就这件事一事一议，请选那一次。"), field="raising")
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
        is_relief=is_relief, added_at=at,
    )  # fmt: skip
    if source == Source.CAPITAL:
        Capital.objects.create(line=line)
    _open_accounts(project, line)
    audit.record(AuditTag.ADD_LINE, project, by, after={"line": str(line), "promised": promised}, at=at)
    return line


@action
def lower_promise(*, project, line, promised, reason, by, at=None):
    """A source gives less than it said, and why: never less than came in, or than contracts and slips have bound of it."""
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    require(project, ProjectVerb.LOWER)
    line = Line.objects.select_for_update(of=("self",)).get(pk=line.pk, project=project)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么少出。"), field="reason")
    purse = selectors.purses_of(project)[line.pk]
    least = max(purse.received, purse.paid + purse.returned + purse.committed, 1)
    if not least <= promised < line.promised:
        raise RuleBroken(
            _("要比原来的 {was} 少，不能少过已经收到、定出去的 {least}。").format(
                was=money(line.promised), least=money(least)
            ),
            field="promised",
        )
    Change.objects.create(
        project=project, line=line, before_fen=line.promised, after_fen=promised, reason=reason.strip(), at=at,
        by_name=by.name[:80],
    )  # fmt: skip
    before, line.promised = line.promised, promised
    line.save(update_fields=["promised"])
    after = {"line": str(line), "promised": promised}
    audit.record(AuditTag.LOWER, project, by, before={"promised": before}, after=after, reason=reason, at=at)
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
    return moved(project, line, AuditTag.RECEIVE, amount, on, number, words, by, at)


@action
def give_back(*, project, line, amount, number, reason, by, at=None):
    """What is left over is to go back by the rule of its source, or to the collective it came from: written down by who keeps the
    money, and sent by somebody else (``release_payment``). What a contract is owed, kept back or not, never goes."""
    if line.is_labour:
        raise RuleBroken(_("出过的工退不回去。"), field="line")
    if not reason.strip():
        raise RuleBroken(_("请写明为什么退。"), field="reason")
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    require(project, ProjectVerb.GIVE_BACK)
    if line.project_id != project.pk:
        raise RuleBroken(_("这个来源不是这个项目的。"), field="line")
    if not number.strip():
        raise RuleBroken(_("请写凭据号。"), field="number")
    not_owed(project, amount)
    obey(purses.give_back, project, line, amount)
    made = Payment.objects.create(
        project=project, line=line, fen=amount, is_back=True, payee=line.giver, words=_("退回：{reason}").format(reason=reason.strip())[:120],
        receipt=number.strip(), drafted_by_id=by.id, drafted_at=at,
    )  # fmt: skip
    audit.record(AuditTag.GIVE_BACK, project, by, after={"line": str(line), "amount": amount}, reason=reason, at=at)
    return made


def not_owed(project, amount=0):
    """Raise where ``amount``, with what waits to go back, is somebody else's: once it is accepted or given up, what contracts have
    come to and was not paid."""
    if project.state not in OVER:
        return
    left = selectors.leftover(project)
    if amount + selectors.waiting_back(project) > left:
        raise RuleBroken(
            _(
                "按合同还欠施工方的、等着付的不能退，能退的只有 {left} 元。合同价变了的，先登记结算价；质保期里有毛病不来修的，先登记“要返修”、从结算价里扣。"
            ).format(left=money(max(0, left))),
            field="amount",
        )


#: What each step is: its verb and movement, by which rule of purses, into the purse or out of it.
_STEPS = {
    AuditTag.RECEIVE: (ProjectVerb.RECEIVE, MoveKind.IN, purses.receive, 1),
    AuditTag.TAKE_IN: (ProjectVerb.TAKE_IN, MoveKind.IN, purses.receive, 1),
    AuditTag.LESSEN: (ProjectVerb.TAKE_IN, MoveKind.LESS, purses.lessen, -1),
}


def moved(project, line, tag, amount, on, number, words, by, at):
    """One movement of a line, with its event ``tag``."""
    at, project = at or clock.now(), lock(project)
    verb, kind, rule, sign = _STEPS[tag]
    policies.can_keep_money(by, project).or_raise()
    require(project, verb)
    _checked(project, line, amount, on, number, at, rule)
    sides = ((account_of(project, line), sign * amount), (against(project, line), -sign * amount))
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
    if rule is purses.receive and line.raising_id:
        if not selectors.is_raised(line):
            raise RuleBroken(_("这次筹资筹劳还没有定下来，不能收。"), field="line")
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
    try:
        rule(selectors.purses_of(project)[line.pk], amount)
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
            "returned": _("“{line}”没有退过这么多。").format(line=line),
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


def against(project, line):
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
    return opened(project, code, name, Kind.FIXED_ASSET, Measure.FEN)


def _code(project, line):
    return f"W{project.pk}.{line.serial}"


def _open_accounts(project, line):
    name = f"{project.number} {line}"[:70]
    if line.is_labour:
        opened(project, _code(project, line), name, Kind.SINK, Measure.LABOUR)
        opened(project, f"{_code(project, line)}F", name, Kind.SOURCE, Measure.LABOUR)
        return
    opened(project, _code(project, line), name, Kind.BANK, Measure.FEN)
    if line.source != Source.COLLECTIVE:
        opened(project, f"{_code(project, line)}F", name, _AGAINST.get(line.source, Kind.FUND), Measure.FEN)


def opened(project, code, name, kind, measure):
    """An account of the project's own. From the day of the project on: what came before its source was written down is entered on its own day."""
    return ledger.open_account(
        book=project.book, code=code, name=name, kind=kind, measure=measure, opened_on=clock.day_of(project.opened_at), by=SYSTEM,
        holder_kind=SOURCE, holder_id=code,
    )  # fmt: skip
