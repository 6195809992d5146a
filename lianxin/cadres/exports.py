"""What stands on the papers of this room. A paper is filed and read in Chinese whoever prints it: not translated."""

from lianxin.cadres import selectors
from lianxin.cadres.vocabulary import FilingSays, Grade
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


def recommendation(entry, *, address, at, by):
    """后备人选推荐表: who put whom forward and why, with the person's consent to sign."""
    file = entry.file
    consent = (
        f"{day(entry.consented_on)} {entry.get_consent_channel_display()}" if entry.consented_on else "（本人签字）"
    )
    boxes = [
        *_about(file), ("哪一类", str(entry.get_source_display())), ("谁推荐", f"{entry.nominated_by_name} {day(entry.nominated_on)}"),
        ("为什么推荐", entry.nominated_words), ("本人同意", consent),
        *((str(mark.get_mark_display()), f"{day(mark.on)} {mark.by_name} {mark.words}") for mark in entry.marks.all()),
    ]  # fmt: skip
    signatures = ("本人签字", "推荐单位（盖章）", "日期")
    return sheet("后备人选推荐表", "干部 03", "", boxes, signatures, address=address, at=at, by=by)


def check_sheet(check, *, address, at, by):
    """任职资格联审表: every department with its yes or no, or a box to tick; no room for a reason."""
    boxes = [("姓名", check.file.name), ("哪里人", check.file.division.short_name), ("为什么审", check.purpose)]
    boxes.append(("本人签承诺书", day(check.declared_on)))
    for row in check.answers.all():
        said = (
            f"{row.get_answer_display()} {day(row.answered_on)} {row.signer}"
            if row.answered_on
            else "□ 没有  □ 有  □ 要再核实"
        )
        boxes.append((row.department, said))
    signatures = ("乡镇（盖章）", "县里（盖章）", "日期")
    return sheet("任职资格联审表", "干部 04", "", boxes, signatures, address=address, at=at, by=by)


def filing_sheet(filing, *, address, at, by):
    """村党组织书记备案表: the post, the papers, the county's opinion and what changed since."""
    tenure = filing.tenure
    boxes = [
        *_about(filing.file), ("职务", f"{tenure.post.unit.name}{tenure.post.title}"), ("任职日", day(tenure.starts_on)),
        ("任职依据", tenure.basis), ("随报材料", filing.papers), ("谁报的", f"{filing.submitted_by_name} {day(filing.submitted_on)}"),
        ("县里的意见", filing.opinion), ("备案日", day(filing.filed_on) if filing.filed_on else ""),
        ("备案以后的变更", "\n".join(f"{day(each.at)} {each.words}" for each in filing.sayings.all() if each.kind == FilingSays.CHANGED)),
    ]  # fmt: skip
    signatures = ("乡镇（盖章）", "县里（盖章）", "日期")
    return sheet("村党组织书记备案表", "干部 05", filing.number, boxes, signatures, address=address, at=at, by=by)


def hours_sheet(file, *, address, at, by):
    """培训学时登记表: what somebody took, one a line with its own certificate, and nothing added up."""
    taken = [each for each in file.trainings.select_related("course") if each.withdrawn_at is None]
    lines = [
        f"{day(each.course.ends_on)} {each.course.title} {each.course.get_kind_display()} {each.course.hours} 学时 {each.number}"
        for each in taken
    ]
    boxes = [("姓名", file.name), ("哪里人", file.division.short_name), ("参加过的", "\n".join(lines) or "还没有")]
    return sheet("培训学时登记表", "干部 06", "", boxes, ("登记的单位（盖章）", "日期"), address=address, at=at, by=by)


def secondment_sheet(found, *, address, at, by):
    """挂职鉴定表: where, with which tasks, and the words of both sides."""
    tasks = "\n".join(
        f"{task.words}（{day(task.done_on)}做完）" if task.done_on else f"{task.words}（还没有做完）"
        for task in found.tasks.all()
    )
    boxes = [
        ("姓名", found.file.name), ("哪一种", str(found.get_kind_display())), ("从哪里来", found.home), ("到哪里去", found.host),
        ("帮带人", found.mentor), ("从哪天", day(found.starts_on)), ("到哪天", day(found.ends_on)), ("任务", tasks),
        ("接收单位怎么说", found.host_words), ("本人怎么说", found.own_words),
    ]  # fmt: skip
    signatures = ("接收单位（盖章）", "本人签字", "日期")
    return sheet("挂职鉴定表", "干部 07", "", boxes, signatures, address=address, at=at, by=by)


def appraisal_sheet(found, *, address, at, by):
    """年度考核登记表: what the person said of the year and chose, the grade suggested, their word on it, the grade given, and what
    came of an appeal. What is not there yet is for the pen.
    """
    suggested = (
        found.suggested and f"{Grade(found.suggested).label}：{found.suggested_words}\n{found.suggested_by_name}"
    )
    graded = found.grade and f"{Grade(found.grade).label}（{found.decided_by_name} {day(found.decided_on)}）"
    said = found.answer_words or ("看过了" if found.answered_at else "")
    appeal = [f"{day(found.appealed_on)} 申诉：{found.appeal_words}"] if found.appealed_on else []
    if found.appeal_answered_on:
        answered = f"{day(found.appeal_answered_on)} 答复（{found.appeal_answered_by_name}）：{found.appeal_answer}"
        appeal.append(answered)
    boxes = [
        *_served(found), ("学历、学什么的", found.file.education),
        ("本人总结（德、能、勤、绩、廉）", *_or_pen(found.own_words, 5)), ("本人选的事", *_or_pen(_deeds(found), 2)),
        ("等级意见和评语", *_or_pen(suggested, 3)), ("本人的话", *_or_pen(said, 1)), ("考核等级", graded),
        *([("申诉和答复", "\n".join(appeal))] if appeal else []),
    ]  # fmt: skip
    title, signatures = f"{found.round.year} 年度考核登记表", ("主管领导签字", "考核单位（盖章）", "本人签字", "日期")
    return sheet(title, "干部 08", "", boxes, signatures, address=address, at=at, by=by)


def own_report(found, *, address, at, by):
    """述职报告: what the person says of the year at the meeting, with what they chose of what they did; else written by hand."""
    boxes = [*_served(found), ("述职", *_or_pen(found.own_words, 16)), ("做过的事", *_or_pen(_deeds(found), 3))]
    title, kind = f"{found.round.year} 年度述职报告", str(found.round.get_kind_display())
    return sheet(title, "干部 09", kind, boxes, ("述职人签字", "日期"), address=address, at=at, by=by)


def _served(found):
    """Whom an appraisal is of, and in which post."""
    held = found.tenure
    post = [("职务", f"{held.post.unit.name}{held.post.title}"), ("任职日", day(held.starts_on))] if held else []
    return [("姓名", found.file.name), ("哪里人", found.file.division.short_name), *post]


def _deeds(found):
    return "\n".join(f"{day(each.on)} {each.label}：{each.words}" for each in selectors.evidence_of(found))


def _or_pen(words, lines):
    """What stands in a box, or so many empty lines to write on."""
    return (words,) if words else ("", lines)


def _about(file):
    """Who it is, as they said it."""
    said = [
        ("姓名", file.name), ("哪里人", file.division.short_name), ("学历、学什么的", file.education), ("会什么", file.skills),
        ("在哪里干过", file.places_served),
    ]  # fmt: skip
    return [(label, words) for label, words in said if words]
