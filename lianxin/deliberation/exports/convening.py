"""联名单: the list people sign to ask for a meeting, with how many it takes."""

from lianxin.deliberation import presenters
from lianxin.deliberation.exports.meetings import VERSION
from lianxin.kit.prints import PAGES, code_of
from lianxin.kit.templatetags.kit import moment

_LINES = 20


def convening_list(convening, lines, *, address, at):
    """An empty list with the matter on top: one line for each who signs; the clerk enters it as it is."""
    enough = "任意一条够了，就应当召集。" if len(lines) > 1 else "够了就应当召集。"
    return {
        "lang": "zh",
        "paper": "a4",
        "flipped": False,
        "title": f"要求召开{convening.body.name}联名单",
        "form": f"连心议事 12 · {VERSION}",
        "lead": convening.about,
        "code": code_of(address),
        "code_words": "扫码看签了多少人",
        "widths": [1, 2, 2, 3, 2],
        "heads": ["序号", "姓名", "户编号", "签名（按指印）", "日期"],
        "rows": [[str(number), "", "", "", ""] for number in range(1, _LINES + 1)],
        "empty": "",
        "notes": [
            *(presenters.convening_line(line) for line in lines),
            f"依据：{presenters.convening_source(convening.body)}。{enough}",
            "一人签一次，本人签名；签名的要在名册上。签好交党群连心站或者村（居）民委员会登记。",
        ],
        "footer": f"联名单 · {moment(at)} 打印",
        "pages": PAGES,
    }
