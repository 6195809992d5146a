import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from lianxin.coverage import services
from lianxin.coverage.calc import outlines
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory


class Command(BaseCommand):
    help = "读入各地边界（GeoJSON），组织覆盖页上画成图。 / Read outlines of places (GeoJSON) for the map of the coverage page."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="GeoJSON FeatureCollection, WGS 84")
        parser.add_argument("--place", required=True, help="区划代码 / code of the place they lie in")
        parser.add_argument("--source", required=True, help="从哪里来的 / where the outlines come from")
        parser.add_argument("--key", default="code", help="哪一项是区划代码 / the property that holds the code")

    def handle(self, *args, **options):
        place = territory.find_by_code(options["place"])
        if place is None:
            raise CommandError(f"没有这个区划代码 / no such place: {options['place']}")
        try:
            found = outlines.read(json.loads(options["file"].read_text("utf-8-sig")), options["key"])
        except (outlines.BadOutline, ValueError, OSError) as bad:
            raise CommandError(
                "读不出边界：要 GeoJSON 的 FeatureCollection，每个地方一个面 / no outlines in this file"
            ) from bad
        try:
            count, unknown = services.give_boundaries(place=place, outlines=found, source=options["source"], by=SYSTEM)
        except RuleBroken as broken:
            raise CommandError(str(broken.message)) from broken
        self.stdout.write(f"{count}" + (f"; ? {', '.join(unknown)}" if unknown else ""))
