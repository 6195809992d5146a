import csv
import io
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lianxin.kit.decoding import UnknownEncoding, decode

#: What tables call the columns wanted here.
_PERSON, _STATEMENT = ("voter-id", "participant", "participant_id", "pid"), ("comment-id", "statement_id", "tid")
_TIME = ("timestamp", "modified")
#: Columns of a table with a line per person that are no statements.
_ABOUT_PERSON = 6


class Command(BaseCommand):
    help = (
        "opinions: groups of people who answer alike, what marks each, what all share, from a file (groups); "
        "count what was asked here and has ended (count; the worker does it by itself)"
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        groups = verbs.add_parser("groups", help="from a table of votes: 1 agree, -1 disagree, 0 pass")
        groups.add_argument("--votes", required=True, help="votes.csv or participants-votes.csv of a Polis export")
        groups.add_argument("--comments", help="comments.csv; without it the one beside the votes, if there is one")
        groups.add_argument("--mode", choices=["auto", "polis", "robust"], default="auto")
        groups.add_argument("--groups", type=int, help="so many groups, instead of as many as the votes show")
        groups.add_argument("--json", action="store_true", help="for machines")

        verbs.add_parser("count", help="find the groups of every asking that has ended")

    def handle(self, *args, verb, **options):
        if verb == "count":
            from lianxin.deliberation import services

            self.stdout.write(f"opinions.counted {services.count_askings()}")
        else:
            self._groups(**options)

    def _groups(self, *, votes, comments, mode, groups, **options):
        from lianxin.deliberation.calc.opinions import Mode, opinion_groups

        beside = Path(votes).with_name("comments.csv")
        comments = comments or (beside if beside.exists() else None)
        told = _votes(votes, _moderated(comments) if comments else set())
        found = opinion_groups(told, mode=Mode(mode), k=groups)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(told, found), ensure_ascii=False, indent=1))
        else:
            self._tell(told, found)

    def _tell(self, votes, found):
        say = self.stdout.write
        say(_("{people} 人，{statements} 条").format(people=len(votes.people), statements=len(votes.statements)))
        if not found.may_show:
            say(_("不到五十人，或者有的群不到五人：网页上不显示。"))
        if found.clear is False:
            say(_("没有明显的意见群。"))
        for number, (size, marks) in enumerate(zip(found.sizes, found.marks or [()] * len(found.sizes), strict=True)):
            say(_("第 {number} 群，{size} 人：").format(number=number, size=size) + _listed(votes, marks))
        agree, disagree = _("多数人同意："), _("多数人不同意：")
        if found.are_groups:
            agree, disagree = _("各群都同意："), _("各群都不同意：")
        say(agree + _listed(votes, found.agreed_by_all))
        say(disagree + _listed(votes, found.disagreed_by_all))


def _listed(votes, marks):
    told = []
    for mark in marks:
        words = _("同意 {name}（{yes}/{seen}）") if mark.agrees else _("不同意 {name}（{yes}/{seen}）")
        told.append(words.format(name=votes.statements[mark.statement], yes=mark.yes, seen=mark.seen))
    return "，".join(told) or "—"


def _as_json(votes, found):
    from lianxin.deliberation.calc.opinions.statements import shared

    def told(mark):
        return {
            "statement": votes.statements[mark.statement],
            "agrees": mark.agrees,
            "yes": mark.yes,
            "seen": mark.seen,
            "share": mark.share,
            "test": mark.test,
            "ratio": mark.ratio,
            "ratio_test": mark.ratio_test,
        }

    gains = found.gains
    return {
        "mode": found.mode,
        "clear": found.clear,
        "may_show": found.may_show,
        "silhouette": found.silhouette,
        "gains": gains and {"polis": gains.polis, "robust": gains.robust, "robust_groups": gains.robust_groups},
        "people": len(votes.people),
        "left_out": [name for name, gone in zip(votes.statements, votes.left_out, strict=True) if gone],
        "groups": [
            {
                "group": number,
                "size": size,
                "marks": [told(mark) for mark in (found.marks[number] if found.marks else ())],
            }
            for number, size in enumerate(found.sizes)
        ],
        "shared": {
            "agree": [told(mark) for mark in found.agreed_by_all],
            "disagree": [told(mark) for mark in found.disagreed_by_all],
        },
        # as the Polis server lists them: over everybody, whatever the groups say
        "everybody": {
            side: [told(mark) for mark in marks]
            for side, marks in zip(("agree", "disagree"), shared(votes, votes.left_out), strict=True)
        },
        "consensus": dict(zip(map(str, votes.statements), found.consensus.tolist(), strict=True)),
        "participants": [
            {"participant": name, "group": label if label >= 0 else None, "place": place}
            for name, label, place in zip(votes.people, found.label.tolist(), found.places.tolist(), strict=True)
        ],
    }


