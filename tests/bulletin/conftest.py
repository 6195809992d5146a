from dataclasses import dataclass
from datetime import date

import pytest

from lianxin.bulletin import services
from lianxin.bulletin.services import Source

ASSEMBLY = Source("letter", "R1", "村代决〔2026〕3号")
TABLE = {
    "caption": "三季度支出",
    "columns": [{"name": "日期", "kind": "day"}, {"name": "用途", "kind": "text"}, {"name": "经手人", "kind": "name"}, {"name": "金额（元）", "kind": "money"}],
    "rows": [["2026-07-12", "保洁员误工补贴", "周小满", 180_000], ["2026-08-18", "路灯电费", "钱大暑", 46_350]],
    "has_total": True,
}  # fmt: skip


@dataclass
class Board:
    """The village's board and short words for it."""

    cast: object

    def posted(self, *, source=ASSEMBLY, by="committee", **more):
        words = {
            "title": "村民代表会议决定：修东头机耕路",
            "body": "## 决定\n\n同意修东头机耕路，由[[周小满]]牵头。\n\n- 九月开工\n- 十月验收",
        }
        return services.post_notice(
            division=self.cast.village, source=source, by=self.cast.actor(by),
            **{**words, "item": "village.decisions", "tables": [TABLE], "about": (date(2026, 7, 1), date(2026, 9, 30)), **more},
        )  # fmt: skip


@pytest.fixture
def board(cast):
    return Board(cast)
