"""A board as it looks after some months: quarterly notices from the books, an objection found right, a draft on its way."""

from datetime import timedelta

from lianxin.bulletin import selectors
from lianxin.bulletin import services as of_the_room
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.bulletin.calc.due import last_period
from lianxin.bulletin.presenters import period_title
from lianxin.kit import clock
from lianxin.messaging.services import dated

services = dated(of_the_room)

_PLEDGES = "- 村口到卫生室的路灯，坏了三天内修。\n- 低保、残疾补贴申请，当天收件，十五天内回话。\n- 每月 10 日、25 日，村干部在党群服务中心坐班。"


def load_board(*, village, accountant, supervisor, head, secretary, clerk, book=None):
    """Notices of the last quarters by five people of a village; without books the money is typed as a table."""
    today = clock.today()
    quarter = last_period("quarterly", today)
    before = last_period("quarterly", quarter.first)
    people = {"prepares": accountant, "reviews": supervisor, "approves": head, "hangs": clerk}
    for period in (last_period("quarterly", before.first), before, quarter):
        day = period.last + timedelta(days=12)
        if day <= today:
            notice = _statement(village, book, period, at=_morning(day), **people)
    _objection(notice, village, secretary, people)
    services.set_item(
        division=village, affairs="village", name="自来水水费的收缴和使用", basis="村民代表会议决定", frequency="yearly",
        due_day=20, prepares="committee", reviews="supervisors", approves="branch", by=head,
    )  # fmt: skip
    pledges = services.draft_notice(
        division=village, item="party.pledges", title="党支部服务承诺和兑现情况", body=_PLEDGES,
        about=(quarter.first, quarter.last), by=clerk, at=_morning(today - timedelta(days=6)),
    )  # fmt: skip
    services.submit_notice(notice=pledges, by=clerk, at=_morning(today - timedelta(days=6)))
    services.draft_notice(
        division=village, item="village.government", title="协助政府开展的工作", body="- 医保参保登记\n- 秋粮收购通知到户",
        about=(quarter.first, quarter.last), by=clerk, at=_morning(today - timedelta(days=2)),
    )  # fmt: skip
    services.ask_access(
        division=village, papers="accounts", words="今年上半年修路的开支，想看发票和记账凭证。", name="钱大暑", channel="spoken",
        by=clerk, at=_morning(today - timedelta(days=3)),
    )  # fmt: skip
    services.complete_due()
    over = selectors.notices_to_archive(today).filter(division=village).order_by("posted_until", "id")
    for each in over[:1]:
        services.archive_notice(notice=each, by=clerk)


def _morning(day):
    return clock.day_start(day) + timedelta(hours=9)


def _statement(village, book, period, *, at, prepares, reviews, approves, hangs):
    told = {"draws": [services.Draw("ledger", f"statement-{book.public_id}")]} if book else {"tables": [_typed(period)]}
    notice = services.draft_notice(
        division=village, item="finance.statement", title=period_title(village, period.first, period.last, ITEMS["finance.statement"]),
        body="收支逐笔公开。票据在党群服务中心，想看的随时来看。", about=(period.first, period.last), **told,
        by=prepares, at=at,
    )  # fmt: skip
    services.submit_notice(notice=notice, by=prepares, at=at)
    services.pass_notice(notice=notice, by=reviews, at=at + timedelta(hours=26))
    services.approve_notice(notice=notice, by=approves, at=at + timedelta(hours=27))
    hung = services.hang_notice(notice=notice, by=hangs, at=at + timedelta(hours=28))
    services.confirm_board(notice=hung, where="村委会门口公开栏", by=hangs, at=at + timedelta(hours=29))
    return hung


def _typed(period):
    columns = [("日期", "day"), ("摘要", "text"), ("收入（元）", "money"), ("支出（元）", "money")]
    rows = [
        [period.first, "上级转移支付", 1_200_000, ""],
        [period.first + timedelta(days=20), "保洁员误工补贴", "", 360_000],
    ]
    return {
        "caption": "收入和支出逐笔明细", "columns": [{"name": name, "kind": kind} for name, kind in columns],
        "rows": rows, "has_total": True,
    }  # fmt: skip


def _objection(notice, village, secretary, people):
    """Somebody saw a mistake: it was right, and the corrected notice hangs anew."""
    at = clock.day_start(notice.posted_on) + timedelta(days=2, hours=10)
    objection = services.raise_objection(
        notice=notice, words="路灯电费那笔，票上写的是 8 月，表里没写月份，看不出是哪个月的。", name="", channel="spoken",
        by=people["hangs"], at=at,
    )  # fmt: skip
    services.answer_first(
        objection=objection, words="收到。和电费单对一遍，三天内答复。", by=secretary, at=at + timedelta(hours=5)
    )
    services.uphold_objection(
        objection=objection, answer="说得对，摘要没写月份。已补上，重新公示。", by=secretary, at=at + timedelta(days=1)
    )
    notice.refresh_from_db()
    tables = [
        {**table, "rows": [["路灯电费（8 月）" if cell == "付路灯电费" and row[0][5:7] == "08" else cell for cell in row] for row in table["rows"]]}
        for table in notice.tables
    ]  # fmt: skip
    again = at + timedelta(days=1, hours=4)
    services.edit_notice(
        notice=notice, title=notice.title, body=notice.body, tables=tables, about=(notice.about_from, notice.about_to),
        because="路灯电费的摘要补上月份", by=people["prepares"], at=again,
    )  # fmt: skip
    services.submit_notice(notice=notice, by=people["prepares"], at=again)
    services.pass_notice(notice=notice, by=people["reviews"], at=again + timedelta(hours=1))
    services.approve_notice(notice=notice, by=people["approves"], at=again + timedelta(hours=2))
    services.hang_notice(notice=notice, by=people["hangs"], at=again + timedelta(hours=3))
