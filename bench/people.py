"""How long the import of 5,000 households and the sample's 9,000 take. Prints ``name value unit``."""

import os
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, per_call, value

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")


def the_list(households):
    lines = ["户编号,姓名,与户主关系,性别,出生日期,手机号,住址"]
    for number in range(households):
        for place, relation in enumerate(("户主", "配偶", "子")):
            phone = f"1990000{number % 10_000:04d}" if place == 0 else ""
            lines.append(
                f"{number:05d},周{'甲乙丙'[place]}{chr(0x4E00 + number)},{relation},女,19{60 + place}-01-02,{phone},一组"
            )
    return "\n".join(lines).encode("gb18030")


def measure(name, work, **bar):
    with Stopwatch() as watch:
        result = work()
    value(name, watch.wall, "s", **bar)
    value(f"{name}.cpu", watch.cpu, "s of CPU")
    return result


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("LIANXIN_DATA", folder)
        import django

        django.setup()
        from django.core.management import call_command

        from lianxin.kit.actors import SYSTEM
        from lianxin.kit.tree import segment
        from lianxin.people import services as people
        from lianxin.people.demo import load_people
        from lianxin.people.selectors import find_people
        from lianxin.territory.models import Division

        call_command("migrate", verbosity=0)
        places = [Division.objects.create(level="village", name=f"村{i}", path=segment(i)) for i in range(1, 26)]
        data = the_list(5_000)
        batch = measure(
            "people.import.receive_15000_rows",
            lambda: people.receive_import(division=places[0], filename="x.csv", data=data, by=SYSTEM),
        )

        def run():
            now = people.start_import(batch=batch, mapping=batch.mapping, by=SYSTEM)
            while now.state == "running":
                now = people.advance_import(batch=now, by=SYSTEM)
            return now

        done = measure("people.import.store_15000_rows", run, most=30)
        value("people.import.stored", done.imported_count, "persons")
        measure("people.import.undo", lambda: people.undo_import(batch=done, by=SYSTEM))
        stored = measure(
            "people.sample.9000_households", lambda: load_people([(p, 375) for p in places[1:]], SYSTEM, Random(7))
        )
        value("people.sample.persons", stored, "persons")
        for text in ("19900000123", "wx", "王", "H00012"):
            per_call(f"people.find.{text}", [lambda t=text: find_people(t, "", SYSTEM)] * 20, "ms")


if __name__ == "__main__":
    main()