def _rows(path):
    """The line of column names and the others."""
    try:
        text, _encoding = decode(Path(path).read_bytes())
    except OSError as error:
        raise CommandError(_("文件读不出来：{error}").format(error=error)) from error
    except UnknownEncoding as error:
        raise CommandError(_("{file} 不是文字：请另存为 UTF-8。").format(file=Path(path).name)) from error
    csv.field_size_limit(10**8)
    rows = csv.reader(io.StringIO(text, newline=""))
    head = [name.strip().lower() for name in next(rows, [])]
    if not head:
        raise CommandError(_("{file} 是空的。").format(file=Path(path).name))
    return head, rows


def _column(head, names):
    return next((head.index(name) for name in names if name in head), None)


def _moderated(path):
    head, rows = _rows(path)
    statement, moderated = _column(head, _STATEMENT), _column(head, ("moderated", "mod"))
    if statement is None or moderated is None:
        return set()
    return {row[statement] for row in rows if len(row) == len(head) and row[moderated].strip() == "-1"}


def _votes(path, left_out):
    """Votes of a file with a line per vote, or with a line per person."""
    import numpy as np

    from lianxin.deliberation.calc.opinions import arrange

    head, rows = _rows(path)
    long = "vote" in head
    person, statement = _column(head, _PERSON), _column(head, _STATEMENT)
    if person is None or (long and statement is None):
        raise CommandError(
            _("{file} 第一行里要有人的编号、意见的编号和 vote，或者每人一行、每条意见一列。").format(
                file=Path(path).name
            )
        )
    people, statements, who, what, value, when = {}, {}, [], [], [], []
    cells = _long(rows, head, person, statement) if long else _wide(rows, head, person)
    for number, (who_it_is, of_what, vote, time) in enumerate(cells, start=2):
        if vote not in ("1", "-1", "0"):
            raise CommandError(
                _("{file} 第 {number} 项：“{vote}”不是 1、-1 或 0。").format(
                    file=Path(path).name, number=number, vote=vote
                )
            )
        who.append(people.setdefault(who_it_is, len(people)))
        what.append(statements.setdefault(of_what, len(statements)))
        value.append(int(vote))
        when.append(time)
    who, what, value = np.array(who, np.int64), np.array(what, np.int64), np.array(value, np.int8)
    if any(when):
        order = np.argsort(np.array(when, np.float64), kind="stable")
        who, what, value = who[order], what[order], value[order]
    for name in sorted(left_out - set(statements)):
        statements[name] = len(statements)
    people, who = _in_order(people, who)
    statements, what = _in_order(statements, what)
    gone = [int(name) if name.isdecimal() else name for name in left_out]
    return arrange(who, what, value, people, statements, gone)


def _long(rows, head, person, statement):
    vote, time = head.index("vote"), _column(head, _TIME)
    for row in rows:
        if len(row) > max(person, statement, vote):
            at = row[time].strip() if time is not None else ""
            yield row[person].strip(), row[statement].strip(), row[vote].strip(), float(at) if _is_number(at) else 0.0


def _wide(rows, head, person):
    start = _ABOUT_PERSON if "n-votes" in head else 1
    for row in rows:
        for name, vote in zip(head[start:], row[start:], strict=False):
            if vote.strip():
                yield row[person].strip(), name, vote.strip(), 0.0


def _is_number(text):
    return text.replace(".", "", 1).isdecimal()


def _in_order(names, codes):
    """Names by number where they are numbers, else by letter; codes follow."""
    import numpy as np

    known = list(names)
    order = sorted(
        range(len(known)),
        key=lambda at: (not known[at].isdecimal(), int(known[at]) if known[at].isdecimal() else 0, known[at]),
    )
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    return [int(known[at]) if known[at].isdecimal() else known[at] for at in order], back[codes] if len(
        codes
    ) else codes
