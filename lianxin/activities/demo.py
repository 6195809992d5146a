"""A branch's quarter: its list, an assembly with a vote, a lecture and two theme days; who is on the way and who moves."""

from datetime import timedelta

from lianxin.activities import services
from lianxin.activities.vocabulary import Kind, Stage, TransferReason
from lianxin.kit import clock

_MEMBERS = ("丁立春", "万雨水", "于惊蛰", "方春分", "毛清明", "石谷雨", "任立夏", "汤小满", "余芒种")
_OLD = "严大寒"


def load_quarter(branch, *, secretary):
    """What the branch of the first village held in the last three months."""
    today = clock.today()
    began = today - timedelta(days=200)
    services.add_members(
        unit=branch, names=[secretary.name, *_MEMBERS, _OLD], has_vote=True, starts_on=began, by=secretary
    )
    made = services.add_members(unit=branch, names=["花立秋"], has_vote=False, starts_on=began, by=secretary)
    for name, stage in (("水处暑", Stage.APPLICANT), ("柏白露", Stage.ACTIVIST), ("章秋分", Stage.CANDIDATE)):
        services.add_members(unit=branch, names=[name], stage=stage, stage_on=began, by=secretary)
    old = made[0].unit.branch_members.get(name=_OLD)
    services.exempt_member(member=old, reason="年老", by=secretary)
    absent = made[0].unit.branch_members.get(name="石谷雨").public_id

    def held(days, kind, topic, **more):
        services.record_activity(
            unit=branch, kind=kind, held_on=today - timedelta(days=days), place="村党群服务中心", chair=secretary.name,
            recorder="丁立春", topic=topic, by=secretary, **more,
        )  # fmt: skip

    held(
        80, Kind.ASSEMBLY, "通过上半年支部工作总结", absent=(absent,), absence_words="在外打工，请了假",
        minutes="书记报告上半年工作。大家提了三条意见：活动时间要避开农忙；老党员的学习资料送到家；路灯的事要盯到底。",
        resolution="同意上半年工作总结，三条意见写进下半年安排。", votes=(9, 0, 0),
    )  # fmt: skip
    held(62, Kind.THEME_DAY, "清理村口河道", minutes="分三组清理河道两岸，装了两车垃圾。")
    held(41, Kind.LECTURE, "怎样把群众的话带回来", minutes="讲了入户时怎么听、怎么记、怎么回话。")
    held(33, Kind.THEME_DAY, "给独居老人换灯泡", absent=(absent,), minutes="走了七户，换灯泡十二只，记下两件要修的事。")


def load_transfers(branch, other, *, secretary, officer):
    """Somebody away for work, a letter under way to the neighbours, one out of the county that came to its end."""

    def listed(name):
        return branch.branch_members.get(name=name)

    services.note_away(
        member=listed("石谷雨"), since=clock.today() - timedelta(days=150), place="外省某市电子厂", contact="丁立春", by=secretary
    )  # fmt: skip
    for name, to_unit, to_words in (("任立夏", other, ""), ("汤小满", None, "外县某街道花园社区党支部")):
        transfer = services.draft_transfer(
            member=listed(name), to_unit=to_unit, to_words=to_words, from_committee="镇党委", to_committee="镇党委",
            reason=TransferReason.HOME, dues_paid_to="上个月", by=secretary,
        )  # fmt: skip
        services.confirm_transfer(transfer=transfer, by=secretary)
        services.issue_letter(transfer=transfer, by=officer)
    services.receive_member(transfer=transfer, on=clock.today(), by=secretary)
    services.note_receipt(transfer=transfer, receipt_no="花园〔2026〕12", by=secretary)
    services.close_transfer(transfer=transfer, by=secretary)
    services.draft_transfer(
        member=listed("余芒种"), to_unit=other, to_words="", from_committee="镇党委", to_committee="镇党委",
        reason=TransferReason.JOB, by=secretary,
    )  # fmt: skip
