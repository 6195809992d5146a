import csv
import io
import json
from dataclasses import asdict, fields
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lianxin.kit.decoding import UnknownEncoding, decode
from lianxin.liaison import exports
from lianxin.liaison.calc import lists, routes
from lianxin.liaison.calc.assignment import Infeasible, Weights
from lianxin.liaison.calc.assignment.planning import plan
from lianxin.liaison.calc.assignment.reasons import reasons

_SHOWN = 20


class Command(BaseCommand):
    help = "liaison: propose who keeps in touch with which household (plan), or a visiting order (route), from tables"
    requires_system_checks = ()

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        plan_it = verbs.add_parser("plan", help="the best assignment of households to members; no database is touched")
        plan_it.add_argument("--households", required=True, help="household,village,group,east,north,needs,priority")
        plan_it.add_argument(
            "--members", required=True, help="member,village,group,east,north,skills,room,held,exempt,experienced"
        )
        plan_it.add_argument("--kin", help="household,member: pairs that may not be")
        plan_it.add_argument("--today", help="household,member: who has whom today")
        plan_it.add_argument("--weights", help="a JSON object of weights that differ from the usual ones")
        plan_it.add_argument("--room", type=int, default=10, help="households a member may have where no row says it")
        route = verbs.add_parser("route", help="a short round over some stops; no database is touched")
        route.add_argument("--stops", required=True, help="stop,east,north (metres)")
        route.add_argument("--start", help="east,north where the round begins and ends; else at the first stop")
        for each in (plan_it, route):
            each.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args, verb, **options):
        answer = self._plan(options) if verb == "plan" else self._route(options)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))

    def _plan(self, options):
        homes_table, people_table = _table(options["households"], "household"), _table(options["members"], "member")
        homes, people = lists.households(homes_table), lists.members(people_table, options["room"])
        named = {options["households"]: homes_table, options["members"]: people_table}
        pairs = {}
        for name in ("kin", "today"):
            table = named[options[name]] = _table(options[name], "household", "member") if options[name] else None
            pairs[name] = lists.pairs(table, homes, people) if table else []
        _refuse(named)
        given = {"kin": pairs["kin"], "today": dict(pairs["today"]), "weights": _weights(options["weights"])}
        try:
            found = plan(homes, people, **given)
        except Infeasible as broken:
            return self._impossible(broken.conflicts, options)
        told = reasons(found, homes, people, **given)
        if not options["json"]:
            for each in told:
                words = exports.reason_words(exports.grounds_of(each.facts))
                self.stdout.write(
                    f"{each.household}\t{exports.summary_words(each.change, each.before, each.after)}\t{words}"
                )
            self.stdout.write(_("总代价 {n} 米，已核对没有更小的。").format(n=found.objective))
        return {
            "objective": found.objective,
            "proven": found.proven,
            "weights": asdict(given["weights"]),
            "households": [
                {
                    "household": each.household,
                    "member": each.after,
                    "before": each.before or None,
                    "change": each.change,
                    "why": exports.reason_words(exports.grounds_of(each.facts)),
                    "facts": exports.grounds_of(each.facts),
                }
                for each in told
            ],
            "prices": found.prices,
        }

    def _impossible(self, conflicts, options):
        told = [asdict(each) | {"short": each.short} for each in conflicts]
        if options["json"]:
            words = [exports.conflict_words(each) for each in told]
            self.stdout.write(
                json.dumps({"proven": True, "conflicts": told, "why": words}, ensure_ascii=False, indent=1)
            )
        lines = [
            line
            for each in told
            for line in ([each["village"]] if each["village"] else []) + exports.conflict_words(each)
        ]
        raise CommandError("\n".join([_("照这些规则安排不出来。"), *lines]))

    def _route(self, options):
        table = _table(options["stops"], "stop")
        stops = lists.stops(table)
        _refuse({options["stops"]: table})
        order, metres = routes.round_trip(_start(options["start"]), [spot for _name, spot in stops])
        names = [stops[at][0] for at in order]
        if not options["json"]:
            for number, name in enumerate(names, start=1):
                self.stdout.write(f"{number}\t{name}")
            self.stdout.write(_("一圈 {n} 米（直线）").format(n=metres))
        return {"order": names, "metres": metres, "unmeasured": [name for name, spot in stops if spot is None]}


def _table(path, *needed):
    file = Path(path).name
    try:
        text, _encoding = decode(Path(path).read_bytes())
        head, *rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise CommandError(_("文件读不出来：{error}").format(error=error)) from error
    except (UnknownEncoding, csv.Error) as error:
        raise CommandError(_("{file} 不是表格文字：请另存为 UTF-8 的 CSV。").format(file=file)) from error
    except ValueError as error:
        raise CommandError(_("{file} 是空的。").format(file=file)) from error
    table = lists.Table(head, rows)
    for column in needed:
        if not table.has(column):
            names = _("、").join(lists.NAMES[column])
            raise CommandError(_("{file} 第一行里没有这一列：{names}（写其中一个）。").format(file=file, names=names))
    return table


def _refuse(tables):
    """Every fault of every table at once, up to twenty."""
    found = [(Path(path).name, fault) for path, table in tables.items() if table for fault in table.faults]
    if not found:
        return
    lines = [_fault_words(file, fault) for file, fault in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(_("……一共 {n} 处。").format(n=len(found)))
    raise CommandError("\n".join(lines))


def _fault_words(file, fault):
    words = {
        "missing": _("{file} 第 {row} 行：“{column}”没有填。"),
        "twice": _("{file} 第 {row} 行：“{value}”写了不止一次，每个只能有一行。"),
        "number": _("{file} 第 {row} 行：“{column}”要写整数，现在是“{value}”。"),
        "yes_no": _("{file} 第 {row} 行：“{column}”要写“是”或“否”，现在是“{value}”。"),
        "unknown": _("{file} 第 {row} 行：“{value}”不在名单里。"),
        "both": _("{file} 第 {row} 行：东和北要么都填，要么都不填。"),
    }
    return words[fault.code].format(file=file, row=fault.row, column=fault.column, value=fault.value)


def _weights(said):
    known = {each.name for each in fields(Weights)}
    try:
        given = json.loads(said or "{}")
        unknown = sorted(set(given) - known)
        if unknown:
            raise CommandError(
                _("没有这样的权重：{names}。有：{known}。").format(
                    names="、".join(unknown), known="、".join(sorted(known))
                )
            )
        return Weights(**given)
    except (ValueError, TypeError) as error:
        raise CommandError(_("权重要写成 JSON，每个是 0 到 100000 的整数：{error}").format(error=error)) from error


def _start(said):
    if not said:
        return None
    parts = said.split(",")
    try:
        east, north = (int(part) for part in parts)
    except ValueError as error:
        raise CommandError(_("起点要写成“东,北”两个整数（米）。")) from error
    return east, north
