"""What stands on the papers of this room. A paper is filed and read in Chinese whoever prints it: not translated."""

from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day, moment

_VERSION = "2026 年 11 月版"


def sheet(title, form, number, boxes, signatures, *, address, at, by):
    """A form of this room; its code opens the file, which only who may read it can."""
    return {
        "lang": "zh", "title": title, "form": f"{form} · {_VERSION}", "number": number, "code": code_of(address),
        "code_words": "扫码打开档案", "boxes": boxes_of(boxes), "signatures": list(signatures),
        "footer": f"{moment(at)} 打印 · {by}", "pages": PAGES,
    }  # fmt: skip


def check_letter(row, *, address, at, by):
    """任职资格联审征求意见函: one department is asked for a yes or a no, with no room for a reason."""
    check = row.asked
    boxes = [
        ("姓名", check.file.name), ("哪里人", check.file.division.short_name), ("为什么审", check.purpose),
        ("本人签承诺书", day(check.declared_on)), ("请在哪天前答复", day(check.due_on)),
        (
            "答复（在前面打勾）",
            "□ 没有不适合的情形\n□ 有不适合的情形\n□ 要再核实（谁去核实：________ 哪天前核实完：________）",
        ),
        ("说明", "只打一个勾，不写原因。不得附本人的病情、案情材料。"),
    ]  # fmt: skip
    return sheet(
        "任职资格联审征求意见函", "干部 01", f"致：{row.department}", boxes, ("单位（盖章）", "经办人签字", "日期"),
        address=address, at=at, by=by,
    )  # fmt: skip


def training_certificate(training, *, address, at, by):
    """培训证明: who took which course, how long."""
    course = training.course
    boxes = [
        ("姓名", training.file.name), ("学什么", course.title), ("怎么学的", str(course.get_kind_display())),
        ("学时", f"{course.hours} 学时"), ("从哪天", day(course.starts_on)), ("到哪天", day(course.ends_on)),
        ("谁办的", course.organiser), ("地点", course.place),
    ]  # fmt: skip
    return sheet(
        "培训证明", "干部 02", training.number, boxes, ("办培训的单位（盖章）", "日期"), address=address, at=at, by=by
    )
