"""Work orders of a hotline: in as a file, row by row, and back as a file of how they stand."""

import json

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.fields import normalise_phone
from lianxin.kit.tables import WHY, BadTable, read_table
from lianxin.needs import policies
from lianxin.needs.calc.orders import REQUIRED, guess_columns
from lianxin.needs.calc.titles import title_of
from lianxin.needs.models import OrderBatch
from lianxin.needs.selectors import orders
from lianxin.needs.services.intake import Matter, Requester, register_order
from lianxin.needs.vocabulary import AuditTag, BatchState, Kind, Urgency

MOST_ORDERS = 2000
_AT_ONCE = 20
_LONGEST_CELL = 4001


@action
def receive_orders(*, source, division, filename, data, by, at=None):
    """Take a file of work orders and guess its columns. Nothing is registered yet."""
    policies.can_exchange_orders(by, division.path).or_raise()
    try:
        table = read_table(data, longest=_LONGEST_CELL)
    except BadTable as bad:
        raise RuleBroken(WHY[bad.code], field="upload") from bad
    if len(table.rows) > MOST_ORDERS:
        raise RuleBroken(_("一次最多收 {n} 件工单，请分成几份。").format(n=MOST_ORDERS), field="upload")
    batch = OrderBatch.objects.create(
        source=source.strip(),
        division=division,
        division_path=division.path,
        filename=filename[-120:],
        headers=table.headers,
        mapping=guess_columns(table.headers),
        sealed_rows=json.dumps(table.rows, ensure_ascii=False),
        row_count=len(table.rows),
        received_at=at or clock.now(),
        received_by_name=by.name,
    )
    audit.record(AuditTag.RECEIVE_ORDERS, batch, by, after={"rows": len(table.rows)})
    return batch


@action
def start_orders(*, batch, mapping, by):
    """Fix which column is what; ``bring_orders`` may begin. Rows that say the same order twice become one."""
    batch = _held(batch, by, BatchState.RECEIVED)
    if missing := [name for name in REQUIRED if name not in mapping]:
        raise RuleBroken(_("请指定“工单编号”和“诉求内容”各是哪一列，还没有开始收。"), field=missing[0])
    if len(set(mapping.values())) != len(mapping):
        raise RuleBroken(_("同一列被选作两项，还没有开始收。请改选其中一项。"))
    batch.mapping, batch.state = mapping, BatchState.RUNNING
    rows = json.loads(batch.sealed_rows)
    drafts = {draft.order.row: draft for draft in orders.drafts_of(batch, mapping)}
    faulty = [
        [number, cells, _kept(drafts[number].faults)]
        for number, cells in rows
        if number in drafts and drafts[number].faults
    ]
    batch.sealed_rows = json.dumps(
        [[number, cells] for number, cells in rows if number in drafts and not drafts[number].faults],
        ensure_ascii=False,
    )
    batch.sealed_faults = json.dumps(faulty, ensure_ascii=False)
    batch.failed_count, batch.known_count = len(faulty), len(rows) - len(drafts)
    batch.save()
    audit.record(AuditTag.START_ORDERS, batch, by, after={"faulty": len(faulty)})
    return batch


@action
def bring_orders(*, batch, by):
    """Register the next few orders. Interrupted anywhere it goes on where it stopped and registers nothing twice."""
    batch = _held(batch, by, BatchState.RUNNING)
    rows, faulty = json.loads(batch.sealed_rows or "[]"), json.loads(batch.sealed_faults or "[]")
    now, later = rows[:_AT_ONCE], rows[_AT_ONCE:]
    cells_of = dict(now)
    for draft in orders.drafts_of(batch, batch.mapping, now):
        if draft.known_as:
            batch.known_count += 1
            continue
        try:
            _register(draft, batch, by)
            batch.made_count += 1
        except RuleBroken as broken:
            batch.failed_count += 1
            faulty.append([draft.order.row, cells_of[draft.order.row], [["", "rule", str(broken.message)]]])
    batch.sealed_rows = json.dumps(later, ensure_ascii=False) if later else ""
    batch.sealed_faults = json.dumps(faulty, ensure_ascii=False) if faulty else ""
    batch.state = BatchState.RUNNING if later else BatchState.DONE
    batch.save()
    audit.record(AuditTag.BRING_ORDERS, batch, by, after={"made": batch.made_count, "known": batch.known_count})
    return batch


def _held(batch, by, state):
    policies.can_exchange_orders(by, batch.division_path).or_raise()
    held = OrderBatch.objects.select_for_update(of=("self",)).select_related("division").get(pk=batch.pk)
    if held.state != state:
        raise RuleBroken(_("这份工单表现在是“{state}”。").format(state=held.get_state_display()))
    return held


def _register(draft, batch, by):
    order, category = draft.order, draft.category
    try:
        phone, unknown = (normalise_phone(order.phone) if order.phone else ""), ""
    except ValueError:
        phone, unknown = "", "\n" + _("来电号码：{phone}").format(phone=order.phone)
    return register_order(
        matter=Matter(
            kind=Kind.HELP,
            category=category,
            title=order.title or title_of(order.content, 30),
            content=order.content + unknown,
            division=draft.division,
            urgency=Urgency.URGENT if order.is_urgent else category.urgency,
            happened_on=order.happened_on,
            place_words=order.place,
        ),
        requester=Requester(name=order.caller or _("没留姓名"), phone=phone, wants_reply=bool(phone)),
        source=batch.source,
        number=order.number,
        called_at=orders.aware(order.called_at),
        due_at=orders.aware(order.due_at),
        by=by,
    )


def _kept(faults):
    return [[fault.field, fault.code, fault.detail] for fault in faults]


@action
def report_orders(*, source, everything=False, by, at=None):
    """Give one desk back how its orders stand and note what it was told. Returns the orders, their needs with them."""
    policies.can_exchange_orders(by).or_raise()
    at = at or clock.now()
    found = list(orders.orders_to_report(by, source, everything=everything))
    if not found:
        raise RuleBroken(_("没有新的办理情况。要全部导出，请勾选“全部”。"))
    for order in found:
        order.reported_state, order.reported_at = (order.need.merged_into or order.need).state, at
    type(found[0]).objects.bulk_update(found, ["reported_state", "reported_at"], batch_size=500)
    audit.record(AuditTag.REPORT_ORDERS, found[0], by, after={"source": source, "orders": len(found)})
    return found
